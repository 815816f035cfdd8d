import { firstNotBelow } from "../../sorted.ts";

/** Documents that have something in common, group by group. */
export interface Groups {
  /** Each group's documents by their numbers, rising; groups in the order of their first ones. A view of the whole. */
  all(): Generator<Uint32Array>;
}

/** What stands for no value among the values of documents. */
export const NO_VALUE = -1;

/**
 * The documents whose values others have too, `least` of them together. `values` has one of 0 to 2⁵³ for each document, or {@link NO_VALUE}.
 *
 * Takes up to 24 bytes a document while it looks, `values` not counted, and 8 for each that is in a group afterwards.
 */
export function groupsOf(values: Float64Array, least = 2): Groups {
  const repeated = repeatedIn(values.slice().sort(), least);
  const ends = new Uint32Array(repeated.length);
  for (const value of values) {
    const rank = rankIn(repeated, value);
    if (rank >= 0) ends[rank] = ends[rank]! + 1;
  }
  let total = 0;
  for (let rank = 0; rank < ends.length; rank++) {
    total += ends[rank]!;
    ends[rank] = total - ends[rank]!;
  }
  const members = new Uint32Array(total);
  // Where each group begins becomes where it ends.
  for (let place = 0; place < values.length; place++) {
    const rank = rankIn(repeated, values[place]!);
    if (rank < 0) continue;
    members[ends[rank]!] = place;
    ends[rank] = ends[rank]! + 1;
  }
  return { all: () => inOrder(members, ends) };
}

function* inOrder(members: Uint32Array, ends: Uint32Array): Generator<Uint32Array> {
  // No document is in two groups: its number says which one it begins.
  const order = new Float64Array(ends.length);
  for (let rank = 0, start = 0; rank < ends.length; rank++) {
    order[rank] = members[start]! * RANKS + rank;
    start = ends[rank]!;
  }
  order.sort();
  for (const one of order) {
    const rank = one % RANKS;
    yield members.subarray(rank === 0 ? 0 : ends[rank - 1]!, ends[rank]!);
  }
}

/** Of groups, half as many as documents, of which there may be 134 million: both numbers fit in 53 bits. */
const RANKS = 2 ** 26;

/** The values that come more than once among sorted ones, each once. */
export function repeatedIn(sorted: Float64Array, least = 2): Float64Array {
  let count = 0;
  forRuns(sorted, least, () => count++);
  const repeated = new Float64Array(count);
  count = 0;
  forRuns(sorted, least, (value) => {
    repeated[count++] = value;
  });
  return repeated;
}

function forRuns(sorted: Float64Array, least: number, take: (value: number) => void): void {
  for (let start = 0, at = 1; at <= sorted.length; at++) {
    if (at < sorted.length && sorted[at] === sorted[start]) continue;
    if (at - start >= least && sorted[start] !== NO_VALUE) take(sorted[start]!);
    start = at;
  }
}

/** Where a value stands among sorted ones; -1 where it does not. */
export function rankIn(sorted: Float64Array, value: number): number {
  const at = firstNotBelow(sorted, value);
  return sorted[at] === value ? at : -1;
}
