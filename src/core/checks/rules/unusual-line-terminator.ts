import type { BlockText, GapText } from "../../syntax/nodes.ts";
import { keepingMarkers } from "../body-edits.ts";
import { proseOf } from "../prose.ts";
import type { Finding, PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

const UNUSUAL = /[\u2028\u2029\u0085\v\f]+/g;

/** A character that ends a line for some programs and not for others. */
export const unusualLineTerminator = {
  id: "unusual-line-terminator",
  group: "white-space",
  scope: "block",
  signs: Sign.lineEnd,
  severity: "warning",
  fix: "safe",
  summary: "A line ends in a character that is no line end.",
  why:
    "U+2028, U+2029, U+0085, VT and FF end a line for some programs. Here only LF and CRLF do, so what looks like two " +
    "lines, or two paragraphs, is one. Data and code, where they may mean something, are left alone.",
  example: {
    bad: "<<<FILE a\nThe end.{|unusual-line-terminator:\u2028|}The beginning.\nEND>>>\n",
    good: "<<<FILE a\nThe end.\nThe beginning.\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "gap") {
      // Broken there, the rest of a comment would be none.
      for (const { fixes: _, ...finding } of findingsIn(part, 0, part.text.length)) yield finding;
      return;
    }
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn(part, prose.span.start, prose.span.end));
  },
} as const satisfies PartRule;

function* findingsIn({ text }: BlockText | GapText, from: number, to: number): Generator<Finding> {
  for (let at = from; ; ) {
    UNUSUAL.lastIndex = at;
    const match = UNUSUAL.exec(text);
    if (!match || match.index >= to) return;
    const span = { start: match.index, end: match.index + match[0].length };
    at = span.end;
    yield {
      span,
      message: `${quoted(match[0])} ends a line for some programs only.`,
      fixes: [
        { title: "Change to a line end", safety: "safe", edits: [{ span, newText: "\n".repeat(match[0].length) }] },
      ],
    };
  }
}
