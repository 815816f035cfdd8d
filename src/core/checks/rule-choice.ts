import type { Outcome, PartRule, Rule, WholeRule } from "./rule.ts";
import { retiredIds, rules } from "./rules/index.ts";
import type { RunOptions } from "./run-rules.ts";

/** Those that are not off, and whose scope is not left out. */
export function standing(chosen: readonly Rule[], { levels, without }: RunOptions): readonly Rule[] {
  return chosen.filter(({ id, scope, severity }) => (levels?.[id] ?? severity) !== "off" && !without?.includes(scope));
}

/** Whether it sees one part. */
export function isPartRule(rule: Rule): rule is PartRule {
  return rule.scope === "block";
}

/** Whether it sees the whole file. */
export function isWholeRule(rule: Rule): rule is WholeRule {
  return rule.scope === "file" || rule.scope === "corpus";
}

/** Whether there is a rule of that id, or was one. */
export function standingOf(id: string): ReturnType<Outcome["standing"]> {
  if (rules.some((rule) => rule.id === id)) return "known";
  return retiredIds.includes(id) ? "retired" : "unknown";
}
