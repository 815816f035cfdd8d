import type { Diagnostic, PartRule } from "./rule.ts";
import type { Stretch } from "./stretches.ts";
import type { Limits } from "./told-stretch.ts";

const NO_LIMITS: Limits = new Map();

/** No more than so many of each rule; where there are more, the last one says so. */
export function atMost(diagnostics: readonly Diagnostic[], most: number): readonly Diagnostic[] {
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
  for (const [rule, at] of last) if (counts.get(rule)! > most) told[at] = sayingMore(told[at]!, most);
  return told;
}

/**
 * How much of rules that have too many findings is told in each stretch, all of which are counted: in one the last finding
 * is, and in those below it none. Not `exactly`: in some more, so that the last can be looked for when they are sorted.
 */
export function limitsOf(
  stretches: readonly Stretch[],
  rules: readonly PartRule[],
  most: number,
  exactly: boolean,
): readonly Limits[] {
  if (rules.length === 0) return stretches.map(() => NO_LIMITS);
  const told = new Map<PartRule, number>();
  return stretches.map(({ counted }) => {
    const limits = new Map<PartRule, number>();
    for (const rule of rules) {
      const before = told.get(rule) ?? 0;
      const count = counted?.counts.get(rule) ?? 0;
      if (count === 0) continue;
      told.set(rule, before + count);
      if (exactly ? before + count >= most : before > most) limits.set(rule, exactly ? Math.max(0, most - before) : 0);
    }
    return limits.size > 0 ? limits : NO_LIMITS;
  });
}

/** Keeps to the limits of a stretch; the last finding of a rule that has more says so. */
export function withinLimits(diagnostics: readonly Diagnostic[], limits: Limits, most: number): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const [{ id }, limit] of limits) if (limit > 0) left.set(id, limit);
  if (left.size === 0) return diagnostics;
  const told: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const { rule } = diagnostic;
    const limit = left.get(rule);
    if (limit === 0) continue;
    if (limit !== undefined) left.set(rule, limit - 1);
    told.push(limit === 1 ? sayingMore(diagnostic, most) : diagnostic);
  }
  return told;
}

export function isSameLimits(one: Limits, other: Limits): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const [rule, limit] of one) if (other.get(rule) !== limit) return false;
  return true;
}

function sayingMore(last: Diagnostic, most: number): Diagnostic {
  const message = `There are more findings of ${last.rule} from here on; only the first ${most - 1} are told.`;
  return { ...last, message, related: [], fixes: [] };
}
