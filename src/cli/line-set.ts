/** Lines of a file, a bit each. */
export class LineSet {
  readonly #bits: Uint8Array;
  #size = 0;

  constructor(lineCount: number) {
    this.#bits = new Uint8Array((lineCount >> 3) + 1);
  }

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds a line that is not there yet. */
  add(line: number): void {
    this.#bits[line >> 3]! |= 1 << (line & 7);
    this.#size++;
  }

  has(line: number): boolean {
    return (this.#bits[line >> 3]! & (1 << (line & 7))) !== 0;
  }
}
