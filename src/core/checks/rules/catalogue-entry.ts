import type { CatalogueRule } from "../rule.ts";

/** Something in a catalogue of entities that cannot be used. */
export const catalogueEntry = {
  id: "catalogue-entry",
  group: "entities",
  scope: "catalogue",
  severity: "error",
  fix: "suggested",
  summary: "An entry of a catalogue cannot be read or used as it stands.",
  why:
    "What is wrong in an entry is left out, and the names it should explain stay unexplained: YAML that cannot be read, an " +
    "id used twice, an unknown type or key, a Wikidata id that is none, an alias of one letter, a relation to nobody.",
  example: {
    bad: "entities:\n  - id: lin-jian\n    name: Lin Jian\n    type: {|catalogue-entry:persn|}\n",
    good: "entities:\n  - id: lin-jian\n    name: Lin Jian\n    type: person\n",
  },
} as const satisfies CatalogueRule;
