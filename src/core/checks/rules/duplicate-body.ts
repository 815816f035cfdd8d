import type { Corpus } from "../../syntax/nodes.ts";
import { nameOf, placeOfName, subjectOf } from "../document-names.ts";
import { betweenDocuments, prepareDocument, untouchedBetween } from "../facts/between.ts";
import { BodyReader } from "../facts/body-reader.ts";
import { verdictOnPair } from "../pairs.ts";
import { deletion } from "../removal.ts";
import type { CorpusRule, Fix, HeadedBlock } from "../rule.ts";
import { isSealed } from "../sealed.ts";

/** Two documents that say the same. */
export const duplicateBody = {
  id: "duplicate-body",
  group: "documents",
  scope: "corpus",
  severity: "warning",
  fix: "suggested",
  offers: "The editor shows the two side by side.",
  summary: "A document says the same as another.",
  why:
    "A text that is there twice counts twice in every figure, and is read twice by everyone. Letter case, white space, " +
    "front matter and lines of boilerplate make no difference; a document of fewer than five words is left alone, " +
    "and so are two of which somebody decided that they are different texts.",
  example: {
    bad:
      "<<<FILE a.txt\nThe two sides met on Tuesday.\nEND>>>\n" +
      "<<<FILE {|duplicate-body:b.txt|}\nThe two sides\nmet on Tuesday.\nEND>>>\n",
    good: "<<<FILE a.txt\nThe two sides met on Tuesday.\nEND>>>\n",
  },
  prepare: prepareDocument,
  heeds: (change) => change.kind === "gap" || !change.sameHeader || !untouchedBetween(change).sameBodies,
  *check(corpus, { blocks, decisions }) {
    const reader = new BodyReader();
    for (const same of betweenDocuments(corpus, blocks).sameBodies()) {
      // Read again: two texts may have one hash, and here one is offered to be deleted.
      const said = reader.saidIn(corpus, blocks[same[0]!]!.block);
      for (const [nth, copy] of same.entries()) {
        const { block, header } = blocks[copy]!;
        const isUnlike = (other: number): boolean =>
          verdictOnPair(decisions, blocks[other]!, blocks[copy]!) === "unlike";
        const first = same.find((other, index) => index < nth && !isUnlike(other));
        if (first === undefined || reader.saidIn(corpus, block) !== said) continue;
        const original = blocks[first]!;
        yield {
          part: block,
          span: placeOfName(header),
          message: `${subjectOf(header)} says the same as ${nameOf(original.header)}.`,
          related: [{ part: original.block, span: placeOfName(original.header), message: "The first of them." }],
          fixes: deletions(corpus, blocks[copy]!, original),
        };
      }
    }
  },
} as const satisfies CorpusRule;

/** Which of the two goes is for whoever has compared them; the later is offered first. */
function deletions(corpus: Corpus, copy: HeadedBlock, original: HeadedBlock): readonly Fix[] {
  const fixes = isSealed(copy.header) ? [] : [deletion(corpus, copy.index)];
  if (isSealed(original.header)) return fixes;
  const { safety, edits } = deletion(corpus, original.index);
  const title = `Delete ${nameOf(original.header)} in its place`;
  return [...fixes, { title, safety, edits: edits.map((edit) => ({ part: original.block, ...edit })) }];
}
