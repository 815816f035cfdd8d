import type { Room } from "./gathering.ts";
import type { Shelf } from "./shelf.ts";

/** Numbers of one bucket that are kept in memory before they go on the shelf, at most. */
const MOST_HELD = 4096;

/**
 * Rows of numbers, parted into buckets of which one at a time is in memory: what is much more than memory is sorted so,
 * where each bucket holds what lies between two bounds. What is put in follows in its order.
 */
export class Buckets {
  readonly #width: number;
  readonly #shelf: Shelf;
  readonly #held: (Float64Array | undefined)[];
  readonly #counts: Float64Array;
  readonly #chunks: number[][];
  readonly #chunkSize: number;

  /** `width`: numbers of one row. */
  constructor(count: number, width: number, { bytes, newShelf }: Pick<Room, "bytes" | "newShelf">) {
    this.#width = width;
    this.#shelf = newShelf();
    this.#held = new Array(count);
    this.#counts = new Float64Array(count);
    this.#chunks = Array.from({ length: count }, () => []);
    const size = Math.min(MOST_HELD, Math.floor(bytes / 8 / count));
    this.#chunkSize = Math.max(width, size - (size % width));
  }

  get count(): number {
    return this.#counts.length;
  }

  /** As many numbers as a row has. */
  add(bucket: number, first: number, second = 0): void {
    const size = this.#chunkSize;
    let held = this.#held[bucket];
    if (!held) {
      held = new Float64Array(size);
      this.#held[bucket] = held;
    }
    const at = this.#counts[bucket]! % size;
    held[at] = first;
    if (this.#width > 1) held[at + 1] = second;
    this.#counts[bucket] = this.#counts[bucket]! + this.#width;
    if (at + this.#width === size) this.#chunks[bucket]!.push(this.#shelf.put(bytesOf(held)));
  }

  /** All rows of a bucket, one after the other, in memory of their own. */
  read(bucket: number): Float64Array<ArrayBuffer> {
    const count = this.#counts[bucket]!;
    const size = this.#chunkSize;
    const all = new Float64Array(count);
    let to = 0;
    for (const at of this.#chunks[bucket]!) {
      all.set(new Float64Array(this.#shelf.get(at, size * 8)), to);
      to += size;
    }
    if (to < count) all.set(this.#held[bucket]!.subarray(0, count - to), to);
    return all;
  }
}

/** How many buckets so many rows are best parted into. */
export function bucketsFor(rows: number, most: number): number {
  return Math.max(1, Math.min(MOST_BUCKETS, Math.ceil(rows / most)));
}

const MOST_BUCKETS = 1024;

function bytesOf({ buffer, byteLength, byteOffset }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
