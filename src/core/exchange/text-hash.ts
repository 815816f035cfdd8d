import { finished } from "../murmur-hash.ts";
/**
 * A hash of a text, 53 bits, which a number holds: two rounds of MurmurHash3's mixing beside each other.
 *
 * Good enough to say that two texts are surely different; that they are the same, only a look at both says.
 */
export function textHash(text: string): number {
  let first = FIRST;
  let second = SECOND;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x9e3779b1);
    second = Math.imul(second ^ unit, 0x5f356495);
    first ^= first >>> 15;
    second ^= second >>> 13;
  }
  return joined(first, second, text.length);
}

/** The hashes of what stands before each slash of a text, shortest first: of a hostile one in linear time, too. */
export function folderHashes(text: string): readonly number[] {
  const hashes: number[] = [];
  let first = FIRST;
  let second = SECOND;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === SLASH) hashes.push(joined(first, second, at));
    first = Math.imul(first ^ unit, 0x9e3779b1);
    second = Math.imul(second ^ unit, 0x5f356495);
    first ^= first >>> 15;
    second ^= second >>> 13;
  }
  return hashes;
}

const FIRST = 0xdeadbeef | 0;
const SECOND = 0x41c6ce57 | 0;
const SLASH = 47;

function joined(first: number, second: number, length: number): number {
  const low = finished(first ^ length);
  return (finished(second ^ low) & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}

/** Hashes in the order they came, eight bytes each, until those that came twice are asked for. */
export class HashList {
  #hashes = new Float64Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(hash: number): void {
    if (this.#count === this.#hashes.length) {
      const larger = new Float64Array(this.#count + (this.#count >> 1));
      larger.set(this.#hashes);
      this.#hashes = larger;
    }
    this.#hashes[this.#count++] = hash;
  }

  /** Sorted; a view of our own, which the next {@link add} makes void. */
  sorted(): Float64Array {
    return this.#hashes.subarray(0, this.#count).sort();
  }

  /** Those that came more than once. */
  repeated(): ReadonlySet<number> {
    const sorted = this.sorted();
    const repeated = new Set<number>();
    for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) repeated.add(sorted[at]!);
    return repeated;
  }
}
