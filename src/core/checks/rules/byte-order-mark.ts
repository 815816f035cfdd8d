import { isHeaderLine } from "../../syntax/markers.ts";
import type { ByteFinding } from "../byte-facts.ts";
import { lineEnd } from "../part-lines.ts";
import type { PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";

const MARK = "\uFEFF";

/** U+FEFF where a file begins, or began before it was joined to another. */
export const byteOrderMark = {
  id: "byte-order-mark",
  group: "characters",
  scope: "block",
  signs: Sign.invisible,
  severity: "warning",
  fix: "safe",
  summary: "A byte order mark stands at the start of the file, or before a header.",
  why:
    "UTF-8 needs no byte order mark. Tools that look for `<<<FILE` at the start of a line do not see a header behind " +
    "one, and `cat` carries the mark of the second file into the middle of the joined one.",
  example: {
    bad: "<<<FILE a\nx\nEND>>>\n{|byte-order-mark:\uFEFF|}<<<FILE b\n{|text-outside-block:y|}\n{|stray-terminator:END>>>|}\n",
    good: "<<<FILE a\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "block") return;
    const { text } = part;
    for (let start = text.indexOf(MARK); start >= 0; ) {
      let end = start + 1;
      while (text[end] === MARK) end++;
      const isFirst = start === 0 || text[start - 1] === "\n";
      if (isFirst && isHeaderLine(text.slice(end, Math.min(end + 8, lineEnd(text, end))))) {
        const span = { start, end };
        const edits = [{ span, newText: "" }];
        yield {
          span,
          message: 'A byte order mark stands before "<<<FILE", so no document begins here.',
          fixes: [{ title: "Remove the byte order mark", safety: "safe", edits }],
        };
      }
      start = text.indexOf(MARK, end);
    }
  },
  *checkBytes({ startsWithMark }): Generator<ByteFinding> {
    if (startsWithMark)
      yield { offset: 0, line: 0, message: "The file begins with a byte order mark, which UTF-8 does not need." };
  },
} as const satisfies PartRule;
