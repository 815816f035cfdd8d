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
  /** Of these a part must have one. */
  readonly signs: number;
  readonly check: PartRule["check"] | undefined;
}

/** Which no rule goes by, and every part has for those that go by none. */
const ALWAYS = 1 << 31;

/** The rules as {@link lookAt} wants them. */
export function lookersOf(rules: readonly LookingRule[]): readonly Looker[] {
  return rules.map((rule) => {
    if (rule.scope === "block") return { rule, signs: rule.signs ?? ALWAYS, check: rule.check };
    return { rule, signs: ALWAYS, check: undefined };
  });
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
  for (const { rule, signs: wanted, check } of lookers) {
    if ((wanted & has) === 0) continue;
    try {
      if (!check) {
        if (part.kind === "block") (rule as WholeRule).prepare?.(corpus, part, context);
        continue;
      }
      const told = check.call(rule, cut, context, signs);
      if (told === NO_FINDINGS) continue;
      const findings = [...told];
      if (findings.length === 0) continue;
      // An array that is added to takes room for seventeen, and these stay.
      found = found.concat(new FoundByRule(rule as PartRule, findings));
    } catch (error) {
      onFault(rule, error);
    }
  }
  return found;
}
