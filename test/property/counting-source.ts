import type { LineSource } from "../../src/core/text.ts";

/** Lines that count how much of them is asked for: what a test can hold against a bound, as it cannot time. */
export class CountingSource implements LineSource {
  readonly #lines: readonly string[];
  /** How many lines were given out, and how many UTF-16 code units, a line end counted as one. */
  given = { lines: 0, units: 0 };

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  line(index: number): string {
    const line = this.#lines[index];
    if (line === undefined) throw new RangeError(`there is no line ${index}, only ${this.#lines.length}`);
    this.given.lines++;
    this.given.units += line.length + 1;
    return line;
  }
}
