import { cutGap } from "../syntax/cut.ts";
import { readHeader } from "../syntax/header.ts";
import { gluedHeaderAt, isTerminatorLine } from "../syntax/markers.ts";
import type { Corpus, Gap, GapText } from "../syntax/nodes.ts";
import { isBlank, type Span } from "../text.ts";
import { conflictsIn } from "./conflicts.ts";
import { type MissedMarker, missedMarker } from "./missed-markers.ts";
import { partLines } from "./part-lines.ts";
import type { Fix } from "./rule.ts";

/** One line outside blocks that is neither blank nor a comment. Its span is relative to the gap, without line end. */
export type OutsideLine = Span & {
  /** The line that should have begun a document above it, if nothing ended one in between. */
  readonly under: MissedHeader | undefined;
} & (
    | { readonly kind: "terminator" | "conflict" | "text" }
    | { readonly kind: "missed"; readonly marker: MissedMarker }
    /** `headerAt` is where `<<<FILE` stands after other text. */
    | { readonly kind: "glued"; readonly headerAt: number }
  );

/** A header line that is not read as one, and what would make it one. */
export interface MissedHeader {
  readonly span: Span;
  readonly message: string;
  readonly correction: Fix | undefined;
}

const NONE: readonly OutsideLine[] = [];
const known = new WeakMap<Gap, readonly OutsideLine[]>();

/** What stands in a gap besides blank lines and comments, in the order of the text. */
export function outsideLines(corpus: Corpus, gap: Gap): readonly OutsideLine[] {
  let lines = known.get(gap);
  if (!lines) {
    const found = [...readLines(cutGap(corpus, gap))];
    lines = found.length === 0 ? NONE : found;
    known.set(gap, lines);
  }
  return lines;
}

/** The gaps of a corpus that hold more than blank lines and comments, each with its place in `corpus.parts`. */
export function* gapsWithText(
  corpus: Corpus,
): Generator<{ readonly gap: Gap; readonly index: number; readonly lines: readonly OutsideLine[] }> {
  const { parts } = corpus;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (part.kind !== "gap") continue;
    const lines = outsideLines(corpus, part);
    if (lines.length > 0) yield { gap: part, index, lines };
  }
}

/** The fix for a ` <<<FILE ` after other text: a line of its own, but only if what follows is a header. */
export function breakBefore(text: string, line: Span, headerAt: number): Fix | undefined {
  const { faults } = readHeader(text.slice(headerAt, line.end));
  if (faults.length > 0) return undefined;
  let start = headerAt;
  while (isBlank(text.charAt(start - 1))) start--;
  const edits = [{ span: { start, end: headerAt }, newText: "\n" }];
  return { title: "Break the line before <<<FILE", safety: "suggested", edits };
}

function* readLines({ text }: GapText): Generator<OutsideLine> {
  const marks = conflictsIn(text).flatMap(({ ours, middle, theirs }) => [ours.start, middle.start, theirs.start]);
  const conflicting = new Set(marks);
  let under: MissedHeader | undefined;
  for (const span of partLines(text)) {
    const line = text.slice(span.start, span.end);
    if (line.startsWith("#") || isBlank(line)) continue;
    const read = conflicting.has(span.start)
      ? { ...span, kind: "conflict" as const, under }
      : readLine(line, span, under);
    yield read;
    under = leftOpenBy(read, text);
  }
}

function readLine(line: string, span: Span, under: MissedHeader | undefined): OutsideLine {
  if (isTerminatorLine(line)) return { ...span, kind: "terminator", under };
  const marker = missedMarker(line, span.start);
  if (marker) return { ...span, kind: "missed", marker, under };
  const headerAt = gluedHeaderAt(line);
  if (headerAt === undefined) return { ...span, kind: "text", under };
  return { ...span, kind: "glued", headerAt: span.start + headerAt, under };
}

function leftOpenBy(line: OutsideLine, text: string): MissedHeader | undefined {
  if (line.kind === "terminator") return undefined;
  if (line.kind === "missed") {
    const { meant, span, message, correction } = line.marker;
    return meant === "header" ? { span, message, correction } : undefined;
  }
  if (line.kind !== "glued") return line.under;
  const span = { start: line.headerAt, end: line.headerAt + 7 };
  const message = '"<<<FILE" is not at the start of its line, so no document begins here.';
  return { span, message, correction: breakBefore(text, line, line.headerAt) };
}
