import type { Corpus, Part } from "../syntax/nodes.ts";
import { type DiagnoseOptions, diagnose } from "./diagnose.ts";
import type { Diagnostic } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { runRules } from "./run-rules.ts";

/** Parts looked at between two rests: a slice of ordinary news takes a few milliseconds. */
const SLICE_PARTS = 16;
/** Lines after which a slice ends however few parts it has. */
const SLICE_LINES = 400;

/**
 * {@link diagnose} with rests: the caller goes on when it likes, and gets the same in the end.
 *
 * What rules find in one part is remembered with the part, so each slice only looks at some parts beforehand. Rules that
 * must see the whole corpus run after the last rest.
 */
export function* diagnosing(corpus: Corpus, options: DiagnoseOptions = {}): Generator<void, readonly Diagnostic[]> {
  const partRules = rules.filter(({ scope }) => scope === "block");
  for (const parts of slicesOf(corpus.parts)) {
    const some: Corpus = { source: corpus.source, parts, partAt: (position) => corpus.partAt(position) };
    runRules(partRules, some, options, () => true);
    yield;
  }
  return diagnose(corpus, options);
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
