import { candidatesByMinHash } from "./min-hash.ts";
import { candidatesByRareShingles } from "./rare-shingles.ts";
import { leastShared, type Shingles, similarityOf } from "./shingle-sets.ts";

/** Two documents that say nearly the same, by their places in the list. */
export interface Twins {
  readonly earlier: number;
  readonly later: number;
  /** Their Jaccard index: 0.8 to 1. */
  readonly similarity: number;
}

/** Up to so many documents that share most of their shingles with others are compared all with all. */
const MOST_COMPARED = 2_000;
/** Earlier twins told of one document; more help nobody. */
const MOST_TWINS = 5;
/** Comparing may take so many steps for each shingle: more only where most documents are nearly, but not quite, near twins. */
const STEPS_A_SHINGLE = 256;

/**
 * The pairs among sets of shingles whose Jaccard index is 0.8 or more: by the later document, then by the earlier, at
 * most 5 for each later one. An empty set is nobody's twin.
 *
 * All pairs up to 2,000 documents that come into question, above that those whose MinHash signatures meet; each is
 * compared exactly. A document that shares less than four fifths of its shingles with all others together does not come
 * into question, and nearly none does.
 */
export function nearTwins(sets: readonly Shingles[]): readonly Twins[] {
  const places = inQuestion(sets);
  const chosen = places.map((place) => sets[place]!);
  const candidates = chosen.length > MOST_COMPARED ? candidatesByMinHash(chosen) : candidatesByRareShingles(chosen);
  let steps = STEPS_A_SHINGLE * chosen.reduce((sum, set) => sum + set.length, 0);
  const twins: Twins[] = [];
  for (const { later, earlier } of candidates) {
    let found = 0;
    for (const one of earlier) {
      if (found === MOST_TWINS || steps < 0) break;
      const [first, second] = [chosen[one]!, chosen[later]!];
      steps -= first.length + second.length;
      const similarity = similarityOf(first, second);
      if (similarity === undefined) continue;
      twins.push({ earlier: places[one]!, later: places[later]!, similarity });
      found++;
    }
  }
  return twins;
}

/** The documents of which four fifths of the shingles may stand in others too: counted in a table that only errs upwards. */
function inQuestion(sets: readonly Shingles[]): readonly number[] {
  let total = 0;
  for (const set of sets) total += set.length;
  if (total === 0) return [];
  const bits = Math.min(25, Math.max(10, Math.ceil(Math.log2(total)) + 3));
  const shift = 32 - bits;
  const counts = new Uint8Array(2 ** bits);
  for (const set of sets)
    for (let at = 0; at < set.length; at++) {
      const slot = set[at]! >>> shift;
      if (counts[slot]! < 2) counts[slot] = counts[slot]! + 1;
    }
  const places: number[] = [];
  for (const [place, set] of sets.entries()) {
    let shared = 0;
    for (let at = 0; at < set.length; at++) if (counts[set[at]! >>> shift]! > 1) shared++;
    if (set.length > 0 && shared >= leastShared(set.length)) places.push(place);
  }
  return places;
}
