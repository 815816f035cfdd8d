import { CodePoints } from "../../syntax/code-points.ts";
import { cutBlock } from "../../syntax/cut.ts";
import type { Block, Corpus } from "../../syntax/nodes.ts";
import { blocksOf } from "../../syntax/parse.ts";
import { PartPlaces } from "../part-places.ts";
import type { Context, Levels } from "../rule.ts";
import { Silencers } from "../silencers.ts";
import { type BodyFacts, readFacts } from "./body-facts.ts";
import { BodyHasher } from "./body-hashes.ts";
import { BodyReader } from "./body-reader.ts";
import { LineReader } from "./line-reader.ts";

/** The rules about many documents whose facts are carried from run to run. */
export const CARRIED_RULES: readonly string[] = [
  "duplicate-name",
  "name-collision",
  "number-gap",
  "duplicate-id",
  "duplicate-body",
  "near-duplicate-body",
  "repeated-line",
];

/** Rules that look at more than one document and need all of each text: they are told of each shard alone. */
export const UNCARRIED_RULES: readonly string[] = ["ambiguous-date", "unresolved-short-name", "name-variant"];

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
  /** The lines that may be told as repeated, in the order of the text. */
  readonly lines: readonly CarriedLine[];
}

/** A line of a document at its first place. */
export interface CarriedLine {
  /** In the shard, from 0. */
  readonly line: number;
  /** The line as written, with the blanks before it. */
  readonly written: string;
  /** Where what follows those blanks stands in the decoded body, in code points; -1 where that is not known. */
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

/** Reads what is to be carried of the documents of a corpus, one after the other. Nothing is remembered of them. */
export function* carriedDocuments(corpus: Corpus, { boilerplate }: Context): Generator<CarriedDocument> {
  const silencers = new Silencers(corpus);
  const hasher = new BodyHasher();
  const bodies = new BodyReader();
  const lines = new LineReader();
  for (const block of blocksOf(corpus)) {
    const cut = cutBlock(corpus, block);
    const facts = readFacts(cut, hasher);
    const { line, character } = block.start;
    yield {
      line,
      column: character,
      header: corpus.source.line(line).slice(character),
      ignored: CARRIED_RULES.filter((rule) => silencers.entryFor(rule, block)),
      facts,
      digest: facts.body === undefined ? undefined : bodies.digestOf(cut),
      lines: [...linesOf(corpus, block, facts, lines, boilerplate)],
    };
  }
}

function* linesOf(
  corpus: Corpus,
  block: Block,
  facts: BodyFacts,
  reader: LineReader,
  boilerplate: Context["boilerplate"],
): Generator<CarriedLine> {
  if (facts.lines.length === 0) return;
  const cut = cutBlock(corpus, block);
  const places = new PartPlaces(corpus, block);
  const points = new CodePoints(block, cut);
  for (const { span, text } of reader.find(cut, facts.lines)) {
    if (boilerplate?.test(text)) continue;
    const { line, character } = places.position(span.end);
    const start = points.before(span.start) ?? -1;
    yield { line, written: corpus.source.line(line).slice(0, character), start, end: points.before(span.end) ?? -1 };
  }
}
