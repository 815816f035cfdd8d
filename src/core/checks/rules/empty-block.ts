import type { Block, Corpus } from "../../syntax/nodes.ts";
import { hasInk } from "../../text.ts";
import { deletion } from "../removal.ts";
import type { FileRule } from "../rule.ts";
import { isSealed } from "../sealed.ts";
import { quoted } from "../wording.ts";

/** A document that says nothing. */
export const emptyBlock = {
  id: "empty-block",
  group: "structure",
  scope: "file",
  severity: "warning",
  fix: "suggested",
  summary: "A document holds nothing but white space.",
  why: "An empty document is counted, exported and searched like any other; mostly its text got lost on the way.",
  example: {
    bad: "<<<FILE {|empty-block:a|}\nEND>>>\n<<<FILE b\nx\nEND>>>\n",
    good: "<<<FILE b\nx\nEND>>>\n",
  },
  heeds: ({ sameHeader, sameShape }) => !sameHeader || !sameShape,
  *check(corpus, { blocks }) {
    // Few are: a generator's own loop over all of them would be slower.
    for (const { block, index, header } of blocks.filter((one) => isEmpty(corpus, one.block))) {
      const { name, nameSpan, span } = header;
      yield {
        part: block,
        span: nameSpan.end > nameSpan.start ? nameSpan : span,
        message: `${name === undefined ? "A document without a name" : quoted(name)} is empty.`,
        fixes: isSealed(header) ? [] : [deletion(corpus, index)],
      };
    }
  },
} as const satisfies FileRule;

/** A document without its terminator is not known to be empty: it has only just begun, or lost its text below. */
function isEmpty({ source }: Corpus, { bodyStart, bodyEnd, closeKind }: Block): boolean {
  if (closeKind === "missing") return false;
  for (let line = bodyStart; line < bodyEnd; line++) if (hasInk(source.line(line))) return false;
  return true;
}
