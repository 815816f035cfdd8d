import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { Needless } from "../needless.ts";
import { lineEnd } from "../part-lines.ts";
import { type Prose, proseOf } from "../prose.ts";
import { type Finding, NO_FINDINGS, type PartRule } from "../rule.ts";
import { ALL_SIGNS, Sign } from "../signs.ts";

/** So many blank lines in a row are too many. */
const MOST = 3;

/** Blank lines that part nothing. */
export const excessBlankLines = {
  id: "excess-blank-lines",
  group: "white-space",
  scope: "block",
  signs: Sign.blankLine | Sign.outerBlank,
  severity: "hint",
  fix: "safe",
  summary: "Three or more blank lines, or blank lines at the start or the end of a document.",
  why: "One blank line parts two paragraphs. More are what a web page left behind where something else stood.",
  example: {
    bad: "<<<FILE a\nOne.\n\n{|excess-blank-lines:\n\n|}Two.\n{|excess-blank-lines:\n|}END>>>\n",
    good: "<<<FILE a\nOne.\n\nTwo.\nEND>>>\n",
  },
  check(part, _context, signs = ALL_SIGNS) {
    if (part.kind === "gap") return NO_FINDINGS;
    // Where none has blanks in it, those that are too many are seen at one look.
    const from = (signs & Sign.outerBlank) === 0 ? firstTooMany(part, signs) : part.body.start;
    const prose = from < part.body.end ? proseOf(part) : undefined;
    if (!prose) return NO_FINDINGS;
    return keepingMarkers(part, findingsIn(part, prose, Math.max(from, prose.span.start)));
  },
} as const satisfies PartRule;

const TOO_MANY = "\n".repeat(MOST + 1);

/** Where the first empty lines begin that are too many or stand at an end of the body; its end where there are none. */
function firstTooMany({ text, body: { start, end } }: BlockText, signs: number): number {
  if (isFeed(text, start)) return start;
  const within = (signs & Sign.emptyLines) === 0 ? -1 : text.indexOf(TOO_MANY, start);
  if (within >= 0 && within < end) return within + 1;
  let last = end;
  while (isFeed(text, last - 1) && isFeed(text, last - 2)) last--;
  return last;
}

function findingsIn(block: BlockText, prose: Prose, from: number): readonly Finding[] {
  const { text, body, close } = block;
  const found: Finding[] = [];
  for (const { span, count } of blankRuns(text, { start: from, end: prose.span.end }, body)) {
    const isFirst = span.start === body.start;
    const isLast = span.end >= body.end;
    if (isFirst && isLast) break;
    if (isLast && close.kind !== "terminator" && close.kind !== "joined") break;
    if (prose.isCode(span.start)) continue;
    if (isFirst || isLast) found.push(findingOf(span, count, isFirst ? "start" : "end"));
    else found.push(findingOf({ start: text.indexOf("\n", span.start) + 1, end: span.end }, count, undefined));
  }
  return found;
}

interface BlankRun {
  readonly span: Span;
  readonly count: number;
}

/** Blank lines that follow each other, with their line feeds, where they are too many or stand at an end of the body. */
function blankRuns(text: string, span: Span, body: Span): readonly BlankRun[] {
  const found: BlankRun[] = [];
  let start = span.start;
  let count = 0;
  for (let line = span.start; line < span.end; ) {
    let at = line;
    while (isBlankCode(text.charCodeAt(at))) at++;
    const isBlank = at === text.length || isFeed(text, at);
    if (isBlank) {
      if (count++ === 0) start = line;
      line = at + 1;
      continue;
    }
    if (count >= MOST || (count > 0 && start === body.start)) found.push({ span: { start, end: line }, count });
    count = 0;
    line = lineEnd(text, at) + 1;
  }
  if (count > 0) found.push({ span: { start, end: span.end }, count });
  return found;
}

function isFeed(text: string, at: number): boolean {
  return text.charCodeAt(at) === 10;
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9;
}

function findingOf(span: Span, count: number, where: "start" | "end" | undefined): Finding {
  const title = count === 1 ? "Remove the blank line" : where ? "Remove the blank lines" : "Leave one blank line";
  return new Needless(span, messageOf(count, where), title);
}

function messageOf(count: number, where: "start" | "end" | undefined): string {
  // Mostly it is one at the end: then no new text is made.
  if (count === 1 && where === "end") return "A blank line stands at the end of the document.";
  const lines = count === 1 ? "A blank line stands" : `${count} blank lines stand`;
  return where ? `${lines} at the ${where} of the document.` : `${lines} where one will do.`;
}
