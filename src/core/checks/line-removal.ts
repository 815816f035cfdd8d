import { findAttribute } from "../syntax/header.ts";
import { setAttribute } from "../syntax/header-edits.ts";
import type { BlockText } from "../syntax/nodes.ts";
import { isBlank, type Span, type TextEdit } from "../text.ts";
import { lineEnd, lineStart, withLineFeed } from "./part-lines.ts";
import type { Fix } from "./rule.ts";

/**
 * Takes a line of a body out, with the blank lines that have nothing to part any more: those after it where a blank line
 * or the body's start comes before, those before it at the body's end.
 */
export function removeLine({ text, body }: BlockText, span: Span): TextEdit {
  let start = lineStart(text, span.start);
  let { end } = withLineFeed(text, { start, end: lineEnd(text, span.end) });
  end = Math.min(end, body.end);
  const isFirst = start <= body.start || isBlankLine(text, lineStart(text, start - 1));
  if (isFirst) while (end < body.end && isBlankLine(text, end)) end = Math.min(body.end, lineEnd(text, end) + 1);
  if (end >= body.end)
    while (start > body.start && isBlankLine(text, lineStart(text, start - 1))) start = lineStart(text, start - 1);
  return { span: { start: Math.max(start, body.start), end }, newText: "" };
}

/** Moves what a stretch of the body says to an attribute, whatever else that says already stays; empty where the header cannot take it. */
export function moveToAttribute(block: BlockText, key: string, value: string, removal: TextEdit): readonly Fix[] {
  const known = findAttribute(block.header, key)?.value ?? "";
  const said = known.split("; ");
  if (said.includes(value)) return [deletion(`Delete it: ${key}= says so already`, removal)];
  const edit = setAttribute(block, key, known.trim() === "" ? value : `${known}; ${value}`);
  return edit ? [{ title: `Move it to ${key}=`, safety: "suggested", edits: [edit, removal] }] : [];
}

/** Deletes a stretch of the body. */
export function deletion(title: string, removal: TextEdit): Fix {
  return { title, safety: "suggested", edits: [removal] };
}

function isBlankLine(text: string, start: number): boolean {
  return isBlank(text.slice(start, lineEnd(text, start)));
}
