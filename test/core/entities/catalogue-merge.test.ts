import assert from "node:assert/strict";
import { type CataloguesChange, mergeEntities, renameId } from "../../../src/core/entities/catalogue-merge.ts";
import { applyEdits } from "../../../src/core/text.ts";

const ANN = ["  - id: ann", "    name: Ann Bo", "    type: person"];
const BO = [
  ...["  # From the old list.", "  - id: bo # sic", "    name: A. Bo", "    type: person"],
  ...["    aliases: [Annie, Ann Bo]", "    # or Bow?", "    description: Tall."],
  ...["    relations: [{ is: sister of, entity: ann }, { is: works for, entity: inc }]", "    replaces: [old]"],
];
const INC = ["  - id: inc", "    name: Inc", "    type: organisation", "    relations: [{ is: led by, entity: 'bo' }]"];

function told(change: CataloguesChange, texts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  assert.equal(change.kind, "edits", JSON.stringify(change));
  if (change.kind !== "edits") return [];
  return texts.map((lines, index) => applyEdits(lines.join("\n"), change.edits.get(String(index)) ?? []).split("\n"));
}

function sources(texts: readonly (readonly string[])[]) {
  return texts.map((lines, index) => ({ source: String(index), text: lines.join("\n") }));
}

describe("merging two entities", () => {
  it("keeps all that both say, and what they say in comments", () => {
    const texts = [["entities:", ...ANN, "", ...BO, "", ...INC, ""]];
    assert.deepEqual(told(mergeEntities(sources(texts), "ann", "bo"), texts), [
      [
        ...["entities:", ...ANN, "    aliases: [A. Bo, Annie]", "    description: Tall."],
        ...["    relations: [{ is: works for, entity: inc }]", "    replaces: [bo, old]"],
        ...["    # sic", "    # or Bow?", "", "  # From the old list.", ""],
        ...INC.map((line) => line.replace("'bo'", "'ann'")),
        "",
      ],
    ]);
  });

  it("keeps what only one can have as a comment", () => {
    const texts = [
      [
        ...["entities: # all", '  - { id: a, name: "Ann", type: person, description: Tall. }'],
        ...['  - { id: b, name: "Bo", type: place, description: "Not: tall." }', ""],
      ],
    ];
    assert.deepEqual(told(mergeEntities(sources(texts), "a", "b"), texts), [
      [
        "entities: # all",
        '  - { id: a, name: "Ann", type: person, aliases: ["Bo"], description: Tall., replaces: [b] }',
        "    # b had type: place",
        "    # b had description: Not: tall.",
        "",
      ],
    ]);
  });

  it("goes over several catalogues", () => {
    const texts = [
      ["entities:", ...ANN, ""],
      ["entities:", ...BO, ""],
      ["entities:", ...INC, ""],
    ];
    const [near, middle, far] = told(mergeEntities(sources(texts), "ann", "bo"), texts);
    assert.ok(near?.includes("    replaces: [bo, old]"), near?.join("\n"));
    assert.deepEqual(middle, ["entities:", "  # From the old list.", ""]);
    assert.deepEqual(far, ["entities:", ...INC.map((line) => line.replace("'bo'", "'ann'")), ""]);
  });

  it("goes over brackets", () => {
    const texts = [["entities: [{id: a, name: Ann, type: person}, {id: b, name: Bo, type: person}]"]];
    assert.deepEqual(told(mergeEntities(sources(texts), "a", "b"), texts), [
      ["entities: [{id: a, name: Ann, type: person, aliases: [Bo], replaces: [b]}]"],
    ]);
    assert.deepEqual(told(mergeEntities(sources(texts), "b", "a"), texts), [
      ["entities: [{id: b, name: Bo, type: person, aliases: [Ann], replaces: [a]}]"],
    ]);
  });

  it("is refused for one entity, for nobody, and for what has problems", () => {
    const texts = [["entities:", ...ANN, ...BO, "    colour: red", ""]];
    const said = (change: CataloguesChange): string => (change.kind === "refused" ? change.message : "edits");
    assert.match(said(mergeEntities(sources(texts), "ann", "ann")), /^Two entities are needed/);
    assert.match(said(mergeEntities(sources(texts), "ann", "zoe")), /no entity "zoe"/);
    assert.match(said(mergeEntities(sources(texts), "zoe", "ann")), /no entity "zoe"/);
    assert.match(said(mergeEntities(sources(texts), "ann", "bo")), /"bo" must be mended .*"colour"/);
  });
});

describe("another id", () => {
  it("goes to all who speak of it; the old one is replaced", () => {
    const texts = [
      ["entities:", ...BO, ...INC, ""],
      ["entities:", ...INC, ""],
    ];
    assert.deepEqual(told(renameId(sources(texts), "bo", "bo-2"), texts), [
      [
        "entities:",
        ...BO.map((line) => line.replace("id: bo #", "id: bo-2 #").replace("[old]", "[old, bo]")),
        ...INC.map((line) => line.replace("'bo'", "'bo-2'")),
        "",
      ],
      ["entities:", ...INC.map((line) => line.replace("'bo'", "'bo-2'")), ""],
    ]);
  });

  it("is refused when it is taken, or no id", () => {
    const texts = [["entities:", ...ANN, ...INC, ""]];
    for (const [id, message] of [
      ["inc", /"inc" is taken/],
      ["a b", /has blanks/],
    ] as const) {
      const change = renameId(sources(texts), "ann", id);
      assert.match(change.kind === "refused" ? change.message : "edits", message);
    }
  });
});
