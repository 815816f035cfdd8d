import type { Corpus } from "../../syntax/nodes.ts";
import type { CarriedDocument } from "./carried.ts";
import type { Shelf } from "./shelf.ts";
import type { ShingleSets } from "./shingle-sets.ts";
import type { Trait } from "./traits.ts";

/** Documents of many shards, shards in their order, told by their numbers in it; they are not in memory. */
export interface CarriedDocuments {
  readonly count: number;
  /** One trait of all of them: eight bytes a document. */
  trait(trait: Trait): Float64Array;
  /** How many bytes one takes that is looked at, about; several are asked for in their order. */
  sizeOf(document: number): number;
  /** The header line of one, as written. */
  headerOf(document: number): string;
  /** Read again each time; so are its hashes, when they are asked for. */
  at(document: number): CarriedDocument;
  /** The shingles of each. */
  readonly shingles: ShingleSets;
  /** The hashes of one's lines. */
  linesOf(document: number): Float64Array;
}

/** Room for what is compared. */
export interface Room {
  /** What is put on each is read in its own order. */
  newShelf(): Shelf;
  /** How many documents are looked at together at most, but for what each needs beside it. */
  readonly documents: number;
  /** How many rows of numbers are sorted at a time, about. */
  readonly rows: number;
  /** How many bytes are held in memory of what goes on a shelf, for all buckets of a kind together. */
  readonly bytes: number;
}

/**
 * Some documents that a rule is asked about together, which tells of some of them what it would tell of them among all.
 */
export interface Gathering {
  readonly rule: string;
  /** Rising. */
  readonly documents: ArrayLike<number>;
  /** Those of which findings are told; the others are there for these. */
  readonly told: { has(document: number): boolean };
  /** Lets the corpus of these documents know what was worked out among all. */
  readonly hold?: ((corpus: Corpus) => void) | undefined;
}

/** Gathers documents until there are enough of them. */
export class Gatherer {
  readonly #rule: string;
  readonly #room: Room;
  readonly #documents: CarriedDocuments;
  #told = new Set<number>();
  #others = new Set<number>();
  #size = 0;

  constructor(rule: string, documents: CarriedDocuments, room: Room) {
    this.#rule = rule;
    this.#room = room;
    this.#documents = documents;
  }

  /** Whether so many more are too many. */
  isFullWith(more: number): boolean {
    const count = this.#told.size + this.#others.size;
    return count > 0 && (count + more > this.#room.documents || this.#size > MOST_BYTES);
  }

  tell(document: number): void {
    if (this.#told.has(document)) return;
    this.#told.add(document);
    this.#count(document);
  }

  add(document: number): void {
    if (this.#told.has(document) || this.#others.has(document)) return;
    this.#others.add(document);
    this.#count(document);
  }

  /** What is there so far, if anything is to be told; then it begins anew. */
  *take(holding?: (places: ReadonlyMap<number, number>, corpus: Corpus) => void): Generator<Gathering> {
    const told = this.#told;
    const others = this.#others;
    this.#told = new Set();
    this.#others = new Set();
    this.#size = 0;
    if (told.size === 0) return;
    const documents = Float64Array.from(new Set([...told, ...others])).sort();
    const places = new Map(Array.from(documents, (document, place) => [document, place]));
    yield { rule: this.#rule, documents, told, hold: holding && ((corpus) => holding(places, corpus)) };
  }

  #count(document: number): void {
    this.#size += this.#documents.sizeOf(document);
  }
}

/** Of documents that are looked at together, or one that is larger. */
const MOST_BYTES = 1 << 22;

/** Rising groups of documents by the gathering. A group that is too large comes in parts, each with its first document, or is `whole`. */
export function* gatheredGroups(
  rule: string,
  groups: Iterable<Uint32Array>,
  documents: CarriedDocuments,
  room: Room,
  large: "parts" | "whole" = "parts",
): Generator<Gathering> {
  const gatherer = new Gatherer(rule, documents, room);
  for (const group of groups) yield* gatherGroup(gatherer, group, large);
  yield* gatherer.take();
}

/** One of them. */
export function* gatherGroup(
  gatherer: Gatherer,
  group: Uint32Array,
  large: "parts" | "whole" = "parts",
): Generator<Gathering> {
  if (gatherer.isFullWith(group.length)) yield* gatherer.take();
  for (const [nth, document] of group.entries()) {
    if (nth > 0 && large === "parts" && gatherer.isFullWith(1)) {
      yield* gatherer.take();
      gatherer.add(group[0]!);
    }
    gatherer.tell(document);
  }
}
