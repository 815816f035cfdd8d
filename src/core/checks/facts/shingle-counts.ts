import { looseAt, type ShingleSets, sizesOf } from "./shingle-sets.ts";
import { tableBitsFor } from "./table-bits.ts";

/** About in how many documents a shingle stands: 0 to {@link MOST_COUNTED}, rather more than less. */
export type CountOf = (shingle: number) => number;

/** A greater number of documents is not told from this one. */
export const MOST_COUNTED = 255;

/** Sets gone through between two rests. */
const SLICE = 200;

/** Counts of these sets, with rests. */
export function* countingShingles(sets: ShingleSets): Generator<void, CountOf> {
  const total = sizesOf(sets).reduce((sum, size) => sum + size, 0);
  const shift = 32 - tableBitsFor(total);
  const counts = new Uint8Array(2 ** (32 - shift));
  for (let place = 0; place < sets.length; place++) {
    if (place % SLICE === SLICE - 1) yield;
    const set = looseAt(sets, place);
    for (let at = 0; at < set.length; at++) {
      const slot = set[at]! >>> shift;
      if (counts[slot]! < MOST_COUNTED) counts[slot] = counts[slot]! + 1;
    }
  }
  return (shingle) => counts[shingle >>> shift]!;
}
