import type { BlockText, Corpus, GapText, Part } from "../syntax/nodes.ts";
import { FoundByRule, type FoundInPart, type LookingRule } from "./corpus-memory.ts";
import { type FileContext, NO_FINDINGS, type PartRule, type Rule, type WholeRule } from "./rule.ts";

/** A part as rules see it. */
export interface PartAtHand {
  readonly corpus: Corpus;
  readonly part: Part;
  readonly cut: BlockText | GapText;
  /** As far as the rules go by them. */
  readonly signs: number;
  readonly context: FileContext;
}

/** A rule with what is asked of it for every part, at one place: rules are objects of many shapes, and slow to ask. */
export interface Looker {
  readonly rule: LookingRule;
  /** Those that are prepared like it, which is done once for all of them. */
  readonly others: LookingRule[];
  /** Of these a part must have one. */
  readonly signs: number;
  readonly check: PartRule["check"] | undefined;
  readonly prepare: WholeRule["prepare"] | undefined;
}

/** Which no rule goes by, and every part has for those that go by none. */
const ALWAYS = 1 << 31;

/** The rules as {@link lookAt} wants them. */
export function lookersOf(rules: readonly LookingRule[]): readonly Looker[] {
  const lookers: Looker[] = [];
  for (const rule of rules) {
    if (rule.scope === "block") {
      lookers.push({ rule, others: [], signs: rule.signs ?? ALWAYS, check: rule.check, prepare: undefined });
      continue;
    }
    const { prepare } = rule;
    const alike = lookers.find((looker) => prepare && looker.prepare === prepare);
    if (alike) alike.others.push(rule);
    else if (prepare) lookers.push({ rule, others: [], signs: ALWAYS, check: undefined, prepare });
  }
  return lookers;
}

/**
 * Lets rules look at one part, and answers what was found before with what they find: the same list where they find nothing.
 * What a rule throws is handed to `onFault`.
 */
export function lookAt(
  { corpus, part, cut, signs, context }: PartAtHand,
  lookers: readonly Looker[],
  before: FoundInPart,
  onFault: (rule: Rule, error: unknown) => void,
): FoundInPart {
  let found = before;
  const has = signs | ALWAYS;
  for (const { rule, others, signs: wanted, check, prepare } of lookers) {
    if ((wanted & has) === 0) continue;
    try {
      if (!check) {
        if (part.kind === "block") prepare?.call(rule as WholeRule, corpus, part, context);
        continue;
      }
      const told = check.call(rule, cut, context, signs);
      if (told === NO_FINDINGS) continue;
      const findings = [...told];
      if (findings.length === 0) continue;
      found = withOne(found, new FoundByRule(rule as PartRule, findings));
    } catch (error) {
      for (const one of [rule, ...others]) onFault(one, error);
    }
  }
  return found;
}

/** The list with one more; no longer than it must be: an array that is added to takes room for seventeen, and these stay. */
function withOne(found: FoundInPart, one: FoundByRule): FoundInPart {
  const all = new Array<FoundByRule>(found.length + 1);
  for (let at = 0; at < found.length; at++) all[at] = found[at]!;
  all[found.length] = one;
  return all;
}
