import { Memo } from "../../memo.ts";
import { isBase64 } from "../../syntax/content.ts";
import { cutBlock } from "../../syntax/cut.ts";
import { factOf } from "../../syntax/front-matter.ts";
import type { Block, BlockText, Corpus } from "../../syntax/nodes.ts";
import { ownCopy } from "../../text.ts";
import { proseOf } from "../prose.ts";
import { BodyHasher, comparedSpan } from "./body-hashes.ts";
import { shelvedDocumentsOf } from "./shelved-documents.ts";

/**
 * What rules about many documents need of one: no text, and about as many bytes as the body has code units. Facts of
 * shards can be put together in any order (`combine`).
 */
export interface BodyFacts {
  /** Equal for bodies that say the same, 53 bits; `undefined` for one of fewer than 5 words, which says nothing of its own. */
  readonly body: number | undefined;
  /** Hashes of the runs of five words, sorted, each once; empty for fewer than 20 words and for what is not prose. */
  readonly shingles: Uint32Array;
  /** The same in any order, where they need not be sorted for it. */
  readonly looseShingles?: Uint32Array;
  /** Hashes (53 bits) of the lines of 15 to 200 characters with two words or more, sorted, each once; of prose only. */
  readonly lines: Float64Array;
  /** Where it was published: `source=`, else the host of `url=`. */
  readonly source: string | undefined;
}

/** Stubs and one-word answers are no copies of each other. In words. */
const SHORTEST_BODY = 5;
/** In fewer words a small change is a great part of the text. */
const SHORTEST_COMPARED = 20;
const LONGEST_SOURCE = 200;

const NO_SHINGLES = new Uint32Array(0);
const NO_LINES = new Float64Array(0);

const remembered = new Memo<Block, BodyFacts>();

/**
 * The facts of one document; remembered as long as the block lives, which is as long as its text is the same. One hasher
 * serves for many documents.
 */
export function factsOf(corpus: Corpus, block: Block, hasher?: BodyHasher): BodyFacts {
  let facts = knownFactsOf(corpus, block);
  if (!facts) {
    facts = readFacts(cutBlock(corpus, block), hasher ?? new BodyHasher());
    remembered.set(block, facts);
  }
  return facts;
}

/** Takes up the facts of a document whose text is elsewhere. */
export function holdFacts(block: Block, facts: BodyFacts): void {
  remembered.set(block, facts);
}

/** The same, where they are known. */
export function knownFactsOf(corpus: Corpus, block: Block): BodyFacts | undefined {
  return remembered.get(block) ?? shelvedDocumentsOf(corpus)?.of(block);
}

/** The hash of one document's body alone, not remembered: for corpora of so many documents that all their facts are too much. */
export function bodyOnly(corpus: Corpus, block: Block, hasher: BodyHasher): BodyFacts {
  const cut = cutBlock(corpus, block);
  const nothingElse = { shingles: NO_SHINGLES, lines: NO_LINES, source: undefined };
  if (isBase64(cut.header)) return { body: undefined, ...nothingElse };
  const { body, words } = hasher.hashBody(cut.text, comparedSpan(cut));
  return { body: words < SHORTEST_BODY ? undefined : body, ...nothingElse };
}

/** The facts of one document, not remembered. */
export function readFacts(block: BlockText, hasher: BodyHasher): BodyFacts {
  if (isBase64(block.header)) return { body: undefined, shingles: NO_SHINGLES, lines: NO_LINES, source: undefined };
  const { body, words, shingles, lines } = hasher.of(block);
  const isText = proseOf(block) !== undefined;
  return new ReadFacts({
    body: words < SHORTEST_BODY ? undefined : body,
    looseShingles: isText && words >= SHORTEST_COMPARED ? shingles : NO_SHINGLES,
    lines: isText && lines.length > 0 ? lines : NO_LINES,
    source: sourceOf(block),
  });
}

/** Facts that were read from a text. Nearly nobody asks for shingles in order: they are sorted when somebody does. */
class ReadFacts implements BodyFacts {
  readonly body: number | undefined;
  readonly looseShingles: Uint32Array;
  readonly lines: Float64Array;
  readonly source: string | undefined;
  #isSorted = false;

  constructor({ body, looseShingles, lines, source }: Omit<ReadFacts, "shingles">) {
    this.body = body;
    this.looseShingles = looseShingles;
    this.lines = lines;
    this.source = source;
  }

  get shingles(): Uint32Array {
    if (!this.#isSorted) this.looseShingles.sort();
    this.#isSorted = true;
    return this.looseShingles;
  }
}

/** The source told last: there are few, and documents of one mostly stand together. */
let lastSource = "";

function sourceOf(block: BlockText): string | undefined {
  const source = factOf(block, "source")?.trim();
  if (source) {
    const told = source.slice(0, LONGEST_SOURCE);
    if (told !== lastSource) lastSource = ownCopy(told);
    return lastSource;
  }
  const url = factOf(block, "url");
  const host = url === undefined ? undefined : /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)/i.exec(url)?.[1];
  return host === undefined ? undefined : ownCopy(host.slice(0, LONGEST_SOURCE).toLowerCase());
}
