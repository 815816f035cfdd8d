import type { Span, TextEdit } from "../text.ts";
import type { YamlList, YamlMap } from "../yaml/guarded-yaml.ts";
import { insertedAt, isFlow, lineEndAt } from "../yaml/yaml-edits.ts";

/** A field that is not there yet, as lines of its own and as it is written in braces. Lines end in LF, and begin at their own indent. */
export interface NewField {
  readonly lines: readonly string[];
  readonly inBraces: string;
}

/** A field behind all others of a map at the top of a text. */
export function besides(text: string, root: YamlMap, { lines, inBraces }: NewField): TextEdit {
  if (isFlow(text, root)) return withinBraces(root, inBraces);
  const indent = indentOf(text, root);
  return atEnd(text, lines.map((line) => `${indent}${line}\n`).join(""));
}

/** Under a key with nothing behind it, or with a `null` at `value`. */
export function below(text: string, keySpan: Span, { start, end }: Span, ...lines: readonly string[]): TextEdit {
  const lineStart = text.lastIndexOf("\n", keySpan.start) + 1;
  const newText = lines.map((line) => `\n${text.slice(lineStart, keySpan.start)}  ${line}`).join("");
  if (start > keySpan.end && end > start) return { span: { start, end }, newText };
  return insertedAt(lineEndAt(text, keySpan.end), newText);
}

/** Before the first entry in braces: behind the last there may be a comma. */
export function withinBraces(map: YamlMap, entry: string): TextEdit {
  const [first] = map.entries;
  return first ? insertedAt(first.keySpan.start, `${entry}, `) : insertedAt(map.span.start + 1, entry);
}

/** A line behind the last entry of a map. */
export function behindLastEntry(text: string, map: YamlMap, entry: string): TextEdit {
  const last = map.entries.at(-1)!;
  const end = Math.max(last.keySpan.end, last.value.span.end);
  return insertedAt(lineEndAt(text, end), `\n${indentOf(text, map)}${entry}`);
}

/** An item behind the last of a list, written as those before it; `undefined` where that is none of the plain ways. */
export function behindLastItem(text: string, list: YamlList, item: string): TextEdit | undefined {
  const last = list.items.at(-1);
  if (isFlow(text, list)) return last ? insertedAt(last.span.end, `, ${item}`) : insertedAt(list.span.start + 1, item);
  if (!last) return undefined;
  const before = text.slice(text.lastIndexOf("\n", last.span.start - 1) + 1, last.span.start);
  if (!/^[ ]*-[ ]+$/.test(before)) return undefined;
  return insertedAt(lineEndAt(text, inkEndOf(text, last.span)), `\n${before}${item}`);
}

/** Lines at the end of a text. */
export function atEnd(text: string, lines: string): TextEdit {
  return insertedAt(text.length, text === "" || text.endsWith("\n") ? lines : `\n${lines}`);
}

function indentOf(text: string, map: YamlMap): string {
  const { start } = map.entries[0]!.keySpan;
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
}

/** A text of several lines has the line end behind it, too. */
function inkEndOf(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}
