import type { Corpus } from "../syntax/nodes.ts";
import { byPlace, type DiagnosticList } from "./diagnostic-list.ts";
import { atMost } from "./most-of-rules.ts";
import type { Diagnostic } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { allFindings, type RunOptions } from "./run-rules.ts";

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
  return diagnosticsOf(corpus, options).all;
}

/** The same for whoever looks at few of them: after an edit all others wait. */
export function diagnosticsOf(corpus: Corpus, options: DiagnoseOptions = {}): DiagnosticList {
  const most = options.most ?? MOST;
  const { inParts, elsewhere } = allFindings(rules, corpus, { ...options, most });
  return inParts.and(atMost(elsewhere, most).toSorted(byPlace));
}
