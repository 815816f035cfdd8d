import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { missedMarker } from "../missed-markers.ts";
import { lineEnd, partLines } from "../part-lines.ts";
import { type Prose, proseOf } from "../prose.ts";
import type { Finding, PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";

/** Blanks where nobody sees them. */
export const trailingWhitespace = {
  id: "trailing-whitespace",
  group: "white-space",
  scope: "block",
  signs: Sign.outerBlank,
  severity: "hint",
  fix: "safe",
  summary: "A line ends in blanks.",
  why:
    "They show up as changes where nothing changed. In Markdown two spaces break the line and are left alone, and so are " +
    "data and code, where blanks may mean something.",
  example: {
    bad: "<<<FILE a\nA line.{|trailing-whitespace:  |}\nEND>>>{|trailing-whitespace: |}\n",
    good: "<<<FILE a\nA line.\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "gap") return;
    if (part.header.name !== undefined) yield* onMarker(part, 0);
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, inProse(part, prose));
    if (part.close.kind === "terminator") yield* onMarker(part, part.close.span.start);
  },
} as const satisfies PartRule;

function* inProse({ text, body, close }: BlockText, prose: Prose): Generator<Finding> {
  for (const line of partLines(text, prose.span)) {
    // What stands before a glued END>>> is no line end yet.
    if (line.end > body.end || (close.kind === "glued" && line.end > close.span.start)) return;
    const blanks = blanksAtEnd(text, line);
    if (!blanks || prose.isCode(line.start)) continue;
    if (isMissedMarker(text.slice(line.start, line.end))) continue;
    if (prose.layout === "markdown" && blanks.start > line.start && text.slice(blanks.start, blanks.end) === "  ")
      continue;
    yield findingOf(blanks, "The line");
  }
}

/** A header or a terminator that begins at `start`: no part of a document. */
function* onMarker({ text }: BlockText, start: number): Generator<Finding> {
  const blanks = blanksAtEnd(text, { start, end: lineEnd(text, start) });
  if (blanks)
    yield { ...findingOf(blanks, `"${start === 0 ? "<<<FILE" : "END>>>"}" and its line`), severity: "warning" };
}

/** What is wrong with such a line is told already. */
function isMissedMarker(line: string): boolean {
  return (line.includes("<<") || line.includes(">>")) && missedMarker(line, 0) !== undefined;
}

function blanksAtEnd(text: string, { start, end }: Span): Span | undefined {
  let at = end;
  while (at > start && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  // Without them a lone CR would come to stand before the line feed, and be lost in a line end.
  return at < end && text.charCodeAt(at - 1) !== 13 ? { start: at, end } : undefined;
}

function findingOf(span: Span, what: string): Finding {
  return {
    span,
    message: `${what} ends in ${span.end - span.start === 1 ? "a blank" : `${span.end - span.start} blanks`}.`,
    fixes: [{ title: "Remove the blanks", safety: "safe", edits: [{ span, newText: "" }] }],
  };
}
