import type { Room } from "./gathering.ts";
import { candidatesByMinHash } from "./min-hash.ts";
import { candidatesByRareShingles, MOST_COUNTED } from "./rare-shingles.ts";
import { leastShared, type ShingleSets, type Shingles, similarityOf, sizeAt, sizesOf } from "./shingle-sets.ts";
import { ShingleSketches } from "./shingle-sketches.ts";

/** Two documents that say nearly the same, by their places in the list. */
export interface Twins {
  readonly earlier: number;
  readonly later: number;
  /** Their Jaccard index: 0.8 to 1. */
  readonly similarity: number;
}

/** Up to so many documents that share most of their shingles with others are compared all with all. */
const MOST_COMPARED = 2_000;
/** And only if they have so many shingles together: they are all held in memory for it. */
const MOST_SHINGLES_COMPARED = 2 ** 24;
/** Earlier twins told of one document; more help nobody. */
const MOST_TWINS = 5;
/** Comparing may take so many steps for each shingle: more only where most documents are nearly, but not quite, near twins. */
const STEPS_A_SHINGLE = 256;

/** The pairs among sets of shingles whose Jaccard index is 0.8 or more, as {@link TwinSearch} finds them. */
export function nearTwins(sets: ShingleSets): readonly Twins[] {
  return new TwinSearch(sets).twins;
}

/**
 * The pairs among sets of shingles whose Jaccard index is 0.8 or more: by the later document, then by the earlier, at
 * most 5 for each later one. An empty set is nobody's twin.
 *
 * All pairs up to 2,000 documents that come into question, above that those whose MinHash signatures meet; each is
 * compared exactly. A document that shares less than four fifths of its shingles with all others together does not come
 * into question, and nearly none does.
 */
export class TwinSearch {
  readonly twins: readonly Twins[];
  readonly #sets: ShingleSets;
  /** Those that documents have since. */
  readonly #replaced = new Map<number, Shingles>();
  readonly #counts: ShingleCounts;
  /** Of all others. */
  #sketches: ShingleSketches | undefined;
  readonly #paired: ReadonlySet<number>;
  /** How many came into question, and how many more or fewer may do so since. */
  readonly #asked: number;
  #doubtful = 0;
  /** Whether a budget ended the search, or nearly did: then nobody knows what other documents would give. */
  readonly #isCutShort: boolean;

  constructor(sets: ShingleSets) {
    this.#sets = sets;
    this.#counts = new ShingleCounts(sets);
    const twins: Twins[] = [];
    const search = searching(sets, this.#counts);
    let next = search.next();
    for (; !next.done; next = search.next()) twins.push(next.value);
    this.twins = twins;
    this.#asked = next.value.asked;
    this.#isCutShort = next.value.isCutShort;
    this.#paired = new Set(twins.flatMap(({ earlier, later }) => [earlier, later]));
  }

  /**
   * Takes up that a document has other shingles now. Answers whether the twins are surely the same: then it was nobody's
   * twin and is none now. After another answer the search is of no more use.
   */
  replace(place: number, now: Shingles): boolean {
    const before = this.#at(place);
    this.#replaced.set(place, now);
    this.#sketches?.forget(place);
    if (this.#isCutShort || this.#paired.has(place)) return false;
    const crossed = this.#counts.replace(before, now);
    if (crossed === undefined) return false;
    // Itself, and for each shingle that is no longer, or newly, in one document alone, that document.
    this.#doubtful += 1 + crossed;
    if (this.#asked > MOST_COMPARED !== this.#asked + this.#doubtful > MOST_COMPARED) return false;
    if (this.#asked > MOST_COMPARED && this.#asked - this.#doubtful <= MOST_COMPARED) return false;
    return !this.#counts.mayHaveTwin(now) || !this.#hasTwin(place, now);
  }

  #at(place: number): Shingles {
    return this.#replaced.get(place) ?? this.#sets.at(place)!;
  }

  #hasTwin(place: number, set: Shingles): boolean {
    for (const [at, other] of this.#replaced) if (at !== place && similarityOf(other, set) !== undefined) return true;
    this.#sketches ??= new ShingleSketches(this.#sets, this.#replaced);
    for (const at of this.#sketches.near(set)) if (similarityOf(this.#sets.at(at)!, set) !== undefined) return true;
    return false;
  }
}

/** What is known of a search when it has ended. */
interface SearchEnd {
  /** How many documents came into question. */
  readonly asked: number;
  /** Whether a budget ended it, or nearly did. */
  readonly isCutShort: boolean;
}

/** The same pairs, in the same order, of more documents than memory has room for: it takes 24 bytes for each, and 128 MB. */
export function twinsOnShelf(sets: ShingleSets, room: Room): Generator<Twins, unknown> {
  return searching(sets, new ShingleCounts(sets), room);
}

function* searching(sets: ShingleSets, counts: ShingleCounts, room?: Room): Generator<Twins, SearchEnd> {
  const places = inQuestion(sets, counts);
  const chosen: ShingleSets = {
    length: places.length,
    at: (place) => sets.at(places[place]!),
    sizeAt: (place) => sizeAt(sets, places[place]!),
  };
  const sizes = sizesOf(chosen);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const isMany = chosen.length > MOST_COMPARED || total > MOST_SHINGLES_COMPARED;
  const candidates = isMany ? candidatesByMinHash(chosen, room) : candidatesByRareShingles(chosen, counts.of);
  let steps = STEPS_A_SHINGLE * total;
  let isCutShort = total > MOST_SHINGLES_COMPARED / 2;
  for (const { later, earlier, isShortened } of candidates) {
    isCutShort ||= isShortened;
    let found = 0;
    let set: Shingles | undefined;
    for (const one of earlier) {
      if (found === MOST_TWINS) break;
      if (steps < 0) {
        isCutShort = true;
        break;
      }
      steps -= sizes[one]! + sizes[later]!;
      set ??= chosen.at(later)!;
      const similarity = similarityOf(chosen.at(one)!, set);
      if (similarity === undefined) continue;
      yield { earlier: places[one]!, later: places[later]!, similarity };
      found++;
    }
  }
  return { asked: chosen.length, isCutShort };
}

function inQuestion(sets: ShingleSets, counts: ShingleCounts): Uint32Array {
  const places = new Uint32Array(sets.length);
  let count = 0;
  for (let place = 0; place < sets.length; place++)
    if (sizeAt(sets, place) > 0 && counts.mayHaveTwin(sets.at(place)!)) places[count++] = place;
  return places.slice(0, count);
}

/** In how many documents shingles stand, in a table that only errs upwards. */
class ShingleCounts {
  readonly #shift: number;
  readonly #counts: Uint8Array;
  #total = 0;

  constructor(sets: ShingleSets) {
    for (let place = 0; place < sets.length; place++) this.#total += sizeAt(sets, place);
    this.#shift = shiftFor(this.#total);
    this.#counts = new Uint8Array(2 ** (32 - this.#shift));
    const counts = this.#counts;
    const shift = this.#shift;
    for (let place = 0; place < sets.length; place++) {
      if (sizeAt(sets, place) === 0) continue;
      const set = sets.at(place)!;
      for (let at = 0; at < set.length; at++) {
        const slot = set[at]! >>> shift;
        if (counts[slot]! < MOST_COUNTED) counts[slot] = counts[slot]! + 1;
      }
    }
  }

  /** In how many documents a shingle may stand. */
  readonly of = (shingle: number): number => this.#counts[shingle >>> this.#shift]!;

  /** Whether four fifths of the shingles may stand in others too. */
  mayHaveTwin(set: Shingles): boolean {
    const counts = this.#counts;
    const shift = this.#shift;
    let spared = set.length - leastShared(set.length);
    for (let at = 0; at < set.length; at++) if (counts[set[at]! >>> shift]! < 2 && --spared < 0) return false;
    return set.length > 0;
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
