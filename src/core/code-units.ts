const ENCODER = new TextEncoder();

/** Texts as arrays of UTF-16 code units, which are gone over several times as fast as strings. The room is used again. */
export class CodeUnits {
  #units = new Uint16Array(4_096);
  #bytes = new Uint8Array(4_096);
  #isAscii = true;

  /** Whether the text last asked for is ASCII throughout. */
  get isAscii(): boolean {
    return this.#isAscii;
  }

  /** What stands between two places of a text, at the start of the array; at least one unit more is the caller's. */
  of(text: string, start: number, end: number): Uint16Array {
    const length = end - start;
    if (this.#units.length <= length) {
      this.#units = new Uint16Array(length * 2);
      this.#bytes = new Uint8Array(length * 2);
    }
    const units = this.#units;
    const bytes = this.#bytes;
    // As UTF-8, ASCII and nothing else is as long as it was.
    const { read, written } = ENCODER.encodeInto(text.slice(start, end), bytes);
    this.#isAscii = read === length && written === length;
    if (this.#isAscii) units.set(bytes.subarray(0, length));
    else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(start + at);
    return units;
  }
}
