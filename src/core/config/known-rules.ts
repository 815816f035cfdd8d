import type { Level } from "../checks/rule.ts";
import { rules } from "../checks/rules/index.ts";
import type { CatalogueProblem } from "../entities/catalogue.ts";

/** A rule that can be given a severity, as a choice is shown. */
export interface KnownRule {
  readonly id: string;
  readonly severity: Level;
  /** One sentence. */
  readonly summary: string;
  /** A sentence or two. */
  readonly why: string;
}

/** What can be wrong with a catalogue is told by its reader, so it is not among the rules about corpora. */
const CATALOGUE_RULES: readonly (KnownRule & { readonly id: CatalogueProblem["rule"] })[] = [
  {
    id: "catalogue-entry",
    severity: "error",
    summary: "An entry of a catalogue of entities cannot be used as it is.",
    why: "What is wrong in an entry is not used, and its names are then unknown in the texts.",
  },
  {
    id: "ambiguous-alias",
    severity: "warning",
    summary: "One alias stands everywhere for two entities.",
    why: "Nobody can tell then who is meant. Limit the alias, or say that it is meant to be shared.",
  },
];

/** Every rule that configuration may name, in the order of the README's table. */
export function knownRules(): readonly KnownRule[] {
  const others = CATALOGUE_RULES.filter(({ id }) => !rules.some((rule) => rule.id === id));
  return [...rules, ...others];
}
