/** The word among `known` that `word` is most likely a slip for: at most two edits away, and fewer than half its letters. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const seen = word.toLowerCase().slice(0, 64);
  let nearest: string | undefined;
  let least = Math.min(3, Math.ceil(seen.length / 2));
  for (const candidate of known) {
    if (Math.abs(candidate.length - seen.length) >= least) continue;
    const distance = editDistance(seen, candidate.toLowerCase());
    if (distance >= least) continue;
    nearest = candidate;
    least = distance;
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
