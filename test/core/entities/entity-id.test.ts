import assert from "node:assert/strict";
import { freshId, idFromName, isId } from "../../../src/core/entities/entity-id.ts";

describe("the id of an entity", () => {
  for (const [name, id] of [
    ["Lin Jian", "lin-jian"],
    ["Óscar Müller-Ruiz", "oscar-muller-ruiz"],
    ["김정은", "김정은"],
    ["محمد بن سلمان", "محمد-بن-سلمان"],
    ["हिन्दी", "हिन्दी"],
    ["Й. Ёлкин", "й-ёлкин"],
    ["O'Neill & Co. (2024)", "o-neill-co-2024"],
    ["«…»", "some-name"],
  ] as const)
    it(`is made from ${name}`, () => {
      assert.equal(idFromName(name), id);
      assert.ok(isId(id));
    });

  it("is another where it is taken", () => {
    const taken = new Set(["bo", "bo-2"]);
    assert.equal(
      freshId("Bo", (id) => taken.has(id)),
      "bo-3",
    );
  });

  it("stays short", () => assert.equal([...idFromName("x".repeat(500))].length, 60));
});
