import { type Content, contentOf } from "../../syntax/content.ts";
import { cutBlock } from "../../syntax/cut.ts";
import type { Block, Corpus } from "../../syntax/nodes.ts";
import { type NamedBlock, namesOf, rename } from "../names.ts";
import { deletion } from "../removal.ts";
import type { FileRule, FreshNames } from "../rule.ts";
import { isSealed } from "../sealed.ts";
import { quoted } from "../wording.ts";

/** One name for two documents. */
export const duplicateName = {
  id: "duplicate-name",
  group: "names",
  scope: "file",
  severity: "error",
  fix: "suggested",
  offers: "The editor shows the two side by side.",
  summary: "Two documents have the same name.",
  why: "Facts, decisions and exports go by the name. Of two documents with one name, the second overwrites the first on disk.",
  example: {
    bad: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE {|duplicate-name:a.txt|}\ny\nEND>>>\n",
    good: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE a-2.txt\ny\nEND>>>\n",
  },
  heeds: ({ kind, sameHeader }) => kind === "gap" || !sameHeader,
  *check(corpus, context) {
    const { all, areRising } = namesOf(context.blocks);
    if (areRising) return;
    const first = new Map<string, NamedBlock>();
    const contents = new Map<NamedBlock, Content>();
    let names: FreshNames | undefined;
    for (const one of all) {
      const { block, index, header, name } = one;
      const earlier = first.get(name);
      if (!earlier) {
        first.set(name, one);
        continue;
      }
      names ??= context.freshNames();
      const fixes = [rename(header, names.get(name))];
      if (!isSealed(header) && saysTheSame(corpus, contents, earlier, block)) fixes.push(deletion(corpus, index));
      yield {
        part: block,
        span: header.nameSpan,
        message: `${quoted(name)} is already the name of another document.`,
        related: [{ part: earlier.block, span: earlier.header.nameSpan, message: "The first use." }],
        fixes,
      };
    }
  },
} as const satisfies FileRule;

/** The first content is kept, so that a million copies of one document are decoded once each. */
function saysTheSame(corpus: Corpus, contents: Map<NamedBlock, Content>, earlier: NamedBlock, block: Block): boolean {
  const first = contents.get(earlier) ?? contentOf(cutBlock(corpus, earlier.block));
  contents.set(earlier, first);
  const content = contentOf(cutBlock(corpus, block));
  if (content.kind === "text") return first.kind === "text" && first.text === content.text;
  if (content.kind === "bad-base64" || first.kind !== "bytes") return false;
  const { bytes } = first;
  return bytes.length === content.bytes.length && bytes.every((byte, at) => byte === content.bytes[at]);
}
