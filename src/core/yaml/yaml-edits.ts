import type { Span, TextEdit } from "../text.ts";
import { commentsIn, type YamlEntry, type YamlList, type YamlMap, type YamlNode } from "./guarded-yaml.ts";

/** Whether a list or a map is written in brackets or braces. */
export function isFlow(text: string, { span }: YamlNode): boolean {
  return text[span.start] === "[" || text[span.start] === "{";
}

/** How many characters stand before `offset` in its line; a byte order mark is none. */
export function columnOf(text: string, offset: number): number {
  const start = lineStartAt(text, offset);
  return offset - start - (text[start] === "\ufeff" ? 1 : 0);
}

/** An insertion. */
export function insertedAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/**
 * New items behind the last one of a list written with dashes, each given by its lines; those after the first are
 * indented like it.
 *
 * `keyColumn` is that of the key that the list belongs to: comments below the last item that stand further in belong to
 * it. A blank line stands between items where one stands before the last.
 */
export function appendedToLines(
  text: string,
  list: YamlList,
  keyColumn: number,
  items: readonly (readonly string[])[],
): TextEdit {
  const dash = dashOf(text, list.items.at(-1)!);
  const indent = " ".repeat(columnOf(text, dash));
  const before = list.items.length > 1 ? text.slice(leafEnd(text, list.items.at(-2)!), dash) : "";
  const gap = /\n[ \t\r]*\n/.test(before) ? "\n" : "";
  const written = items.map((lines) => `${gap}\n${itemLines(lines, indent)}`);
  return insertedAt(blockEnd(text, list, keyColumn), written.join(""));
}

/** New items behind the last one of a list in brackets: on lines of their own where the last one has one. */
export function appendedInBrackets(
  text: string,
  { items, span }: YamlList,
  written: readonly string[],
): readonly TextEdit[] {
  const last = items.at(-1);
  if (!last) return [insertedAt(span.start + 1, written.join(", "))];
  const lineStart = lineStartAt(text, last.span.start);
  const isAlone = lineStart > span.start && text.slice(lineStart, last.span.start).trim() === "";
  if (!isAlone) return [insertedAt(last.span.end, written.map((one) => `, ${one}`).join(""))];
  const indent = text.slice(lineStart, last.span.start);
  const comma = commaBehind(text, last.span.end);
  const end = lineEndAt(text, comma ?? last.span.end);
  const behind = written.join(`,\n${indent}`);
  const added = insertedAt(end, `\n${indent}${behind}${comma === undefined ? "" : ","}`);
  return comma === undefined ? [insertedAt(last.span.end, ","), added] : [added];
}

/** A new key of a map, behind one of its entries: given as lines, and as it is between braces. */
export function entryBehind(
  text: string,
  map: YamlMap,
  entry: YamlEntry,
  written: { readonly lines: readonly string[]; readonly flow: string },
): TextEdit {
  if (isFlow(text, map)) return insertedAt(leafEndOf(text, entry), `, ${written.flow}`);
  const column = columnOf(text, entry.keySpan.start);
  const indent = " ".repeat(column);
  return insertedAt(blockEnd(text, entry, column), written.lines.map((line) => `\n${indent}${line}`).join(""));
}

/** Comments below a map, on lines of their own. */
export function commentsBelow(text: string, map: YamlMap, comments: readonly string[]): TextEdit {
  const column = columnOf(text, map.entries[0]!.keySpan.start);
  const lineStart = lineStartAt(text, map.span.start);
  const blanks = /^ */.exec(text.slice(lineStart))![0].length;
  const indent = " ".repeat(isFlow(text, map) ? blanks + 2 : column);
  const end = isFlow(text, map) ? lineEndAt(text, map.span.end) : blockEnd(text, map.entries.at(-1)!, column);
  return insertedAt(end, comments.map((one) => `\n${indent}${one}`).join(""));
}

/** The value of a key that has none, or a `null`, or empty brackets, as lines below it; comments that stand there stay. */
export function filledBelow(
  text: string,
  { keySpan, value }: YamlEntry,
  lines: readonly string[],
): readonly TextEdit[] {
  const indent = " ".repeat(columnOf(text, keySpan.start));
  const below = lines.map((line) => `\n${indent}${line}`).join("");
  const colon = text.indexOf(":", keySpan.end);
  const { start, end } = value.span;
  if (start <= colon + 1 || end === start)
    return [insertedAt(behindComments(text, lineEndAt(text, keySpan.end), indent.length), below)];
  return [{ span: { start: colon + 1, end }, newText: "" }, insertedAt(lineEndAt(text, end), below)];
}

/** What takes an item out of its list; its comments stay, on lines of their own. */
export function itemRemoved(text: string, list: YamlList, index: number): readonly TextEdit[] {
  const item = list.items[index]!;
  if (isFlow(text, list)) return removedFromBrackets(text, spansOf(list), index);
  return [withoutLines(text, { start: dashOf(text, item), end: leafEnd(text, item) }, "comments-stay")];
}

/** What takes an item out of its list, and the comments that go with it. */
export function itemTaken(
  text: string,
  list: YamlList,
  index: number,
): { readonly edits: readonly TextEdit[]; readonly comments: readonly string[] } {
  const item = list.items[index]!;
  if (isFlow(text, list))
    return { edits: removedFromBrackets(text, spansOf(list), index), comments: commentsIn(text, item.span) };
  const span = { start: dashOf(text, item), end: leafEnd(text, item) };
  const comments = commentsIn(text, { start: span.start, end: lineEndAt(text, span.end) });
  return { edits: [withoutLines(text, span, "comments-go")], comments };
}

/** What takes a key with its value out of a map; its comments stay. `undefined` where it shares its line with a dash. */
export function entryRemoved(text: string, map: YamlMap, index: number): readonly TextEdit[] | undefined {
  const entry = map.entries[index]!;
  const spanOf = (one: YamlEntry): Span => ({ start: one.keySpan.start, end: leafEndOf(text, one) });
  if (isFlow(text, map)) return removedFromBrackets(text, map.entries.map(spanOf), index);
  const { start, end } = spanOf(entry);
  if (text.slice(lineStartAt(text, start), start).trim() !== "") return undefined;
  return [withoutLines(text, { start, end }, "comments-stay")];
}

/** Where what a node says ends, without the comments and blanks behind it. */
export function leafEnd(text: string, node: YamlNode): number {
  if (node.kind === "list" && !isFlow(text, node)) {
    const last = node.items.at(-1);
    return last ? leafEnd(text, last) : node.span.start;
  }
  if (node.kind === "map" && !isFlow(text, node)) {
    const last = node.entries.at(-1);
    return last ? leafEndOf(text, last) : node.span.start;
  }
  const { start, end } = node.span;
  if (node.kind !== "scalar" || !/[|>]/.test(text[start] ?? "")) return end;
  const isKept = /^[|>]\d?\+/.test(text.slice(start, start + 3));
  // The line ends of a kept scalar are what it says; what is put before the last of them takes its place.
  if (isKept) return text[end - 1] === "\n" ? end - (text[end - 2] === "\r" ? 2 : 1) : end;
  return start + text.slice(start, end).trimEnd().length;
}

/** Before the line end, its CR included. */
export function lineEndAt(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  if (feed < 0) return text.length;
  return feed > offset && text[feed - 1] === "\r" ? feed - 1 : feed;
}

/** Where the line of `offset` begins. */
export function lineStartAt(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function leafEndOf(text: string, { keySpan, value }: YamlEntry): number {
  if (value.kind !== "nothing" || value.span.end > value.span.start) return leafEnd(text, value);
  const colon = text.indexOf(":", keySpan.end);
  return text.slice(keySpan.end, colon).trim() === "" && colon >= 0 ? colon + 1 : keySpan.end;
}

/** The end of the last line of a value or an entry, and of the comments below that stand further in than `column`. */
function blockEnd(text: string, what: YamlNode | YamlEntry, column: number): number {
  const end = "keySpan" in what ? leafEndOf(text, what) : leafEnd(text, what);
  return behindComments(text, lineEndAt(text, end), column);
}

function behindComments(text: string, lineEnd: number, column: number): number {
  let end = lineEnd;
  while (end < text.length) {
    const start = text.indexOf("\n", end) + 1;
    const next = lineEndAt(text, start);
    const blanks = /^ *(?=#)/.exec(text.slice(start, next))?.[0].length;
    if (blanks === undefined || blanks <= column) break;
    end = next;
  }
  return end;
}

/** The dash of an item: before it in its line, or above it where only comments stand between. */
function dashOf(text: string, { span }: YamlNode): number {
  let start = lineStartAt(text, span.start);
  const before = text.slice(start, span.start);
  const dash = before.lastIndexOf("- ");
  if (dash >= 0) return start + dash;
  while (start > 0) {
    const end = start - 1;
    start = lineStartAt(text, end);
    const found = /^(?:\ufeff)? *-(?=\s*(?:[&!]\S*\s*)*(?:#.*)?$)/.exec(text.slice(start, end))?.[0];
    if (found !== undefined) return start + found.length - 1;
  }
  return span.start;
}

function itemLines([first = "", ...others]: readonly string[], indent: string): string {
  return [`${indent}- ${first}`, ...others.map((line) => `${indent}  ${line}`)].join("\n");
}

/** The comma behind an item in brackets, past comments; `undefined` when there is none. */
function commaBehind(text: string, offset: number): number | undefined {
  let at = offset;
  for (;;) {
    while (/\s/.test(text[at] ?? "")) at++;
    if (text[at] === ",") return at;
    if (text[at] !== "#") return undefined;
    at = lineEndAt(text, at);
  }
}

function removedFromBrackets(text: string, items: readonly Span[], index: number): readonly TextEdit[] {
  const { start, end } = items[index]!;
  const comma = commaBehind(text, end);
  if (comma !== undefined) {
    const lineStart = lineStartAt(text, start);
    const lineEnd = lineEndAt(text, comma);
    const isAlone = text.slice(lineStart, start).trim() === "" && text.slice(comma + 1, lineEnd).trim() === "";
    if (isAlone && lineStart > 0 && text.slice(end, comma).trim() === "")
      return [deleted(lineEndAt(text, lineStartAt(text, lineStart - 1)), lineEnd)];
    const blanks = /^[ \t]*/.exec(text.slice(comma + 1))![0].length;
    return text.slice(end, comma).trim() === ""
      ? [deleted(start, comma + 1 + blanks)]
      : [deleted(start, end), deleted(comma, comma + 1)];
  }
  const before = items[index - 1];
  if (!before) return [deleted(start, end)];
  const separator = commaBehind(text, before.end)!;
  const lineStart = lineStartAt(text, start);
  if (lineStart > before.end && text.slice(lineStart, start).trim() === "") {
    const isAlone = text.slice(end, lineEndAt(text, end)).trim() === "";
    const from = isAlone ? lineEndAt(text, lineStartAt(text, lineStart - 1)) : start;
    return [deleted(separator, separator + 1), deleted(from, end)];
  }
  const isPlain = /^\s*,\s*$/.test(text.slice(before.end, start));
  return isPlain ? [deleted(before.end, end)] : [deleted(separator, separator + 1), deleted(start, end)];
}

function deleted(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: "" };
}

/** Takes the lines of a stretch away whole; of comments that stay, each gets a line of its own. */
function withoutLines(text: string, stretch: Span, comments: "comments-stay" | "comments-go"): TextEdit {
  const start = lineStartAt(text, stretch.start);
  const end = lineEndAt(text, stretch.end);
  const staying = comments === "comments-stay" ? commentsIn(text, { start, end }) : [];
  if (staying.length > 0) {
    const indent = " ".repeat(columnOf(text, stretch.start));
    return { span: { start, end }, newText: staying.map((one) => `${indent}${one}`).join("\n") };
  }
  const next = text.indexOf("\n", end);
  if (next < 0) return deleted(start > 0 ? lineEndAt(text, lineStartAt(text, start - 1)) : start, end);
  // Of the blank lines on both sides, those on one side are enough.
  const blanks = /^(?:[ \t]*\r?\n)*/.exec(text.slice(next + 1))![0].length;
  const before = lineStartAt(text, Math.max(0, start - 1));
  const isBlankBefore = start > 0 && text.slice(before, start).trim() === "";
  return deleted(start, next + 1 + (isBlankBefore ? blanks : 0));
}

function spansOf({ items }: YamlList): readonly Span[] {
  return items.map(({ span }) => span);
}
