/** Word lists are data: of a long one only the first and the last word are left out. */
const LONG_LIST = 8;
const PIECE =
  /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\k<\w+>|\\.|\[\^?(?:\\.|[^\]\\])*\]|\(\?(?:<[=!]|[=!:]|<\w+>)|\{\d+(?:,\d*)?\}\??|[*+?]\??|./gsu;
const OPPOSITES: Readonly<Record<string, string>> = { "(?=": "(?!", "(?!": "(?=", "(?<=": "(?<!", "(?<!": "(?<=" };

/**
 * The patterns, as written with strokes and flags, that differ from this one in one thing: without an anchor, a quantifier,
 * an alternative or a flag, or with a class or a look-around turned over. Some may be no patterns.
 */
export function* changedPatterns(written: string): Generator<string> {
  const end = written.lastIndexOf("/");
  const flags = written.slice(end + 1);
  const source = written.slice(1, end);
  for (const changed of changedSources(source)) yield `/${changed || "(?:)"}/${flags}`;
  for (const flag of flags) if ("ims".includes(flag)) yield `/${source}/${flags.replace(flag, "")}`;
}

function* changedSources(source: string): Generator<string> {
  const pieces = [...source.matchAll(PIECE)].map((match) => ({ text: match[0], start: match.index }));
  for (const { text, start } of pieces) {
    const put = (changed: string): string => source.slice(0, start) + changed + source.slice(start + text.length);
    for (const changed of changesOf(text)) yield put(changed);
  }
  yield* withoutAlternatives(source, pieces);
}

function* changesOf(piece: string): Generator<string> {
  if (piece === "^" || piece === "$") yield "";
  else if (/^\\[dDwWsSbB]$/.test(piece) || /^\\[pP]\{/.test(piece))
    yield `\\${swappedCase(piece.charAt(1))}${piece.slice(2)}`;
  else if (piece.startsWith("[")) yield piece.startsWith("[^") ? `[${piece.slice(2)}` : `[^${piece.slice(1)}`;
  else if (piece in OPPOSITES) yield OPPOSITES[piece]!;
  else if (/^[*+?{]/.test(piece)) yield "";
}

function swappedCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

function* withoutAlternatives(
  source: string,
  pieces: readonly { readonly text: string; readonly start: number }[],
): Generator<string> {
  const groups: { readonly start: number; readonly bars: number[] }[] = [{ start: 0, bars: [] }];
  const ended: { readonly start: number; readonly bars: readonly number[]; readonly end: number }[] = [];
  for (const { text, start } of pieces) {
    if (text.startsWith("(")) groups.push({ start: start + text.length, bars: [] });
    else if (text === "|") groups.at(-1)!.bars.push(start);
    else if (text === ")") ended.push({ ...groups.pop()!, end: start });
  }
  ended.push({ ...groups[0]!, end: source.length });
  for (const { start, bars, end } of ended) {
    if (bars.length === 0) continue;
    const starts = [start, ...bars.map((bar) => bar + 1)];
    const ends = [...bars, end];
    for (const [index, from] of starts.entries()) {
      if (starts.length > LONG_LIST && index > 0 && index < starts.length - 1) continue;
      const isLast = index === starts.length - 1;
      const rest = isLast ? source.slice(from - 1, ends[index]!).length : ends[index]! + 1 - from;
      const at = isLast ? from - 1 : from;
      yield source.slice(0, at) + source.slice(at + rest);
    }
  }
}
