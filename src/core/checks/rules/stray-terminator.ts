import { cutGap } from "../../syntax/cut.ts";
import { gapsWithText } from "../outside.ts";
import { withLineFeed } from "../part-lines.ts";
import type { FileRule, Fix } from "../rule.ts";

/** A terminator while no document is open. */
export const strayTerminator = {
  id: "stray-terminator",
  group: "structure",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "An END>>> line ends no document.",
  why: "Either a terminator is there twice, or the header of a document is missing or damaged and its text is lost to every tool.",
  example: {
    bad: "<<<FILE a\nx\nEND>>>\n{|stray-terminator:END>>>|}\n",
    good: "<<<FILE a\nx\nEND>>>\n",
  },
  heeds: ({ kind }) => kind === "gap",
  *check(corpus) {
    for (const { gap, lines } of gapsWithText(corpus)) {
      const { text } = cutGap(corpus, gap);
      for (const line of lines) {
        if (line.kind !== "terminator") continue;
        const edits = [{ span: withLineFeed(text, line), newText: "" }];
        const fixes: Fix[] = [{ title: "Delete END>>>", safety: "suggested", edits }];
        const { under } = line;
        if (under?.correction) fixes.unshift(under.correction);
        yield {
          part: gap,
          span: { start: line.start, end: line.start + 6 },
          message: '"END>>>" ends no document, because none is open here.',
          related: under ? [{ span: under.span, message: under.message }] : [],
          fixes,
        };
      }
    }
  },
} as const satisfies FileRule;
