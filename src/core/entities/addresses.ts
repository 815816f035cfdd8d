import type { Span } from "../text.ts";
import { isSpace } from "./spelling.ts";

/** Schemes and local parts are not longer; bounds the look back, so that the search is linear. */
const LONGEST_BACK = 64;

/**
 * The web and e-mail addresses in `span`, in order and disjoint: `scheme://…`, `www.…`, `local@host`.
 *
 * A web address ends at white space, a quotation mark, an angle bracket or a mark of general, CJK or full-width
 * punctuation. Linear.
 */
export function addressesIn(text: string, span: Span): readonly Span[] {
  const found: Span[] = [];
  const after = (): number => found.at(-1)?.end ?? span.start;
  for (let at = nextSign(text, span.start); at < span.end; ) {
    const from = Math.max(after(), at - LONGEST_BACK);
    const address = text[at] === "@" ? mailAddress(text, at, from, span.end) : webAddress(text, at, from, span.end);
    if (address) found.push(address);
    at = nextSign(text, Math.max(at + 1, address?.end ?? 0));
  }
  return found;
}

/** Whether `offset` lies in one of the spans; they are sorted and disjoint. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  if (high === 0) return false;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= offset;
}

function nextSign(text: string, from: number): number {
  SIGN.lastIndex = from;
  return SIGN.exec(text)?.index ?? text.length;
}

const SIGN = /:\/\/|@|www\./g;

function webAddress(text: string, at: number, from: number, limit: number): Span | undefined {
  let start = at;
  if (text[at] === ":") while (start > from && /[A-Za-z0-9+.-]/.test(text[start - 1]!)) start--;
  else if (start > from && /[\p{L}\p{N}]/u.test(text[start - 1]!)) return undefined;
  if (text[at] === ":" && start === at) return undefined;
  let end = at + 3;
  while (end < limit && !endsAddress(text.charCodeAt(end))) end++;
  return { start, end };
}

function mailAddress(text: string, at: number, from: number, limit: number): Span | undefined {
  let start = at;
  while (start > from && /[\p{L}\p{N}._%+-]/u.test(text[start - 1]!)) start--;
  let end = at + 1;
  const farthest = Math.min(limit, at + 255);
  while (end < farthest && /[\p{L}\p{N}.-]/u.test(text[end]!)) end++;
  return start < at && text.slice(at + 1, end).includes(".") ? { start, end } : undefined;
}

function endsAddress(code: number): boolean {
  if (code < 0x80) return isSpace(code) || code === 34 || code === 60 || code === 62 || code === 96;
  return (
    isSpace(code) ||
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x2010 && code <= 0x205f) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff65)
  );
}
