import type { Span } from "../text.ts";
import type { Quote } from "./decision.ts";

/** How much of what stands around a place is kept, in UTF-16 code units (`decisions.md`). */
const AROUND = 30;
/** So much of one side must have stayed where the words themselves are short. */
const ENOUGH_AROUND = 10;
/** Words that are as long are found by themselves, if they stand in the document only once. */
const LONG = 20;

/** The place `span` of `text`, to be found again with {@link findQuote}. */
export function quoteOf(text: string, { start, end }: Span): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - AROUND), start),
    suffix: text.slice(end, end + AROUND),
    offset: start,
  };
}

/** How well a place fits, in code units that agree with what stood around. */
interface Candidate {
  readonly start: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Where a quote stands in `text` now; `undefined` when it does not, or could be at more than one place.
 *
 * Words that stand there once need a little of what was around them, unless they are long. Of several places the one is
 * meant around which most has stayed, at least half; two that fit entirely are told apart by the old offset or not at all.
 */
export function findQuote(text: string, quote: Quote): Span | undefined {
  const candidates = candidatesIn(text, quote);
  const [only] = candidates;
  if (!only) return undefined;
  const found = candidates.length === 1 ? alone(only, quote) : best(candidates, quote);
  return found && { start: found.start, end: found.start + quote.exact.length };
}

function alone(candidate: Candidate, { exact, prefix, suffix }: Quote): Candidate | undefined {
  if (exact.length >= LONG) return candidate;
  const staysBefore = prefix !== "" && candidate.before >= Math.min(prefix.length, ENOUGH_AROUND);
  const staysAfter = suffix !== "" && candidate.after >= Math.min(suffix.length, ENOUGH_AROUND);
  return staysBefore || staysAfter || prefix + suffix === "" ? candidate : undefined;
}

function best(candidates: readonly Candidate[], { prefix, suffix, offset }: Quote): Candidate | undefined {
  const all = prefix.length + suffix.length;
  const most = candidates.reduce((top, { before, after }) => Math.max(top, before + after), 0);
  if (most === 0 || most * 2 < all) return undefined;
  const ahead = candidates.filter(({ before, after }) => before + after === most);
  if (ahead.length === 1) return ahead[0];
  return most === all ? ahead.find(({ start }) => start === offset) : undefined;
}

function candidatesIn(text: string, { exact, prefix, suffix }: Quote): readonly Candidate[] {
  // A place without words is found by all that is around it.
  const needle = exact === "" ? prefix + suffix : exact;
  if (needle === "") return [];
  const into = exact === "" ? prefix.length : 0;
  const found: Candidate[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const start = at + into;
    found.push({
      start,
      before: sameBefore(text, start, prefix),
      after: sameAfter(text, start + exact.length, suffix),
    });
  }
  return found;
}

function sameBefore(text: string, end: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && end > count && text[end - 1 - count] === prefix[prefix.length - 1 - count]) count++;
  return count;
}

function sameAfter(text: string, start: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && text[start + count] === suffix[count]) count++;
  return count;
}
