import { leastShared, leastSharedOf, type ShingleSets, type Shingles } from "./shingle-sets.ts";

const WORD = 32;

/**
 * Small pictures of sets of shingles, in one piece of memory, that tell most sets apart from a given one at a look.
 *
 * A picture has a bit for each remainder of a shingle, which every shingle turns over: sets whose pictures differ in so
 * many bits differ in as many shingles at least. Takes an eighth of a byte to a quarter for each shingle.
 */
export class ShingleSketches {
  readonly #sizes: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #bits: Uint32Array;

  /** Of all sets but some. */
  constructor(sets: ShingleSets, without: ReadonlyMap<number, unknown>) {
    this.#sizes = Uint32Array.from({ length: sets.length }, (_, at) => (without.has(at) ? 0 : sets.at(at)!.length));
    this.#starts = new Uint32Array(sets.length);
    let words = 0;
    for (let at = 0; at < sets.length; at++) {
      this.#starts[at] = words;
      words += wordsFor(this.#sizes[at]!);
    }
    this.#bits = new Uint32Array(words);
    for (let at = 0; at < sets.length; at++) {
      const size = this.#sizes[at]!;
      if (size > 0) draw(sets.at(at)!, this.#bits, this.#starts[at]!, wordsFor(size));
    }
  }

  /** Leaves out the set at that place from now on. */
  forget(place: number): void {
    this.#sizes[place] = 0;
  }

  /** The places of all sets that are near twins of a set that is not empty, and few others. */
  *near(set: Shingles): Generator<number> {
    /** Of the set, in the size that words of so many leading zeros have. */
    const pictures: Uint32Array[] = [];
    const sizes = this.#sizes;
    const { length } = set;
    const least = leastShared(length);
    for (let place = 0; place < sizes.length; place++) {
      const size = sizes[place]!;
      if (size < least || leastShared(size) > length) continue;
      const spared = length + size - 2 * leastSharedOf(length + size);
      const words = wordsFor(size);
      let picture = pictures[Math.clz32(words)];
      if (!picture) {
        picture = new Uint32Array(words);
        draw(set, picture, 0, words);
        pictures[Math.clz32(words)] = picture;
      }
      if (this.#differsLittle(picture, this.#starts[place]!, spared)) yield place;
    }
  }

  #differsLittle(picture: Uint32Array, start: number, most: number): boolean {
    const bits = this.#bits;
    let spared = most;
    for (let at = 0; at < picture.length; at++) {
      spared -= bitsIn(picture[at]! ^ bits[start + at]!);
      if (spared < 0) return false;
    }
    return true;
  }
}

/** As many bits as shingles, or up to twice as many; a power of two. */
function wordsFor(size: number): number {
  return size <= WORD ? Math.min(size, 1) : 2 ** (WORD - Math.clz32((size - 1) >>> 5));
}

function draw(set: Shingles, bits: Uint32Array, start: number, words: number): void {
  const last = words * WORD - 1;
  for (let at = 0; at < set.length; at++) {
    const bit = set[at]! & last;
    bits[start + (bit >>> 5)]! ^= 1 << (bit & 31);
  }
}

/** How many bits are set, all at once (Warren, "Hacker's Delight", 5–1). */
function bitsIn(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  count = (count + (count >>> 4)) & 0x0f0f0f0f;
  return Math.imul(count, 0x01010101) >>> 24;
}
