import assert from "node:assert/strict";
import { type ScalarStyle, writeScalar } from "../../../src/core/yaml/yaml-scalars.ts";

describe("writing a YAML scalar", () => {
  for (const [text, block, flow] of [
    ["Ann Bo", "Ann Bo", "Ann Bo"],
    ["김정은", "김정은", "김정은"],
    ["a, b", "a, b", '"a, b"'],
    ["http://a.example/b", "http://a.example/b", "http://a.example/b"],
    ["key: value", '"key: value"', '"key: value"'],
    ["C# and #5", '"C# and #5"', '"C# and #5"'],
    ['"quoted"', `'"quoted"'`, `'"quoted"'`],
    [`"it's"`, `"\\"it's\\""`, `"\\"it's\\""`],
    ["Yes", '"Yes"', '"Yes"'],
    ["2024", '"2024"', '"2024"'],
    ["20 days", "20 days", "20 days"],
    ["", '""', '""'],
    ["a\u2028b", '"a\\u2028b"', '"a\\u2028b"'],
  ] as const)
    it(JSON.stringify(text), () =>
      assert.deepEqual([writeScalar(text, "block"), writeScalar(text, "flow")], [block, flow]),
    );

  for (const [style, text, expected] of [
    ["single", "it's", "'it''s'"],
    ["double", "back\\slash", '"back\\\\slash"'],
    ["single", "a\tb", '"a\\tb"'],
  ] as readonly (readonly [ScalarStyle, string, string])[])
    it(`${style}: ${JSON.stringify(text)}`, () => assert.equal(writeScalar(text, "block", style), expected));
});
