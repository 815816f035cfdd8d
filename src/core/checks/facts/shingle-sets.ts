/** Sorted hashes of a document's shingles, each once. */
export type Shingles = Uint32Array;

/** Sets of shingles in order, an array or what reads each when it is asked for: then only few are in memory at a time. */
export interface ShingleSets {
  readonly length: number;
  at(place: number): Shingles | undefined;
  /** One in any order, where it would have to be sorted. */
  looseAt?(place: number): Shingles;
  /** How many one has, where that is known without reading it. */
  sizeAt?(place: number): number;
}

/** One of the sets, in any order. */
export function looseAt(sets: ShingleSets, place: number): Shingles {
  return sets.looseAt?.(place) ?? sets.at(place)!;
}

/** How many shingles a set has. */
export function sizeAt(sets: ShingleSets, place: number): number {
  return sets.sizeAt?.(place) ?? sets.at(place)!.length;
}

/** The same of each. */
export function sizesOf(sets: ShingleSets): Uint32Array {
  return Uint32Array.from({ length: sets.length }, (_, at) => sizeAt(sets, at));
}

/** Documents that may be near twins of one that comes after them, in order. */
export interface Candidates {
  readonly later: number;
  readonly earlier: Int32Array;
  /** Whether some were left out because there are too many. */
  readonly isShortened: boolean;
}

/** The Jaccard index from which two documents are nearly the same (`checks.md`), as a fraction: 4/5. */
const NUMERATOR = 4;
const DENOMINATOR = 5;

/** Whether documents with so many shingles can be near twins at all. */
export function canBeTwins(first: number, second: number): boolean {
  return DENOMINATOR * Math.min(first, second) >= NUMERATOR * Math.max(first, second);
}

/** Of `count` shingles so many at least are a near twin's too. */
export function leastShared(count: number): number {
  return Math.ceil((NUMERATOR * count) / DENOMINATOR);
}

/** So many shingles at least two near twins share that have so many together: |A∩B| / |A∪B| ≥ 4/5, with |A∪B| = all − |A∩B|. */
export function leastSharedOf(all: number): number {
  return Math.ceil((NUMERATOR * all) / (NUMERATOR + DENOMINATOR));
}

/**
 * The Jaccard index of two sets, if it is 0.8 or more.
 *
 * Exact but for chance: two shingles have one hash once in four thousand million pairs. Stops as soon as too few are
 * shared.
 */
export function similarityOf(first: Shingles, second: Shingles): number | undefined {
  const all = first.length + second.length;
  const needed = leastSharedOf(all);
  // How many of each may still be missing in the other.
  let sparedOfFirst = first.length - needed;
  let sparedOfSecond = second.length - needed;
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length) {
    const a = first[i]!;
    const b = second[j]!;
    if (a === b) {
      i++;
      j++;
    } else if (a < b) {
      if (--sparedOfFirst < 0) return undefined;
      i++;
    } else {
      if (--sparedOfSecond < 0) return undefined;
      j++;
    }
  }
  const shared = needed + sparedOfFirst - (first.length - i);
  return shared < needed ? undefined : shared / (all - shared);
}
