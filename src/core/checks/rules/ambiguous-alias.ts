import type { CatalogueRule } from "../rule.ts";

/** One string in a catalogue for two entities. */
export const ambiguousAlias = {
  id: "ambiguous-alias",
  group: "entities",
  scope: "catalogue",
  severity: "warning",
  fix: "suggested",
  summary: "A name or an alias stands for two entities everywhere.",
  why:
    "Nobody can tell which of them a text means, so that each mention counts for both. Where that is so, and known, mark " +
    "the alias `shared: true`; else let it hold only after the full name, with `when: introduced`.",
  example: {
    bad:
      "entities:\n  - id: georgia\n    name: {|ambiguous-alias:Georgia|}\n    type: place\n" +
      "  - id: georgia-us\n    name: State of Georgia\n    type: place\n    aliases: [{|ambiguous-alias:Georgia|}]\n",
    good:
      "entities:\n  - id: georgia\n    name: Georgia\n    type: place\n" +
      "  - id: georgia-us\n    name: State of Georgia\n    type: place\n    aliases: [{ text: Georgia, shared: true }]\n",
  },
} as const satisfies CatalogueRule;
