import { linesIn, type Span } from "../text.ts";

/** What a wrapped line reaches to at most; a wider line is a whole paragraph. */
const WIDEST_WRAP = 120;
/** Shorter lines were not wrapped, they are short. */
const NARROWEST_WRAP = 50;
/** How many lines before and after a place are looked at for its paragraph. */
const MOST_LINES = 500;
/** Lines of Markdown that begin something new without a blank line before them. */
const BEGINS_ITEM = /^[ \t]{0,12}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|[>|]|```|~~~)/;

/** Whether the line may go on in the next one: neither too wide, nor the last before a blank line. */
export function mayBeWrapped(text: string, line: Span): boolean {
  return line.end - line.start <= WIDEST_WRAP && text[line.end] === "\n" && text[line.end + 1] !== "\n";
}

/** How the lines of a body make paragraphs. */
export type Layout = "text" | "markdown";

/**
 * The paragraphs within `span`, in order, without blanks around them.
 *
 * A blank line ends one. In plain text a line end does too, unless the lines were wrapped: the next line's first word
 * had no more room on the line before, by the widest line around. `alone` says which lines are never joined to another.
 */
export function paragraphsIn(
  text: string,
  span: Span,
  layout: Layout,
  alone: (line: Span) => boolean = () => false,
): readonly Span[] {
  const paragraphs: Span[] = [];
  let group: Span[] = [];
  for (const line of linesIn(text, span)) {
    const seen = trimmed(text, line);
    const breaks = seen.start === seen.end;
    if (!breaks && !alone(seen)) {
      group.push(seen);
      continue;
    }
    if (group.length > 0) split(text, group, layout, paragraphs);
    if (group.length > 0) group = [];
    if (!breaks) paragraphs.push(seen);
  }
  if (group.length > 0) split(text, group, layout, paragraphs);
  return paragraphs;
}

/** The paragraph within `span` that `offset` stands in or beside. */
export function paragraphAt(text: string, span: Span, layout: Layout, offset: number): Span | undefined {
  const around = { start: groupStart(text, span, offset), end: groupEnd(text, span, offset) };
  for (const paragraph of paragraphsIn(text, around, layout))
    if (paragraph.start <= offset && offset <= paragraph.end) return paragraph;
  return undefined;
}

/** `span` without the white space at its ends. */
export function trimmed(text: string, span: Span): Span {
  const start = inkStart(text, span.start, span.end);
  return { start, end: inkEnd(text, start, span.end) };
}

/** `start` moved forward over white space, at most to `most`. */
export function inkStart(text: string, start: number, most: number): number {
  let at = start;
  while (at < most && isWhite(text, at)) at++;
  return at;
}

/** `end` moved back over white space, at most to `least`. */
export function inkEnd(text: string, least: number, end: number): number {
  let at = Math.max(least, end);
  while (at > least && isWhite(text, at - 1)) at--;
  return at;
}

/** What `\s` takes, without asking a regular expression for each character. */
function isWhite(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0xa0;
  if (code < 0x2000) return code === 0x1680;
  if (code <= 0x205f) return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
  return code === 0x3000 || code === 0xfeff;
}

function split(text: string, lines: readonly Span[], layout: Layout, paragraphs: Span[]): void {
  if (lines.length === 1) {
    paragraphs.push(lines[0]!);
    return;
  }
  let widest = 0;
  for (const line of lines) widest = Math.max(widest, line.end - line.start);
  let start = 0;
  for (let at = 1; at <= lines.length; at++) {
    if (at < lines.length && continues(text, lines[at - 1]!, lines[at]!, widest, layout)) continue;
    paragraphs.push({ start: lines[start]!.start, end: lines[at - 1]!.end });
    start = at;
  }
}

function continues(text: string, before: Span, line: Span, widest: number, layout: Layout): boolean {
  if (layout === "markdown") {
    const head = text.slice(line.start, Math.min(line.end, line.start + 24));
    return !BEGINS_ITEM.test(head) && !/^#{1,6}[ \t]/.test(text.slice(before.start, before.start + 7));
  }
  if (widest < NARROWEST_WRAP || widest > WIDEST_WRAP) return false;
  let word = line.start;
  while (word < line.end && text.charCodeAt(word) !== 32) word++;
  return before.end - before.start + 1 + (word - line.start) > widest;
}

/** The start of the first line of the stretch without blank lines that `offset` stands in. */
function groupStart(text: string, span: Span, offset: number): number {
  let start = lineStart(text, span, offset);
  for (let lines = 0; lines < MOST_LINES && start > span.start; lines++) {
    const before = lineStart(text, span, start - 1);
    if (isEmpty(text, before, start - 1)) return start;
    start = before;
  }
  return start;
}

function groupEnd(text: string, span: Span, offset: number): number {
  let end = lineEnd(text, span, offset);
  for (let lines = 0; lines < MOST_LINES && end < span.end; lines++) {
    const next = lineEnd(text, span, end + 1);
    if (isEmpty(text, end + 1, next)) return end;
    end = next;
  }
  return end;
}

function lineStart(text: string, span: Span, at: number): number {
  return at <= span.start ? span.start : Math.max(span.start, text.lastIndexOf("\n", at - 1) + 1);
}

function lineEnd(text: string, span: Span, at: number): number {
  const feed = text.indexOf("\n", at);
  return feed < 0 || feed > span.end ? span.end : feed;
}

function isEmpty(text: string, start: number, end: number): boolean {
  const seen = trimmed(text, { start, end });
  return seen.start === seen.end;
}
