import assert from "node:assert/strict";
import { canonicalSeparator, canonicalSpelling } from "../../../src/core/entities/spelling.ts";

describe("canonical spelling", () => {
  it("folds what writers and keyboards do differently", () => {
    assert.equal(canonicalSpelling("Kim Hong‐kyun"), "Kim Hong-kyun");
    assert.equal(canonicalSpelling("China–South\u00a0Korea\n talks"), "China-South Korea talks");
    assert.equal(canonicalSpelling("People’s Republic"), "People's Republic");
    assert.equal(canonicalSpelling("Z\u0065\u0301lie"), "Z\u00e9lie");
    assert.equal(canonicalSpelling("弗拉基米尔・普京"), "弗拉基米尔·普京");
  });

  it("leaves capitals, digits and other signs", () => {
    for (const text of ["REUTERS", "2+2", "U.S.", "Washington, DC", "AT&T", ""])
      assert.equal(canonicalSpelling(text), text);
  });

  it("agrees with its separators", () => {
    for (const sign of ["-", "‐", "‑", "–", "'", "’", "·", "•", ",", "+"])
      assert.equal(String.fromCharCode(canonicalSeparator(sign.charCodeAt(0))), canonicalSpelling(`a${sign}b`)[1]);
  });
});
