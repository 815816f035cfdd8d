import assert from "node:assert/strict";
import type { CatalogueChange } from "../../../src/core/entities/catalogue-change.ts";
import {
  addAlias,
  addEntity,
  addNot,
  limitAlias,
  markShared,
  removeAlias,
  renameEntity,
} from "../../../src/core/entities/catalogue-edits.ts";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";
import { applyEdits } from "../../../src/core/text.ts";

type Change = (text: string) => CatalogueChange;
type Case = readonly [what: string, change: Change, before: readonly string[], after: readonly string[]];

/** The text after the change. */
function told(text: string, change: CatalogueChange): string {
  assert.equal(change.kind, "edits", JSON.stringify(change));
  return change.kind === "edits" ? applyEdits(text, change.edits) : "";
}

function check(cases: readonly Case[]): void {
  for (const [what, change, before, wanted] of cases)
    it(what, () => assert.equal(told(before.join("\n"), change(before.join("\n"))), wanted.join("\n")));
}

const ann = (text: string): CatalogueChange => addEntity(text, { name: "Ann Bo", type: "person" });
const alias =
  (text: string, more: object = {}): Change =>
  (yaml) =>
    addAlias(yaml, "a", { text, ...more });
const A = ["entities:", "  - id: a", "    name: Ann", "    type: person"];
const WITH_ALIASES = [...A, "    aliases:", "      - Annie # as a child", "      - 'Anne' ", "    # end of a", ""];

describe("adding an entity", () => {
  check([
    ["begins an empty file", ann, [""], ["entities:", "  - id: ann-bo", "    name: Ann Bo", "    type: person", ""]],
    [
      "keeps comments that are all there is",
      ann,
      ["# ours"],
      ["# ours", "entities:", "  - id: ann-bo", "    name: Ann Bo", "    type: person", ""],
    ],
    [
      "adds entities to types",
      ann,
      ["types: [person]", ""],
      ["types: [person]", "entities:", "  - id: ann-bo", "    name: Ann Bo", "    type: person", ""],
    ],
    [
      "goes behind the last one and the comments that belong to it",
      ann,
      [...A, "    # who is she?", "", "# end", ""],
      [...A, "    # who is she?", "  - id: ann-bo", "    name: Ann Bo", "    type: person", "", "# end", ""],
    ],
    [
      "keeps a blank line between",
      ann,
      [...A, "", "  - id: b", "    name: Bo", "    type: person"],
      [
        ...[...A, "", "  - id: b", "    name: Bo", "    type: person"],
        ...["", "  - id: ann-bo", "    name: Ann Bo", "    type: person"],
      ],
    ],
    [
      "keeps dashes that stand out, and quotes",
      ann,
      ["entities:", "- id: a", '  name: "Ann"', "  type: person", "types: [person]", ""],
      [
        ...["entities:", "- id: a", '  name: "Ann"', "  type: person"],
        ...["- id: ann-bo", '  name: "Ann Bo"', "  type: person", "types: [person]", ""],
      ],
    ],
    [
      "keeps braces",
      ann,
      ["entities:", "  - {id: a, name: Ann, type: person} # first", ""],
      [
        ...["entities:", "  - {id: a, name: Ann, type: person} # first"],
        ...["  - {id: ann-bo, name: Ann Bo, type: person}", ""],
      ],
    ],
    [
      "keeps brackets",
      ann,
      ["entities: [{ id: a, name: Ann, type: person }]", ""],
      ["entities: [{ id: a, name: Ann, type: person }, { id: ann-bo, name: Ann Bo, type: person }]", ""],
    ],
    [
      "keeps brackets over several lines",
      ann,
      ["entities: [", "  { id: a, name: Ann, type: person } # first", "]", ""],
      [
        ...["entities: [", "  { id: a, name: Ann, type: person }, # first"],
        ...["  { id: ann-bo, name: Ann Bo, type: person }", "]", ""],
      ],
    ],
    [
      "keeps a last comma",
      ann,
      ["entities: [", "  { id: a, name: Ann, type: person }, # first", "]", ""],
      [
        ...["entities: [", "  { id: a, name: Ann, type: person }, # first"],
        ...["  { id: ann-bo, name: Ann Bo, type: person },", "]", ""],
      ],
    ],
    [
      "keeps a catalogue in JSON",
      ann,
      ['{"entities": [{"id": "a", "name": "Ann", "type": "person"}]}'],
      [
        '{"entities": [{"id": "a", "name": "Ann", "type": "person"}, {"id": "ann-bo", "name": "Ann Bo", "type": "person"}]}',
      ],
    ],
    [
      "fills in entities that are not there yet",
      ann,
      ["entities: # to come", "  # nobody yet", "types: [person]", ""],
      [
        ...["entities: # to come", "  # nobody yet"],
        ...["  - id: ann-bo", "    name: Ann Bo", "    type: person", "types: [person]", ""],
      ],
    ],
    [
      "takes the place of empty brackets",
      ann,
      ["entities: [] # none", ""],
      ["entities: # none", "  - id: ann-bo", "    name: Ann Bo", "    type: person", ""],
    ],
    [
      "takes the place of null",
      ann,
      ["entities: ~", ""],
      ["entities:", "  - id: ann-bo", "    name: Ann Bo", "    type: person", ""],
    ],
    [
      "comes behind a text over several lines",
      ann,
      [...A, "    description: |+", "      Tall.", "", "", "# end", ""],
      [
        ...[...A, "    description: |+", "      Tall.", "", ""],
        ...["  - id: ann-bo", "    name: Ann Bo", "    type: person", "# end", ""],
      ],
    ],
    [
      "writes all that is given, in the usual order",
      (text) =>
        addEntity(text, {
          name: "Kim Jong-un",
          type: "person",
          familyName: "Kim",
          aliases: [{ text: "김정은" }, { text: "Kim", when: "introduced" }],
          description: "Leader: since 2011.",
        }),
      [""],
      [
        ...["entities:", "  - id: kim-jong-un", "    name: Kim Jong-un", "    type: person", "    family-name: Kim"],
        ...["    aliases:", "      - 김정은", "      - { text: Kim, when: introduced }"],
        ...['    description: "Leader: since 2011."', ""],
      ],
    ],
    [
      "gives an id that is not taken",
      (text) => addEntity(text, { name: "A", type: "place" }),
      [...A, ""],
      [...A, "  - id: a-2", "    name: A", "    type: place", ""],
    ],
  ]);

  for (const name of [
    "김정은",
    "محمد بن سلمان",
    'Dwayne "The Rock" Johnson',
    "O'Neill",
    `"It's"`,
    "Mission: Impossible",
    "C#",
    "Foo #5",
    "- Bo",
    "@home",
    "no",
    "2024",
    "2024-06-18",
    "1e3",
    "~",
    "null",
    "[Ann], {Bo}",
    "a, b",
    "*star",
    "&and",
    "!bang",
    "%per",
    "back\\slash",
    "tab\tin",
    "a\nb",
    "end:",
    "\u200eAnn\u200f",
    "a\u0085b",
    "a\u2028b",
    "😀 Ann",
    "---",
    "... and",
    "? why",
  ])
    it(`keeps the name ${JSON.stringify(name)} as it is, among lines and in brackets`, () => {
      for (const text of ["", "entities: [{ id: z, name: 'Zoe', type: person }]\n", "{entities: []}"]) {
        const written = told(
          text,
          addEntity(text, { name, type: "person", aliases: [{ text: `${name} & Co`, shared: true }] }),
        );
        const { entities, problems } = readCatalogue(written, "");
        const wanted = name.trim().replace(/\s+/g, " ");
        assert.deepEqual(
          problems.filter(({ severity }) => severity === "error"),
          [],
        );
        assert.deepEqual([entities.at(-1)?.name, entities.at(-1)?.aliases[0]?.text], [wanted, `${wanted} & Co`]);
      }
    });

  it("keeps CRLF", () => {
    const text = "entities:\r\n  - id: a\r\n    name: Ann\r\n    type: person\r\n";
    assert.equal(told(text, ann(text)), `${text}  - id: ann-bo\r\n    name: Ann Bo\r\n    type: person\r\n`);
  });

  it("keeps a byte order mark", () => {
    assert.equal(
      told("\ufeff", ann("\ufeff")),
      "\ufeffentities:\n  - id: ann-bo\n    name: Ann Bo\n    type: person\n",
    );
  });
});

describe("an alias", () => {
  check([
    [
      "makes the list, behind what comes before it",
      alias("Annie"),
      [...A, "    description: Tall.", ""],
      [...A, "    aliases:", "      - Annie", "    description: Tall.", ""],
    ],
    [
      "goes behind the last one; comments and quotes stay",
      alias("Nan"),
      WITH_ALIASES,
      [...WITH_ALIASES.slice(0, 7), "      - Nan", ...WITH_ALIASES.slice(7)],
    ],
    [
      "goes into brackets",
      alias("Nan, the", { when: "introduced" }),
      [...A, "    aliases: [Annie, 'Anne',]", ""],
      [...A, "    aliases: [Annie, 'Anne', { text: \"Nan, the\", when: introduced },]", ""],
    ],
    ["goes into empty brackets", alias("Nan"), [...A, "    aliases: []", ""], [...A, "    aliases: [Nan]", ""]],
    [
      "goes into braces",
      alias("Nan"),
      ["entities:", "  - { id: a, name: Ann, type: person, not: [Anna] }", ""],
      ["entities:", "  - { id: a, name: Ann, type: person, aliases: [Nan], not: [Anna] }", ""],
    ],
    [
      "looks like those of others",
      alias("Nan"),
      [...A, "  - id: b", "    name: Bo", "    type: person", "    aliases: [Bob]"],
      [...A, "    aliases: [Nan]", "  - id: b", "    name: Bo", "    type: person", "    aliases: [Bob]"],
    ],
    [
      "fills in a list that is not there yet",
      alias("Nan"),
      [...A, "    aliases: # none", "    not: [Anna]", ""],
      [...A, "    aliases: # none", "      - Nan", "    not: [Anna]", ""],
    ],
    ["that is there already changes nothing", alias("Annie"), WITH_ALIASES, WITH_ALIASES],
    [
      "that is there already gets another time",
      alias("Anne", { when: "introduced" }),
      WITH_ALIASES,
      WITH_ALIASES.map((line) => line.replace("'Anne'", "{ text: 'Anne', when: introduced }")),
    ],
    [
      "is marked as shared",
      (text) => markShared(text, "a", "Annie"),
      WITH_ALIASES,
      WITH_ALIASES.map((line) => line.replace("Annie", "{ text: Annie, shared: true }")),
    ],
    [
      "in braces is marked as shared",
      (text) => markShared(text, "a", "An"),
      [...A, "    aliases: [{text: An}]"],
      [...A, "    aliases: [{text: An, shared: true}]"],
    ],
    [
      "over several lines is marked as shared",
      (text) => markShared(text, "a", "An"),
      [...A, "    aliases:", "      - text: An", "        when: never # yet", "    not: [x]"],
      [
        ...[...A, "    aliases:", "      - text: An", "        when: never # yet"],
        ...["        shared: true", "    not: [x]"],
      ],
    ],
    [
      "is limited",
      (text) => limitAlias(text, "a", "An", "introduced"),
      [...A, "    aliases: [{ when: everywhere, text: An }]"],
      [...A, "    aliases: [{ when: introduced, text: An }]"],
    ],
    [
      "goes, and its comment stays",
      (text) => removeAlias(text, "a", "Annie"),
      WITH_ALIASES,
      WITH_ALIASES.map((line) => line.replace("- Annie # as", "# as")),
    ],
    [
      "goes, and the list with it",
      (text) => removeAlias(text, "a", "An"),
      [...A, "    aliases:", "      - An", "    not: [x]", ""],
      [...A, "    not: [x]", ""],
    ],
    [
      "goes out of brackets",
      (text) => removeAlias(text, "a", "An"),
      [...A, "    aliases: [Nan, An]", ""],
      [...A, "    aliases: [Nan]", ""],
    ],
    [
      "goes from the head of brackets",
      (text) => removeAlias(text, "a", "Nan"),
      [...A, "    aliases: [Nan, An]", ""],
      [...A, "    aliases: [An]", ""],
    ],
    [
      "goes at the end of the file",
      (text) => removeAlias(text, "a", "An"),
      [...A, "    aliases:", "    - Nan", "    - An"],
      [...A, "    aliases:", "    - Nan"],
    ],
  ]);
});

describe("never this entity", () => {
  check([
    ["is a list of its own", (text) => addNot(text, "a", "Ann\nBolt"), [...A, ""], [...A, "    not: [Ann Bolt]", ""]],
    [
      "joins the list",
      (text) => addNot(text, "a", "Ann Bolt"),
      [...A, "    not:", "      - Anna", ""],
      [...A, "    not:", "      - Anna", "      - Ann Bolt", ""],
    ],
  ]);
});

describe("another name", () => {
  check([
    [
      "keeps quotes, and the old one as an alias",
      (text) => renameEntity(text, "a", "Ann's", "kept-as-alias"),
      ["entities:", "  - id: a", "    name: 'Ann' # sic", "    type: person", ""],
      [
        ...["entities:", "  - id: a", "    name: 'Ann''s' # sic", "    type: person"],
        ...["    aliases:", "      - 'Ann'", ""],
      ],
    ],
    [
      "changes places with the alias that it was",
      (text) => renameEntity(text, "a", "Annie", "kept-as-alias"),
      WITH_ALIASES,
      WITH_ALIASES.map((line) => line.replace(/(?<=name: )Ann$/, "Annie").replace("- Annie", "- Ann")),
    ],
    [
      "can let the old one be forgotten",
      (text) => renameEntity(text, "a", "Bo: the one", "forgotten"),
      A,
      A.map((line) => line.replace("name: Ann", 'name: "Bo: the one"')),
    ],
  ]);
});

describe("a change", () => {
  const refusal = (change: CatalogueChange, text: string): string =>
    change.kind === "refused" ? `${text.slice(change.span.start, change.span.end)}: ${change.message}` : "edits";

  for (const [what, text, message] of [
    [
      "what is no YAML",
      "entities:\n  - id: a\n   name: b\n",
      ' : The catalogue must be mended before it can be changed, in line 3: The YAML cannot be read at "name: b"',
    ],
    ["a list", "- a\n", '- a: A catalogue is a map; begin it with "entities:".'],
    ["entities that are none", "entities: Ann\n", 'entities: "entities" is no list; begin each entity with "- id:".'],
    ["what would be lost behind the end", "types: [person]\n...\n", "types: [person]: "],
  ] as const)
    it(`leaves ${what} alone and says where`, () => {
      const said = refusal(ann(text), text);
      assert.ok(said.startsWith(message), said);
    });

  it("of somebody who is not there, or of what is no list, is refused", () => {
    const text = "entities:\n  - { id: b, name: Bo, type: person, aliases: Bob }\n";
    assert.match(refusal(addAlias(text, "a", { text: "x" }), text), /There is no entity "a"/);
    assert.match(refusal(addAlias(text, "b", { text: "xy" }), text), /^aliases: "aliases" is no list here/);
    assert.match(refusal(removeAlias(text, "b", "xy"), text), /"b" has no alias "xy"/);
  });

  it("to what a catalogue must not have is refused", () => {
    const text = `${A.join("\n")}\n`;
    assert.match(refusal(addEntity(text, { name: "B", type: "ship" }), text), /no type "ship"/);
    assert.match(refusal(addEntity(text, { id: "a", name: "B", type: "place" }), text), /"a" is taken/);
    assert.match(refusal(addEntity(text, { id: "a b", name: "B", type: "place" }), text), /has blanks/);
    assert.match(refusal(addEntity(text, { name: " ", type: "place" }), text), /needs a name/);
    assert.match(refusal(addAlias(text, "a", { text: "x" }), text), /one letter/);
  });
});
