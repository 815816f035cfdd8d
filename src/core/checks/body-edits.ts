import { escapeLine, unescapeLine } from "../syntax/escaping.ts";
import type { BlockText, GapText } from "../syntax/nodes.ts";
import type { Span, TextEdit } from "../text.ts";
import { ANSI_ESCAPE } from "./ansi.ts";
import { entityAt } from "./html-entities.ts";
import { LineFacts } from "./line-facts.ts";
import { lineStart } from "./part-lines.ts";
import { type Finding, type Fix, NO_FINDINGS } from "./rule.ts";
import { isSealed } from "./sealed.ts";

/**
 * Findings in a body, with fixes that edit what the document says turned into fixes of the body as it is written.
 *
 * A fix that would make or unmake a marker gets the backslash that keeps the block what it is; where several safe fixes
 * in one line would do so together, each of them does what all do. Fixes fall away in a sealed block, and in the last
 * line of a block whose end is only guessed, and where a lone CR would be lost. Spans are relative to the block, in the order of the text.
 */
export function keepingMarkers(block: BlockText, found: Iterable<Finding>): Iterable<Finding> {
  const findings = [...found];
  if (findings.length === 0) return NO_FINDINGS;
  if (isSealed(block.header)) return findings.map((finding) => withFixes(finding, []));
  const editable = endOfEditing(block);
  const starts = new LineFacts(block.text, (line) => startOf(block, line));
  const isAllowed = (edit: TextEdit): boolean =>
    edit.span.end <= editable && !meetsReturn(block.text, edit) && !starts.at(edit.span.start).isNearMarker;
  const isPlain = ({ fixes = NO_FIXES }: Finding): boolean =>
    fixes.every((fix) => fix.edits.every(isAllowed) && !breaksLines(fix)) && !headAt(starts, block.body.start, fixes);
  // Nearly all are, of which nothing more need be made.
  return findings.every(isPlain) ? findings : mended(block, findings, starts, isAllowed);
}

function* mended(
  block: BlockText,
  findings: readonly Finding[],
  starts: LineFacts<LineStart>,
  isAllowed: (edit: TextEdit) => boolean,
): Generator<Finding> {
  let held: Held | undefined;
  for (const finding of findings) {
    const offered = finding.fixes ?? NO_FIXES;
    const isWhole = offered.every(({ edits }) => edits.every(isAllowed));
    const fixes = isWhole ? offered : offered.filter(({ edits }) => edits.every(isAllowed));
    const head = fixes.length === 0 ? undefined : headAt(starts, block.body.start, fixes);
    if (held && held.head.start !== head?.start) {
      yield* released(block.text, held);
      held = undefined;
    }
    if (head) {
      held ??= { head, findings: [] };
      held.findings.push(withFixes(finding, fixes));
    } else if (isWhole && !fixes.some(breaksLines)) yield finding;
    else
      yield withFixes(
        finding,
        fixes.map((fix) => afterBreaks(block.text, fix)),
      );
  }
  if (held) yield* released(block.text, held);
}

/**
 * Findings outside blocks. Fixes remain in comment lines alone, and not in what may be a directive: there they change
 * neither what is a document nor what is told.
 */
export function* keepingComments(gap: GapText, findings: Iterable<Finding>): Generator<Finding> {
  const lines = new LineFacts(gap.text, ({ start, end }) => {
    const line = gap.text.slice(start, end);
    return line.startsWith("#") && !line.replace(/[^!-~]/g, "").includes("corpus-");
  });
  for (const finding of findings) yield lines.at(finding.span.start) ? finding : withFixes(finding, []);
}

/** What a line begins with. */
interface LineStart {
  /** A marker but for what fixes may take out or replace. */
  readonly head: Span | undefined;
  /** A line that begins with END>>> and goes on may be one edit away from END>>> <<<FILE: `near-miss-marker` mends it first. */
  readonly isNearMarker: boolean;
}

/** The usual line, of which there is nothing to be said. */
const USUAL_START: LineStart = { head: undefined, isNearMarker: false };

function startOf({ text, body }: BlockText, { start }: Span): LineStart {
  const head = headOf(text, start);
  const isNearMarker = start >= body.start && start < body.end && text.startsWith("END>>>", start);
  return head || isNearMarker ? { head, isNearMarker } : USUAL_START;
}

/** Findings with fixes in one head. */
interface Held {
  readonly head: Span;
  readonly findings: Finding[];
}

const NO_FIXES: readonly Fix[] = [];
const MARKER = /^\\?(?:<<<FILE|END>>>)/;
/** A marker has seven characters, and a backslash. */
const MOST_SEEN = 8;
/** A longer beginning is made of dirt; its safe fixes are made all at once, and no others are offered. */
const LONGEST_HEAD = 1_000;
const ESCAPE = new RegExp(ANSI_ESCAPE, "y");

/** As far as it takes to see a marker through what may go: what is not ASCII, controls, blanks, escapes, entities. */
function headOf(text: string, start: number): Span | undefined {
  let seen = "";
  let at = start;
  while (seen.length < MOST_SEEN) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code) || code === 10) break;
    const hidden = code === 27 ? escapeEnd(text, at) : undefined;
    const entity = code === 38 ? entityAt(text, at) : undefined;
    const character = entity ? (entity.character ?? "") : text.charAt(at);
    if (!hidden && /^[!-~]$/.test(character) && !(character === "\\" && seen === "\\")) seen += character;
    at = hidden ?? entity?.end ?? at + 1;
    if (!couldBeMarker(seen)) return undefined;
  }
  return MARKER.test(seen) ? { start, end: at } : undefined;
}

function couldBeMarker(seen: string): boolean {
  const plain = seen.startsWith("\\") ? seen.slice(1) : seen;
  const length = Math.min(plain.length, 7);
  return "<<<FILE".startsWith(plain.slice(0, length)) || "END>>>".startsWith(plain.slice(0, Math.min(length, 6)));
}

function escapeEnd(text: string, at: number): number | undefined {
  ESCAPE.lastIndex = at;
  return ESCAPE.test(text) ? ESCAPE.lastIndex : undefined;
}

/** The head that one of the edits reaches into. */
function headAt(starts: LineFacts<LineStart>, bodyStart: number, fixes: readonly Fix[]): Span | undefined {
  for (const { edits } of fixes)
    for (const { span } of edits) {
      // The header is none of the body's lines, and may be long.
      if (span.start < bodyStart) continue;
      const { head } = starts.at(span.start);
      if (head && span.start < head.end) return head;
    }
  return undefined;
}

/** All safe fixes in one head are one; each other fix stands for itself. */
function* released(text: string, { head, findings }: Held): Generator<Finding> {
  const safe = new Set(findings.flatMap(({ fixes }) => fixes?.find(({ safety }) => safety === "safe") ?? []));
  const edits =
    safe.size === 0
      ? []
      : rewritten(
          text,
          head,
          [...safe].flatMap((fix) => fix.edits),
        );
  const isLong = head.end - head.start > LONGEST_HEAD;
  for (const finding of findings)
    yield withFixes(
      finding,
      (finding.fixes ?? []).flatMap((fix) => {
        if (safe.has(fix)) return { ...fix, edits };
        return isLong ? [] : { ...fix, edits: rewritten(text, head, fix.edits) };
      }),
    );
}

/** The edits with those in the head made one, which writes the head anew as the document has it. */
function rewritten(text: string, head: Span, edits: readonly TextEdit[]): readonly TextEdit[] {
  const isInside = ({ span }: TextEdit): boolean => span.start >= head.start && span.start < head.end;
  const inside = edits.filter(isInside);
  const outside = edits.filter((edit) => !isInside(edit));
  const region = { start: head.start, end: Math.max(head.end, inside.at(-1)?.span.end ?? 0) };
  const written = text.slice(region.start, region.end);
  const dropped = written.length - unescapeLine(written).length;
  let decoded = "";
  let at = region.start + dropped;
  for (const { span, newText } of inside) {
    decoded += text.slice(at, Math.max(at, span.start)) + newText;
    at = Math.max(at, span.end);
  }
  decoded += text.slice(at, region.end);
  const lines = decoded.split("\n");
  const last = lines.pop()!;
  const escaped = lines.map((line) => `${escapeLine(line)}\n`).join("");
  const newText = escaped + (isMarkerWith(text, last, region.end) ? "\\" : "") + last;
  return [{ span: region, newText }, ...outside.map((edit) => afterBreak(text, edit))];
}

function breaksLines({ edits }: Fix): boolean {
  return edits.some(({ newText }) => newText.includes("\n"));
}

function afterBreaks(text: string, fix: Fix): Fix {
  return breaksLines(fix) ? { ...fix, edits: fix.edits.map((edit) => ({ ...edit, ...afterBreak(text, edit) })) } : fix;
}

/** What follows an inserted line feed begins a line: there it may need its backslash. */
function afterBreak(text: string, { span, newText }: TextEdit): TextEdit {
  const feed = newText.lastIndexOf("\n");
  if (feed < 0) return { span, newText };
  const begun = newText.slice(feed + 1);
  if (!isMarkerWith(text, begun, span.end)) return { span, newText };
  return { span, newText: `${newText.slice(0, feed + 1)}\\${begun}` };
}

/** Whether a line that begins so and goes on with the text at `at` must be escaped. */
function isMarkerWith(text: string, begun: string, at: number): boolean {
  let start = 0;
  while (begun[start] === "\\") start++;
  let rest = at;
  if (start === begun.length) while (text[rest] === "\\") rest++;
  const line = begun.slice(start, start + 8) + text.slice(rest, rest + 8);
  return line.startsWith("<<<FILE") || line.startsWith("END>>>");
}

/** Where edits must end: in a block without its terminator the last line that is not blank says where it ends. */
function endOfEditing({ text, body, close }: BlockText): number {
  if (close.kind === "terminator" || close.kind === "joined") return body.end;
  return lineStart(text, Math.min(close.span.start, text.length));
}

/** Whether a lone CR would come to stand before a line feed, and be lost in a line end. */
function meetsReturn(text: string, { span, newText }: TextEdit): boolean {
  if (span.start === 0 || text.charCodeAt(span.start - 1) !== 13) return false;
  return newText === "" ? text.charCodeAt(span.end) === 10 : newText.startsWith("\n");
}

function withFixes({ fixes, ...finding }: Finding, kept: readonly Fix[]): Finding {
  return kept.length === 0 && fixes === undefined ? finding : { ...finding, fixes: kept };
}
