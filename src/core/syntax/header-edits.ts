import { isBlank, type TextEdit } from "../text.ts";
import { findAttribute, readHeader, writeValue } from "./header.ts";
import type { BlockText, Header } from "./nodes.ts";

/**
 * The edit that makes the header say `key=value`: it replaces the value, or appends the attribute before blanks at the
 * line's end. No other character changes. An edit that changes nothing is one that replaces the value by itself.
 *
 * `undefined` where nothing that is appended would be read: an open quote reaches to the line's end. The span is
 * relative to the block's start. `key` must be of the grammar, `value` may be anything.
 */
export function setAttribute(block: BlockText, key: string, value: string): TextEdit | undefined {
  const { header } = block;
  const known = findAttribute(header, key);
  if (known) return { span: known.valueSpan, newText: writeValue(value) };
  if (hasOpenQuote(header)) return undefined;
  const end = inkEndOf(block);
  return { span: { start: end, end }, newText: ` ${key}=${writeValue(value)}` };
}

/**
 * The edit that takes the attribute out with the blanks before it; `undefined` when it is not there, or when a stray word
 * behind it would become part of the name.
 */
export function removeAttribute({ text, header }: BlockText, key: string): TextEdit | undefined {
  const known = findAttribute(header, key);
  if (!known) return undefined;
  let { start } = known.span;
  while (isBlank(text.charAt(start - 1))) start--;
  const { end } = known.span;
  const rest = readHeader(text.slice(0, start) + text.slice(end, header.span.end));
  return rest.name === header.name ? { span: { start, end }, newText: "" } : undefined;
}

function hasOpenQuote({ span, faults }: Header): boolean {
  return faults.some((fault) => fault.kind === "quoting" && fault.span.end === span.end);
}

const inkEnds = new WeakMap<Header, number>();

/** Where the header line's last visible character ends. */
function inkEndOf({ text, header }: BlockText): number {
  let end = inkEnds.get(header);
  if (end === undefined) {
    end = header.span.end;
    while (end > header.span.start && isBlank(text.charAt(end - 1))) end--;
    inkEnds.set(header, end);
  }
  return end;
}
