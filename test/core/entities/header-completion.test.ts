import assert from "node:assert/strict";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";
import { headerCompletionsAt, nameCompletionsAt } from "../../../src/core/entities/header-completion.ts";

const { entities } = readCatalogue(
  [
    "entities:",
    "  - { id: office, name: Harbour Office, type: organisation, aliases: [HO] }",
    "  - { id: lin, name: Lin Jian, type: person, aliases: [林剑, { text: Lin, when: never }] }",
  ].join("\n"),
  "",
);

describe("completing a header", () => {
  for (const [marked, replaced, first] of [
    ["<<<FILE a |", "", ["id=", "title=", "date="]],
    ["<<<FILE a id=1 ti|", "ti", ["title=", "date="]],
    ["<<<FILE a da|te=2024", "date", ["id", "title"]],
    ["<<<FILE a author=|", "", ['"Lin Jian"', '"Harbour Office"']],
    ["<<<FILE a author=Li| lang=en", "Li", ['"Lin Jian"']],
    ['<<<FILE a source="Har| x"', '"Har x"', ['"Harbour Office"', '"Lin Jian"']],
    ["<<<FILE a about=|", "", ['"Harbour Office"', '"Lin Jian"']],
    ["<<<FILE a lang=|", undefined, []],
    ["<<<FILE |", undefined, []],
    ["<<<FILE a|", undefined, []],
    ["<|<<FILE a", undefined, []],
  ] as const)
    it(marked, () => {
      const line = marked.replace("|", "");
      const found = headerCompletionsAt(line, marked.indexOf("|"), { entities });
      assert.equal(found && line.slice(found.span.start, found.span.end), replaced);
      assert.deepEqual(found?.items.slice(0, first.length).map(({ newText }) => newText) ?? [], first);
    });
});

describe("completing a name in a text", () => {
  for (const [before, typed, labels] of [
    ["He met Lin J", 5, ["Lin Jian"]],
    ["He met lin", 3, ["Lin Jian"]],
    ["He met 林", 1, ["林剑"]],
    ["At the h", 1, ["Harbour Office", "HO"]],
    ["He met ", 0, ["Harbour Office", "HO", "Lin Jian", "林剑"]],
    ["He met Bo", 0, []],
  ] as const)
    it(JSON.stringify(before), () => {
      const found = nameCompletionsAt(before, entities);
      assert.deepEqual([found.typed, found.items.map(({ label }) => label)], [typed, labels]);
    });
});
