import type { Decisions } from "../../decisions/decisions.ts";
import { holdCombined } from "./between.ts";
import { type CarriedDocuments, Gatherer, type Gathering, gatheredGroups, type Room } from "./gathering.ts";
import { type Groups, groupsOf } from "./groups.ts";
import { type Twins, twinsOnShelf } from "./near-twins.ts";
import type { ShingleSets } from "./shingle-sets.ts";

const NO_SHINGLES = new Uint32Array(0);

/** What documents say, and for each the first of those that it is a copy of, or a twin of a twin of. */
export class SaidAgain {
  readonly #documents: CarriedDocuments;
  readonly #room: Room;
  readonly #same: Groups;
  readonly #originals: Uint32Array;

  constructor(documents: CarriedDocuments, room: Room) {
    this.#documents = documents;
    this.#room = room;
    this.#same = groupsOf(documents.trait("body"));
    this.#originals = Uint32Array.from({ length: documents.count }, (_, document) => document);
  }

  /** Documents that say the same. Where pairs were judged a group stays whole: any of its documents may be asked for. */
  gatherDuplicates(decisions: Decisions): Generator<Gathering> {
    const large = decisions.pairs.size > 0 ? "whole" : "parts";
    return gatheredGroups("duplicate-body", this.#same.all(), this.#documents, this.#room, large);
  }

  /** Documents that say nearly the same as one before. */
  *gatherNearDuplicates(): Generator<Gathering> {
    const gatherer = new Gatherer("near-duplicate-body", this.#documents, this.#room);
    let twins: Twins[] = [];
    const take = (): Generator<Gathering> => {
      const found = twins;
      twins = [];
      return gatherer.take((places, corpus) => {
        const nearTwins = found.map(({ earlier, later, similarity }) => ({
          earlier: places.get(earlier)!,
          later: places.get(later)!,
          similarity,
        }));
        holdCombined(corpus, { nearTwins: () => nearTwins });
      });
    };
    const originals = this.#originals;
    let last = -1;
    for (const pair of twinsOnShelf(this.#shinglesOfFirsts(), this.#room)) {
      const { earlier, later } = pair;
      if (later !== last && gatherer.isFullWith(2)) yield* take();
      last = later;
      if (originals[later] === later) originals[later] = originals[earlier]!;
      twins.push(pair);
      gatherer.tell(later);
      gatherer.add(earlier);
    }
    yield* take();
  }

  /** By the numbers of documents; known when near duplicates were gathered. */
  get originals(): Uint32Array {
    const originals = this.#originals;
    for (const group of this.#same.all()) for (const copy of group) originals[copy] = originals[group[0]!]!;
    return originals;
  }

  /** Of documents that say the same the first alone is compared. */
  #shinglesOfFirsts(): ShingleSets {
    const { count, shingles } = this.#documents;
    const sizes = Uint32Array.from(this.#documents.trait("shingles"));
    for (const group of this.#same.all()) for (const copy of group.subarray(1)) sizes[copy] = 0;
    return {
      length: count,
      at: (place) => (sizes[place] === 0 ? NO_SHINGLES : shingles.at(place)),
      sizeAt: (place) => sizes[place]!,
    };
  }
}
