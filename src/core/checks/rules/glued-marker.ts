import { cutBlock, cutGap } from "../../syntax/cut.ts";
import type { Block, Corpus, Gap } from "../../syntax/nodes.ts";
import { breakBefore, gapsWithText } from "../outside.ts";
import type { FileFinding, FileRule, Fix } from "../rule.ts";

/** A marker that shares its line with something else. */
export const gluedMarker = {
  id: "glued-marker",
  group: "structure",
  scope: "file",
  severity: "error",
  fix: "safe",
  summary: "A marker does not stand on a line of its own.",
  why:
    "Markers are read at the start of a line only. One that is glued to a text, as happens when files without a final " +
    "line end are joined, is read by good will here and not at all by other tools.",
  example: {
    bad: "<<<FILE a\nx{|glued-marker:END>>>|}\n<<<FILE b\ny\nEND>>>\n",
    good: "<<<FILE a\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n",
  },
  heeds: ({ sameShape }) => !sameShape,
  *check(corpus) {
    const { parts } = corpus;
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      if (part.kind === "block") {
        const { closeKind } = part;
        if (closeKind === "glued") yield gluedTerminator(corpus, part);
        else if (closeKind === "joined") yield joined(corpus, part);
      } else if (part.end.character > 0 && index + 1 < parts.length) yield joined(corpus, part);
    }
    for (const { gap, lines } of gapsWithText(corpus)) {
      const { text } = cutGap(corpus, gap);
      for (const line of lines) {
        if (line.kind !== "glued") continue;
        const fix = breakBefore(text, line, line.headerAt);
        yield {
          part: gap,
          span: { start: line.headerAt, end: line.headerAt + 7 },
          message: '"<<<FILE" stands after other text, so no document begins here.',
          fixes: fix ? [fix] : [],
        };
      }
    }
  },
} as const satisfies FileRule;

function gluedTerminator(corpus: Corpus, block: Block): FileFinding {
  const { text, close } = cutBlock(corpus, block);
  const { span } = close;
  const fix = breakAt("END>>>", span.start, span.start);
  return {
    part: block,
    span,
    message: '"END>>>" is glued to the end of the text.',
    // A lone CR would become half of a line end: that is its owner's to decide.
    fixes: [text[span.start - 1] === "\r" ? { ...fix, safety: "suggested" } : fix],
  };
}

/** `END>>> <<<FILE …`: the part ends where the header begins. */
function joined(corpus: Corpus, part: Block | Gap): FileFinding {
  const { text } = part.kind === "block" ? cutBlock(corpus, part) : cutGap(corpus, part);
  const terminator = text.lastIndexOf("END>>>");
  const end = terminator + 6;
  return {
    part,
    span: { start: terminator, end },
    message: '"END>>>" and the next "<<<FILE" stand on one line.',
    fixes: [breakAt("<<<FILE", end, text.length)],
  };
}

/** What stands between `start` and `end`, blanks at most, becomes the line end. */
function breakAt(marker: string, start: number, end: number): Fix {
  const edits = [{ span: { start, end }, newText: "\n" }];
  return { title: `Break the line before ${marker}`, safety: "safe", edits };
}
