import { type DocumentFacts, documentFacts } from "../document-facts.ts";
import { lineStartsOf, positionBy } from "../line-starts.ts";
import { isBase64 } from "../syntax/content.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import type { Position, Range, Span } from "../text.ts";
import { type Column, csvColumns } from "./csv-columns.ts";
import type { Entry } from "./entry.ts";
import { countRows, detailOf, labelOf, movedDown, type OutlineItem } from "./item.ts";
import { jsonKeys, type Key, shortValue } from "./json-keys.ts";
import { markdownHeadings } from "./markdown-headings.ts";
import { htmlHeadings, xmlElements } from "./markup.ts";
import { nestHeadings } from "./nest.ts";
import { trimmed } from "./paragraphs.ts";
import { textEntries } from "./text-entries.ts";
import { yamlKeys, yamlScalar } from "./yaml-keys.ts";

/** What is inside a document. */
export interface Contents {
  readonly items: readonly OutlineItem[];
  /** How many rows the items are, children included. */
  readonly rows: number;
}

/** What is shown of one document; after that one row says that there is more. */
const MOST_ENTRIES = 2_000;

/** For each block its contents, and the line on which the block began when they were placed. */
const memo = new WeakMap<Block, Contents & { readonly line: number }>();

/**
 * The rows under a document's row; remembered until the block's text changes, without keeping that text.
 *
 * When lines above the block come or go, the same rows move along.
 */
export function contentsOf(corpus: Corpus, block: Block): Contents {
  const { line } = block.start;
  const known = memo.get(block);
  if (known?.line === line) return known;
  const items = known ? movedDown(known.items, line - known.line) : read(cutBlock(corpus, block), line);
  const contents = { items, rows: known?.rows ?? countRows(items), line };
  memo.set(block, contents);
  return contents;
}

function read(block: BlockText, line: number): readonly OutlineItem[] {
  return placed(block.text, line, entriesOf(block));
}

function entriesOf(block: BlockText): readonly Entry[] {
  if (isBase64(block.header)) return [];
  const { text } = block;
  const facts = documentFacts(block);
  const content = trimmed(text, facts.content);
  switch (facts.kind) {
    case "markdown":
      return markdownEntries(text, content, facts);
    case "html":
      return limited(htmlHeadings(text, content), content, (some, end) =>
        nestHeadings(text, { start: content.start, end }, some),
      );
    case "xml":
      return limited(xmlElements(text, content), content, (some) => some);
    case "json":
      return limited(jsonKeys(text, content), content, (keys) =>
        keys.map((key) => keyEntry(key, shortValue(text, key.valueSpan))),
      );
    case "yaml":
      return limited(yamlKeys(text, content), content, (keys) =>
        keys.map((key) => keyEntry(key, yamlScalar(text, key.valueSpan) ?? shortFlow(text, key.valueSpan))),
      );
    case "csv":
      return limited(csvColumns(text, content), content, columnEntries);
    case "text":
      return limited(textEntries(text, content, facts), content, (some) => some);
  }
}

/** A Markdown text without headings is read as prose. */
function markdownEntries(text: string, content: Span, facts: DocumentFacts): readonly Entry[] {
  const headings = limited(markdownHeadings(text, content), content, (some, end) =>
    nestHeadings(text, { start: content.start, end }, some),
  );
  return headings.length > 0 ? headings : limited(textEntries(text, content, facts), content, (some) => some);
}

/** The first entries, and a row for the rest when there is one; `make` is told where the shown ones must end. */
function limited<T extends { readonly span?: Span; readonly keySpan?: Span }>(
  found: Iterable<T>,
  content: Span,
  make: (some: readonly T[], end: number) => readonly Entry[],
): readonly Entry[] {
  const some: T[] = [];
  for (const one of found) {
    if (some.length < MOST_ENTRIES) {
      some.push(one);
      continue;
    }
    const start = (one.span ?? one.keySpan)!.start;
    const rest = { start, end: Math.max(start, content.end) };
    const selection = { start, end: start };
    const more: Entry = { kind: "more", label: "More, not shown", detail: "", span: rest, selection, children: [] };
    return [...make(some, start), more];
  }
  return make(some, content.end);
}

function keyEntry({ name, keySpan, valueSpan }: Key, detail: string): Entry {
  const span = { start: keySpan.start, end: Math.max(keySpan.end, valueSpan.end) };
  return { kind: "key", label: name, detail, span, selection: keySpan, children: [] };
}

function shortFlow(text: string, span: Span): string {
  const first = text[span.start];
  return span.start < span.end && (first === "[" || first === "{") ? shortValue(text, span) : "";
}

function columnEntries(columns: readonly Column[]): readonly Entry[] {
  return columns.map(({ name, span }, index) => {
    const number = `column ${index + 1}`;
    return { kind: "column", label: name.trim() || number, detail: number, span, selection: span, children: [] };
  });
}

const FALLBACKS: Partial<Record<Entry["kind"], string>> = { heading: "(empty heading)", key: "(empty key)" };

/** Entries as rows: labels made fit to show, offsets made lines, of which the first is `firstLine`. */
function placed(text: string, firstLine: number, entries: readonly Entry[]): readonly OutlineItem[] {
  if (entries.length === 0) return NO_ITEMS;
  const starts = lineStartsOf(text);
  const rangeOf = ({ start, end }: Span): Range => ({
    start: placeOf(starts, firstLine, start),
    end: placeOf(starts, firstLine, end),
  });
  const itemOf = ({ kind, label, detail, span, selection, children }: Entry): OutlineItem => {
    const range = rangeOf(span);
    return {
      kind,
      label: labelOf(label, FALLBACKS[kind] ?? "(nothing to show)"),
      detail: detailOf(detail),
      range,
      selection: selection === span ? range : rangeOf(selection),
      children: children.length === 0 ? NO_ITEMS : children.map(itemOf),
    };
  };
  return entries.map(itemOf);
}

const NO_ITEMS: readonly OutlineItem[] = [];

function placeOf(starts: readonly number[], firstLine: number, offset: number): Position {
  const { line, character } = positionBy(starts, offset);
  return { line: firstLine + line, character };
}
