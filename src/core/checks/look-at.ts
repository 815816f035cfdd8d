import type { BlockText, Corpus, GapText, Part } from "../syntax/nodes.ts";
import type { LookingRule } from "./corpus-memory.ts";
import { type FileContext, type Finding, NO_FINDINGS, type PartRule, type Rule } from "./rule.ts";

/** What some rules found in one part; only of those that found something. */
export type FoundInPart = readonly { readonly rule: PartRule; readonly findings: readonly Finding[] }[];

/** A part as rules see it. */
export interface PartAtHand {
  readonly corpus: Corpus;
  readonly part: Part;
  readonly cut: BlockText | GapText;
  /** As far as the rules go by them. */
  readonly signs: number;
  readonly context: FileContext;
}

/** Lets rules look at one part, and adds what they find; answers whether none of them threw. */
export function lookAt(
  { corpus, part, cut, signs, context }: PartAtHand,
  toRun: readonly LookingRule[],
  found: { rule: PartRule; findings: readonly Finding[] }[],
  onFault: (rule: Rule, error: unknown) => void,
): boolean {
  let isWhole = true;
  for (const rule of toRun) {
    try {
      if (rule.scope !== "block") {
        if (part.kind === "block") rule.prepare?.(corpus, part, context);
        continue;
      }
      if (rule.signs !== undefined && (rule.signs & signs) === 0) continue;
      let findings: Finding[] | undefined;
      const told = rule.check(cut, context, signs);
      if (told === NO_FINDINGS) continue;
      for (const one of told) {
        if (findings) findings.push(one);
        else findings = [one];
      }
      if (findings) found.push({ rule, findings });
    } catch (error) {
      isWhole = false;
      onFault(rule, error);
    }
  }
  return isWhole;
}
