import { cutBlock } from "../../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../../syntax/nodes.ts";
import { linesIn, ownCopy, type Span } from "../../text.ts";
import { betweenDocuments, prepareDocument, untouchedBetween } from "../facts/between.ts";
import { factsOf } from "../facts/body-facts.ts";
import { BodyHasher } from "../facts/body-hashes.ts";
import { TextFolder } from "../facts/folded-text.ts";
import { proseOf } from "../prose.ts";
import type { CorpusRule } from "../rule.ts";
import { quoted } from "../wording.ts";

/** One line in many documents of a source. */
export const repeatedLine = {
  id: "repeated-line",
  group: "documents",
  scope: "corpus",
  severity: "info",
  fix: "none",
  offers: "The editor adds the line to the list of boilerplate in `.corpus.yaml`.",
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
  prepare: prepareDocument,
  heeds: (change) => change.kind === "block" && !untouchedBetween(change).repeatedLines,
  *check(corpus, context) {
    const reader = new LineReader();
    for (const { counts, documents, members, source } of betweenDocuments(corpus, context.blocks).repeatedLines()) {
      const firsts = new Map<number, FirstPlace>();
      const whose = ofSource(source, () =>
        context.blocks.some(({ block }) => factsOf(corpus, block).source !== undefined),
      );
      for (const place of members) {
        const { block } = context.blocks[place]!;
        const wanted = factsOf(corpus, block).lines.filter((line) => counts.has(line));
        if (wanted.length === 0) continue;
        for (const { hash, folded, span, text } of reader.linesOf(corpus, block, wanted)) {
          const first = firsts.get(hash);
          if (!first) firsts.set(hash, { block, folded, span });
          if ((first && first.folded !== folded) || context.boilerplate?.test(text)) continue;
          yield {
            part: block,
            span,
            message: `${quoted(text)} stands in ${counts.get(hash)} of ${documents} documents${whose}.`,
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

/** A line at its first place in a block, without the blanks around it. */
interface Line {
  readonly hash: number;
  readonly folded: string;
  readonly span: Span;
  readonly text: string;
}

/** What folds to a line that is counted is not longer, however many blanks it has, nor shorter. Code units. */
const LONGEST_WRITTEN = 1_000;
const SHORTEST_WRITTEN = 5;

/** The lines that were looked for in a block, as long as it lives: a keystroke elsewhere moves none of them in it. */
const remembered = new WeakMap<Block, { readonly wanted: Float64Array; readonly lines: readonly Line[] }>();

class LineReader {
  readonly #hasher = new BodyHasher();
  readonly #folder = new TextFolder();

  /** The lines of these hashes in one document. */
  linesOf(corpus: Corpus, block: Block, wanted: Float64Array): readonly Line[] {
    const known = remembered.get(block);
    if (known && wanted.length === known.wanted.length && wanted.every((hash, at) => hash === known.wanted[at]))
      return known.lines;
    const lines = [...this.#find(cutBlock(corpus, block), new Set(wanted))];
    remembered.set(block, { wanted, lines });
    return lines;
  }

  /** Headings, tables and code of Markdown may well be alike. */
  *#find(block: BlockText, wanted: Set<number>): Generator<Line> {
    const prose = proseOf(block);
    if (!prose) return;
    for (const line of linesIn(block.text, prose.span)) {
      if (line.end - line.start < SHORTEST_WRITTEN || line.end - line.start > LONGEST_WRITTEN) continue;
      const written = block.text.slice(line.start, line.end);
      const hash = this.#hasher.hashLine(written);
      if (!wanted.delete(hash)) continue;
      const text = ownCopy(written.trim());
      if (prose.layout === "markdown" && (/^[#|]/.test(text) || prose.isCode(line.start))) continue;
      const start = line.start + written.length - written.trimStart().length;
      const folded = this.#folder.textOf(text, { start: 0, end: text.length });
      yield { hash, folded, span: { start, end: start + text.length }, text };
      if (wanted.size === 0) return;
    }
  }
}

function ofSource(source: string | undefined, othersHaveOne: () => boolean): string {
  if (source !== undefined) return ` of ${quoted(source)}`;
  return othersHaveOne() ? " that name no source" : "";
}
