import { leastShared, looseAt, type ShingleSets, type Shingles, sizeAt } from "./shingle-sets.ts";
import { tableBitsFor } from "./table-bits.ts";

/** Sets gone through between two rests. */
const SLICE = 200;

/** Shingles that are looked up before it is asked whether too few are shared: nobody can foresee which of them are. */
const STRIDE = 4;

/** A count that is as great, or greater. */
const MANY = 3;

/**
 * Whether shingles stand in one document or in more, in a table that only errs upwards.
 *
 * It is gone through at random for every shingle there is, twice: what it costs is how little of it the nearest caches hold.
 * So a count takes two bits.
 */
export class SharedShingles {
  /** The first bits of a shingle say which word has its count, the last ones which of the sixteen in it. */
  readonly #shift: number;
  readonly #counts: Int32Array;
  #total: number;

  /** For sets of so many shingles together. */
  private constructor(total: number) {
    this.#total = total;
    this.#shift = shiftFor(total);
    this.#counts = new Int32Array(2 ** (32 - this.#shift));
  }

  /** The counts of these sets, with rests. */
  static *of(sets: ShingleSets): Generator<void, SharedShingles> {
    let total = 0;
    for (let place = 0; place < sets.length; place++) total += sizeAt(sets, place);
    yield;
    const shared = new SharedShingles(total);
    for (let place = 0; place < sets.length; place++) {
      if (place % SLICE === SLICE - 1) yield;
      shared.#count(looseAt(sets, place));
    }
    return shared;
  }

  /** The places of the sets that come into question, with rests. */
  *inQuestion(sets: ShingleSets): Generator<void, Uint32Array> {
    const places = new Uint32Array(sets.length);
    let count = 0;
    for (let place = 0; place < sets.length; place++) {
      if (place % SLICE === SLICE - 1) yield;
      if (this.mayHaveTwin(looseAt(sets, place))) places[count++] = place;
    }
    return places.slice(0, count);
  }

  #count(set: Shingles): void {
    const counts = this.#counts;
    const shift = this.#shift;
    let at = 0;
    // Four at each turn: the less is done beside waiting for memory, the more of it is waited for at once.
    for (const last = set.length - STRIDE; at <= last; at += STRIDE) {
      countOne(counts, shift, set[at]!);
      countOne(counts, shift, set[at + 1]!);
      countOne(counts, shift, set[at + 2]!);
      countOne(counts, shift, set[at + 3]!);
    }
    for (; at < set.length; at++) countOne(counts, shift, set[at]!);
  }

  /** Whether four fifths of the shingles may stand in others too; of no shingles none do. */
  mayHaveTwin(set: Shingles): boolean {
    const counts = this.#counts;
    const shift = this.#shift;
    const spared = set.length - leastShared(set.length);
    let shared = 0;
    let at = 0;
    for (const last = set.length - STRIDE; at <= last && at - shared <= spared; at += STRIDE) {
      const two = isShared(counts, shift, set[at]!) + isShared(counts, shift, set[at + 1]!);
      shared += two + isShared(counts, shift, set[at + 2]!) + isShared(counts, shift, set[at + 3]!);
    }
    if (at - shared > spared) return false;
    for (; at < set.length; at++) shared += isShared(counts, shift, set[at]!);
    return at - shared <= spared && at > 0;
  }

  /**
   * Counts one set in the place of another. Answers for how many shingles it may make a difference to somebody else;
   * `undefined` where the table would have another size.
   */
  replace(before: Shingles, now: Shingles): number | undefined {
    this.#total += now.length - before.length;
    if (shiftFor(this.#total) !== this.#shift) return undefined;
    let crossed = 0;
    for (const shingle of missingIn(before, now)) {
      const count = this.#countOf(shingle);
      // How many there are of many is not known: they stay many, and may be one.
      if (count === 2 || count === MANY) crossed++;
      if (count < MANY) this.#add(shingle, -1);
    }
    for (const shingle of missingIn(now, before)) {
      const count = this.#countOf(shingle);
      if (count === 1) crossed++;
      if (count < MANY) this.#add(shingle, 1);
    }
    return crossed;
  }

  #countOf(shingle: number): number {
    return (this.#counts[shingle >>> this.#shift]! >>> (shingle << 1)) & MANY;
  }

  #add(shingle: number, step: 1 | -1): void {
    const word = shingle >>> this.#shift;
    this.#counts[word] = this.#counts[word]! + (step << (shingle << 1));
  }
}

/** Of words with sixteen counts in each. */
function shiftFor(total: number): number {
  return 32 - (tableBitsFor(total) - 4);
}

/** One more, but where both bits are set; without a branch. */
function countOne(counts: Int32Array, shift: number, shingle: number): void {
  const word = counts[shingle >>> shift]!;
  counts[shingle >>> shift] = word + ((1 << (shingle << 1)) & ~(word & (word >>> 1)));
}

/** 1 where it is: the upper bit of a count is set from two on. */
function isShared(counts: Int32Array, shift: number, shingle: number): number {
  return (counts[shingle >>> shift]! >>> ((shingle << 1) | 1)) & 1;
}

/** What of a sorted set is not in another. */
function missingIn(set: Shingles, other: Shingles): readonly number[] {
  const missing: number[] = [];
  for (let at = 0, next = 0; at < set.length; at++) {
    while (next < other.length && other[next]! < set[at]!) next++;
    if (other[next] !== set[at]) missing.push(set[at]!);
  }
  return missing;
}
