import { cutPart } from "../../syntax/cut.ts";
import type { FileRule } from "../rule.ts";

/** A file whose last line has no line end. */
export const missingFinalLineEnd = {
  id: "missing-final-line-end",
  group: "structure",
  scope: "file",
  severity: "warning",
  fix: "safe",
  summary: "The file does not end with a line end.",
  why: "Corpora are joined by `cat`. Without a line end after the last line, the next file's first marker would be glued to it.",
  example: { bad: "<<<FILE a\nx\nEND>>>{|missing-final-line-end:|}", good: "<<<FILE a\nx\nEND>>>\n" },
  *check(corpus) {
    const { parts, source } = corpus;
    const part = parts.at(-1);
    if (!part || source.line(source.lineCount - 1) === "") return;
    const end = cutPart(corpus, part).text.length;
    const span = { start: end, end };
    const edits = [{ span, newText: "\n" }];
    yield {
      part,
      span,
      message: "The file's last line has no line end.",
      fixes: [{ title: "Add a line end", safety: "safe", edits }],
    };
  },
} as const satisfies FileRule;
