import { nameOf, placeOfName, subjectOf } from "../document-names.ts";
import { betweenDocuments } from "../facts/between.ts";
import type { Twins } from "../facts/near-twins.ts";
import type { CorpusRule } from "../rule.ts";

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
    "both; documents of fewer than twenty words, data and code are left alone.",
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
  *check(corpus, { blocks }) {
    for (const twins of byLater(betweenDocuments(corpus, blocks).nearTwins())) {
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

/** The pairs of each later document; they come sorted by it. */
function* byLater(pairs: readonly Twins[]): Generator<readonly Twins[]> {
  for (let start = 0, at = 1; at <= pairs.length; at++) {
    if (at < pairs.length && pairs[at]!.later === pairs[start]!.later) continue;
    yield pairs.slice(start, at);
    start = at;
  }
}
