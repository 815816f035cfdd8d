import assert from "node:assert/strict";
import { Fingerprints } from "../../src/cli/fingerprint.ts";

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
});
