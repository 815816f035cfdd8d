import assert from "node:assert/strict";
import { listed, quoted } from "../../../src/core/checks/wording.ts";

describe("wording", () => {
  it("quotes, shortens, and spells out what nobody sees", () => {
    assert.equal(quoted("a b"), '"a b"');
    assert.equal(quoted("a\u202Eb\u00A0\u0007"), '"a\\u{202E}b\\u{00A0}\\u{0007}"');
    assert.equal(quoted("a".repeat(60)), `"${"a".repeat(60)}"`);
    assert.equal(quoted("a".repeat(61)), `"${"a".repeat(59)}…"`);
    assert.ok(quoted(`${"a".repeat(58)}😀b`).isWellFormed());
  });
  it("lists", () => {
    assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed), ["", "a", "a and b", "a, b and c"]);
  });
});
