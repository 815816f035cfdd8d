import { createHash } from "node:crypto";
import { firstNotBelow } from "../core/sorted.ts";

/** What makes a finding the same one after an edit somewhere else. */
export interface Trait {
  readonly rule: string;
  /** The document's `id`, else its name, else nothing. */
  readonly document: string;
  /** What the finding marks. */
  readonly quote: string;
}

/**
 * Gives each finding of one file a name that stays when lines move.
 *
 * Findings alike in everything are numbered in the order in which they are asked for, the order of the text. Of a
 * document that nobody shares its key with they are forgotten when two others have had theirs.
 */
export class Fingerprints {
  readonly #isShared: (document: string) => boolean;
  readonly #seen: Seen = new Map();
  #last: Recent | undefined;
  #before: Recent | undefined;

  /** `isShared` says whether findings of that document may come again after those of others; always, where none is given. */
  constructor(isShared: (document: string) => boolean = () => true) {
    this.#isShared = isShared;
  }

  /** 16 hexadecimal digits. */
  of({ rule, document, quote }: Trait): string {
    const first = fingerprintOf({ rule, document, quote });
    const seen = this.#seenIn(document);
    const count = seen.get(first) ?? 0;
    seen.set(first, count + 1);
    return count === 0 ? first : fingerprintOf({ rule, document, quote }, count);
  }

  /** A finding at the very end of a document may come after one of the next: of the last two all is known. */
  #seenIn(document: string): Seen {
    if (this.#last?.document === document) return this.#last.seen;
    if (this.#before?.document === document) return this.#before.seen;
    if (this.#isShared(document)) return this.#seen;
    this.#before = this.#last;
    this.#last = { document, seen: new Map() };
    return this.#last.seen;
  }
}

/** How often each came. */
type Seen = Map<string, number>;

interface Recent {
  readonly document: string;
  readonly seen: Seen;
}

/** The keys that come more than once among many, 8 bytes each; of a hundred million others it may take one for such. */
export class SharedKeys {
  readonly #sorted: Float64Array;

  constructor(keys: Iterable<string>, most: number) {
    const hashes = new Float64Array(most);
    let count = 0;
    for (const key of keys) hashes[count++] = hashOf(key);
    this.#sorted = hashes.subarray(0, count).sort();
  }

  has(key: string): boolean {
    const hash = hashOf(key);
    const first = firstNotBelow(this.#sorted, hash);
    return this.#sorted[first] === hash && this.#sorted[first + 1] === hash;
  }
}

/** 48 bits. */
function hashOf(key: string): number {
  return createHash("sha256").update(key).digest().readUIntBE(0, 6);
}

/** The name of the finding before which so many come that are alike in everything. */
export function fingerprintOf({ rule, document, quote }: Trait, count = 0): string {
  return digest(count === 0 ? [rule, document, quote] : [rule, document, quote, String(count)]);
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
