import type { Corpus, Part } from "../syntax/nodes.ts";
import { type DiagnoseOptions, diagnose } from "./diagnose.ts";
import type { Diagnostic } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { runRules } from "./run-rules.ts";

/** Parts looked at between two rests: a slice of ordinary news takes a few milliseconds. */
const SLICE_PARTS = 16;
/** Parts that are checked of one file: more would hold an editor for many seconds, and fill its memory. */
const MOST_PARTS = 200_000;
/** Lines after which a slice ends however few parts it has. */
const SLICE_LINES = 400;

/**
 * {@link diagnose} with rests: the caller goes on when it likes, and gets the same in the end.
 *
 * What rules find in one part is remembered with the part, so each slice only looks at some parts beforehand. Rules that
 * must see the whole corpus run after the last rest. Of a file of more than 200,000 parts only those are checked, and the
 * last finding says so.
 */
export function* diagnosing(corpus: Corpus, options: DiagnoseOptions = {}): Generator<void, readonly Diagnostic[]> {
  if (corpus.parts.length <= MOST_PARTS) return yield* diagnosingAll(corpus, options);
  const found = yield* diagnosingAll(beginningOf(corpus, MOST_PARTS), options);
  return [...found, notCheckedFrom(corpus.parts[MOST_PARTS]!, found.at(-1)?.rule)];
}

function* diagnosingAll(corpus: Corpus, options: DiagnoseOptions): Generator<void, readonly Diagnostic[]> {
  const partRules = rules.filter(({ scope }) => scope === "block");
  for (const parts of slicesOf(corpus.parts)) {
    const some: Corpus = { source: corpus.source, parts, partAt: (position) => corpus.partAt(position) };
    runRules(partRules, some, options, () => true);
    yield;
  }
  return diagnose(corpus, options);
}

/** The first parts of a corpus, by themselves. */
function beginningOf(corpus: Corpus, most: number): Corpus {
  const parts = corpus.parts.slice(0, most);
  return { source: corpus.source, parts, partAt: (position) => corpus.partAt(position) };
}

/** Says where the check stopped, as one more finding of a rule that is there. */
function notCheckedFrom({ start }: Part, rule = "directive"): Diagnostic {
  return {
    rule,
    severity: "info",
    range: { start, end: { line: start.line, character: start.character + 7 } },
    message: `Only the first ${MOST_PARTS} parts of this file are checked here; "corpus check" checks all of them.`,
    document: undefined,
    related: [],
    fixes: [],
    anchor: start,
  };
}

function* slicesOf(parts: readonly Part[]): Generator<readonly Part[]> {
  let slice: Part[] = [];
  for (const part of parts) {
    slice.push(part);
    const lines = part.end.line - slice[0]!.start.line;
    if (slice.length < SLICE_PARTS && lines < SLICE_LINES) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
