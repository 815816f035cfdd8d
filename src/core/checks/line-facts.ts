import type { Span } from "../text.ts";
import { lineEnd, lineStart } from "./part-lines.ts";

/**
 * Says something of the line that a place lies in, and works it out once for many places in one line.
 *
 * Made for places in the order of the text: then a million of them in one line of ten megabytes stay cheap.
 */
export class LineFacts<T> {
  readonly #text: string;
  readonly #tell: (line: Span) => T;
  #line: Span = { start: 0, end: -1 };
  #fact: T | undefined;

  constructor(text: string, tell: (line: Span) => T) {
    this.#text = text;
    this.#tell = tell;
  }

  /** What is to be said of the line `offset` lies in; its line feed belongs to it. */
  at(offset: number): T {
    const { start, end } = this.#line;
    if (offset < start || offset > end) {
      this.#line = { start: lineStart(this.#text, offset), end: lineEnd(this.#text, offset) };
      this.#fact = this.#tell(this.#line);
    }
    return this.#fact as T;
  }
}
