import { catalogueProblems } from "../../../src/core/checks/catalogue-problems.ts";
import type { Levels } from "../../../src/core/checks/rule.ts";
import { EMPTY_CATALOGUE } from "../../../src/core/entities/catalogue.ts";
import { catalogueBlocks, readCatalogueBlock, readCatalogueFile } from "../../../src/core/entities/catalogue-text.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { check } from "../../support/check.ts";
import { deepEqual } from "../../support/expect.ts";

const BROKEN = "entities:\n  - { id: a, name: A Name, type: persn }\n";
const BLOCK = `<<<FILE entities.yaml\n${BROKEN}END>>>\n`;

/** What is told of the catalogues among the documents of a corpus. */
function told(text: string, levels: Levels = {}): readonly string[] {
  const corpus = parseText(text);
  return [...catalogueBlocks(corpus)].flatMap((block) =>
    catalogueProblems(readCatalogueBlock(corpus, block, "test"), EMPTY_CATALOGUE, corpus, levels).map(
      ({ rule, severity }) => `${rule}: ${severity}`,
    ),
  );
}

describe("problems of a catalogue", () => {
  it("are as severe as the user wants them", () => {
    deepEqual(told(BLOCK), ["catalogue-entry: error"]);
    deepEqual(told(BLOCK, { "catalogue-entry": "hint" }), ["catalogue-entry: hint"]);
    deepEqual(told(BLOCK, { "catalogue-entry": "off" }), []);
  });
  it("are silenced above a catalogue that is a document, and for its file", () => {
    deepEqual(told(`# corpus-ignore: catalogue-entry -- later\n${BLOCK}`), []);
    deepEqual(told(`${BLOCK}# corpus-ignore-file: catalogue-entry -- later\n`), []);
    deepEqual(told(`# corpus-ignore: ambiguous-alias\n${BLOCK}`), ["catalogue-entry: error"]);
    deepEqual(told(`# corpus-ignore: catalogue-entry\n<<<FILE a\nx\nEND>>>\n${BLOCK}`), ["catalogue-entry: error"]);
  });
  it("are not silenced by a corpus where the catalogue is a file of its own", () => {
    const corpus = parseText("# corpus-ignore-file: catalogue-entry\n");
    deepEqual(catalogueProblems(readCatalogueFile(BROKEN, "test"), EMPTY_CATALOGUE, corpus).length, 1);
  });
  it("are told in the order of the text", () => {
    const relation = "relations: [{ is: x, entity: nobody }]";
    const text = `entities:\n  - { id: a, name: A Name, type: person, ${relation} }\n  - { id: b, name: B Name, type: x }\n`;
    const found = catalogueProblems(readCatalogueFile(text, "test"), EMPTY_CATALOGUE, parseText(""));
    deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      ["nobody", "x"],
    );
  });
  it("leave a directive for their rules alone, needed or not", () => {
    check(`# corpus-ignore: catalogue-entry, ambiguous-alias -- later\n${BLOCK}`);
    check(`# corpus-ignore: catalogue-entry, {|directive:catalogue-entri|}\n${BLOCK}`);
  });
});
