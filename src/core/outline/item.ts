import { ownCopy, type Position, type Range } from "../text.ts";
import type { OutlineKind } from "./entry.ts";
import { isVisible, oneLine } from "./label.ts";

/**
 * A row of the outline: plain data.
 *
 * The selection lies inside the range, the children lie inside it too, siblings follow each other; the label is one
 * line and never empty.
 */
export interface OutlineItem {
  readonly kind: OutlineKind;
  readonly label: string;
  /** One line; may be empty. */
  readonly detail: string;
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
  /** On a document's row: its name as the header has it, if it has one. */
  readonly document?: string;
}

const LONGEST_LABEL = 80;
const LONGEST_DETAIL = 160;

/** A text as a row's label; `fallback` when nothing of it can be seen. */
export function labelOf(text: string, fallback: string): string {
  const label = oneLine(text, LONGEST_LABEL);
  return isVisible(label) ? ownCopy(label) : fallback;
}

/** A text as a row's detail; empty when nothing of it can be seen. */
export function detailOf(text: string): string {
  if (text === "") return "";
  const detail = oneLine(text, LONGEST_DETAIL);
  return isVisible(detail) ? ownCopy(detail) : "";
}

/** How many rows these are with all that is under them. */
export function countRows(items: readonly OutlineItem[]): number {
  return items.reduce((count, item) => count + 1 + countRows(item.children), 0);
}

/** The rows, `lines` lines further down. */
export function movedDown(items: readonly OutlineItem[], lines: number): readonly OutlineItem[] {
  if (lines === 0) return items;
  return items.map((item) => ({
    ...item,
    range: moved(item.range, lines),
    selection: moved(item.selection, lines),
    children: movedDown(item.children, lines),
  }));
}

function moved({ start, end }: Range, lines: number): Range {
  return { start: below(start, lines), end: below(end, lines) };
}

function below({ line, character }: Position, lines: number): Position {
  return { line: line + lines, character };
}
