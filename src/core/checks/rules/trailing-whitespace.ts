import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { missedMarker } from "../missed-markers.ts";
import { Needless } from "../needless.ts";
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
    const onHeader = part.header.name === undefined ? undefined : onMarker(part, 0);
    const prose = proseOf(part);
    const within = prose ? keepingMarkers(part, inProse(part, prose)) : NO_FINDINGS;
    const onTerminator = part.close.kind === "terminator" ? onMarker(part, part.close.span.start) : undefined;
    if (!onHeader && !onTerminator) return within;
    return [...(onHeader ? [onHeader] : NO_FINDINGS), ...within, ...(onTerminator ? [onTerminator] : NO_FINDINGS)];
  },
} as const satisfies PartRule;

function inProse({ text, body }: BlockText, prose: Prose): readonly Finding[] {
  let found: Finding[] | undefined;
  for (let start = prose.span.start, end = start; start < prose.span.end; start = end + 1) {
    end = lineEnd(text, start);
    // What stands before a glued END>>> is no line end yet.
    if (end > body.end) break;
    if (!isBlankCode(text.charCodeAt(end - 1))) continue;
    const line = { start, end };
    const span = blanksAtEnd(text, line);
    if (!span || prose.isCode(line.start)) continue;
    if (isMissedMarker(text.slice(line.start, line.end))) continue;
    if (prose.layout === "markdown" && span.start > line.start && text.slice(span.start, span.end) === "  ") continue;
    const finding = findingOf(span, messageOf(span));
    if (found) found.push(finding);
    else found = [finding];
  }
  return found ?? NO_FINDINGS;
}

/** A header or a terminator that begins at `start`: no part of a document. */
function onMarker({ text }: BlockText, start: number): Finding | undefined {
  const end = lineEnd(text, start);
  const span = isBlankCode(text.charCodeAt(end - 1)) ? blanksAtEnd(text, { start, end }) : undefined;
  if (!span) return undefined;
  const marker = start === 0 ? "<<<FILE" : "END>>>";
  const { message, fixes } = findingOf(span, `"${marker}" and its line ends in ${blanks(span.end - span.start)}.`);
  return { span, message, fixes: fixes!, severity: "warning" };
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

function findingOf(span: Span, message: string): Finding {
  return new Needless(span, message, "Remove the blanks");
}

function messageOf({ start, end }: Span): string {
  // Nearly always it is one: then no new text is made.
  return end - start === 1 ? "The line ends in a blank." : `The line ends in ${blanks(end - start)}.`;
}

function blanks(count: number): string {
  return count === 1 ? "a blank" : `${count} blanks`;
}
