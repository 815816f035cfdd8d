import type { Decisions } from "../../decisions/decisions.ts";
import { nameOf, placeOfName, subjectOf } from "../document-names.ts";
import { betweenDocuments, prepareDocument, untouchedBetween } from "../facts/between.ts";
import type { Twins } from "../facts/near-twins.ts";
import { verdictOnPair } from "../pairs.ts";
import type { CorpusRule, HeadedBlock } from "../rule.ts";

/** Two documents that say nearly the same. */
export const nearDuplicateBody = {
  id: "near-duplicate-body",
  group: "documents",
  scope: "corpus",
  severity: "info",
  fix: "none",
  offers: "The editor shows the two side by side.",
  summary: "A document says nearly the same as another.",
  why:
    "Two versions of a report, or one agency's text in two newspapers, weigh double without being equal; which of them to " +
    "keep, or both, is for somebody who compares them. Of all runs of five words in two documents four fifths are in " +
    "both; documents of fewer than twenty words, data and code are left alone, and so are two of which somebody decided " +
    "that they are different texts, or two reports of one event.",
  example: {
    bad:
      "<<<FILE a.txt\nThe two sides met on Tuesday in a hotel by the river and spoke for three hours about trade, " +
      "chips and the price of rice in spring.\nEND>>>\n" +
      "<<<FILE {|near-duplicate-body:b.txt|}\nThe two sides met on Tuesday in a hotel by the river and spoke for three " +
      "hours about trade, chips and the price of rice in autumn.\nEND>>>\n",
    good:
      "<<<FILE a.txt\nThe two sides met on Tuesday in a hotel by the river and spoke for three hours about trade, chips " +
      "and the price of rice in spring.\nEND>>>\n" +
      "<<<FILE b.txt\nOn Thursday the delegations went home without a word to those who had waited for them since the " +
      "morning in front of the hotel.\nEND>>>\n",
  },
  prepare: prepareDocument,
  heeds: (change) => change.kind === "block" && (!change.sameHeader || !untouchedBetween(change).nearTwins),
  *ready(corpus, { blocks }) {
    yield* betweenDocuments(corpus, blocks).seekingTwins();
  },
  *check(corpus, { blocks, decisions }) {
    for (const twins of byLater(unjudged(betweenDocuments(corpus, blocks).nearTwins(), blocks, decisions))) {
      const nearest = twins.reduce((best, one) => (one.similarity > best.similarity ? one : best));
      const { block, header } = blocks[nearest.later]!;
      const share = Math.floor(nearest.similarity * 100);
      yield {
        part: block,
        span: placeOfName(header),
        message: `${subjectOf(header)} says nearly the same as ${nameOf(blocks[nearest.earlier]!.header)} (${share} %).`,
        related: [nearest, ...twins.filter((one) => one !== nearest)].map(({ earlier, similarity }) => ({
          part: blocks[earlier]!.block,
          span: placeOfName(blocks[earlier]!.header),
          message: `Alike to ${Math.floor(similarity * 100)} %.`,
        })),
      };
    }
  },
} as const satisfies CorpusRule;

/** Without the pairs of which somebody said that they are two texts. */
function unjudged(pairs: readonly Twins[], blocks: readonly HeadedBlock[], decisions: Decisions): readonly Twins[] {
  return pairs.filter(({ earlier, later }) => {
    const verdict = verdictOnPair(decisions, blocks[earlier]!, blocks[later]!);
    return verdict !== "unlike" && verdict !== "same-event";
  });
}

/** The pairs of each later document; they come sorted by it. */
function* byLater(pairs: readonly Twins[]): Generator<readonly Twins[]> {
  for (let start = 0, at = 1; at <= pairs.length; at++) {
    if (at < pairs.length && pairs[at]!.later === pairs[start]!.later) continue;
    yield pairs.slice(start, at);
    start = at;
  }
}
