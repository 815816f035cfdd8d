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
 * Reads past every fault: only quotes, brackets and commas count, so that a half-typed value hides nothing before it.
 */
export function* jsonKeys(text: string, body: Span): Generator<Key> {
  let at = skipWhite(text, body.start, body.end);
  if (text[at] !== "{") return;
  at++;
  for (;;) {
    at = skipWhite(text, at, body.end);
    if (at >= body.end || text[at] === "}") return;
    if (text.charCodeAt(at) !== QUOTE) {
      at = valueEnd(text, at, body.end);
      if (at >= body.end || text[at] !== ",") return;
      at++;
      continue;
    }
    const keySpan = { start: at, end: stringEnd(text, at, body.end) };
    const colon = skipWhite(text, keySpan.end, body.end);
    const start = text[colon] === ":" && colon < body.end ? skipWhite(text, colon + 1, body.end) : keySpan.end;
    at = valueEnd(text, start, body.end);
    yield { name: jsonString(text, keySpan) ?? "", keySpan, valueSpan: { start, end: backOverWhite(text, start, at) } };
    if (at >= body.end || text[at] !== ",") return;
    at++;
  }
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

/** The end of a value: the comma or closing bracket that is not of its own, or the end. */
function valueEnd(text: string, from: number, end: number): number {
  let depth = 0;
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
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
