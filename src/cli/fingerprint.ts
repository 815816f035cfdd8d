import { createHash } from "node:crypto";

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
 * Findings alike in everything are numbered in the order in which they are asked for, the order of the text.
 */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  /** 16 hexadecimal digits. */
  of({ rule, document, quote }: Trait): string {
    const first = fingerprintOf({ rule, document, quote });
    const count = this.#seen.get(first) ?? 0;
    this.#seen.set(first, count + 1);
    return count === 0 ? first : fingerprintOf({ rule, document, quote }, count);
  }
}

/** The name of the finding before which so many come that are alike in everything. */
export function fingerprintOf({ rule, document, quote }: Trait, count = 0): string {
  return digest(count === 0 ? [rule, document, quote] : [rule, document, quote, String(count)]);
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
