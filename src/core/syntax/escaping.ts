import { isEscaped, isMarkerLike } from "./markers.ts";

/** One document line as it is written in a body: a marker-like line gets one more leading backslash. */
export function escapeLine(line: string): string {
  return isMarkerLike(line) || isEscaped(line) ? `\\${line}` : line;
}

/** One body line as the document has it: an escaped marker-like line loses one backslash. */
export function unescapeLine(line: string): string {
  return isEscaped(line) ? line.slice(1) : line;
}

/** Document text as body text. Lines end in LF; no other line changes. */
export function escapeBody(text: string): string {
  return /<<<FILE|END>>>/.test(text) ? text.split("\n").map(escapeLine).join("\n") : text;
}

/** Body text as document text: the inverse of {@link escapeBody}. */
export function unescapeBody(text: string): string {
  return /\\<<<FILE|\\END>>>/.test(text) ? text.split("\n").map(unescapeLine).join("\n") : text;
}

/** The offsets in a body (UTF-16 code units) of the backslashes that reading drops, in order. */
export function droppedBackslashes(body: string): readonly number[] {
  const offsets: number[] = [];
  for (const match of body.matchAll(/\\(?=<<<FILE|END>>>)/g)) {
    let start = match.index;
    while (start > 0 && body[start - 1] === "\\") start--;
    if (start === 0 || body[start - 1] === "\n") offsets.push(start);
  }
  return offsets;
}
