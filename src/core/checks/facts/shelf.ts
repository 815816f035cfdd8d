import type { BodyFacts } from "./body-facts.ts";

/** Where bytes lie outside memory until they are asked for; shells have one on their disk. */
export interface Shelf {
  /** Puts a copy there; answers where it lies. */
  put(bytes: Uint8Array): number;
  /** What was put there, in memory of its own; also what was put there one after the other, together. */
  get(at: number, length: number): ArrayBuffer;
  /** The same, in memory that is there: for who reads little, and often. */
  read(at: number, into: Uint8Array): void;
}

/** The same facts, of which hashes lie on the shelf: each time they are asked for they are read again. */
export class ShelvedFacts implements BodyFacts {
  readonly body: number | undefined;
  readonly source: string | undefined;
  readonly #shelf: Shelf;
  readonly #at: number;
  readonly #shingles: number;
  readonly #lines: number;

  constructor({ body, lines, shingles, source }: BodyFacts, shelf: Shelf) {
    this.body = body;
    this.source = source;
    this.#shelf = shelf;
    this.#shingles = shingles.byteLength;
    this.#lines = lines.byteLength;
    this.#at = shelf.put(bytesOf(shingles));
    shelf.put(bytesOf(lines));
  }

  get shingles(): Uint32Array {
    return new Uint32Array(this.#get(this.#at, this.#shingles));
  }

  get lines(): Float64Array {
    return new Float64Array(this.#get(this.#at + this.#shingles, this.#lines));
  }

  #get(at: number, length: number): ArrayBuffer {
    return length === 0 ? NOTHING : this.#shelf.get(at, length);
  }
}

const NOTHING = new ArrayBuffer(0);

function bytesOf({ buffer, byteLength, byteOffset }: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
