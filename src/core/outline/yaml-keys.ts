import { linesIn, type Span } from "../text.ts";
import type { Key } from "./json-keys.ts";
import { jsonKeys } from "./json-keys.ts";

const PLAIN_KEY = /^([^\s#"'&*!|>%@`,[\]{}:?-][^:#]{0,199}?|-[^\s:#][^:#]{0,198}?)[ \t]{0,9}:(?:[ \t]|$)/;
const QUOTED_KEY = /^("(?:[^"\\]|\\.){0,200}"|'(?:[^']|''){0,200}')[ \t]{0,9}:(?:[ \t]|$)/;

/**
 * The top-level keys of a YAML text, found by their column.
 *
 * No YAML parser is asked: an outline needs no values, and must come for a text that is just being typed.
 */
export function* yamlKeys(text: string, body: Span): Generator<Key> {
  const flow = flowStart(text, body);
  if (flow !== undefined) return yield* jsonKeys(text, { start: flow, end: body.end });
  let open: Omit<Key, "valueSpan"> | undefined;
  let valueStart = 0;
  let valueEnd = 0;
  for (const line of linesIn(text, body)) {
    const head = text.slice(line.start, Math.min(line.end, line.start + 250));
    const match = keyOf(head);
    if (match === undefined) {
      if (open && head.trim() !== "" && !head.startsWith("#") && !head.startsWith("---")) valueEnd = line.end;
      continue;
    }
    if (open) yield { ...open, valueSpan: { start: valueStart, end: valueEnd } };
    open = { name: unquoted(match), keySpan: { start: line.start, end: line.start + match.length } };
    valueEnd = Math.max(line.start + match.length + 1, line.start + text.slice(line.start, line.end).trimEnd().length);
    valueStart = firstInk(text, Math.min(text.indexOf(":", open.keySpan.end) + 1, valueEnd), valueEnd);
  }
  if (open) yield { ...open, valueSpan: { start: valueStart, end: valueEnd } };
}

/** A scalar on the key's own line, without quotes or comment; `undefined` for anything else. */
export function yamlScalar(text: string, span: Span): string | undefined {
  const feed = text.indexOf("\n", span.start);
  const written = text.slice(span.start, Math.min(span.end, span.start + 200));
  if (written === "" || /^[[{&*|>!#]/.test(written) || (feed >= 0 && feed < span.end)) return undefined;
  return unquoted(written.replace(/[ \t]#[^"']*$/, "").trimEnd());
}

function keyOf(head: string): string | undefined {
  const first = head.charCodeAt(0);
  if (head === "" || first === 32 || first === 9 || first === 35) return undefined;
  return (first === 34 || first === 39 ? QUOTED_KEY : PLAIN_KEY).exec(head)?.[1];
}

/** Where the `{` stands when the whole text is one flow mapping. */
function flowStart(text: string, body: Span): number | undefined {
  const at = firstInk(text, body.start, body.end);
  return text[at] === "{" && at < body.end ? at : undefined;
}

function firstInk(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || (text.charCodeAt(at) >= 9 && text.charCodeAt(at) <= 13))) at++;
  return at;
}

function unquoted(written: string): string {
  const last = written.length - 1;
  const quote = written[0];
  if (last < 1 || (quote !== '"' && quote !== "'") || written[last] !== quote) return written;
  const inner = written.slice(1, last);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\/])/g, "$1");
}
