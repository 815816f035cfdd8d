import type { Corpus } from "../syntax/nodes.ts";
import type { Diagnostic } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { allFindings, atMost, byPlace, type RunOptions } from "./run-rules.ts";

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
  return merged(inParts, atMost(elsewhere, most).toSorted(byPlace));
}

/** Two sorted lists as one. The second is short: the places of its own are looked for in the first. */
function merged(first: readonly Diagnostic[], second: readonly Diagnostic[]): readonly Diagnostic[] {
  if (second.length === 0) return first;
  const all = first.concat(second);
  let end = first.length;
  for (let at = second.length - 1; at >= 0; at--) {
    const diagnostic = second[at]!;
    const place = placeAfter(first, end, diagnostic);
    for (let moving = end - 1; moving >= place; moving--) all[moving + at + 1] = all[moving]!;
    all[place + at] = diagnostic;
    end = place;
  }
  return all;
}

/** Where it goes among the first `end` of a sorted list, after those that are at the same place. */
function placeAfter(sorted: readonly Diagnostic[], end: number, diagnostic: Diagnostic): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(sorted[middle]!, diagnostic) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
