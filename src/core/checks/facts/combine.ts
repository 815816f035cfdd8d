import type { BodyFacts } from "./body-facts.ts";
import { groupsOf, NO_VALUE } from "./groups.ts";
import { searchingTwins, TwinSearch, type Twins } from "./near-twins.ts";
import { countLines, LineCounts, type LinesTold, type RepeatedLines, repeatedLines } from "./repeated-lines.ts";
import type { ShingleSets } from "./shingle-sets.ts";

/** The facts of one corpus, or of a part of it that was read elsewhere. */
export interface Shard {
  /** Tells it from the others, and says where it stands among them: shards are put in the order of their names. */
  readonly name: string;
  /** In the order of the text. */
  readonly documents: readonly BodyFacts[];
}

/** Where the facts of a document came from. */
export interface Place {
  readonly shard: string;
  /** Among the documents of its shard. */
  readonly index: number;
}

/** What documents have in common. Documents are told by their places in `places`. */
export interface Combined {
  readonly places: readonly Place[];
  /** Documents that say the same, two or more, in order; by their first. */
  sameBodies(): readonly (readonly number[])[];
  /** Documents that say nearly the same; of those that say the same the first stands for all. */
  nearTwins(): readonly Twins[];
  /** What {@link nearTwins} does when it is first asked, with rests: then it has little left to do. */
  seekingTwins(): Generator<void>;
  /** The same for {@link repeatedLines}. */
  countingLines(): Generator<void>;
  repeatedLines(): readonly RepeatedLines[];
  /** Takes up that one document has other facts now, and answers which of the answers given are still true. */
  replace(place: number, now: BodyFacts): Untouched;
}

/** What the change of one document surely leaves as it was. */
export interface Untouched {
  readonly sameBodies: boolean;
  readonly nearTwins: boolean;
  readonly repeatedLines: boolean;
}

/**
 * Puts facts together, in whatever order the shards come: facts of shards give what the facts of the whole do.
 *
 * Each answer is worked out when it is first asked for.
 */
export function combine(shards: readonly Shard[]): Combined {
  const sorted = shards.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return new FactsTogether(sorted);
}

const NO_SHINGLES = new Uint32Array(0);

class FactsTogether implements Combined {
  readonly #shards: readonly Shard[];
  readonly #facts: BodyFacts[];
  /** The body of each document, {@link NO_VALUE} where it has none. */
  #bodies: Float64Array | undefined;
  #same: readonly (readonly number[])[] | undefined;
  #search: TwinSearch | undefined;
  #lines: LineCounts | undefined;
  #told: LinesTold | undefined;
  #changes = 0;
  /** What was counted ahead, and after how many changes. */
  #counted: { readonly changes: number; readonly lines: LineCounts } | undefined;

  constructor(shards: readonly Shard[]) {
    this.#shards = shards;
    this.#facts = [];
    // One by one: `flatMap` takes ten times as long.
    for (const { documents } of shards) for (let at = 0; at < documents.length; at++) this.#facts.push(documents[at]!);
  }

  get places(): readonly Place[] {
    return this.#shards.flatMap(({ name, documents }) => documents.map((_, index) => ({ shard: name, index })));
  }

  sameBodies(): readonly (readonly number[])[] {
    this.#bodies ??= bodiesOf(this.#facts);
    this.#same ??= Array.from(groupsOf(this.#bodies).all(), (places) => [...places]);
    return this.#same;
  }

  *seekingTwins(): Generator<void> {
    if (this.#search) return;
    const sets = this.#shinglesOfFirsts();
    const changes = this.#changes;
    yield;
    const found = yield* searchingTwins(sets);
    // What was found of documents that have other facts by now is not true of any state.
    if (this.#changes === changes) this.#search ??= new TwinSearch(sets, found);
  }

  nearTwins(): readonly Twins[] {
    this.#search ??= new TwinSearch(this.#shinglesOfFirsts());
    return this.#search.twins;
  }

  *countingLines(): Generator<void> {
    if (this.#told || this.#counted) return;
    const changes = this.#changes;
    this.#counted = { changes, lines: yield* LineCounts.of(this.#facts) };
  }

  repeatedLines(): readonly RepeatedLines[] {
    if (!this.#told) {
      this.#lines = this.#counted?.changes === this.#changes ? this.#counted.lines : countLines(this.#facts);
      this.#counted = undefined;
      this.#told = repeatedLines(this.#facts, () => this.#originals(), this.#lines);
    }
    return this.#told.repeated;
  }

  replace(place: number, now: BodyFacts): Untouched {
    this.#changes++;
    const before = this.#facts[place]!;
    const sameBodies = this.#replaceBody(place, now.body);
    const nearTwins = sameBodies && (this.#search?.replace(place, now.shingles) ?? true);
    this.#facts[place] = now;
    const repeatedLines = (this.#lines?.replace(before, now, this.#told) ?? true) && nearTwins;
    if (!sameBodies) this.#same = undefined;
    if (!nearTwins) this.#search = undefined;
    if (!repeatedLines) this.#told = undefined;
    return { sameBodies, nearTwins, repeatedLines };
  }

  /** Whether nobody else has the body that went, nor the one that came. */
  #replaceBody(place: number, now: number = NO_VALUE): boolean {
    this.#bodies ??= bodiesOf(this.#facts);
    const before = this.#bodies[place]!;
    this.#bodies[place] = NO_VALUE;
    const isSame = [before, now].every((body) => body === NO_VALUE || !this.#bodies!.includes(body));
    this.#bodies[place] = now;
    return isSame;
  }

  /** Of documents that say the same the first alone is compared. */
  #shinglesOfFirsts(): ShingleSets {
    const facts = this.#facts;
    // What is not in memory is read when its turn comes.
    const loose = facts.map(({ looseShingles }) => looseShingles);
    for (const [, ...copies] of this.sameBodies()) for (const copy of copies) loose[copy] = NO_SHINGLES;
    const looseAt = (place: number): Uint32Array => loose[place] ?? facts[place]!.shingles;
    const at = (place: number): Uint32Array => (loose[place] === NO_SHINGLES ? NO_SHINGLES : facts[place]!.shingles);
    return { length: facts.length, at, looseAt, sizeAt: (place) => looseAt(place).length };
  }

  /** For each document the first of those that it is a copy of, or a twin of a twin of. */
  #originals(): readonly number[] {
    const originals = this.#facts.map((_, place) => place);
    for (const { earlier, later } of this.nearTwins())
      if (originals[later] === later) originals[later] = originals[earlier]!;
    for (const [first, ...copies] of this.sameBodies()) for (const copy of copies) originals[copy] = originals[first!]!;
    return originals;
  }
}

function bodiesOf(facts: readonly BodyFacts[]): Float64Array {
  const bodies = new Float64Array(facts.length);
  for (let place = 0; place < facts.length; place++) bodies[place] = facts[place]!.body ?? NO_VALUE;
  return bodies;
}
