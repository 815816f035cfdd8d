/** The keys that `format.md` reserves. */
const KEYS = [
  "id",
  "title",
  "date",
  "retrieved",
  "note",
  "source",
  "author",
  "url",
  "lang",
  "credit",
  "truncated",
  "sha256",
  "encoding",
  "eol",
  "final-newline",
] as const;
/** What is written for them and is more than a slip away. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["language", "lang"],
  ["sha-256", "sha256"],
  ["finalnewline", "final-newline"],
]);
/** A key that differs in one place from a shorter one may be any word: "data", "rate", "land". */
const SHORTEST_SUBSTITUTED = 5;
const SHORTEST_TWICE_WRONG = 8;
/** Words of their own, although they are close to a key. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  "authors",
  "sources",
  "dates",
  "notes",
  "titles",
  "urls",
  "ids",
  "langs",
]);

/** The reserved key that an unknown key was probably meant to be. */
export function meantKey(key: string): string | undefined {
  if (KEYS.some((known) => known === key) || OWN_WORDS.has(key)) return undefined;
  return MEANT.get(key) ?? KEYS.find((known) => known.length > 2 && isSlip(key, known));
}

function isSlip(key: string, known: string): boolean {
  const most = known.length >= SHORTEST_TWICE_WRONG ? 2 : 1;
  if (Math.abs(key.length - known.length) > most || key[0] !== known[0]) return false;
  if (key.length === known.length && known.length < SHORTEST_SUBSTITUTED) return isSwap(key, known);
  return distance(key, known) <= most;
}

/** Whether two neighbours changed places, and nothing else did. */
function isSwap(key: string, known: string): boolean {
  const at = [...known].findIndex((character, index) => character !== key[index]);
  return at >= 0 && key === known.slice(0, at) + known[at + 1] + known[at] + known.slice(at + 2);
}

/** Insertions, deletions, substitutions and swaps of neighbours that lie between two short words. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
