import assert from "node:assert/strict";
import { indexMentions, mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { catalogueOf } from "./told.ts";

const catalogue = catalogueOf(
  "{ id: ann, name: Ann Lee, type: person, family-name: Lee }",
  "{ id: bob, name: Bob Ray, type: person, family-name: Ray }",
  "{ id: rome, name: Rome, type: place }",
  "{ id: oslo, name: Oslo, type: place }",
);
const corpus = parseText(
  [
    "<<<FILE one",
    "Ann Lee was in Rome. Ms Lee liked Rome.",
    "",
    "Bob Ray was in Oslo, without Ann Lee.",
    "END>>>",
    "<<<FILE two",
    "Rome is where Ann Lee lives. Mr Ray does not.",
    "END>>>",
    "",
  ].join("\n"),
);
const blocks = [...blocksOf(corpus)];
const index = mentionIndexOf(corpus, catalogue);

describe("the mention index", () => {
  it("counts by entity, in all and in a document", () => {
    assert.deepEqual(index.entities(), [
      { id: "ann", count: 4 },
      { id: "rome", count: 3 },
      { id: "bob", count: 1 },
      { id: "oslo", count: 1 },
    ]);
    assert.deepEqual(
      [index.count("ann"), index.countIn(blocks[0]!, "ann"), index.countIn(blocks[1]!, "bob")],
      [4, 3, 0],
    );
    assert.equal(index.count("nobody"), 0);
  });

  it("knows the documents of an entity", () => {
    assert.deepEqual(
      index.documentsOf("rome").map(({ name }) => name),
      ["one", "two"],
    );
    assert.deepEqual(index.documentsOf("nobody"), []);
  });

  it("knows who shares most paragraphs with whom", () => {
    assert.deepEqual(index.neighbours("ann", 2), [
      { id: "rome", count: 2 },
      { id: "bob", count: 1 },
    ]);
    assert.deepEqual(index.neighbours("nobody", 2), []);
  });

  it("can be made step by step", () => {
    const steps = indexMentions(corpus, catalogue);
    assert.deepEqual([steps.next().value, steps.next().value], [1, 2]);
    const last = steps.next();
    assert.ok(last.done && last.value.count("ann") === 4);
  });
});
