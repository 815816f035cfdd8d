import { DEFAULT_TYPES, mergeCatalogues, problemsInContext } from "../../../src/core/entities/catalogue.ts";
import { catalogueFixes } from "../../../src/core/entities/catalogue-repairs.ts";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";
import { applyEdits } from "../../../src/core/text.ts";
import { deepEqual, equal } from "../../support/expect.ts";

/** What each fix of the first problem makes of the catalogue, by title. */
function fixed(text: string): readonly (readonly [title: string, text: string])[] {
  const file = readCatalogue(text, "test");
  const catalogue = mergeCatalogues([file]);
  const [first] = [...file.problems, ...problemsInContext(file, catalogue)];
  if (!first) throw new Error("There is no problem to be fixed.");
  return catalogueFixes(text, first, catalogue).map(({ title, edits }) => [title, applyEdits(text, edits)]);
}

const lines = (fields: string): string =>
  `# Ours.\nentities:\n  - id: lin\n    name: Lin Jian\n    type: person\n${fields}`;
const braces = (fields: string): string => `entities:\n  - { id: lin, name: Lin Jian, type: person${fields} } # sic\n`;

describe("fixes of a catalogue", () => {
  it("write the key that was meant, or take it away", () => {
    deepEqual(fixed(lines("    descripton: Spokesman. # why\n    links: []\n")), [
      ['Change to "description"', lines("    description: Spokesman. # why\n    links: []\n")],
      ['Remove "descripton"', lines("    # why\n    links: []\n")],
    ]);
    deepEqual(fixed(braces(", colour: red")), [['Remove "colour"', braces("")]]);
    deepEqual(fixed(braces(", nmae: Lin")), [['Remove "nmae"', braces("")]]);
  });
  it("take away a key that is given twice", () => {
    deepEqual(fixed(lines("    type: place\n")), [['Remove "type"', lines("")]]);
  });
  it("write the type that was meant, in the quotes it had", () => {
    deepEqual(fixed(braces("").replace("person", '"persn"')), [
      ['Change to "person"', braces("").replace("person", '"person"')],
    ]);
    deepEqual(fixed(braces("").replace("person", "unknown")), []);
  });
  it("take the Wikidata id out of an address, or drop what is none", () => {
    deepEqual(fixed(lines("    wikidata: https://www.wikidata.org/wiki/Q148\n"))[0], [
      'Change to "Q148"',
      lines("    wikidata: Q148\n"),
    ]);
    deepEqual(fixed(lines("    wikidata: none\n    links: []\n")), [['Remove "wikidata"', lines("    links: []\n")]]);
  });
  it("complete an address, or drop what is none", () => {
    deepEqual(fixed(lines("    links:\n      - example.org/lin\n      - https://example.com\n")), [
      [
        'Change to "https://example.org/lin"',
        lines("    links:\n      - https://example.org/lin\n      - https://example.com\n"),
      ],
      ['Remove "example.org/lin"', lines("    links:\n      - https://example.com\n")],
    ]);
    deepEqual(fixed(braces(", links: [see there, https://example.com]")), [
      ['Remove "see there"', braces(", links: [https://example.com]")],
    ]);
  });
  it("take away an alias of one letter, alone or among others", () => {
    deepEqual(fixed(braces(", aliases: [Lin, L]")), [['Remove "L"', braces(", aliases: [Lin]")]]);
    deepEqual(fixed(lines("    aliases:\n      - { text: L, when: everywhere }\n      - Lin\n")), [
      ['Remove "L"', lines("    aliases:\n      - Lin\n")],
    ]);
  });
  it("put right when an alias holds, and whether it is shared", () => {
    const alias = (more: string): string => braces(`, aliases: [{ text: Lin, ${more} }]`);
    deepEqual(fixed(alias("when: introduce"))[0], ['Change to "introduced"', alias("when: introduced")]);
    deepEqual(
      fixed(alias("shared: yes")).map(([title]) => title),
      ['Change to "true"', 'Change to "false"'],
    );
  });
  it("make a list of a single value", () => {
    deepEqual(fixed(lines("    aliases: Lin\n")), [["Put brackets round it", lines("    aliases: [Lin]\n")]]);
    deepEqual(fixed(lines("    aliases: Lin, the man\n"))[0]?.[1], lines('    aliases: ["Lin, the man"]\n'));
  });
  it("give an entity an id, or another one, that nobody has", () => {
    const first = "entities:\n  - id: lin-jian\n    name: Lin Jian\n    type: person\n";
    deepEqual(fixed(`${first}  - name: Lin Jian\n    type: person\n`), [
      ['Add "id: lin-jian-2"', `${first}  - name: Lin Jian\n    id: lin-jian-2\n    type: person\n`],
    ]);
    deepEqual(fixed(`${first}  - id: lin-jian\n    name: Lin Jian the Younger\n    type: person\n`), [
      ['Change to "lin-jian-2"', `${first}  - id: lin-jian-2\n    name: Lin Jian the Younger\n    type: person\n`],
    ]);
    deepEqual(fixed(braces("").replace("id: lin", "id: Lin Jian"))[0]?.[0], 'Change to "lin-jian"');
  });
  it("give an entity a type, which is its writer's to choose", () => {
    const choices = fixed("entities:\n  - name: Lin Jian\n    id: lin\n    aliases: [Lin]\n");
    deepEqual(
      choices.map(([title]) => title),
      DEFAULT_TYPES.map((type) => `Add "type: ${type}"`),
    );
    equal(choices[0]?.[1], "entities:\n  - name: Lin Jian\n    type: person\n    id: lin\n    aliases: [Lin]\n");
    deepEqual(fixed("types: [river, ship]\nentities: [{ id: a, name: A B }] # all\n"), [
      ['Add "type: river"', "types: [river, ship]\nentities: [{ id: a, name: A B, type: river }] # all\n"],
      ['Add "type: ship"', "types: [river, ship]\nentities: [{ id: a, name: A B, type: ship }] # all\n"],
    ]);
    const text = "entities: [{ id: a, name: A B }]\n";
    const file = readCatalogue(text, "test");
    const fixes = catalogueFixes(text, file.problems[0]!, mergeCatalogues([file]));
    equal(
      fixes.every(({ isChoice }) => isChoice),
      true,
    );
  });
  it("give an entity the name its id was made from, whatever else it lacks", () => {
    deepEqual(fixed("entities:\n  - id: lin-jian\n    type: person\n"), [
      ['Add "name: Lin Jian"', "entities:\n  - id: lin-jian\n    name: Lin Jian\n    type: person\n"],
    ]);
    deepEqual(fixed("entities:\n  - id: élan_2\n"), [
      ['Add "name: Élan 2"', "entities:\n  - id: élan_2\n    name: Élan 2\n"],
    ]);
    deepEqual(fixed("entities: [{ id: 42, type: person }]\n"), []);
    deepEqual(fixed("entities: [{ type: person }]\n"), []);
  });
  it("change no id that others refer to", () => {
    const relation = "entities:\n  - { id: a b, name: A B, type: person, relations: [{ is: x, entity: a b }] }\n";
    deepEqual(fixed(relation), []);
  });
  it("lead a relation to whom was meant, or take it away", () => {
    const relation = (to: string): string =>
      braces(`, relations: [{ is: self, entity: ${to} }, { is: x, entity: lin }]`);
    deepEqual(fixed(relation("lim")), [
      ['Change to "lin"', relation("lin")],
      ['Remove "lim"', braces(", relations: [{ is: x, entity: lin }]")],
    ]);
  });
  it("mark an alias of two as shared, limit it, or remove it; a name stays", () => {
    const other = "  - { id: us-ga, name: State of Georgia, type: place, aliases: [Georgia] }\n";
    const name = "entities:\n  - { id: ge, name: Georgia, type: place }\n";
    const expected: ReturnType<typeof fixed> = [
      ['Mark "Georgia" of "us-ga" as shared', name + other.replace("[Georgia]", "[{ text: Georgia, shared: true }]")],
      [
        'Let "Georgia" of "us-ga" hold only after the full name',
        name + other.replace("[Georgia]", "[{ text: Georgia, when: introduced }]"),
      ],
      ['Remove "Georgia" of "us-ga"', name + other.replace(", aliases: [Georgia]", "")],
    ];
    deepEqual(fixed(name + other), expected);
    const two =
      "entities:\n  - { id: a, name: A One, type: place, aliases: [It] }\n  - { id: b, name: B Two, type: place, aliases: [It] }\n";
    equal(fixed(two)[0]?.[0], 'Mark "It" of "a" as shared');
    equal(
      fixed("entities:\n  - { id: a, name: It Is, type: place }\n  - { id: b, name: It Is, type: place }\n").length,
      0,
    );
  });
  it("keep CRLF", () => {
    const text = lines("    wikidata: none\n    links: []\n").replaceAll("\n", "\r\n");
    deepEqual(fixed(text)[0]?.[1], lines("    links: []\n").replaceAll("\n", "\r\n"));
  });
  it("are none in what is no YAML from there on", () => {
    deepEqual(fixed("entities:\n  - { id: a\n"), []);
  });
});
