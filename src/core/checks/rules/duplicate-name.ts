import { type Content, contentOf } from "../../syntax/content.ts";
import { cutBlock, headerOf } from "../../syntax/cut.ts";
import type { Block, Corpus } from "../../syntax/nodes.ts";
import { FreshNames, rename } from "../names.ts";
import { deletion } from "../removal.ts";
import type { FileRule } from "../rule.ts";
import { isSealed } from "../sealed.ts";
import { quoted } from "../wording.ts";

/** One name for two documents. */
export const duplicateName = {
  id: "duplicate-name",
  group: "names",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "Two documents have the same name.",
  why: "Facts, decisions and exports go by the name. Of two documents with one name, the second overwrites the first on disk.",
  example: {
    bad: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE {|duplicate-name:a.txt|}\ny\nEND>>>\n",
    good: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE a-2.txt\ny\nEND>>>\n",
  },
  *check(corpus) {
    const { parts } = corpus;
    const first = new Map<string, { readonly block: Block; content?: Content }>();
    let names: FreshNames | undefined;
    for (let index = 0; index < parts.length; index++) {
      const block = parts[index]!;
      if (block.kind !== "block") continue;
      const header = headerOf(corpus, block);
      const { name, nameSpan } = header;
      if (name === undefined) continue;
      const earlier = first.get(name);
      if (!earlier) {
        first.set(name, { block });
        continue;
      }
      names ??= new FreshNames(corpus);
      const fixes = [rename(header, names.get(name))];
      if (!isSealed(header) && saysTheSame(corpus, earlier, block)) fixes.push(deletion(corpus, index));
      yield {
        part: block,
        span: nameSpan,
        message: `${quoted(name)} is already the name of another document.`,
        related: [{ part: earlier.block, span: headerOf(corpus, earlier.block).nameSpan, message: "The first use." }],
        fixes,
      };
    }
  },
} as const satisfies FileRule;

/** The first content is kept, so that a million copies of one document are decoded once each. */
function saysTheSame(corpus: Corpus, first: { readonly block: Block; content?: Content }, block: Block): boolean {
  first.content ??= contentOf(cutBlock(corpus, first.block));
  const content = contentOf(cutBlock(corpus, block));
  if (content.kind === "text") return first.content.kind === "text" && first.content.text === content.text;
  if (content.kind === "bad-base64" || first.content.kind !== "bytes") return false;
  const { bytes } = first.content;
  return bytes.length === content.bytes.length && bytes.every((byte, at) => byte === content.bytes[at]);
}
