import type { GoldDocument, GoldName } from "./wikigold.ts";

/** A name as somebody found it; without a type it counts for its span alone. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly type: GoldName["type"] | undefined;
}

/** Precision, recall and their harmonic mean, in percent. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well names were found, by exact spans. */
export interface SpanScores {
  /** Type and span, of persons, places and organisations. */
  readonly typed: Score;
  /** Spans alone, of all names. */
  readonly span: Score;
}

/** Holds what was found in each document against what is there. */
export function scoreNames(
  documents: readonly GoldDocument[],
  find: (text: string) => readonly FoundName[],
): SpanScores {
  const typed = { right: 0, found: 0, there: 0 };
  const span = { right: 0, found: 0, there: 0 };
  for (const { text, names } of documents) {
    const found = find(text);
    count(typed, found.filter(isTyped), names.filter(isTyped), ({ start, end, type }) => `${start} ${end} ${type}`);
    count(span, found, names, ({ start, end }) => `${start} ${end}`);
  }
  return { typed: scoreOf(typed), span: scoreOf(span) };
}

interface Count {
  right: number;
  found: number;
  there: number;
}

function isTyped({ type }: FoundName): boolean {
  return type !== undefined && type !== "MISC";
}

function count(
  total: Count,
  found: readonly FoundName[],
  there: readonly FoundName[],
  keyOf: (name: FoundName) => string,
): void {
  const keys = new Set(there.map(keyOf));
  total.right += new Set(found.map(keyOf).filter((key) => keys.has(key))).size;
  total.found += found.length;
  total.there += there.length;
}

/** Precision, recall and F1 of so many. */
export function scoreOf({ right, found, there }: Readonly<Count>): Score {
  const precision = (100 * right) / Math.max(1, found);
  const recall = (100 * right) / Math.max(1, there);
  return { precision, recall, f1: (200 * right) / Math.max(1, found + there) };
}
