import { atOnce } from "../../in-steps.ts";
import type { Room } from "./gathering.ts";
import { candidatesByMinHash, signing } from "./min-hash.ts";
import { candidatesByRareShingles } from "./rare-shingles.ts";
import { SharedShingles } from "./shared-shingles.ts";
import { countingShingles } from "./shingle-counts.ts";
import { looseAt, type ShingleSets, type Shingles, similarityOf, sizeAt, sizesOf } from "./shingle-sets.ts";
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
  readonly #shared: SharedShingles;
  /** Of all others. */
  #sketches: ShingleSketches | undefined;
  readonly #paired: ReadonlySet<number>;
  /** How many came into question, and how many more or fewer may do so since. */
  readonly #asked: number;
  #doubtful = 0;
  /** Whether a budget ended the search, or nearly did: then nobody knows what other documents would give. */
  readonly #isCutShort: boolean;

  constructor(sets: ShingleSets, found: TwinsFound = atOnce(searchingTwins(sets))) {
    this.#sets = sets;
    this.#shared = found.shared;
    this.twins = found.twins;
    this.#asked = found.asked;
    this.#isCutShort = found.isCutShort;
    this.#paired = new Set(found.twins.flatMap(({ earlier, later }) => [earlier, later]));
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
    const crossed = this.#shared.replace(before, now);
    if (crossed === undefined) return false;
    // Itself, and for each shingle that is no longer, or newly, in one document alone, that document.
    this.#doubtful += 1 + crossed;
    if (this.#asked > MOST_COMPARED !== this.#asked + this.#doubtful > MOST_COMPARED) return false;
    if (this.#asked > MOST_COMPARED && this.#asked - this.#doubtful <= MOST_COMPARED) return false;
    return !this.#shared.mayHaveTwin(now) || !this.#hasTwin(place, now);
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
  readonly shared: SharedShingles;
  /** How many documents came into question. */
  readonly asked: number;
  /** Whether a budget ended it, or nearly did. */
  readonly isCutShort: boolean;
}

/** What a {@link TwinSearch} is made of. */
interface TwinsFound extends SearchEnd {
  readonly twins: readonly Twins[];
}

/** The long part of a {@link TwinSearch}, with rests. */
export function* searchingTwins(sets: ShingleSets): Generator<void, TwinsFound> {
  const twins: Twins[] = [];
  const search = searching(sets);
  for (;;) {
    const { done, value } = search.next();
    if (done) return { ...value, twins };
    if (value) twins.push(value);
    else yield;
  }
}

/** The same pairs, in the same order, of more documents than memory has room for: it takes 24 bytes for each, and 128 MB. */
export function* twinsOnShelf(sets: ShingleSets, room: Room): Generator<Twins> {
  for (const twins of searching(sets, room)) if (twins) yield twins;
}

/** Steps of comparing between two rests. */
const STEPS_A_SLICE = 100_000;

/** What it yields that is no pair is a rest. */
function* searching(sets: ShingleSets, room?: Room): Generator<Twins | undefined, SearchEnd> {
  const shared = yield* resting(SharedShingles.of(sets));
  let places = yield* resting(shared.inQuestion(sets));
  let chosen = someOf(sets, places);
  const asked = chosen.length;
  const total = sizesOf(chosen).reduce((sum, size) => sum + size, 0);
  const isMany = asked > MOST_COMPARED || total > MOST_SHINGLES_COMPARED;
  if (!isMany) {
    // Who shares much with all others shares mostly little with the others that do.
    const again = yield* resting((yield* resting(SharedShingles.of(chosen))).inQuestion(chosen));
    places = again.map((place) => places[place]!);
    chosen = someOf(sets, places);
  }
  const bands = isMany && !room ? yield* resting(signing(chosen)) : undefined;
  const candidates = isMany
    ? candidatesByMinHash(chosen, room, bands)
    : candidatesByRareShingles(chosen, yield* resting(countingShingles(chosen)));
  const sizes = sizesOf(chosen);
  let steps = STEPS_A_SHINGLE * total;
  let rest = steps - STEPS_A_SLICE;
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
    if (steps > rest) continue;
    rest = steps - STEPS_A_SLICE;
    yield undefined;
  }
  return { shared, asked, isCutShort };
}

function someOf(sets: ShingleSets, places: Uint32Array): ShingleSets {
  return {
    length: places.length,
    at: (place) => sets.at(places[place]!),
    looseAt: (place) => looseAt(sets, places[place]!),
    sizeAt: (place) => sizeAt(sets, places[place]!),
  };
}

function* resting<Result>(work: Generator<void, Result>): Generator<undefined, Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield undefined;
  }
}
