import { cutBlock } from "../../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../../syntax/nodes.ts";
import { linesIn, type Span } from "../../text.ts";
import { betweenDocuments } from "../facts/between.ts";
import { factsOf } from "../facts/body-facts.ts";
import { foldedLine } from "../facts/folded-text.ts";
import { lineHash } from "../facts/hashes.ts";
import type { RepeatedLines } from "../facts/repeated-lines.ts";
import { proseOf } from "../prose.ts";
import type { Context, CorpusRule, HeadedBlock } from "../rule.ts";
import { quoted } from "../wording.ts";

/** One line in many documents of a source. */
export const repeatedLine = {
  id: "repeated-line",
  group: "documents",
  scope: "corpus",
  severity: "info",
  fix: "none",
  summary: "A line comes back in many documents of one source.",
  why:
    "What a site writes under every article is not the article's text. A line of 15 to 200 characters is told that " +
    "stands in three documents or more of one source (`source=`, else the host of `url=`), and in 5 % of them; if it is " +
    "residue, add it to the list of boilerplate.",
  example: {
    bad: ["Talks end.", "Rain comes.", "Rice is dear."]
      .map((text, at) => `<<<FILE ${at}.txt\n${text}\n{|repeated-line:Our app has all of it first.|}\nEND>>>\n`)
      .join(""),
    good: ["Talks end.", "Rain comes.", "Rice is dear."]
      .map((text, at) => `<<<FILE ${at}.txt\n${text}\nEND>>>\n`)
      .join(""),
  },
  *check(corpus, context) {
    const { blocks } = context;
    for (const repeated of betweenDocuments(corpus, blocks).repeatedLines()) {
      const { counts, documents, members, source } = repeated;
      const firsts = new Map<number, FirstPlace>();
      for (const { block } of linedBlocks(
        corpus,
        repeated,
        members.map((place) => blocks[place]!),
      )) {
        for (const { hash, folded, span, text } of repeatedIn(cutBlock(corpus, block), counts, context)) {
          const first = firsts.get(hash);
          if (!first) firsts.set(hash, { block, folded, span });
          else if (first.folded !== folded) continue;
          yield {
            part: block,
            span,
            message: `${quoted(text)} stands in ${counts.get(hash)} of ${documents} documents${ofSource(source)}.`,
            related: first ? [{ part: first.block, span: first.span, message: "The first of them." }] : [],
          };
        }
      }
    }
  },
} as const satisfies CorpusRule;

interface FirstPlace {
  readonly block: Block;
  readonly folded: string;
  readonly span: Span;
}

/** A line that is repeated, at its place in the block, without the blanks around it. */
interface Line {
  readonly hash: number;
  readonly folded: string;
  readonly span: Span;
  readonly text: string;
}

/** What folds to a line that is counted is not longer, however many blanks it has, nor shorter. Code units. */
const LONGEST_WRITTEN = 1_000;
const SHORTEST_WRITTEN = 5;

function linedBlocks(
  corpus: Corpus,
  { counts }: RepeatedLines,
  blocks: readonly HeadedBlock[],
): readonly HeadedBlock[] {
  return blocks.filter(({ block }) => factsOf(corpus, block).lines.some((line) => counts.has(line)));
}

/** The repeated lines of one document, each at its first place; headings, tables and code of Markdown are meant to be alike. */
function* repeatedIn(block: BlockText, counts: ReadonlyMap<number, number>, context: Context): Generator<Line> {
  const prose = proseOf(block);
  if (!prose) return;
  const told = new Set<number>();
  for (const line of linesIn(block.text, prose.span)) {
    if (line.end - line.start < SHORTEST_WRITTEN || line.end - line.start > LONGEST_WRITTEN) continue;
    const written = block.text.slice(line.start, line.end);
    const folded = foldedLine(written);
    const hash = lineHash(folded);
    if (!counts.has(hash) || told.has(hash)) continue;
    told.add(hash);
    const text = written.trim();
    if (prose.layout === "markdown" && (/^[#|]/.test(text) || prose.isCode(line.start))) continue;
    if (context.boilerplate?.test(text)) continue;
    const start = line.start + written.length - written.trimStart().length;
    yield { hash, folded, span: { start, end: start + text.length }, text };
  }
}

function ofSource(source: string | undefined): string {
  return source === undefined ? "" : ` of ${quoted(source)}`;
}
