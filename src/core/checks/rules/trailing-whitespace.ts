import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { missedMarker } from "../missed-markers.ts";
import { lineEnd } from "../part-lines.ts";
import { type Prose, proseOf } from "../prose.ts";
import { type Finding, NO_FINDINGS, type PartRule } from "../rule.ts";
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
  check(part) {
    if (part.kind === "gap") return NO_FINDINGS;
    const found: Finding[] = [];
    if (part.header.name !== undefined) found.push(...onMarker(part, 0));
    const prose = proseOf(part);
    const within = prose ? inProse(part, prose) : NO_FINDINGS;
    if (within.length > 0) found.push(...keepingMarkers(part, within));
    if (part.close.kind === "terminator") found.push(...onMarker(part, part.close.span.start));
    return found.length === 0 ? NO_FINDINGS : found;
  },
} as const satisfies PartRule;

function inProse({ text, body }: BlockText, prose: Prose): readonly Finding[] {
  const found: Finding[] = [];
  for (let start = prose.span.start, end = start; start < prose.span.end; start = end + 1) {
    end = lineEnd(text, start);
    // What stands before a glued END>>> is no line end yet.
    if (end > body.end) break;
    if (!isBlankCode(text.charCodeAt(end - 1))) continue;
    const line = { start, end };
    const blanks = blanksAtEnd(text, line);
    if (!blanks || prose.isCode(line.start)) continue;
    if (isMissedMarker(text.slice(line.start, line.end))) continue;
    if (prose.layout === "markdown" && blanks.start > line.start && text.slice(blanks.start, blanks.end) === "  ")
      continue;
    found.push(findingOf(blanks, "The line"));
  }
  return found;
}

/** A header or a terminator that begins at `start`: no part of a document. */
function onMarker({ text }: BlockText, start: number): readonly Finding[] {
  const end = lineEnd(text, start);
  const blanks = isBlankCode(text.charCodeAt(end - 1)) ? blanksAtEnd(text, { start, end }) : undefined;
  if (!blanks) return NO_FINDINGS;
  const what = `"${start === 0 ? "<<<FILE" : "END>>>"}" and its line`;
  return [{ ...findingOf(blanks, what), severity: "warning" }];
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}

/** What is wrong with such a line is told already. */
function isMissedMarker(line: string): boolean {
  return (line.includes("<<") || line.includes(">>")) && missedMarker(line, 0) !== undefined;
}

function blanksAtEnd(text: string, { start, end }: Span): Span | undefined {
  let at = end;
  while (at > start && isBlankCode(text.charCodeAt(at - 1))) at--;
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
