import assert from "node:assert/strict";
import { unmark } from "./markup.ts";

describe("marked texts", () => {
  it("take cursor, ranges and findings out of the text", () =>
    assert.deepEqual(unmark("a[|b$0{|rule-1:c\nd|}|]e{|rule-2:|}"), {
      text: "abc\nde",
      cursor: 2,
      ranges: [{ start: 1, end: 5 }],
      findings: [
        { rule: "rule-1", start: 2, end: 5 },
        { rule: "rule-2", start: 6, end: 6 },
      ],
    }));
  it("count code units, over CRLF and surrogate pairs", () =>
    assert.deepEqual(unmark("😀\r\n[|😀|]").ranges, [{ start: 4, end: 6 }]));
  it("must pair", () => {
    for (const marked of ["[|a", "a|]", "{|r:a|]", "[|a|}", "{|r:a"])
      assert.throws(() => unmark(marked), /do not pair/);
  });
});
