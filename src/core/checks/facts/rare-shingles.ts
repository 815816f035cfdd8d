import { type Candidates, canBeTwins, leastShared, type ShingleSets, type Shingles, sizesOf } from "./shingle-sets.ts";

/** Looking documents up may take so many steps for each shingle: more only where a thousand have the same rarest ones. */
const STEPS_A_SHINGLE = 256;

/**
 * For each document those before it that share one of its rarest shingles: all its near twins, and few others.
 *
 * Of near twins, one's rarest shingles, one more than may be missing in the other, meet the other's: the filter of
 * "Scaling Up All Pairs Similarity Search" (Bayardo, Ma, Srikant, WWW 2007).
 */
export function* candidatesByRareShingles(sets: ShingleSets): Generator<Candidates> {
  const sizes = sizesOf(sets);
  const counts = documentsOf(sets, sizes);
  const documents = new Map<number, number[]>();
  const seen = new Int32Array(sets.length).fill(-1);
  for (let later = 0; later < sets.length; later++) {
    const set = sets.at(later)!;
    const rare = rarest(set, counts);
    const earlier: number[] = [];
    let steps = STEPS_A_SHINGLE * set.length;
    for (const shingle of rare) {
      for (const document of documents.get(shingle) ?? []) {
        if (--steps < 0) break;
        if (seen[document] === later) continue;
        seen[document] = later;
        if (canBeTwins(sizes[document]!, set.length)) earlier.push(document);
      }
    }
    const isShortened = steps < 0;
    if (earlier.length > 0 || isShortened) yield { later, earlier: Int32Array.from(earlier).sort(), isShortened };
    for (const shingle of rare) {
      const known = documents.get(shingle);
      if (known) known.push(later);
      else documents.set(shingle, [later]);
    }
  }
}

/** In how many documents each shingle stands; those of one document are left out. */
function documentsOf(sets: ShingleSets, sizes: Uint32Array): ReadonlyMap<number, number> {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const all = new Uint32Array(total);
  let to = 0;
  for (let at = 0; at < sets.length; at++) {
    all.set(sets.at(at)!, to);
    to += sizes[at]!;
  }
  all.sort();
  const counts = new Map<number, number>();
  for (let start = 0, at = 1; at <= total; at++) {
    if (at < total && all[at] === all[start]) continue;
    if (at - start > 1) counts.set(all[start]!, at - start);
    start = at;
  }
  return counts;
}

/** The rarest shingles of a document that others have too; as many as a near twin must have one of. */
function rarest(set: Shingles, counts: ReadonlyMap<number, number>): readonly number[] {
  const byCount = new Float64Array(set.length);
  for (let at = 0; at < set.length; at++) byCount[at] = (counts.get(set[at]!) ?? 1) * 0x100000000 + set[at]!;
  byCount.sort();
  const shared: number[] = [];
  const size = set.length - leastShared(set.length) + 1;
  for (const packed of byCount.subarray(0, size)) if (packed >= 2 * 0x100000000) shared.push(packed % 0x100000000);
  return shared;
}
