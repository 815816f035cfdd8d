import { documentFacts } from "./document-facts.ts";
import { isBase64 } from "./syntax/content.ts";
import { cutBlock } from "./syntax/cut.ts";
import { attributeOf } from "./syntax/header.ts";
import type { Block, Corpus } from "./syntax/nodes.ts";

/** How many documents say each value, the most frequent first. */
export type Shares = readonly (readonly [value: string, documents: number])[];

/** What a corpus is made of. Plain data. */
export interface CorpusStats {
  readonly documents: number;
  /** Of documents that are text. */
  readonly words: { readonly total: number; readonly median: number; readonly least: number; readonly most: number };
  /** Documents with `sha256=`, with `truncated=`, and of bytes. */
  readonly sealed: number;
  readonly truncated: number;
  readonly binary: number;
  readonly languages: Shares;
  readonly sources: Shares;
  readonly kinds: Shares;
  /** By the year of publication, in order. */
  readonly years: Shares;
}

/** Counts documents one by one: what is kept of each is its number of words. */
export class StatsCounter {
  readonly #words: number[] = [];
  readonly #languages = new Map<string, number>();
  readonly #sources = new Map<string, number>();
  readonly #kinds = new Map<string, number>();
  readonly #years = new Map<string, number>();
  #documents = 0;
  #sealed = 0;
  #truncated = 0;
  #binary = 0;

  add(corpus: Corpus, block: Block): void {
    const cut = cutBlock(corpus, block);
    const facts = documentFacts(cut);
    this.#documents++;
    if (attributeOf(cut.header, "sha256") !== undefined) this.#sealed++;
    if (attributeOf(cut.header, "truncated") !== undefined) this.#truncated++;
    if (isBase64(cut.header)) this.#binary++;
    if (facts.words !== undefined) this.#words.push(facts.words);
    count(this.#languages, facts.lang);
    count(this.#sources, facts.source);
    count(this.#kinds, isBase64(cut.header) ? "bytes" : facts.kind);
    const year = facts.date?.kind === "published" ? /^\d{4}(?!\d)/.exec(facts.date.text)?.[0] : undefined;
    count(this.#years, year);
  }

  get stats(): CorpusStats {
    const sorted = this.#words.toSorted((a, b) => a - b);
    return {
      documents: this.#documents,
      words: {
        total: sorted.reduce((sum, words) => sum + words, 0),
        median: sorted[sorted.length >> 1] ?? 0,
        least: sorted[0] ?? 0,
        most: sorted.at(-1) ?? 0,
      },
      sealed: this.#sealed,
      truncated: this.#truncated,
      binary: this.#binary,
      languages: byCount(this.#languages),
      sources: byCount(this.#sources),
      kinds: byCount(this.#kinds),
      years: [...this.#years].sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  }
}

function count(counts: Map<string, number>, value: string | undefined): void {
  if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function byCount(counts: ReadonlyMap<string, number>): Shares {
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
}
