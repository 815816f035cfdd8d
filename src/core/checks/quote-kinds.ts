import type { Span } from "../text.ts";

/** How often a text writes apostrophes and quotes straight, and how often curly. */
export interface QuoteCounts {
  readonly straight: number;
  readonly curly: number;
}

/** The apostrophes and quotes within `span`. */
export function countQuotes(text: string, { start, end }: Span): QuoteCounts {
  let straight = 0;
  let curly = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) straight++;
    else if (code >= 0x2018 && code <= 0x201f) curly++;
  }
  return { straight, curly };
}

/** How much of a text must be of one kind to call it the text's. */
const MOST = 0.9;

/** Whether a part of a text, whose own counts are among those of the whole, was set with the other kind of quotes. */
export function isSetDifferently(part: QuoteCounts, whole: QuoteCounts): boolean {
  const straight = whole.straight - part.straight;
  const curly = whole.curly - part.curly;
  if (part.straight > 0 && part.curly === 0) return curly > 0 && curly >= MOST * (straight + curly);
  if (part.curly > 0 && part.straight === 0) return straight > 0 && straight >= MOST * (straight + curly);
  return false;
}
