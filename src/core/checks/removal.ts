import { cutBlock, cutGap } from "../syntax/cut.ts";
import type { Block, Corpus, GapText } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";
import { lineStart } from "./part-lines.ts";
import type { Fix, FixEdit } from "./rule.ts";

/** Comments that speak of the whole file, although they may stand directly above a header. */
const OF_THE_FILE = /^#[ \t]*corpus-(?:format|ignore-file)[ \t]*:/;

/** A fix that deletes the block `corpus.parts[index]` with the comment lines directly above it, which belong to it. */
export function deletion(corpus: Corpus, index: number): Fix {
  const block = corpus.parts[index] as Block;
  const edits: FixEdit[] = [{ span: { start: 0, end: cutBlock(corpus, block).text.length }, newText: "" }];
  const above = corpus.parts[index - 1];
  if (above?.kind === "gap" && above.end.character === 0) {
    const span = commentsAtEnd(cutGap(corpus, above));
    if (span.end > span.start) edits.unshift({ part: above, span, newText: "" });
  }
  return { title: "Delete the document", safety: "suggested", edits };
}

function commentsAtEnd({ text }: GapText): Span {
  let start = text.length;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (text[above] !== "#" || OF_THE_FILE.test(text.slice(above, start - 1))) break;
    start = above;
  }
  return { start, end: text.length };
}
