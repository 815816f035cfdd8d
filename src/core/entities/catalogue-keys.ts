import type { When } from "./catalogue.ts";

/** One key of a catalogue. */
export interface CatalogueKey {
  readonly name: string;
  /** What stands behind it. */
  readonly shape: "text" | "list" | "maps" | "words";
  /** What it is for, in Markdown: a sentence or two. */
  readonly documentation: string;
  /** As it may be written. */
  readonly example: string;
}

/** The maps that a catalogue is made of. */
export type CatalogueMap = "top" | "entity" | "alias" | "relation";

/** The keys of each map, in their usual order. */
export const CATALOGUE_KEYS: Readonly<Record<CatalogueMap, readonly CatalogueKey[]>> = {
  top: [
    {
      name: "types",
      shape: "list",
      documentation:
        "The types that entities can have, in place of `person`, `organisation`, `place`, `event`, `work`, `product` and `law`.",
      example: "types: [person, ship, harbour]\n",
    },
    {
      name: "entities",
      shape: "maps",
      documentation: "Who and what the names in corpora stand for.",
      example: "entities:\n  - id: lin-jian\n    name: Lin Jian\n    type: person\n",
    },
  ],
  entity: [
    {
      name: "id",
      shape: "text",
      documentation: "What others call the entity by: without blanks, and its own for good.",
      example: "id: lin-jian\n",
    },
    {
      name: "name",
      shape: "text",
      documentation: "The full name, as texts have it. It is looked for in every document.",
      example: "name: Lin Jian\n",
    },
    {
      name: "type",
      shape: "words",
      documentation: "One of `types:`, or of the usual ones where there are none.",
      example: "type: person\n",
    },
    {
      name: "family-name",
      shape: "text",
      documentation: "Which part of a person's name is the family's: it is not guessed.",
      example: "family-name: Lin\n",
    },
    {
      name: "aliases",
      shape: "maps",
      documentation: "Other strings for it; of more than one letter.",
      example: "aliases:\n  - 林剑\n  - { text: Lin, when: introduced }\n",
    },
    {
      name: "description",
      shape: "text",
      documentation: "A sentence for the hover.",
      example: "description: Keeper of the harbour light.\n",
    },
    {
      name: "wikidata",
      shape: "text",
      documentation: "Its id in Wikidata: `Q` and a number.",
      example: "wikidata: Q148\n",
    },
    { name: "links", shape: "list", documentation: "Web addresses.", example: "links: [https://example.org/lin]\n" },
    {
      name: "relations",
      shape: "maps",
      documentation: "How it stands to others.",
      example: "relations:\n  - { is: works at, entity: harbour-office }\n",
    },
    {
      name: "not",
      shape: "list",
      documentation: "Longer strings that must not count as this entity.",
      example: "not: [Lin Jian Hall]\n",
    },
    {
      name: "replaces",
      shape: "list",
      documentation: "Ids that were merged into this one.",
      example: "replaces: [jian-lin]\n",
    },
  ],
  alias: [
    { name: "text", shape: "text", documentation: "The string, as texts have it.", example: "text: Lin\n" },
    {
      name: "when",
      shape: "words",
      documentation: "`everywhere` (usual), only after a full form in the same document (`introduced`), or `never`.",
      example: "when: introduced\n",
    },
    {
      name: "shared",
      shape: "words",
      documentation: "That others have this alias too is known and meant.",
      example: "shared: true\n",
    },
  ],
  relation: [
    {
      name: "is",
      shape: "text",
      documentation: "What it is to the other: `spokesperson of`.",
      example: "is: works at\n",
    },
    { name: "entity", shape: "text", documentation: "The other's id.", example: "entity: harbour-office\n" },
  ],
};

/** What it means for an alias to hold then. */
export const WHEN_DOCUMENTATION: Readonly<Record<When, string>> = {
  everywhere: "In any text.",
  introduced: "Only after a full form of the entity in the same document.",
  never: "The string does not mean this entity, whatever else would say so.",
};
