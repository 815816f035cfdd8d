import assert from "node:assert/strict";
import { nearestWord } from "../../src/core/nearest-word.ts";

describe("the nearest word", () => {
  const known = ["id", "name", "type", "aliases", "description", "organisation"];

  it("is found over a slip or two", () => {
    assert.equal(nearestWord("nme", known), "name");
    assert.equal(nearestWord("tpye", known), "type");
    assert.equal(nearestWord("Name", known), "name");
    assert.equal(nearestWord("organization", known), "organisation");
    assert.equal(nearestWord("alias", known), "aliases");
  });

  it("is not guessed", () => {
    for (const word of ["x", "colour", "", "nationality", "z".repeat(10_000)])
      assert.equal(nearestWord(word, known), undefined);
  });
});
