import type { BodyFacts } from "../core/checks/facts/body-facts.ts";
import type { CarriedDocument, CarriedShard } from "../core/checks/facts/carried.ts";
import type { CarriedDocuments, Room } from "../core/checks/facts/gathering.ts";
import type { Shelf } from "../core/checks/facts/shelf.ts";
import type { ShingleSets } from "../core/checks/facts/shingle-sets.ts";
import { TRAITS, type Trait, traitsOf } from "../core/checks/facts/traits.ts";
import { lastNotAbove } from "../core/sorted.ts";
import { documentIn, type FactsRecord, recordIn } from "./facts-record.ts";

/** A shard whose documents lie on shelves. */
export interface ShelvedShard extends Omit<CarriedShard, "documents"> {
  /** The row of its first document. */
  readonly firstRow: number;
  readonly documents: number;
}

/** What else a row has of a document besides its traits: where the rest lies, and how long that is. */
const PLACES = ["headerAt", "headerBytes", "shinglesAt", "linesAt", "recordAt", "recordBytes"] as const;
type PlaceKey = (typeof PLACES)[number];
/** Numbers of a row. */
const WIDTH = TRAITS.length + PLACES.length;
const ROW = WIDTH * 8;
/** Rows that are read together where all are wanted. */
const ROWS = 4096;

/** Documents as they come, put aside: a row of numbers each, and on other shelves what these do not say. */
export class DocumentShelves {
  readonly #rows: Shelf;
  readonly #headers: Shelf;
  readonly #shingles: Shelf;
  readonly #lines: Shelf;
  readonly #records: Shelf;
  #count = 0;

  constructor({ newShelf }: Pick<Room, "newShelf">) {
    this.#rows = newShelf();
    this.#headers = newShelf();
    this.#shingles = newShelf();
    this.#lines = newShelf();
    this.#records = newShelf();
  }

  /** The row that the next document will have. */
  get nextRow(): number {
    return this.#count;
  }

  /** A document, and the record that it was read from. */
  add(document: CarriedDocument, record: FactsRecord): void {
    const { facts } = document;
    const header = Buffer.from(document.header);
    // Of the hashes it is known where they lie.
    const rest = Buffer.from(JSON.stringify({ ...record, shingles: undefined, lineHashes: undefined }));
    const row = Float64Array.of(
      ...traitsOf(document),
      this.#headers.put(header),
      header.length,
      this.#shingles.put(bytesOf(facts.shingles)),
      this.#lines.put(bytesOf(facts.lines)),
      this.#records.put(rest),
      rest.length,
    );
    this.#rows.put(bytesOf(row));
    this.#count++;
  }

  /** As many rows as there is room for, from one on. */
  readRows(first: number, into: Float64Array): void {
    this.#rows.read(first * ROW, bytesOf(into));
  }

  header(row: Row): string {
    return Buffer.from(this.#headers.get(row.place("headerAt"), row.place("headerBytes"))).toString();
  }

  shingles(row: Row): Uint32Array {
    return new Uint32Array(get(this.#shingles, row.place("shinglesAt"), row.trait("shingles") * 4));
  }

  lines(row: Row): Float64Array {
    return new Float64Array(get(this.#lines, row.place("linesAt"), row.trait("lines") * 8));
  }

  document(row: Row): CarriedDocument {
    const record = recordIn(Buffer.from(this.#records.get(row.place("recordAt"), row.place("recordBytes"))).toString());
    // It was one when it was put there.
    const document = documentIn(record!)!;
    return { ...document, facts: new ShelvedBody(document.facts, row.copy(), this) };
  }
}

function get(shelf: Shelf, at: number, bytes: number): ArrayBuffer {
  return bytes === 0 ? NOTHING : shelf.get(at, bytes);
}

const NOTHING = new ArrayBuffer(0);

/** Facts of which hashes are read each time they are asked for. */
class ShelvedBody implements BodyFacts {
  readonly body: number | undefined;
  readonly source: string | undefined;
  readonly #row: Row;
  readonly #shelves: DocumentShelves;

  constructor({ body, source }: BodyFacts, row: Row, shelves: DocumentShelves) {
    this.body = body;
    this.source = source;
    this.#row = row;
    this.#shelves = shelves;
  }

  get shingles(): Uint32Array {
    return this.#shelves.shingles(this.#row);
  }

  get lines(): Float64Array {
    return this.#shelves.lines(this.#row);
  }
}

/** The numbers of one document. */
class Row {
  readonly #values: Float64Array;

  constructor(values: Float64Array) {
    this.#values = values;
  }

  trait(trait: Trait): number {
    return this.#values[TRAITS.indexOf(trait)]!;
  }

  place(key: PlaceKey): number {
    return this.#values[TRAITS.length + PLACES.indexOf(key)]!;
  }

  copy(): Row {
    return new Row(this.#values.slice());
  }
}

/** The documents of shards in their order. */
export class ShelvedDocuments implements CarriedDocuments {
  readonly count: number;
  readonly shingles: ShingleSets;
  readonly #shards: readonly ShelvedShard[];
  /** The number of the first document of each shard. */
  readonly #firsts: Float64Array;
  readonly #shelves: DocumentShelves;
  /** The numbers of the document that was asked for last. */
  readonly #values = new Float64Array(WIDTH);
  readonly #lastRow = new Row(this.#values);
  #last = -1;

  constructor(shards: readonly ShelvedShard[], shelves: DocumentShelves) {
    this.#shards = shards;
    this.#shelves = shelves;
    this.#firsts = new Float64Array(shards.length);
    let count = 0;
    for (const [at, { documents }] of shards.entries()) {
      this.#firsts[at] = count;
      count += documents;
    }
    this.count = count;
    this.shingles = {
      length: count,
      at: (document) => this.#shelves.shingles(this.#row(document)),
      sizeAt: (document) => this.#row(document).trait("shingles"),
    };
  }

  shardOf(document: number): ShelvedShard {
    return this.#shards[lastNotAbove(this.#firsts, document)]!;
  }

  trait(trait: Trait): Float64Array {
    const values = new Float64Array(this.count);
    const column = TRAITS.indexOf(trait);
    const all = new Float64Array(Math.min(ROWS, this.count) * WIDTH);
    let to = 0;
    for (const { documents, firstRow } of this.#shards)
      for (let at = 0; at < documents; at += ROWS) {
        const rows = all.subarray(0, Math.min(ROWS, documents - at) * WIDTH);
        this.#shelves.readRows(firstRow + at, rows);
        for (let from = column; from < rows.length; from += WIDTH) values[to++] = rows[from]!;
      }
    return values;
  }

  sizeOf(document: number): number {
    return this.#row(document).place("recordBytes");
  }

  headerOf(document: number): string {
    return this.#shelves.header(this.#row(document));
  }

  at(document: number): CarriedDocument {
    return this.#shelves.document(this.#row(document));
  }

  linesOf(document: number): Float64Array {
    return this.#shelves.lines(this.#row(document));
  }

  /** Is another one when the next is asked for. */
  #row(document: number): Row {
    if (this.#last === document) return this.#lastRow;
    const at = lastNotAbove(this.#firsts, document);
    this.#shelves.readRows(this.#shards[at]!.firstRow + document - this.#firsts[at]!, this.#values);
    this.#last = document;
    return this.#lastRow;
  }
}

function bytesOf({ buffer, byteLength, byteOffset }: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
