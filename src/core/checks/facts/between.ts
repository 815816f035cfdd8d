import { cutBlock } from "../../syntax/cut.ts";
import type { Block, Corpus, Part } from "../../syntax/nodes.ts";
import type { Change, FileContext } from "../rule.ts";
import { type BodyFacts, bodyOnly, factsOf, knownFactsOf, readFacts } from "./body-facts.ts";
import { BodyHasher, hasherOf } from "./body-hashes.ts";
import { type Combined, combine, type Untouched } from "./combine.ts";
import { shelvingDocumentsOf } from "./shelved-documents.ts";

/** What the documents of a corpus have in common, kept up through edits. */
interface Company {
  /** The list of parts it is true of, which is another one after each change of the text. */
  parts: readonly Part[];
  readonly facts: BodyFacts[];
  readonly combined: Combined;
  /** What was said of the change that led to a block. */
  readonly untouched: WeakMap<Part, Untouched>;
}

const companies = new WeakMap<Corpus, Company>();
const ALL_TOUCHED: Untouched = { sameBodies: false, nearTwins: false, repeatedLines: false };

/** The rules that must know more of each document than a hash of its body, and need a shelf in a corpus that is not in memory. */
export const COMPARING_RULES: readonly string[] = ["near-duplicate-body", "repeated-line"];
/** In a corpus that is not in memory they compare no more documents (`cli.md`). */
export const MOST_COMPARED_ON_DISK = 200_000;

/** What the documents of a corpus have in common; its places are those of `blocks`, which are all of them in their order. */
export function betweenDocuments(corpus: Corpus, blocks: readonly { readonly block: Block }[]): Combined {
  const known = companies.get(corpus);
  if (known?.parts === corpus.parts) return known.combined;
  const hasher = new BodyHasher();
  const read = corpus.source.text ? knownOrBodyOnly : factsOf;
  const documents = blocks.map(({ block }) => read(corpus, block, hasher));
  if (known?.facts.length === documents.length && documents.every((facts, at) => facts === known.facts[at])) {
    known.parts = corpus.parts;
    return known.combined;
  }
  const combined = combine([{ name: "", documents }]);
  companies.set(corpus, { parts: corpus.parts, facts: documents, combined, untouched: new WeakMap() });
  return combined;
}

/** Takes up what the documents of a corpus have in common, where more is known of them than stands in it. */
export function holdCombined(corpus: Corpus, told: Partial<Pick<Combined, "nearTwins" | "repeatedLines">>): void {
  const combined: Combined = {
    places: [],
    sameBodies: () => [],
    nearTwins: () => [],
    *seekingTwins() {},
    *countingLines() {},
    repeatedLines: () => [],
    replace: () => ALL_TOUCHED,
    ...told,
  };
  companies.set(corpus, { parts: corpus.parts, facts: [], combined, untouched: new WeakMap() });
}

function knownOrBodyOnly(corpus: Corpus, block: Block, hasher: BodyHasher): BodyFacts {
  return knownFactsOf(corpus, block) ?? bodyOnly(corpus, block, hasher);
}

/** Reads what {@link betweenDocuments} must know of a document, while its text is at hand. */
export function prepareDocument(corpus: Corpus, block: Block, context: FileContext): void {
  const { shelf } = context;
  const isOnDisk = corpus.source.text !== undefined;
  if (isOnDisk && (!shelf || knownFactsOf(corpus, block))) return;
  const hasher = hasherOf(context);
  if (!isOnDisk || !shelf) factsOf(corpus, block, hasher);
  else shelvingDocumentsOf(corpus, shelf).add(block, readFacts(cutBlock(corpus, block), hasher));
}

/** What the change of a document surely leaves as {@link betweenDocuments} told it. */
export function untouchedBetween({ corpus, before, now }: Change): Untouched {
  const company = companies.get(corpus);
  if (!company || before.kind === "gap" || now.kind === "gap") return ALL_TOUCHED;
  let untouched = company.untouched.get(now);
  if (!untouched) {
    untouched = takeUp(company, knownFactsOf(corpus, before), factsOf(corpus, now));
    company.untouched.set(now, untouched);
  }
  return untouched;
}

function takeUp({ facts, combined }: Company, before: BodyFacts | undefined, now: BodyFacts): Untouched {
  const place = before ? facts.indexOf(before) : -1;
  if (place < 0) return ALL_TOUCHED;
  facts[place] = now;
  return combined.replace(place, now);
}
