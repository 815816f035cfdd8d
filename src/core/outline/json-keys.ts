import type { Span } from "../text.ts";
import { LABEL_SOURCE } from "./entry.ts";

/** A top-level key of a JSON object or a YAML mapping. */
export interface Key {
  readonly name: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * The keys of the object that the text is.
 *
 * Reads past every fault: only quotes, brackets and commas count, so that a half-typed value hides no other key.
 */
export function* jsonKeys(text: string, body: Span): Generator<Key> {
  let at = skipWhite(text, body.start, body.end);
  if (text[at] !== "{") return;
  for (at++; ; ) {
    at = skipWhite(text, at, body.end);
    if (at >= body.end || text[at] === "}" || text[at] === "]") return;
    if (text[at] === ",") at++;
    else if (text.charCodeAt(at) !== QUOTE) at = valueEnd(text, at, body.end);
    else {
      const key = keyAt(text, at, body.end);
      yield key;
      at = key.valueSpan.end;
    }
  }
}

function keyAt(text: string, at: number, end: number): Key {
  const keySpan = { start: at, end: stringEnd(text, at, end) };
  const colon = skipWhite(text, keySpan.end, end);
  const hasValue = text[colon] === ":" && colon < end;
  const start = hasValue ? skipWhite(text, colon + 1, end) : keySpan.end;
  const valueSpan = { start, end: hasValue ? backOverWhite(text, start, valueEnd(text, start, end)) : start };
  return { name: jsonString(text, keySpan) ?? "", keySpan, valueSpan };
}

/** What the JSON string at `span` says; `undefined` when it is none. Long ones are cut. */
export function jsonString(text: string, span: Span): string | undefined {
  if (text.charCodeAt(span.start) !== QUOTE) return undefined;
  const written = text.slice(span.start, Math.min(span.end, span.start + LABEL_SOURCE));
  if (span.end - span.start > LABEL_SOURCE) return written.slice(1);
  try {
    return String(JSON.parse(written));
  } catch {
    return written.slice(1, written.endsWith('"') && written.length > 1 ? -1 : undefined);
  }
}

/** A value as a short detail: a scalar as it is, anything else by its brackets. */
export function shortValue(text: string, span: Span): string {
  const first = text[span.start];
  if (span.start === span.end) return "";
  if (first === "{") return "{…}";
  return first === "["
    ? "[…]"
    : (jsonString(text, span) ?? text.slice(span.start, Math.min(span.end, span.start + 80)));
}

/** The end of a value: where its string ends, or before the comma, bracket or quote that is not of its own. */
function valueEnd(text: string, from: number, end: number): number {
  if (text.charCodeAt(from) === QUOTE) return stringEnd(text, from, end);
  let depth = 0;
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      if (depth === 0) return at;
      at = stringEnd(text, at, end);
      continue;
    }
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) {
      if (depth === 0) return at;
      depth--;
    } else if (code === 44 && depth === 0) return at;
    at++;
  }
  return end;
}

/** After the closing quote; a string without one ends with its line. */
function stringEnd(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === 10) return at;
    if (code === BACKSLASH && text.charCodeAt(at + 1) !== 10) at++;
  }
  return end;
}

function skipWhite(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isWhite(text.charCodeAt(at))) at++;
  return at;
}

function backOverWhite(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && isWhite(text.charCodeAt(at - 1))) at--;
  return at;
}

function isWhite(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xfeff;
}
