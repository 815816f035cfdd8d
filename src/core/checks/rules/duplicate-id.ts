import { findAttribute } from "../../syntax/header.ts";
import type { Attribute, Block } from "../../syntax/nodes.ts";
import { remove } from "../header-repairs.ts";
import type { FileRule, HeadedBlock } from "../rule.ts";
import { quoted } from "../wording.ts";

/** One identity for two documents. */
export const duplicateId = {
  id: "duplicate-id",
  group: "names",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "Two documents have the same id.",
  why: "An id says which document it is, whatever its name: decisions and exports of one would be taken for the other's.",
  example: {
    bad: "<<<FILE a id=7\nx\nEND>>>\n<<<FILE b {|duplicate-id:id=7|}\ny\nEND>>>\n",
    good: "<<<FILE a id=7\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n",
  },
  heeds: ({ sameHeader }) => !sameHeader,
  *check(corpus, { blocks }) {
    const first = new Map<string, { readonly block: Block; readonly id: Attribute }>();
    for (const { block, header } of blocks.filter(hasId)) {
      const id = findAttribute(header, "id")!;
      const earlier = first.get(id.value);
      if (!earlier) {
        first.set(id.value, { block, id });
        continue;
      }
      const line = corpus.source.line(block.start.line).slice(block.start.character);
      yield {
        part: block,
        span: id.span,
        message: `The id ${quoted(id.value)} is already another document's.`,
        related: [{ part: earlier.block, span: earlier.id.span, message: "The first use." }],
        fixes: [remove({ line }, id.span, "Remove the id")],
      };
    }
  },
} as const satisfies FileRule;

function hasId({ header }: HeadedBlock): boolean {
  return findAttribute(header, "id") !== undefined;
}
