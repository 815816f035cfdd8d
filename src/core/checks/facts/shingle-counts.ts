import { MOST_COUNTED } from "./rare-shingles.ts";
import { leastShared, looseAt, type ShingleSets, type Shingles, sizeAt } from "./shingle-sets.ts";

/** Sets gone through between two rests. */
const SLICE = 200;

/** Shingles that are looked up before it is asked whether too few are shared. */
const STRIDE = 16;

/** In how many documents shingles stand, in a table that only errs upwards. */
export class ShingleCounts {
  readonly #shift: number;
  readonly #counts: Uint8Array;
  #total: number;

  /** For sets of so many shingles together. */
  private constructor(total: number) {
    this.#total = total;
    this.#shift = shiftFor(total);
    this.#counts = new Uint8Array(2 ** (32 - this.#shift));
  }

  /** The counts of these sets, with rests. */
  static *of(sets: ShingleSets): Generator<void, ShingleCounts> {
    let total = 0;
    for (let place = 0; place < sets.length; place++) total += sizeAt(sets, place);
    yield;
    const counts = new ShingleCounts(total);
    for (let place = 0; place < sets.length; place++) {
      if (place % SLICE === SLICE - 1) yield;
      if (sizeAt(sets, place) > 0) counts.#count(looseAt(sets, place));
    }
    return counts;
  }

  /** The places of the sets that come into question, with rests. */
  *inQuestion(sets: ShingleSets): Generator<void, Uint32Array> {
    const places = new Uint32Array(sets.length);
    let count = 0;
    for (let place = 0; place < sets.length; place++) {
      if (place % SLICE === SLICE - 1) yield;
      if (sizeAt(sets, place) > 0 && this.mayHaveTwin(looseAt(sets, place))) places[count++] = place;
    }
    return places.slice(0, count);
  }

  #count(set: Shingles): void {
    const counts = this.#counts;
    const shift = this.#shift;
    for (let at = 0; at < set.length; at++) {
      const slot = set[at]! >>> shift;
      if (counts[slot]! < MOST_COUNTED) counts[slot] = counts[slot]! + 1;
    }
  }

  /** In how many documents a shingle may stand. */
  readonly countOf = (shingle: number): number => this.#counts[shingle >>> this.#shift]!;

  /** Whether four fifths of the shingles may stand in others too. */
  mayHaveTwin(set: Shingles): boolean {
    const counts = this.#counts;
    const shift = this.#shift;
    let spared = set.length - leastShared(set.length);
    for (let at = 0; at < set.length && spared >= 0; ) {
      // No branch at each: nobody can foresee which of them others have.
      const end = Math.min(set.length, at + STRIDE);
      for (; at < end; at++) spared -= (counts[set[at]! >>> shift]! - 2) >>> 31;
    }
    return spared >= 0 && set.length > 0;
  }

  /**
   * Counts one set in the place of another. Answers for how many shingles it makes a difference to somebody else;
   * `undefined` where the table can't be held to: it would have another size, or a count was too high to be known.
   */
  replace(before: Shingles, now: Shingles): number | undefined {
    this.#total += now.length - before.length;
    if (shiftFor(this.#total) !== this.#shift) return undefined;
    const gone = missingIn(before, now);
    const come = missingIn(now, before);
    let crossed = 0;
    for (const shingle of gone) {
      const slot = shingle >>> this.#shift;
      const count = this.#counts[slot]!;
      if (count === MOST_COUNTED) return undefined;
      if (count === 2) crossed++;
      this.#counts[slot] = count - 1;
    }
    for (const shingle of come) {
      const slot = shingle >>> this.#shift;
      const count = this.#counts[slot]!;
      if (count === 1) crossed++;
      if (count < MOST_COUNTED) this.#counts[slot] = count + 1;
    }
    return crossed;
  }
}

function shiftFor(total: number): number {
  return 32 - Math.min(25, Math.max(10, Math.ceil(Math.log2(total + 1)) + 2));
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
