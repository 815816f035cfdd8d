import type { BlockText } from "../../syntax/nodes.ts";
import { isBlank, type Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { partLines } from "../part-lines.ts";
import { type Prose, proseOf } from "../prose.ts";
import type { Finding, PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";

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
  *check(part) {
    if (part.kind === "gap") return;
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn(part, prose));
  },
} as const satisfies PartRule;

function* findingsIn(block: BlockText, prose: Prose): Generator<Finding> {
  const { text, body, close } = block;
  for (const { span, count } of blankRuns(text, prose.span)) {
    const isFirst = span.start === body.start;
    const isLast = span.end >= body.end;
    if (isFirst && isLast) return;
    if (isLast && close.kind !== "terminator" && close.kind !== "joined") return;
    if (prose.isCode(span.start)) continue;
    if (isFirst || isLast) yield findingOf(span, count, isFirst ? "start" : "end");
    else if (count >= MOST)
      yield findingOf({ start: text.indexOf("\n", span.start) + 1, end: span.end }, count, undefined);
  }
}

/** Blank lines that follow each other, with their line feeds. */
function* blankRuns(text: string, span: Span): Generator<{ readonly span: Span; readonly count: number }> {
  let start = -1;
  let count = 0;
  for (const line of partLines(text, span)) {
    if (isBlank(text.slice(line.start, line.end))) {
      if (count++ === 0) ({ start } = line);
      continue;
    }
    if (count > 0) yield { span: { start, end: line.start }, count };
    count = 0;
  }
  if (count > 0) yield { span: { start, end: span.end }, count };
}

function findingOf(span: Span, count: number, where: "start" | "end" | undefined): Finding {
  const lines = count === 1 ? "A blank line stands" : `${count} blank lines stand`;
  const message = where ? `${lines} at the ${where} of the document.` : `${lines} where one will do.`;
  const title = count === 1 ? "Remove the blank line" : where ? "Remove the blank lines" : "Leave one blank line";
  return { span, message, fixes: [{ title, safety: "safe", edits: [{ span, newText: "" }] }] };
}
