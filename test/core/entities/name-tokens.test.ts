import assert from "node:assert/strict";
import { mentionsIn } from "../../../src/core/entities/mentions.ts";
import { nameTokens } from "../../../src/core/entities/name-tokens.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { catalogueOf } from "./told.ts";

const catalogue = catalogueOf(
  "{ id: ann, name: Ann Lee, type: person, family-name: Lee }",
  "{ id: rome, name: Rome, type: place }",
  "{ id: rome-inc, name: Rome Inc, type: organisation, aliases: [{ text: Rome, shared: true }] }",
  "{ id: mill, name: Old Mill, type: place }",
);
const text = `# above
<<<FILE a
Ann Lee saw the Old
Mill. Mr Kim saw Rome.
Ms Lee sat.
END>>> <<<FILE b
Ann Lee.
END>>>
`;
const corpus = parseText(text);
const lines = text.split("\n");

/** The coloured words between two lines. */
function coloured(first: number, last: number): readonly string[] {
  const within = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
  return [...blocksOf(corpus)].flatMap((block) =>
    [...nameTokens(corpus, block, mentionsIn(corpus, block, catalogue), catalogue, within)].map(
      ({ line, character, length, colour }) => `${line} ${lines[line]!.slice(character, character + length)} ${colour}`,
    ),
  );
}

describe("colours of names", () => {
  it("are by type, a name over two lines in two pieces, nothing for what is open", () => {
    assert.deepEqual(coloured(0, 9), [
      "2 Ann Lee person",
      "2 Old place",
      "3 Mill place",
      "3 Rome name",
      "4 Ms Lee person",
      "6 Ann Lee person",
    ]);
  });

  it("are told for the lines asked for alone", () => {
    assert.deepEqual(coloured(3, 4), ["3 Mill place", "3 Rome name", "4 Ms Lee person"]);
    assert.deepEqual(coloured(0, 1), []);
  });
});
