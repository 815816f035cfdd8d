import assert from "node:assert/strict";
import { Fingerprints, SharedKeys } from "../../src/cli/fingerprint.ts";

describe("Fingerprints", () => {
  const trait = { rule: "r", document: "d", quote: "q" };

  it("are the same for the same finding in another run", () => {
    assert.equal(new Fingerprints().of(trait), new Fingerprints().of(trait));
    assert.match(new Fingerprints().of(trait), /^[0-9a-f]{16}$/);
  });

  it("differ by rule, document, quote and, for what is alike, by order", () => {
    const fingerprints = new Fingerprints();
    const all = [
      trait,
      trait,
      trait,
      { ...trait, rule: "x" },
      { ...trait, document: "x" },
      { ...trait, quote: "x" },
      { rule: "r", document: "dq", quote: "" },
    ].map((each) => fingerprints.of(each));
    assert.equal(new Set(all).size, all.length);
  });

  it("are the same where documents that share no key with others are forgotten after the next but one", () => {
    const documents = ["a", "a", "shared", "b", "a", "b", "c", "shared", "c", "d", "shared"];
    const shared = new SharedKeys(["a", "shared", "b", "c", "d", "shared"], 6);
    const passing = new Fingerprints((document) => shared.has(document));
    const all = new Fingerprints();
    for (const document of documents)
      assert.equal(passing.of({ ...trait, document }), all.of({ ...trait, document }), document);
    const again = passing.of({ ...trait, document: "a" });
    assert.equal(again, new Fingerprints().of({ ...trait, document: "a" }));
  });

  it("know which keys come more than once", () => {
    const shared = new SharedKeys(["a", "b", "", "c", "b", "d", ""], 9);
    assert.deepEqual(
      ["a", "b", "c", "d", "", "e"].filter((key) => shared.has(key)),
      ["b", ""],
    );
  });
});
