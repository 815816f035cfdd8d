import { deepEqual, equal } from "node:assert/strict";
import { mergeCatalogues } from "../../../src/core/entities/catalogue.ts";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";
import {
  beginning,
  type MentionAnswer,
  type MentionOrder,
  MentionWork,
} from "../../../src/core/entities/mention-work.ts";
import {
  hasMentions,
  keepMentions,
  mentionsIn,
  mentionsOf,
  noRecogniser,
} from "../../../src/core/entities/mentions.ts";
import { packedBlocks, unpackBlock } from "../../../src/core/entities/packed-mentions.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { blocksIn } from "./told.ts";

const TEXT = "<<<FILE a\nLi Na met Old Mo. Ms Li left.\nEND>>>\n<<<FILE b\nNobody.\nEND>>>\n";
const catalogue = mergeCatalogues([
  readCatalogue(
    `entities:\n  - { id: na, name: Li Na, type: person, family-name: Li, description: x }\n${Array.from(
      { length: 600 },
      (_, nth) => `  - { id: e${nth}, name: Name${nth} }\n`,
    ).join("")}  - { id: mo, name: Old Mo, replaces: [mo-old] }\n`,
    "test",
  ),
]);

/** As it comes out at the other end of a channel. */
function sent<T>(value: T): T {
  return structuredClone(value);
}

describe("MentionWork", () => {
  it("finds what is found here, by what was sent in pieces", () => {
    const work = new MentionWork();
    const orders = [...beginning(catalogue, undefined)];
    deepEqual(
      orders.map(({ kind }) => kind),
      ["begin", "entities", "entities", "merged"],
    );
    for (const order of orders) equal(work.take(sent(order)), undefined);
    const blocks = blocksIn(TEXT);
    const order: MentionOrder = { kind: "blocks", number: 7, blocks };
    const answer: MentionAnswer | undefined = work.take(sent(order));
    equal(answer?.number, 7);
    deepEqual(
      [...packedBlocks(sent(answer!.packed))].map(unpackBlock),
      blocks.map((block) => mentionsOf(block, catalogue)),
    );
  });

  it("begins anew with another catalogue", () => {
    const work = new MentionWork();
    for (const order of beginning(catalogue, undefined)) work.take(order);
    work.take({ kind: "blocks", number: 1, blocks: blocksIn(TEXT) });
    for (const order of beginning({ entities: [], byId: new Map(), types: [] }, undefined)) work.take(order);
    const answer = work.take({ kind: "blocks", number: 2, blocks: blocksIn(TEXT) });
    deepEqual(
      [...packedBlocks(answer!.packed)]
        .map(unpackBlock)
        .map((found) => found.map(({ text, kind }) => `${text} ${kind}`)),
      [["Ms Li unresolved"], []],
    );
  });

  it("spares those who ask afterwards the search", () => {
    const corpus = parseText(TEXT);
    const [block] = [...blocksOf(corpus)];
    equal(hasMentions(block!, catalogue, noRecogniser), false);
    const found = mentionsOf(cutBlock(corpus, block!), catalogue).slice(0, 1);
    keepMentions(block!, catalogue, noRecogniser, found);
    equal(hasMentions(block!, catalogue, noRecogniser), true);
    equal(mentionsIn(corpus, block!, catalogue), found);
  });
});
