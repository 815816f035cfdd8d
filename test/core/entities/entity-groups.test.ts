import assert from "node:assert/strict";
import { type EntityListing, groupingEntities } from "../../../src/core/entities/entity-groups.ts";
import { mentionIndexOf } from "../../../src/core/entities/mention-index.ts";
import { tallying } from "../../../src/core/entities/tally.ts";
import { atOnce } from "../../../src/core/in-steps.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { catalogueOf } from "./told.ts";

const catalogue = catalogueOf(
  "{ id: zoe, name: Zoé Lund, type: person, aliases: [Frau Lund] }",
  "{ id: ann, name: Ann Lee, type: person }",
  "{ id: rome, name: Rome, type: place }",
  "{ id: act, name: Harbour Act, type: law }",
  "{ id: nobody, name: Nobody Here, type: person }",
);

function corpusOf(source: string, ...bodies: readonly string[]) {
  const corpus = parseText(bodies.map((body, n) => `<<<FILE ${n}\n${body}\nEND>>>\n`).join(""));
  return { source, catalogue, index: mentionIndexOf(corpus, catalogue) };
}

const tallies = atOnce(
  tallying([
    corpusOf("a", "Zoé Lund left Rome. Frau Lund knew the Harbour Act.", "Ann Lee left Rome. Ann Lee sat."),
    corpusOf("b", "Ann Lee."),
  ]),
);

function listed(listing: Partial<EntityListing>): readonly string[] {
  return atOnce(groupingEntities(tallies, { filter: "", order: "count", ...listing })).map(
    ({ type, count, tallies: of }) =>
      `${type} ${count}: ${of.map((one) => `${one.subject.id} ${one.count}/${one.documents}`).join(", ")}`,
  );
}

describe("entities by type", () => {
  it("are those that are mentioned, counted over all corpora", () => {
    assert.deepEqual(listed({}), ["person 5: ann 3/2, zoe 2/1", "place 2: rome 2/2", "law 1: act 1/1"]);
  });

  it("are in the order asked for", () => {
    assert.deepEqual(
      [listed({ order: "name" })[0], listed({ order: "first" })[0]],
      ["person 5: ann 3/2, zoe 2/1", "person 5: zoe 2/1, ann 3/2"],
    );
  });

  it("are found by words of a name, an alias or the type, in any case and without accents", () => {
    assert.deepEqual(listed({ filter: "ZOE" }), ["person 2: zoe 2/1"]);
    assert.deepEqual(listed({ filter: "frau  person" }), ["person 2: zoe 2/1"]);
    assert.deepEqual(listed({ filter: "place" }), ["place 2: rome 2/2"]);
    assert.deepEqual(listed({ filter: "zoe rome" }), []);
  });
});
