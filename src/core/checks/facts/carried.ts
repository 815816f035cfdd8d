import { CodePoints } from "../../syntax/code-points.ts";
import { cutBlock } from "../../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../../syntax/nodes.ts";
import { blocksOf } from "../../syntax/parse.ts";
import type { Span } from "../../text.ts";
import { type DateOrders, dateOrdersIn, type OpenDate } from "../date-orders.ts";
import { PartPlaces } from "../part-places.ts";
import type { Context, Known, Levels } from "../rule.ts";
import { Silencers } from "../silencers.ts";
import { type BodyFacts, knownFactsOf, readFacts } from "./body-facts.ts";
import { BodyHasher } from "./body-hashes.ts";
import { BodyReader } from "./body-reader.ts";
import { LineReader } from "./line-reader.ts";
import { type NameFound, readNames } from "./names-in.ts";
import { type NamedEntity, namedEntities, type OpenShortName, openShortNames } from "./short-names.ts";
import { RARELY, SHORTEST_NAME } from "./variants.ts";

/** The rules about many documents: what they need of each is carried from run to run. */
export const CARRIED_RULES: readonly string[] = [
  "duplicate-name",
  "name-collision",
  "number-gap",
  "duplicate-id",
  "ambiguous-date",
  "duplicate-body",
  "near-duplicate-body",
  "repeated-line",
  "unresolved-short-name",
  "name-variant",
];

/** What {@link CARRIED_RULES} need of one document, wherever its text is. */
export interface CarriedDocument {
  /** Where its header begins in the shard; both count from 0. */
  readonly line: number;
  readonly column: number;
  /** The header line from there on, as written. */
  readonly header: string;
  /** Which of the rules comments silence in it. */
  readonly ignored: readonly string[];
  readonly facts: BodyFacts;
  /** The SHA-256 of what it says; `undefined` where it is nobody's copy in any case. */
  readonly digest: string | undefined;
  /** The lines that may be told as repeated, in the order of the text, with the blanks before them. */
  readonly lines: readonly CarriedPlace[];
  /** What its numeric dates say of their order. */
  readonly dates: CarriedDates | undefined;
  readonly shortNames: CarriedShortNames;
  /** The names that may be variants, and those that others may be variants of; none where the rule is off. */
  readonly names: readonly CarriedName[];
}

type WithPlace<T> = Omit<T, "span"> & { readonly place: CarriedPlace };

/** The numeric dates of a document. */
export interface CarriedDates extends Omit<DateOrders, "open"> {
  readonly open: readonly WithPlace<OpenDate>[];
}

/** Short forms that lead to nobody, and of those whom the document names as many as others need. */
export interface CarriedShortNames {
  readonly open: readonly WithPlace<OpenShortName>[];
  readonly named: readonly Omit<NamedEntity, "span">[];
}

/** A name of a document; only one that may be told has a place. */
export type CarriedName = Omit<NameFound, "span"> & { readonly place: CarriedPlace | undefined };

/** A stretch of a document. */
export interface CarriedPlace {
  /** Where it begins in the shard; both count from 0. */
  readonly line: number;
  readonly column: number;
  /** As written, with LF between its lines. */
  readonly written: string;
  /** Where it stands in the decoded body, without blanks before it, in code points; -1 where that is not known. */
  readonly start: number;
  readonly end: number;
}

/** What a shard is told by, and what its findings are to be. */
export interface CarriedShard {
  /** Where the documents are, as it is reported. */
  readonly path: string;
  /** What the user chose for {@link CARRIED_RULES}. */
  readonly levels: Levels;
  /** In the order of the text. */
  readonly documents: readonly CarriedDocument[];
}

/** What was chosen for a corpus whose facts are carried, and what is known besides its text. */
export type Carrying = Context & Known & { readonly hasNameVariants: boolean };

/** Reads what is to be carried of the documents of a corpus, one after the other. Nothing is remembered of them. */
export function* carriedDocuments(corpus: Corpus, carrying: Carrying): Generator<CarriedDocument> {
  const silencers = new Silencers(corpus);
  const hasher = new BodyHasher();
  const bodies = new BodyReader();
  const lines = new LineReader();
  const named = new Set<string>();
  for (const block of blocksOf(corpus)) {
    const cut = cutBlock(corpus, block);
    const facts = knownFactsOf(corpus, block) ?? readFacts(cut, hasher);
    const { line, character } = block.start;
    const placing = new Placing(corpus, block, cut);
    yield {
      line,
      column: character,
      header: corpus.source.line(line).slice(character),
      ignored: CARRIED_RULES.filter((rule) => silencers.entryFor(rule, block)),
      facts,
      digest: facts.body === undefined ? undefined : bodies.digestOf(cut),
      lines: [...linesOf(cut, facts, lines, placing, carrying)],
      dates: datesOf(corpus, block, placing),
      shortNames: shortNamesOf(corpus, block, placing, carrying, named),
      names: carrying.hasNameVariants ? [...namesOf(corpus, block, placing, carrying)] : [],
    };
  }
}

/** Says where stretches of one document stand. */
class Placing {
  readonly #cut: BlockText;
  readonly #places: PartPlaces;
  readonly #points: CodePoints;

  constructor(corpus: Corpus, block: Block, cut: BlockText) {
    this.#cut = cut;
    this.#places = new PartPlaces(corpus, block);
    this.#points = new CodePoints(block, cut);
  }

  at({ start, end }: Span): CarriedPlace {
    const { line, character } = this.#places.position(start);
    return { line, column: character, written: this.#cut.text.slice(start, end), ...this.#inBody(start, end) };
  }

  /** The same from the start of its line on. */
  fromLineStart({ start, end }: Span): CarriedPlace {
    const { line, character } = this.#places.position(start);
    const written = this.#cut.text.slice(start - character, end);
    return { line, column: 0, written, ...this.#inBody(start, end) };
  }

  #inBody(start: number, end: number): Pick<CarriedPlace, "start" | "end"> {
    return { start: this.#points.before(start) ?? -1, end: this.#points.before(end) ?? -1 };
  }
}

function* linesOf(
  cut: BlockText,
  facts: BodyFacts,
  reader: LineReader,
  placing: Placing,
  { boilerplate }: Context,
): Generator<CarriedPlace> {
  if (facts.lines.length === 0) return;
  for (const { span, text } of reader.find(cut, facts.lines))
    if (!boilerplate?.test(text)) yield placing.fromLineStart(span);
}

function datesOf(corpus: Corpus, block: Block, placing: Placing): CarriedDocument["dates"] {
  const orders = dateOrdersIn(corpus, block);
  if (orders === "none") return undefined;
  return { ...orders, open: orders.open.map(({ span, ...open }) => ({ ...open, place: placing.at(span) })) };
}

/** Of somebody the first place in the shard will do, but for who is a namesake in the same document. */
function shortNamesOf(
  corpus: Corpus,
  block: Block,
  placing: Placing,
  known: Known,
  named: Set<string>,
): CarriedDocument["shortNames"] {
  const open = openShortNames(corpus, block, known);
  const namesakes = new Set(open.flatMap((one) => one.namesakes));
  const wanted = namedEntities(corpus, block, known).filter(({ id }) => !named.has(id) || namesakes.has(id));
  for (const { id } of wanted) named.add(id);
  return {
    open: open.map(({ span, ...one }) => ({ ...one, place: placing.at(span) })),
    named: wanted.map(({ id, name }) => ({ id, name })),
  };
}

function* namesOf(
  corpus: Corpus,
  block: Block,
  placing: Placing,
  { catalogue, decisions }: Known,
): Generator<CarriedName> {
  for (const { name, count, isKnown, span } of readNames(corpus, block, catalogue, decisions)) {
    if (name.length < SHORTEST_NAME) continue;
    yield { name, count, isKnown, place: isKnown || count > RARELY ? undefined : placing.at(span) };
  }
}
