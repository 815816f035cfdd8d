import type { Corpus } from "../syntax/nodes.ts";
import type { Diagnostic } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { allFindings, byPlace, type RunOptions } from "./run-rules.ts";

/** How a corpus is to be checked. */
export type DiagnoseOptions = RunOptions;

/** Findings of one rule that are told of one file, at most: nobody reads more, and memory has an end. */
export const MOST = 20_000;

/**
 * Everything that is wrong with a corpus, sorted by place, then by rule.
 *
 * No fixes are offered while merge-conflict markers stand in the file, silenced or not, or when it names a format
 * version that is not ours. Of a rule that finds more than `most` (20,000 when not told) in one file the last finding
 * says that there are more.
 */
export function diagnose(corpus: Corpus, options: DiagnoseOptions = {}): readonly Diagnostic[] {
  const most = options.most ?? MOST;
  const { inParts, elsewhere } = allFindings(rules, corpus, { ...options, most });
  return merged(atMost(inParts, most), atMost(elsewhere, most).toSorted(byPlace));
}

/** No more than so many of each rule; where there are more, the last one says so. */
function atMost(diagnostics: readonly Diagnostic[], most: number): readonly Diagnostic[] {
  if (diagnostics.length <= most) return diagnostics;
  const counts = new Map<string, number>();
  const last = new Map<string, number>();
  const told: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const { rule } = diagnostic;
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count > most) continue;
    if (count === most) last.set(rule, told.length);
    told.push(diagnostic);
  }
  for (const [rule, at] of last) {
    if (counts.get(rule)! <= most) continue;
    const message = `There are more findings of ${rule} from here on; only the first ${most - 1} are told.`;
    told[at] = { ...told[at]!, message, related: [], fixes: [] };
  }
  return told;
}

/** Two sorted lists as one. */
function merged(first: readonly Diagnostic[], second: readonly Diagnostic[]): readonly Diagnostic[] {
  if (second.length === 0) return first;
  const all: Diagnostic[] = [];
  let at = 0;
  for (const diagnostic of second) {
    while (at < first.length && byPlace(first[at]!, diagnostic) <= 0) all.push(first[at++]!);
    all.push(diagnostic);
  }
  while (at < first.length) all.push(first[at++]!);
  return all;
}
