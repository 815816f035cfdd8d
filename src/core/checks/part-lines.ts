import type { Span } from "../text.ts";

/**
 * The lines of a cut-out text that begin within `span`, each whole, without its LF.
 *
 * LF alone ends a line here: what was cut out has no other line end, and a CR that is left is part of its line.
 */
export function* partLines(text: string, span: Span = { start: 0, end: text.length }): Generator<Span> {
  let start = span.start;
  while (start < span.end) {
    const end = lineEnd(text, start);
    yield { start, end };
    start = end + 1;
  }
}

/** The offset of the LF that ends the line `offset` lies in, or of the text's end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

/** The offset at which the line begins that `offset` lies in. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** A line with its LF, if it has one: what must go when the line goes. */
export function withLineFeed(text: string, line: Span): Span {
  return { start: line.start, end: Math.min(line.end + 1, text.length) };
}
