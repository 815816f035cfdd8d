import type { Block } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { betweenDocuments, prepareDocument, untouchedBetween } from "../facts/between.ts";
import { factsOf } from "../facts/body-facts.ts";
import { LineReader } from "../facts/line-reader.ts";
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
  *ready(corpus, { blocks }) {
    const between = betweenDocuments(corpus, blocks);
    yield* between.seekingTwins();
    yield* between.countingLines();
  },
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

function ofSource(source: string | undefined, othersHaveOne: () => boolean): string {
  if (source !== undefined) return ` of ${quoted(source)}`;
  return othersHaveOne() ? " that name no source" : "";
}
