import type { Corpus } from "../syntax/nodes.ts";
import { comparePositions } from "../text.ts";
import type { Diagnostic } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { type RunOptions, runRules } from "./run-rules.ts";

/** How a corpus is to be checked. */
export interface DiagnoseOptions extends RunOptions {
  /** How many findings of one rule are told at most. */
  readonly most?: number | undefined;
}

/** Findings of one rule that are told of one file, at most: nobody reads more, and memory has an end. */
const MOST = 20_000;

/**
 * Everything that is wrong with a corpus, sorted by place, then by rule.
 *
 * No fixes are offered while merge-conflict markers stand in the file, silenced or not, or when it names a format
 * version that is not ours. Of a rule that finds more than `most` (20,000 when not told) in one file the last finding
 * says that there are more.
 */
export function diagnose(corpus: Corpus, options: DiagnoseOptions = {}): readonly Diagnostic[] {
  const most = options.most ?? MOST;
  const counts = new Map<string, number>();
  const diagnostics: Diagnostic[] = [];
  const last = new Map<string, number>();
  runRules(rules, corpus, options, (found) => {
    const { rule } = found;
    const count = (counts.get(rule.id) ?? 0) + 1;
    counts.set(rule.id, count);
    if (count > most) return false;
    last.set(rule.id, diagnostics.length);
    diagnostics.push(found.diagnostic());
    return true;
  });
  for (const [rule, count] of counts) {
    const at = last.get(rule);
    if (count <= most || at === undefined) continue;
    const message = `There are more findings of ${rule} from here on; only the first ${most - 1} are told.`;
    diagnostics[at] = { ...diagnostics[at]!, message, related: [], fixes: [] };
  }
  return diagnostics.sort(byPlace);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    (a.rule < b.rule ? -1 : Number(a.rule > b.rule))
  );
}
