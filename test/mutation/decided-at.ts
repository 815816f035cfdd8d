import type { Token } from "./tokens.ts";

/** What decides whether something more is looked at. */
const DECIDING: ReadonlySet<string> = new Set(["?", "?.", "??", "&&", "||"]);
/** What an expression begins after, in brackets of its own or none. */
const BEFORE_EXPRESSION: ReadonlySet<string> = new Set(
  "; { } , = => += ??= ? : return yield typeof case else".split(" "),
);

/**
 * Where coverage must be asked for whom a change of a token concerns: an offset of the code.
 *
 * Coverage counts a sign that decides to what comes after it, which may not run; the sign before it may have decided that.
 * So a change of one concerns whoever looks at the first thing of the whole expression.
 */
export function decidedAt(tokens: readonly Token[], index: number): number {
  const { depth, start, text } = tokens[index]!;
  if (!DECIDING.has(text)) return start;
  let first = index;
  while (first > 0) {
    const before = tokens[first - 1]!;
    if (before.depth < depth || (before.depth === depth && BEFORE_EXPRESSION.has(before.text))) break;
    first--;
  }
  return tokens[first]!.start;
}
