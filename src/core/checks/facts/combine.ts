import type { BodyFacts } from "./body-facts.ts";
import { nearTwins, type Twins } from "./near-twins.ts";
import { type RepeatedLines, repeatedLines } from "./repeated-lines.ts";

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
  repeatedLines(): readonly RepeatedLines[];
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
  readonly places: readonly Place[];
  readonly #facts: readonly BodyFacts[];
  #same: readonly (readonly number[])[] | undefined;
  #twins: readonly Twins[] | undefined;
  #repeated: readonly RepeatedLines[] | undefined;

  constructor(shards: readonly Shard[]) {
    this.places = shards.flatMap(({ name, documents }) => documents.map((_, index) => ({ shard: name, index })));
    this.#facts = shards.flatMap(({ documents }) => documents);
  }

  sameBodies(): readonly (readonly number[])[] {
    this.#same ??= groupsOf(this.#facts);
    return this.#same;
  }

  nearTwins(): readonly Twins[] {
    if (this.#twins) return this.#twins;
    const sets = this.#facts.map(({ shingles }) => shingles);
    for (const [, ...copies] of this.sameBodies()) for (const copy of copies) sets[copy] = NO_SHINGLES;
    this.#twins = nearTwins(sets);
    return this.#twins;
  }

  repeatedLines(): readonly RepeatedLines[] {
    this.#repeated ??= repeatedLines(this.#facts, () => this.#originals());
    return this.#repeated;
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

function groupsOf(facts: readonly BodyFacts[]): readonly (readonly number[])[] {
  const byBody = new Map<number, number[]>();
  for (const [place, { body }] of facts.entries()) {
    if (body === undefined) continue;
    const known = byBody.get(body);
    if (known) known.push(place);
    else byBody.set(body, [place]);
  }
  return [...byBody.values()].filter((places) => places.length > 1);
}
