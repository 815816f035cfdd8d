import { comparePositions, type LineEdit, type Position } from "../text.ts";
import type { Diagnostic } from "./rule.ts";

/**
 * The preferred fix of each problem, as edits that can be made in one step: sorted, disjoint, no two insertions at one
 * place. A fix that meets one before it is left for the next time.
 */
export function fixesTogether(problems: readonly Diagnostic[]): readonly LineEdit[] {
  const fixes = problems
    .flatMap(({ fixes: [preferred] }) => (preferred && preferred.edits.length > 0 ? [preferred.edits] : []))
    .map((edits) => edits.toSorted(byPlace))
    .sort((a, b) => byPlace(a[0]!, b[0]!));
  const taken: LineEdit[] = [];
  let end: Position | undefined;
  for (const edits of fixes) {
    if (end && comparePositions(edits[0]!.range.start, end) <= 0) continue;
    taken.push(...edits);
    end = edits.at(-1)!.range.end;
  }
  return taken;
}

function byPlace(a: LineEdit, b: LineEdit): number {
  return comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end);
}
