import type { Corpus } from "../../syntax/nodes.ts";
import { holdCombined } from "./between.ts";
import { BodyHasher } from "./body-hashes.ts";
import { Buckets, bucketsFor } from "./buckets.ts";
import { type CarriedDocuments, Gatherer, type Gathering, type Room } from "./gathering.ts";
import { groupsOf, NO_VALUE, rankIn, repeatedIn } from "./groups.ts";
import { LEAST_REPEATED, leastOf, type RepeatedLines } from "./repeated-lines.ts";

/** Stands for the source of documents that name none: no hash is as great. */
const NO_SOURCE = 2 ** 53;
/** Documents of which each may be another's original, beside their sources: both numbers fit in 53 bits. */
const DOCUMENTS = 2 ** 27;

/** A line that is to be told. */
interface ToldLine {
  readonly source: number;
  readonly line: number;
  /** In how many documents that count it stands. */
  readonly count: number;
  /** All in which it stands. */
  readonly documents: Uint32Array;
}

/** Documents in which stand lines that their source repeats. `originals` are those of {@link SaidAgain}. */
export function* gatherRepeatedLines(
  documents: CarriedDocuments,
  originals: Uint32Array,
  room: Room,
): Generator<Gathering> {
  const sources = sourcesOf(documents);
  const named = documents.trait("source").findIndex((source) => source !== NO_VALUE);
  const gathering = new LineGathering(sources, named, documents, room);
  for (const { documents: places, key } of frequentLines(sources, documents, room)) {
    // Two lines of two sources may have one key.
    for (const own of bySource(places, sources)) {
      const source = sources.of[own[0]!]!;
      const count = distinctIn(Float64Array.from(own, (document) => originals[document]!));
      if (count < leastOf(sources.documentsOf(source, originals))) continue;
      yield* gathering.add({ source, line: unmixed(key, source), count, documents: own });
    }
  }
  yield* gathering.take();
}

/** The sources of at least three documents with lines. */
class Sources {
  /** For each document the number of its source, -1 where that has too few. */
  readonly of: Int32Array;
  readonly count: number;
  #documents: Uint32Array | undefined;

  constructor(values: Float64Array) {
    const repeated = repeatedIn(values.slice().sort(), LEAST_REPEATED);
    this.of = Int32Array.from(values, (value) => rankIn(repeated, value));
    this.count = repeated.length;
  }

  /** How many documents of a source count: of copies and near twins only one does. */
  documentsOf(source: number, originals: Uint32Array): number {
    if (!this.#documents) {
      const counts = new Uint32Array(this.count);
      const pairs = Float64Array.from(this.of, (one, document) =>
        one < 0 ? NO_VALUE : one * DOCUMENTS + originals[document]!,
      ).sort();
      for (const [at, pair] of pairs.entries())
        if (pair !== NO_VALUE && pair !== pairs[at - 1]) counts[Math.floor(pair / DOCUMENTS)]!++;
      this.#documents = counts;
    }
    return this.#documents[source]!;
  }
}

function sourcesOf(documents: CarriedDocuments): Sources {
  const sources = documents.trait("source");
  for (const [document, lines] of documents.trait("lines").entries())
    if (lines === 0) sources[document] = NO_VALUE;
    else if (sources[document] === NO_VALUE) sources[document] = NO_SOURCE;
  return new Sources(sources);
}

/** Slots of the table that errs upwards, as bits: 32 MB. */
const MOST_SLOT_BITS = 25;

/** The lines that stand in three documents or more of a source, each with these, rising. */
function* frequentLines(
  sources: Sources,
  documents: CarriedDocuments,
  room: Room,
): Generator<{ readonly key: number; readonly documents: Uint32Array }> {
  const total = documents.trait("lines").reduce((sum, count) => sum + count, 0);
  const shift = 32 - Math.min(MOST_SLOT_BITS, Math.max(10, Math.ceil(Math.log2(total + 1)) + 2));
  const table = new Uint8Array(2 ** (32 - shift));
  const slotOf = (key: number): number => Math.imul(key ^ (key / 0x100000000), 0x9e3779b1) >>> shift;
  let frequent = 0;
  forKeys(sources, documents, (key) => {
    const slot = slotOf(key);
    if (table[slot]! < LEAST_REPEATED) table[slot] = table[slot]! + 1;
    if (table[slot] === LEAST_REPEATED) frequent++;
  });
  if (frequent === 0) return;
  const buckets = new Buckets(bucketsFor(frequent, room.rows), 2, room);
  forKeys(sources, documents, (key, document) => {
    if (table[slotOf(key)] === LEAST_REPEATED) buckets.add(key % buckets.count, key, document);
  });
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    const rows = buckets.read(bucket);
    const keys = rows.filter((_, at) => at % 2 === 0);
    for (const group of groupsOf(keys, LEAST_REPEATED).all())
      yield { key: keys[group[0]!]!, documents: group.map((row) => rows[2 * row + 1]!) };
  }
}

function forKeys(sources: Sources, documents: CarriedDocuments, take: (key: number, document: number) => void): void {
  for (const [document, source] of sources.of.entries()) {
    if (source < 0) continue;
    for (const line of documents.linesOf(document)) take(mixed(line, source), document);
  }
}

/** Another number for the line of another source. */
function mixed(line: number, source: number): number {
  const low = (line ^ Math.imul(source, 0x9e3779b1)) >>> 0;
  const high = (Math.floor(line / 0x1_0000_0000) ^ Math.imul(source, 0x5f356495)) & 0x1fffff;
  return high * 0x1_0000_0000 + low;
}

/** The line again: what is mixed twice is as it was. */
const unmixed = mixed;

/** Of each source its documents. */
function bySource(places: Uint32Array, { of }: Sources): readonly Uint32Array[] {
  const [first] = places;
  if (places.every((document) => of[document] === of[first!])) return [places];
  const known = new Set(Array.from(places, (document) => of[document]!));
  return Array.from(known, (source) => places.filter((document) => of[document] === source)).filter(
    ({ length }) => length >= LEAST_REPEATED,
  );
}

function distinctIn(values: Float64Array): number {
  values.sort();
  return values.reduce((count, value, at) => count + Number(value !== values[at - 1]), 0);
}

/** Lines by the gathering; one of too many documents alone, in parts. */
class LineGathering {
  readonly #documents: CarriedDocuments;
  readonly #gatherer: Gatherer;
  readonly #hasher = new BodyHasher();
  /** A document that names a source: where some do it is said of the others that they name none. */
  readonly #named: number;
  readonly #room: Room;
  readonly #sources: Sources;
  #lines: ToldLine[] = [];

  constructor(sources: Sources, named: number, documents: CarriedDocuments, room: Room) {
    this.#sources = sources;
    this.#named = named;
    this.#documents = documents;
    this.#room = room;
    this.#gatherer = new Gatherer("repeated-line", documents, room);
  }

  *add(line: ToldLine): Generator<Gathering> {
    const { documents } = line;
    if (this.#gatherer.isFullWith(documents.length)) yield* this.take();
    if (documents.length > this.#room.documents) {
      yield* this.#inParts(line);
      return;
    }
    this.#lines.push(line);
    for (const document of documents) this.#gatherer.tell(document);
  }

  *take(): Generator<Gathering> {
    const lines = this.#lines;
    this.#lines = [];
    if (this.#named >= 0) this.#gatherer.add(this.#named);
    yield* this.#gatherer.take((places, corpus) => this.#hold(lines, places, corpus));
  }

  /** The first document that tells of the line is there for the others. */
  *#inParts(line: ToldLine): Generator<Gathering> {
    yield* this.take();
    let first: number | undefined;
    for (const document of line.documents) {
      if (this.#gatherer.isFullWith(1)) {
        yield* this.take();
        if (first !== undefined) this.#gatherer.add(first);
      }
      if (this.#lines.length === 0) this.#lines.push(line);
      if (first === undefined && this.#tells(document, line.line)) first = document;
      this.#gatherer.tell(document);
    }
    yield* this.take();
  }

  #tells(document: number, line: number): boolean {
    return this.#documents.at(document).lines.some(({ written }) => this.#hasher.hashLine(written) === line);
  }

  #hold(lines: readonly ToldLine[], places: ReadonlyMap<number, number>, corpus: Corpus): void {
    const bySource = new Map<number, ToldLine[]>();
    for (const line of lines) {
      const known = bySource.get(line.source);
      if (known) known.push(line);
      else bySource.set(line.source, [line]);
    }
    const repeated = Array.from(bySource, ([source, own]) => this.#repeated(source, own, places));
    holdCombined(corpus, { repeatedLines: () => repeated });
  }

  #repeated(source: number, lines: readonly ToldLine[], places: ReadonlyMap<number, number>): RepeatedLines {
    const members = new Set<number>();
    for (const { documents } of lines)
      for (const document of documents) {
        const place = places.get(document);
        if (place !== undefined) members.add(place);
      }
    return {
      source: this.#documents.at(lines[0]!.documents[0]!).facts.source,
      documents: this.#sources.documentsOf(source, EMPTY),
      members: [...members].sort((a, b) => a - b),
      counts: new Map(lines.map(({ line, count }) => [line, count])),
    };
  }
}

/** They were counted before. */
const EMPTY = new Uint32Array(0);
