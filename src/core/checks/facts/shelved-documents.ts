import { firstNotBelow } from "../../sorted.ts";
import type { Block, Corpus, Part } from "../../syntax/nodes.ts";
import type { BodyFacts } from "./body-facts.ts";
import type { Shelf } from "./shelf.ts";

/** By the list of parts, which is the same for all who look at a corpus on the disk. */
const shelved = new WeakMap<readonly Part[], ShelvedDocuments>();

/** The facts of documents of a corpus that is not in memory, where some were put on a shelf. */
export function shelvedDocumentsOf(corpus: Corpus): ShelvedDocuments | undefined {
  return shelved.get(corpus.parts);
}

/** The same, ready to take up more. */
export function shelvingDocumentsOf(corpus: Corpus, shelf: Shelf): ShelvedDocuments {
  const known = shelved.get(corpus.parts) ?? new ShelvedDocuments(shelf);
  shelved.set(corpus.parts, known);
  return known;
}

/** The facts of many documents in 32 bytes of memory each; hashes lie on the shelf, and are read each time they are asked for. */
export class ShelvedDocuments {
  readonly #shelf: Shelf;
  readonly #sources: string[] = [];
  readonly #sourceNumbers = new Map<string, number>();
  #count = 0;
  /** The lines of their headers, rising. */
  #headers = new Int32Array(64);
  /** NaN where a body says nothing of its own. */
  #bodies = new Float64Array(64);
  #places = new Float64Array(64);
  #shingleBytes = new Int32Array(64);
  #lineBytes = new Int32Array(64);
  /** -1 where none is named. */
  #sourceOf = new Int32Array(64);

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** Takes up a document that stands below those it has. */
  add({ start }: Block, { body, lines, shingles, source }: BodyFacts): void {
    const at = this.#count;
    if (at === this.#headers.length) this.#grow();
    this.#headers[at] = start.line;
    this.#bodies[at] = body ?? Number.NaN;
    this.#places[at] = this.#shelf.put(bytesOf(shingles));
    this.#shelf.put(bytesOf(lines));
    this.#shingleBytes[at] = shingles.byteLength;
    this.#lineBytes[at] = lines.byteLength;
    this.#sourceOf[at] = source === undefined ? -1 : this.#numberOf(source);
    this.#count++;
  }

  /** What is known of a document. */
  of({ start: { line } }: Block): BodyFacts | undefined {
    const at = firstNotBelow(this.#headers.subarray(0, this.#count), line);
    return at < this.#count && this.#headers[at] === line ? new FactsAt(this, at) : undefined;
  }

  bodyAt(at: number): number | undefined {
    const body = this.#bodies[at]!;
    return Number.isNaN(body) ? undefined : body;
  }

  sourceAt(at: number): string | undefined {
    return this.#sources[this.#sourceOf[at]!];
  }

  shinglesAt(at: number): Uint32Array {
    return new Uint32Array(this.#get(this.#places[at]!, this.#shingleBytes[at]!));
  }

  linesAt(at: number): Float64Array {
    return new Float64Array(this.#get(this.#places[at]! + this.#shingleBytes[at]!, this.#lineBytes[at]!));
  }

  #get(at: number, length: number): ArrayBuffer {
    return length === 0 ? NOTHING : this.#shelf.get(at, length);
  }

  #numberOf(source: string): number {
    const known = this.#sourceNumbers.get(source);
    if (known !== undefined) return known;
    this.#sourceNumbers.set(source, this.#sources.length);
    return this.#sources.push(source) - 1;
  }

  #grow(): void {
    const ints = (few: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const many = new Int32Array(few.length * 2);
      many.set(few);
      return many;
    };
    const floats = (few: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const many = new Float64Array(few.length * 2);
      many.set(few);
      return many;
    };
    this.#headers = ints(this.#headers);
    this.#bodies = floats(this.#bodies);
    this.#places = floats(this.#places);
    this.#shingleBytes = ints(this.#shingleBytes);
    this.#lineBytes = ints(this.#lineBytes);
    this.#sourceOf = ints(this.#sourceOf);
  }
}

const NOTHING = new ArrayBuffer(0);

/** Those of one document. */
class FactsAt implements BodyFacts {
  readonly #documents: ShelvedDocuments;
  readonly #at: number;

  constructor(documents: ShelvedDocuments, at: number) {
    this.#documents = documents;
    this.#at = at;
  }

  get body(): number | undefined {
    return this.#documents.bodyAt(this.#at);
  }

  get source(): string | undefined {
    return this.#documents.sourceAt(this.#at);
  }

  get shingles(): Uint32Array {
    return this.#documents.shinglesAt(this.#at);
  }

  get lines(): Float64Array {
    return this.#documents.linesAt(this.#at);
  }
}

function bytesOf({ buffer, byteLength, byteOffset }: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
