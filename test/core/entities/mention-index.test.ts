import assert from "node:assert/strict";
import { indexMentions, type MentionIndex, mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import { keepMentions, mentionsIn, noRecogniser } from "../../../src/core/entities/mentions.ts";
import { packedBlocks, packMentions } from "../../../src/core/entities/packed-mentions.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { shippedRecogniser } from "./recogniser/word-lists.ts";
import { catalogueOf } from "./told.ts";

const catalogue = catalogueOf(
  "{ id: ann, name: Ann Lee, type: person, family-name: Lee }",
  "{ id: bob, name: Bob Ray, type: person, family-name: Ray }",
  "{ id: rome, name: Rome, type: place }",
  "{ id: oslo, name: Oslo, type: place }",
);
const TEXT = [
  "<<<FILE one",
  "Ann Lee was in Rome. Ms Lee liked Rome.",
  "",
  "Bob Ray was in Oslo, without Ann Lee.",
  "END>>>",
  "<<<FILE two",
  "Rome is where Ann Lee lives. Mr Ray does not.",
  "END>>>",
  "",
].join("\n");
const corpus = parseText(TEXT);
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

  it("says the same of mentions that were found elsewhere and are held packed", () => {
    const again = parseText(TEXT);
    const packed = packedBlocks(
      packMentions([...blocksOf(corpus)].map((block) => mentionsIn(corpus, block, catalogue))),
    );
    for (const block of blocksOf(again)) keepMentions(block, catalogue, noRecogniser, packed.next().value!);
    const other = mentionIndexOf(again, catalogue);
    const told = (one: MentionIndex): unknown =>
      one.documents.map(({ name, mentions, counts, paragraphs }) => ({ name, mentions, counts, paragraphs }));
    assert.deepEqual(told(other), told(index));
  });

  it("rests while it looks through one long document", () => {
    const long = `<<<FILE long\n${"Ann Lee was in Rome and Oslo that day. ".repeat(4_000)}\nEND>>>\n`;
    const steps = [...indexMentions(parseText(long), catalogue, shippedRecogniser)];
    assert.ok(steps.length > 20, `${steps.length} steps for 32,000 words`);
    const [document] = mentionIndexOf(parseText(long), catalogue, shippedRecogniser).documents;
    assert.equal(document?.counts.get("rome"), 4_000);
  });

  it("can be made step by step", () => {
    const steps = indexMentions(corpus, catalogue);
    assert.deepEqual([steps.next().value, steps.next().value], [1, 2]);
    const last = steps.next();
    assert.ok(last.done && last.value.count("ann") === 4);
  });
});
