import { afterBlanks, afterUnseen, classify, isMarkerLike, isUnseen, nearMiss } from "../syntax/markers.ts";
import type { BlockText } from "../syntax/nodes.ts";
import { isBlank, type Span, type TextEdit } from "../text.ts";
import { lineEnd, lineStart } from "./part-lines.ts";
import type { Fix } from "./rule.ts";
import { quoted } from "./wording.ts";

/** A line that was meant to be a marker and is none. Spans are relative to the part it stands in. */
export interface MissedMarker {
  readonly meant: "header" | "terminator";
  /** What is wrong with it, as a sentence. */
  readonly message: string;
  /** What to underline: the marker as written, with what hides its beginning. */
  readonly span: Span;
  readonly line: Span;
  /** Whether the line begins as a marker does: then escaping it makes it plain text. */
  readonly escapable: boolean;
  readonly correction: Fix;
}

/** What marker the line was meant to be, if it is a near miss, or begins as a marker and goes on wrongly. */
export function missedMarker(line: string, at: number): MissedMarker | undefined {
  const near = nearMiss(line);
  if (!near && (!isMarkerLike(line) || classify(line))) return undefined;
  const meant = near?.meant ?? (line.startsWith("END>>>") ? "terminator" : "header");
  const { wordEnd, edit } = meant === "header" ? correctHeader(line) : correctTerminator(line, near !== undefined);
  const word = line.slice(near?.start ?? 0, wordEnd);
  const marker = meant === "header" ? "<<<FILE" : "END>>>";
  const misplaced = near && near.start > 0 ? "is not at the start of its line" : "is followed by more on its line";
  const wrong = word === marker ? misplaced : `is not the marker "${marker}"`;
  const unread = meant === "header" ? "no document begins here" : "no document ends here";
  return {
    meant,
    message: `${quoted(word)} ${wrong}, so ${unread}.`,
    span: { start: at, end: at + wordEnd },
    line: { start: at, end: at + line.length },
    escapable: isMarkerLike(line),
    correction: { title: `Correct to ${marker}`, safety: "suggested", edits: [shifted(edit, at)] },
  };
}

/** The missed markers in a block's body, in the order of the text. */
export function* missedMarkersIn({ text, body }: BlockText): Generator<MissedMarker> {
  // Each kind is sought anew only when its last place is passed: a text full of one has none of the other to find.
  let less = -1;
  let greater = -1;
  for (let from = body.start; ; ) {
    if (less < from) less = placeOf("<<", text, from);
    if (greater < from) greater = placeOf(">>", text, from);
    const at = Math.min(less, greater);
    if (at >= body.end) return;
    const start = lineStart(text, at);
    const end = lineEnd(text, at);
    const missed = missedMarker(text.slice(start, end), start);
    if (missed) yield missed;
    from = end + 1;
  }
}

interface Correction {
  /** Where the marker as written ends. */
  readonly wordEnd: number;
  readonly edit: TextEdit;
}

/** Name and attributes stay as they are. */
function correctHeader(line: string): Correction {
  let word = afterUnseen(line, 0);
  while (line.charAt(word) === "<") word++;
  word = afterBlanks(line, word) + "FILE".length;
  const rest = afterJunction(line, word);
  const junction = line.slice(word, rest);
  const more = rest < line.length ? " " : "";
  const wordEnd = junction === "" ? tokenEnd(line, word) : word + withoutBlanks(junction).length;
  return { wordEnd, edit: { span: { start: 0, end: rest }, newText: `<<<FILE${more}` } };
}

/** What follows on the line goes to a line of its own. */
function correctTerminator(line: string, whole: boolean): Correction {
  if (whole) return { wordEnd: line.trimEnd().length, edit: replaceAll(line, "END>>>") };
  let word = "END>>>".length;
  while (line.charAt(word) === ">") word++;
  if (afterUnseen(line, word) === line.length) return { wordEnd: line.length, edit: replaceAll(line, "END>>>") };
  return {
    wordEnd: tokenEnd(line, word),
    edit: { span: { start: 0, end: afterBlanks(line, word) }, newText: "END>>>\n" },
  };
}

/** Where what may stand between a marker and the words that belong to it ends. */
function afterJunction(line: string, from: number): number {
  let at = from;
  while (at < line.length && (line.charAt(at) === ":" || isUnseen(line.charCodeAt(at)))) at++;
  return at;
}

function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function replaceAll(line: string, newText: string): TextEdit {
  return { span: { start: 0, end: line.length }, newText };
}

function shifted({ span, newText }: TextEdit, by: number): TextEdit {
  return { span: { start: span.start + by, end: span.end + by }, newText };
}

function tokenEnd(line: string, from: number): number {
  const blank = line.slice(from).search(/[ \t]/);
  return blank < 0 ? line.length : from + blank;
}

/** Where the mark stands from `from` on; beyond every text when it does not. */
function placeOf(mark: string, text: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}
