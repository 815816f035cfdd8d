import type { Span } from "../../src/core/text.ts";

/** A text with marks in it, read. Offsets count UTF-16 code units of `text`. */
export interface Marked {
  /** What is left without the marks. */
  readonly text: string;
  /** Where `$0` stood. */
  readonly cursor: number | undefined;
  /** What stood in `[|` and `|]`, by start. */
  readonly ranges: readonly Span[];
  /** What stood in `{|rule-id:` and `|}`, by start. */
  readonly findings: readonly MarkedFinding[];
}

/** An expected finding. */
export interface MarkedFinding extends Span {
  readonly rule: string;
}

const TOKEN = /\$0|\[\||\|\]|\{\|[a-z0-9-]+:|\|\}/g;

/**
 * Reads a marked text: `$0` the cursor, `[|text|]` a range, `{|rule-id:text|}` a finding. Ranges and findings may be
 * empty, nested, and span lines. Throws when they do not pair: such a test would pass for nothing.
 */
export function unmark(marked: string): Marked {
  let text = "";
  let at = 0;
  let cursor: number | undefined;
  const ranges: Span[] = [];
  const findings: MarkedFinding[] = [];
  const open: { readonly rule: string | undefined; readonly start: number }[] = [];
  const close = (isFinding: boolean): void => {
    const begun = open.pop();
    if (!begun || (begun.rule !== undefined) !== isFinding)
      throw new Error(`marks do not pair in ${JSON.stringify(marked)}`);
    if (begun.rule === undefined) ranges.push({ start: begun.start, end: text.length });
    else findings.push({ rule: begun.rule, start: begun.start, end: text.length });
  };
  for (const { 0: token, index } of marked.matchAll(TOKEN)) {
    text += marked.slice(at, index);
    at = index + token.length;
    if (token === "$0") cursor = text.length;
    else if (token === "[|") open.push({ rule: undefined, start: text.length });
    else if (token === "|]") close(false);
    else if (token === "|}") close(true);
    else open.push({ rule: token.slice(2, -1), start: text.length });
  }
  if (open.length > 0) throw new Error(`marks do not pair in ${JSON.stringify(marked)}`);
  text += marked.slice(at);
  const byPlace = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;
  return { text, cursor, ranges: ranges.sort(byPlace), findings: findings.sort(byPlace) };
}
