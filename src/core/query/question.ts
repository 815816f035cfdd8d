import type { Decisions } from "../decisions/decisions.ts";
import { reviewState } from "../decisions/review.ts";
import { documentFacts } from "../document-facts.ts";
import type { Catalogue } from "../entities/catalogue.ts";
import { mentionsOf, type Recogniser } from "../entities/mentions.ts";
import { cutBlock, headerOf } from "../syntax/cut.ts";
import { attributeOf } from "../syntax/header.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import type { Questioned } from "./matches.ts";

/** What documents are questioned with. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly recogniser: Recogniser;
  readonly decisions: Decisions;
  /** The rules that found something in a document, of those that were asked about. */
  readonly findings: (block: Block) => ReadonlySet<string>;
}

/** A document as a query sees it. */
export function questionable(corpus: Corpus, block: Block, known: Knowledge): Questioned {
  const header = headerOf(corpus, block);
  return {
    field: (name) => attributeOf(header, name) ?? factOf(corpus, block, name),
    mentions: (name) => isMentioned(corpus, block, name, known),
    contains: (text) =>
      cutBlock(corpus, block).text.slice(cutBlock(corpus, block).body.start).toLowerCase().includes(text.toLowerCase()),
    hasFinding: (rule) => known.findings(block).has(rule),
    is: (state) =>
      state === "sealed"
        ? attributeOf(header, "sha256") !== undefined
        : reviewState(corpus, block, known.decisions) === "reviewed",
  };
}

/** What is not in the header but can be said all the same. */
function factOf(corpus: Corpus, block: Block, name: string): string | undefined {
  if (name === "name") return headerOf(corpus, block).name;
  const facts = documentFacts(cutBlock(corpus, block));
  switch (name) {
    case "words":
      return facts.words === undefined ? undefined : String(facts.words);
    case "title":
      return facts.title;
    case "date":
      return facts.date?.kind === "published" ? facts.date.text : undefined;
    case "source":
      return facts.source;
    case "url":
      return facts.url;
    case "lang":
      return facts.lang;
    case "kind":
      return facts.kind;
    default:
      return undefined;
  }
}

/** By the words themselves, by the name of whoever is meant, or by another of the catalogue's names for them. */
function isMentioned(
  corpus: Corpus,
  block: Block,
  name: string,
  { catalogue, recogniser, decisions }: Knowledge,
): boolean {
  const wanted = name.toLowerCase();
  const cut = cutBlock(corpus, block);
  return mentionsOf(cut, catalogue, recogniser, decisions).some((mention) => {
    const { start, end } = mention.span;
    if (cut.text.slice(start, end).toLowerCase() === wanted) return true;
    if (mention.recognised?.name.toLowerCase() === wanted) return true;
    if (mention.entities.length !== 1) return false;
    const entity = catalogue.byId.get(mention.entities[0]!);
    return (
      entity !== undefined &&
      [entity.id, entity.name, ...entity.aliases.map(({ text }) => text)].some((one) => one.toLowerCase() === wanted)
    );
  });
}
