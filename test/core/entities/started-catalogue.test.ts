import assert from "node:assert/strict";
import { mergeCatalogues } from "../../../src/core/entities/catalogue.ts";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";
import { mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import type { Recogniser } from "../../../src/core/entities/mentions.ts";
import { findingUnknownNames, startingCatalogue, unusedEntries } from "../../../src/core/entities/started-catalogue.ts";
import type { IndexedCorpus } from "../../../src/core/entities/tally.ts";
import { atOnce, inOneStep } from "../../../src/core/in-steps.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { shippedRecogniser } from "./recogniser/word-lists.ts";

const PEOPLE: Readonly<Record<string, readonly [name: string, type: "person" | "place" | undefined]>> = {
  "Anna Berg": ["Anna Berg", "person"],
  "Ms Berg": ["Anna Berg", "person"],
  "A. Berg": ["Anna Berg", "person"],
  "Port: East": ["Port: East", "place"],
  "PORT: EAST": ["PORT: EAST", "place"],
  Foo: ["Foo", undefined],
};

/** Knows a few names and no other. */
const recogniser: Recogniser = ({ block: { text, body } }) =>
  inOneStep(
    Object.entries(PEOPLE).flatMap(([form, [name, type]]) => {
      const found = [...text.slice(body.start, body.end).matchAll(new RegExp(form.replace(".", "\\."), "g"))];
      const recognised = { id: `~${name}`, name, type, reasons: [], descriptors: type ? ["keeper:\nof light"] : [] };
      return found.map(({ index }) => ({
        ...{ span: { start: body.start + index, end: body.start + index + form.length }, text: form, why: "" },
        ...{ kind: "recognised" as const, entities: [recognised.id], namesakes: [], recognised },
      }));
    }),
  );

function indexed(text: string, yaml = ""): IndexedCorpus {
  const catalogue = mergeCatalogues([readCatalogue(yaml, "yaml")]);
  return { source: "a", catalogue, index: mentionIndexOf(parseText(text), catalogue, recogniser) };
}

const TEXT = [
  '<<<FILE a\nAnna Berg met Ms Berg\'s aunt in Port: East. Bo Lund and Foo came.\nEND>>>\n<<<FILE "b\\n#"\n',
  "Anna Berg, or A. Berg. Foo.\nEND>>>\n",
].join("");

describe("a catalogue started from a corpus", () => {
  it("has whom it names, the most frequent first, with where and other forms", () => {
    const { text, count } = atOnce(startingCatalogue([indexed(TEXT)], "news\n.corpus"));
    assert.equal(count, 3);
    assert.deepEqual(text.split("\n").slice(2), [
      "entities:",
      '  # 4 mentions in 2 documents: "a", "b #"',
      "  - id: anna-berg",
      "    name: Anna Berg",
      "    type: person",
      '    description: "keeper: of light"',
      "    aliases:",
      "      - { text: Berg, when: introduced }",
      "      - A. Berg",
      "",
      '  # 1 mention in 1 document: "a"',
      "  - id: port-east",
      '    name: "Port: East"',
      "    type: place",
      '    description: "keeper: of light"',
      "",
      "  # Of what type these are is not told:",
      '  # 2 mentions in 2 documents: "a", "b #"',
      "  # - id: foo",
      "  #   name: Foo",
      "  #   type:",
      "",
    ]);
    assert.ok(text.startsWith('# Who and what "news .corpus" speaks of'), text);
    assert.deepEqual(readCatalogue(text, "").problems, []);
  });

  it("has the family names that are known, and no alias for them", () => {
    const told = `<<<FILE a\nThe baker Anna Dvorak met Kim Hong-kyun. Ms Dvorak and Kim left.\nEND>>>\n`;
    const catalogue = mergeCatalogues([]);
    const corpus = { source: "a", catalogue, index: mentionIndexOf(parseText(told), catalogue, shippedRecogniser) };
    const { entities } = readCatalogue(atOnce(startingCatalogue([corpus], "x")).text, "");
    assert.deepEqual(
      entities.map(({ name, familyName, aliases }) => [name, familyName, aliases.length]),
      [
        ["Anna Dvorak", "Dvorak", 0],
        ["Kim Hong-kyun", "Kim", 0],
      ],
    );
  });

  it("has a name in capitals as an alias of the same name", () => {
    const { text } = atOnce(
      startingCatalogue([indexed("<<<FILE a\nPort: East. Port: East.\nPORT: EAST\nEND>>>\n")], "x"),
    );
    assert.deepEqual(
      readCatalogue(text, "").entities.map(({ name, aliases }) => [name, ...aliases.map((alias) => alias.text)]),
      [["Port: East", "PORT: EAST"]],
    );
  });

  it("leaves out whom a catalogue has, and takes no id twice", () => {
    const yaml = "entities:\n  - { id: anna-berg, name: Bo Lund, type: person, aliases: [A. Berg] }\n";
    const { text } = atOnce(startingCatalogue([indexed(TEXT, yaml)], "x"));
    assert.deepEqual(
      readCatalogue(text, "").entities.map(({ id, aliases }) => [id, aliases.map((alias) => alias.text)]),
      [
        ["anna-berg-2", ["Berg"]],
        ["port-east", []],
      ],
    );
  });
});

describe("a catalogue beside a corpus", () => {
  const yaml = [
    "entities:",
    "  - { id: bo, name: Bo Lund, type: person, replaces: [old] }",
    "  - { id: cy, name: Cy Moor, type: person }",
  ].join("\n");

  it("has entries that nobody mentions", () => {
    assert.deepEqual(
      unusedEntries([indexed(TEXT, yaml), indexed(TEXT, yaml)]).map(({ id }) => id),
      ["cy"],
    );
  });

  it("lacks names that are frequent", () => {
    assert.deepEqual(
      atOnce(findingUnknownNames([indexed(TEXT, yaml)])).map(({ subject, count }) => [subject.name, count]),
      [
        ["Anna Berg", 4],
        ["Foo", 2],
        ["Port: East", 1],
      ],
    );
  });
});
