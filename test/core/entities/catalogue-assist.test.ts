import assert from "node:assert/strict";
import { mergeCatalogues } from "../../../src/core/entities/catalogue.ts";
import { catalogueCompletionsAt, catalogueWordAt } from "../../../src/core/entities/catalogue-assist.ts";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";

const KNOWN = mergeCatalogues([
  readCatalogue(
    [
      "entities:",
      "  - { id: lin, name: Lin Jian, type: person, relations: [{ is: works at, entity: office }] }",
      "  - { id: office, name: Harbour Office, type: organisation, relations: [{ is: works at, entity: lin }] }",
      "  - { id: 'a, b', name: A and B, type: place, relations: [{ is: seat of, entity: office }] }",
    ].join("\n"),
    "",
  ),
]);
const LIN = "entities:\n  - id: lin\n    name: Lin Jian\n    type: person\n";

/** The text with the cursor at `|`. */
function offered(marked: string): readonly string[] | undefined {
  const offset = marked.indexOf("|");
  return catalogueCompletionsAt(marked.replace("|", ""), offset, KNOWN)?.items.map(({ newText }) => newText);
}

describe("completing a catalogue", () => {
  const IDS = ["lin", "office"];
  for (const [what, marked, first] of [
    ["an empty file", "|", ["types: []", "entities:\n  - "]],
    ["a key at the top", "types: [person]\n|", ["entities:\n  - "]],
    ["the first key of an entity", "entities:\n  - |", ["id: ", "name: ", "type: "]],
    ["a key of an entity", `${LIN}    |`, ["family-name: ", "aliases:\n  - ", "description: "]],
    ["a key of an entity before others", "entities:\n- id: a\n  |\n  name: B\n- id: c\n  type: person\n", ["type: "]],
    ["a key that has its colon", `${LIN}    de|: x`, ["family-name"]],
    ["a key of an entity in braces", "entities:\n  - { id: a, | }", ["name: ", "type: "]],
    ["a key of an entity in brackets", "entities: [{ id: a, |", ["name: ", "type: "]],
    ["a type", `${LIN.replace("person", "pe|")}`, ["person", "organisation"]],
    ["a type that is not there yet", `${LIN.replace("person", "|")}`, ["person", "organisation"]],
    ["types", "types: [|]", ["person", "organisation"]],
    ["types in lines", "types:\n  - |", ["person", "organisation"]],
    ["a key of an alias", `${LIN}    aliases:\n      - { text: Lin, | }`, ["when: ", "shared: "]],
    ["a key of an alias in lines", `${LIN}    aliases:\n      - text: Lin\n        |`, ["when: ", "shared: "]],
    ["a time", `${LIN}    aliases: [Ann, { text: Lin, when: | }]`, ["everywhere", "introduced", "never"]],
    ["a relation", `${LIN}    relations:\n      - { is: |, entity: x }`, ["works at", "seat of"]],
    ["who is related", `${LIN}    relations: [{ is: works at, entity: of| }]`, [...IDS, '"a, b"']],
    ["who is related, in lines", `${LIN}    relations:\n      - is: works at\n        entity: |`, [...IDS, "a, b"]],
    ["an id from the name", "entities:\n  - id: |\n    name: Óscar Berg # sic\n", ["oscar-berg"]],
    ["an id that is not taken", 'entities:\n  - id: |\n    name: "Lin"\n', ["lin-2"]],
    ["a family name", `${LIN}    family-name: |`, ["Lin", "Jian"]],
  ] as const)
    it(what, () => assert.deepEqual(offered(marked)?.slice(0, first.length), first));

  for (const marked of [
    "# |",
    "types: [person] # |",
    `${LIN}    name: |`,
    `${LIN}    description: |`,
    `${LIN}    aliases:\n      - |`,
    "other:\n  |",
    "entities: x\n  |",
  ])
    it(`has nothing for ${JSON.stringify(marked)}`, () => assert.equal(offered(marked), undefined));

  it("takes the place of the whole word", () => {
    const text = LIN.replace("person", "pe");
    const { span } = catalogueCompletionsAt(text, text.indexOf("pe\n") + 1, KNOWN)!;
    assert.equal(text.slice(span.start, span.end), "pe");
  });

  it("finds an entity by any of its names", () => {
    const text = "entities:\n  - { id: x, name: X, type: person, relations: [{ is: y, entity:  }] }";
    const { items } = catalogueCompletionsAt(text, text.indexOf(" }]"), KNOWN)!;
    assert.equal(items[1]?.filter, "office Harbour Office");
    assert.equal(items[1]?.detail, "Harbour Office · organisation");
  });
});

describe("what a word of a catalogue means", () => {
  const text = `${LIN}    aliases: [Lin J., { text: Lin, when: introduced }]\n    relations:\n      - { is: works at, entity: office }\n`;
  const meant = (words: string, from = 0): string | undefined => {
    const word = catalogueWordAt(text, text.indexOf(words, from) + 1, readCatalogue(text, ""));
    if (!word) return undefined;
    const at = text.slice(word.span.start, word.span.end);
    return `${at}: ${word.kind === "entity" ? word.id : word.markdown.split("\n", 1)[0]}`;
  };

  for (const [words, expected] of [
    ["entities", "entities: **entities:** Who and what the names in corpora stand for."],
    ["lin\n", "lin: lin"],
    ["Lin Jian", "Lin Jian: lin"],
    ["Lin J.", "Lin J.: lin"],
    ["office", "office: office"],
    [
      "when",
      "when: **when:** `everywhere` (usual), only after a full form in the same document (`introduced`), or `never`.",
    ],
    ["introduced", "introduced: **introduced**: Only after a full form of the entity in the same document."],
    ["is:", "is: **is:** What it is to the other: `spokesperson of`."],
    ["works", undefined],
  ] as const)
    it(JSON.stringify(words), () => assert.equal(meant(words), expected));
});
