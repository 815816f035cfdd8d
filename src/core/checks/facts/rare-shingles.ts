import { type CountOf, MOST_COUNTED } from "./shingle-counts.ts";
import { type Candidates, canBeTwins, leastShared, type ShingleSets, type Shingles, sizesOf } from "./shingle-sets.ts";

/** Looking documents up may take so many steps for each shingle: more only where a thousand have the same rarest ones. */
const STEPS_A_SHINGLE = 256;

/**
 * For each document those before it that share one of its rarest shingles: all its near twins, and few others.
 *
 * Of near twins, one's rarest shingles, one more than may be missing in the other, meet the other's: the filter of
 * "Scaling Up All Pairs Similarity Search" (Bayardo, Ma, Srikant, WWW 2007).
 */
export function* candidatesByRareShingles(sets: ShingleSets, countOf: CountOf): Generator<Candidates> {
  const sizes = sizesOf(sets);
  const order = new RarityOrder(countOf);
  const documents = new Map<number, number[]>();
  const seen = new Int32Array(sets.length).fill(-1);
  for (let later = 0; later < sets.length; later++) {
    const set = sets.at(later)!;
    const rare = order.rarest(set);
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

/**
 * Chooses the rarest shingles of a document that others may have too; as many as a near twin must have one of. Of those
 * that are equally rare the smaller ones: all documents must choose by one order. The room it works in is used again.
 */
class RarityOrder {
  readonly #countOf: CountOf;
  readonly #frequencies = new Uint32Array(MOST_COUNTED + 1);
  #counts = new Uint8Array(1_024);

  constructor(countOf: CountOf) {
    this.#countOf = countOf;
  }

  rarest(set: Shingles): readonly number[] {
    if (this.#counts.length < set.length) this.#counts = new Uint8Array(set.length * 2);
    const counts = this.#counts;
    const frequencies = this.#frequencies.fill(0);
    for (let at = 0; at < set.length; at++) {
      const count = this.#countOf(set[at]!);
      counts[at] = count;
      frequencies[count]!++;
    }
    let left = set.length - leastShared(set.length) + 1;
    let rare = 0;
    while (rare < MOST_COUNTED && frequencies[rare]! < left) left -= frequencies[rare++]!;
    const shared: number[] = [];
    for (let at = 0; at < set.length; at++) {
      const count = counts[at]!;
      if (count > rare || (count === rare && left-- <= 0)) continue;
      if (count > 1) shared.push(set[at]!);
    }
    return shared;
  }
}
