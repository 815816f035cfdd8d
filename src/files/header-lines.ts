/** Characters of header lines that are held of one corpus; the rest is read where it lies when it is wanted. */
const MOST = 32_000_000;

/** The header lines of a corpus on the disk, in their order: rule after rule asks for them, and for nothing around them. */
export class HeaderLines {
  #lines = new Int32Array(1 << 10);
  readonly #texts: string[] = [];
  #size = 0;
  /** Where the one asked for last stands in the order: the next one wanted is mostly the one below it. */
  #last = 0;

  /** Whether there is room for one more. */
  get hasRoom(): boolean {
    return this.#size < MOST;
  }

  /** Adds one that stands below the others. */
  add(line: number, text: string): void {
    const count = this.#texts.length;
    if (count === this.#lines.length) {
      const larger = new Int32Array(count * 2);
      larger.set(this.#lines);
      this.#lines = larger;
    }
    this.#lines[count] = line;
    this.#texts.push(text);
    this.#size += text.length;
  }

  /** The text of the line, if it is known to be a header. */
  at(line: number): string | undefined {
    const lines = this.#lines;
    const count = this.#texts.length;
    let low = this.#last;
    if (lines[low] !== line && lines[++low] !== line) {
      low = 0;
      for (let high = count; low < high; ) {
        const middle = (low + high) >> 1;
        if (lines[middle]! < line) low = middle + 1;
        else high = middle;
      }
    }
    if (low >= count || lines[low] !== line) return undefined;
    this.#last = low;
    return this.#texts[low];
  }
}
