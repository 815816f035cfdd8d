import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { LARGEST_CATALOGUE, readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";

const entity = (lines: string): string => `entities:\n  - id: lin-jian\n    name: Lin Jian\n    type: person\n${lines}`;

/** The problems of a catalogue, each with what it underlines. */
function problems(text: string): readonly string[] {
  return readCatalogue(text, "test").problems.map(
    ({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`,
  );
}

describe("reading a catalogue", () => {
  it("takes everything an entity can have", () => {
    const text = entity(
      [
        "    family-name: Lin",
        "    aliases:",
        "      - 林剑",
        "      - { text: Lin, when: introduced, shared: true }",
        "    description: >",
        "      Speaks for",
        "      a ministry.",
        "    wikidata: Q42",
        "    links: [https://example.org/lin]",
        "    relations: [{ is: spokesperson of, entity: ministry }]",
        "    not: [Lin Biao]",
        "    replaces: [jian-lin]",
        "",
      ].join("\n"),
    );
    const { entities, problems, types } = readCatalogue(text, "here");
    const [lin] = entities;
    const at = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
    assert.deepEqual(problems, []);
    assert.equal(types[0], "person");
    assert.equal(entities.length, 1);
    assert.equal(lin?.familyName, "Lin");
    assert.equal(lin?.description, "Speaks for a ministry.");
    assert.equal(lin?.wikidata, "Q42");
    assert.equal(lin?.source, "here");
    assert.deepEqual(lin?.links, ["https://example.org/lin"]);
    assert.deepEqual([lin?.not, lin?.replaces], [["Lin Biao"], ["jian-lin"]]);
    assert.deepEqual(
      lin?.aliases.map(({ text: alias, when, shared, span }) => [alias, when, shared, at(span)]),
      [
        ["林剑", "everywhere", false, "林剑"],
        ["Lin", "introduced", true, "Lin"],
      ],
    );
    assert.deepEqual(
      lin?.relations.map(({ is, entity: other, span }) => [is, other, at(span)]),
      [["spokesperson of", "ministry", "ministry"]],
    );
    assert.deepEqual([at(lin!.idSpan), at(lin!.nameSpan)], ["lin-jian", "Lin Jian"]);
  });

  it("takes numbers, yes and no as the texts they are meant to be", () => {
    const [only] = readCatalogue(
      "entities:\n  - { id: 2024, name: 007, type: work, aliases: [no, 1e3] }\n",
      "x",
    ).entities;
    assert.deepEqual([only?.id, only?.name, only?.aliases.map(({ text }) => text)], ["2024", "007", ["no", "1e3"]]);
  });

  it("has nothing to say about an empty file, or one of comments", () => {
    for (const text of ["", "\n\n", "# nothing yet\n", "---\n", "entities:\n", "types: []\nentities: []\n"])
      assert.deepEqual(problems(text), [], JSON.stringify(text));
  });

  it("keeps its places right after a byte order mark and with CRLF", () => {
    assert.deepEqual(problems("\uFEFFentities:\r\n  - id: a\r\n    name: Ann\r\n    type: persn\r\n"), [
      'persn: There is no type "persn"; did you mean "person"?',
    ]);
  });

  it("takes types of the user's own", () => {
    const text =
      "types: [ship]\nentities:\n  - { id: a, name: Vasa, type: ship }\n  - { id: b, name: Ann, type: person }\n";
    assert.deepEqual(problems(text), ['person: There is no type "person"; use one of "ship", or add it to "types:".']);
  });
});

describe("a fault in a catalogue", () => {
  const faults: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "an unknown key",
      entity("    descripton: x\n"),
      ['descripton: An entity has no "descripton"; did you mean "description"?'],
    ],
    [
      "an unknown key at the top",
      "entity: []\n",
      ['entity: A catalogue has no "entity"; it can have "types", "entities".'],
    ],
    [
      "an unknown key of an alias",
      entity("    aliases: [{ text: Lin J, wen: never }]\n"),
      ['wen: An alias has no "wen"; did you mean "when"?'],
    ],
    [
      "an unknown when",
      entity("    aliases: [{ text: Lin J, when: introducd }]\n"),
      ['introducd: "introducd" is no time for an alias; did you mean "introduced"?'],
    ],
    ["a key given twice", entity("    type: place\n"), ['type: "type" is given twice; remove one.']],
    [
      "an id given twice",
      entity("  - { id: lin-jian, name: Other, type: person }\n"),
      ['lin-jian: The id "lin-jian" is taken; give this entity another, or merge the two.'],
    ],
    [
      "an unknown type",
      "entities:\n  - { id: a, name: Ann, type: preson }\n",
      ['preson: There is no type "preson"; did you mean "person"?'],
    ],
    [
      "no type",
      "entities:\n  - { id: a, name: Ann }\n",
      ['{ id: a, name: Ann }: This entity has no "type:"; add one, such as "person".'],
    ],
    ["no name", "entities:\n  - id: a\n    type: person\n", ['id: a: Entity "a" has no "name:"; add one.']],
    [
      "no id",
      "entities:\n  - name: Lin Jian\n    type: person\n",
      ['Lin Jian: Entity "Lin Jian" has no "id:"; add one, such as "lin-jian".'],
    ],
    [
      "an id with blanks",
      "entities:\n  - { id: Lin Jian, name: Lin Jian, type: person }\n",
      ['Lin Jian: The id "Lin Jian" has blanks or is too long; write it like "lin-jian".'],
    ],
    [
      "a bad Wikidata id",
      entity("    wikidata: https://www.wikidata.org/wiki/Q42\n"),
      ['https://www.wikidata.org/wiki/Q42: "https://www.wikidata.org/wiki/Q42" is no Wikidata id; write "Q42".'],
    ],
    [
      "another bad Wikidata id",
      entity("    wikidata: P31\n"),
      ['P31: "P31" is no Wikidata id; write "Q" and a number, such as "Q148".'],
    ],
    [
      "a one-letter alias",
      entity("    aliases: [L., 林, { text: L, when: never }]\n"),
      [
        'L.: The alias "L." is one letter; it stands for too much; write the longer form.',
        '林: The alias "林" is one letter; it stands for too much; write the longer form.',
      ],
    ],
    ["an empty alias", entity('    aliases: [""]\n'), ['"": An alias is empty; fill it in or remove it.']],
    [
      "a link that is none",
      entity("    links: ['javascript:alert(1)']\n"),
      [`'javascript:alert(1)': "javascript:alert(1)" is no web address; begin it with "https://".`],
    ],
    [
      "a relation that is none",
      entity("    relations: [brother of x]\n"),
      ['brother of x: A relation is a map; write it as "{ is: …, entity: … }".'],
    ],
    [
      "half a relation",
      entity("    relations: [{ is: brother of }]\n"),
      ['{ is: brother of }: This relation has no "entity:"; add it.'],
    ],
    [
      "a value where a list belongs",
      entity("    aliases: Lin J\n"),
      ['Lin J: "aliases" is a list; put "[" and "]" round it, or "- " before each item.'],
    ],
    [
      "a list where a text belongs",
      entity("    description: [a]\n"),
      ['[a]: "description" is a single text; take the list or map away.'],
    ],
    [
      "a reference",
      entity("    description: &d Speaks.\n    links: [*d]\n    not: *d\n"),
      [
        '*d: YAML references such as "*d" are not followed; write the value out.',
        '*d: YAML references such as "*d" are not followed; write the value out.',
      ],
    ],
    [
      "a catalogue that is a list",
      "- id: a\n",
      ['- id: a: A catalogue is a map; begin it with "entities:" and indent the rest.'],
    ],
    [
      "entities that are a map",
      "entities:\n  a: { name: Ann }\n",
      ['entities: "entities" is a list; begin each entity with "- id:".'],
    ],
    [
      "an entity that is a text",
      "entities:\n  - Ann\n",
      ['Ann: An entity is a map; write it as "- id: …" with "name:" under it.'],
    ],
    [
      "a second document",
      "entities: []\n---\nentities: []\n",
      ['---: Only the first YAML document is read; remove the "---" above this one.'],
    ],
    [
      "a key that is a list",
      "entities: []\n? [a, b]\n: c\n",
      ["[a, b]: A key is a plain word; take the list, map or reference away."],
    ],
  ];
  for (const [what, text, expected] of faults)
    it(`is told at its place: ${what}`, () => {
      assert.deepEqual(problems(text), expected);
    });

  it("leaves the rest in use", () => {
    const text =
      "entities:\n  - { id: a, name: Ann, type: person }\n  - { id: b }\n  - { id: c, name: Cy, type: person, wikidata: x }\n";
    const { entities } = readCatalogue(text, "x");
    assert.deepEqual(
      entities.map(({ name, wikidata }) => [name, wikidata]),
      [
        ["Ann", undefined],
        ["Cy", undefined],
      ],
    );
  });

  it("of the YAML itself is told once, and what stands before it is used", () => {
    const text = 'entities:\n  - id: a\n    name: Ann\n    type: person\n  - id: b\n    name: "Bee\n    type: person\n';
    const { entities, problems } = readCatalogue(text, "x");
    assert.equal(entities[0]?.name, "Ann");
    assert.equal(problems.length, 1);
    assert.match(problems[0]!.message, /^The YAML cannot be read at ".*"; mend it: Missing closing "quote\.$/);
    assert.match(
      readCatalogue("entities:\n\t- id: a\n", "x").problems[0]!.message,
      /is indented by a tab; use spaces\.$/,
    );
    assert.match(readCatalogue("entities:\n  - name: a: b\n", "x").problems[0]!.message, /holds a second key/);
  });

  it("says where else to look", () => {
    const text = entity("  - { id: lin-jian, name: Other, type: person }\n");
    const [related] = readCatalogue(text, "here").problems[0]!.related!;
    assert.equal(text.slice(related!.span.start, related!.span.end), "lin-jian");
    assert.ok(related!.span.start < 30 && related!.source === "here");
  });
});

describe("a hostile catalogue", () => {
  const ladder = (piece: string): string => Array.from({ length: 1000 }, (_, i) => " ".repeat(i) + piece).join("\n");
  const deep: readonly (readonly [string, string])[] = [
    ["brackets", "[".repeat(1000) + "]".repeat(1000)],
    ["braces", "{a: ".repeat(1000)],
    ["lists in a line", "- ".repeat(1000)],
    ["keys in a line", `${"? ".repeat(300)}x`],
    ["values in a line", ": ".repeat(1000)],
    ["a ladder of maps", ladder("a:")],
    ["a ladder of lists", ladder("-")],
    ["both in turn", `${"- [".repeat(200)}`],
  ];
  for (const [what, text] of deep)
    it(`is refused before it is composed: ${what}`, () => {
      const first = readCatalogue(text, "x");
      assert.deepEqual(first, readCatalogue(text, "x"));
      assert.match(first.problems[0]!.message, /^Nesting deeper than "100" levels is not read/);
      assert.equal(first.problems.length, 1);
    });

  it("is refused for its size", () => {
    assert.match(readCatalogue("#".repeat(LARGEST_CATALOGUE + 1), "x").problems[0]!.message, /"10 MB"/);
    const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}: v`).join("\n");
    assert.match(readCatalogue(keys, "x").problems[0]!.message, /"200,000" YAML nodes/);
    for (const piece of ["&a ", "!!x ", "*a ", "]", "%\n"])
      assert.match(readCatalogue(piece.repeat(10_001), "x").problems[0]!.message, /"200,000" YAML nodes/, piece);
  });

  it("gets no reference followed", () => {
    const rows = "bcdefghi".split("").map((key, i) => `${key}: &${key} [${Array(9).fill(`*${"abcdefgh"[i]}`)}]`);
    const laughs = `a: &a [x]\n${rows.join("\n")}\nentities: *i\n`;
    assert.match(problems(laughs).at(-1)!, /"entities" is a list/);
    assert.match(problems("entities: &a [*a]\n")[0]!, /references such as "\*a" are not followed/);
  });

  it("reaches no prototype", () => {
    const text =
      "__proto__: { polluted: yes }\nentities:\n  - { id: __proto__, name: constructor, type: toString, __proto__: x }\n";
    const { entities } = readCatalogue(text, "x");
    assert.equal(entities[0]?.id, "__proto__");
    assert.equal(({} as { polluted?: string }).polluted, undefined);
  });

  it("leaves the process alive, read twice", async function () {
    this.timeout(20_000);
    const built = await build({
      entryPoints: ["src/core/entities/catalogue-yaml.ts"],
      bundle: true,
      platform: "node",
      format: "iife",
      globalName: "reading",
      write: false,
    });
    const script = [
      'const texts = ["[".repeat(1000) + "]".repeat(1000), "- ".repeat(1000), "{".repeat(5000), "[".repeat(10000)];',
      'for (const text of [...texts, ...texts]) if (reading.readCatalogue(text, "x").problems.length !== 1) process.exit(3);',
      'console.log("alive");',
    ];
    const input = [built.outputFiles[0]!.text, ...script].join("\n");
    const child = spawnSync(process.execPath, ["-"], { input, encoding: "utf8" });
    assert.deepEqual([child.status, child.signal, child.stdout], [0, null, "alive\n"], child.stderr.slice(-2000));
  });
});
