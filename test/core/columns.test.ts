import { deepEqual, equal } from "node:assert/strict";
import { columnsOf, padded } from "../../src/core/columns.ts";

describe("the columns of a text", () => {
  const cases: readonly (readonly [text: string, columns: number])[] = [
    ["", 0],
    ["ferry", 5],
    ["café, cafe\u0301", 10],
    ["서울시", 6],
    ["\u1109\u1165\u110B\u116E\u11AF", 4],
    ["新华社，", 8],
    ["ＡＢ ﾊﾝ", 7],
    ["हिन्दी", 5],
    ["שָׁלוֹם", 4],
    ["⌚✅⭐", 6],
    ["😀", 2],
    ["👨‍👩‍👧", 2],
    ["👍🏽", 2],
    ["🇰🇷🇰🇵", 4],
    ["❤ ❤\uFE0F", 4],
    ["1\uFE0F\u20E3", 2],
    ["a\u200Bb\uFEFFc", 3],
    ["\u{20000}", 2],
    ["—…“”", 4],
  ];
  for (const [text, columns] of cases)
    it(`are counted: ${JSON.stringify(text)}`, () => equal(columnsOf(text), columns));

  it("are filled up", () => {
    const rows = ["서울", "Seoul", "🇰🇷", "longer than that"].map((text) => `${padded(text, 6)}|`);
    deepEqual(rows, ["서울  |", "Seoul |", "🇰🇷    |", "longer than that|"]);
  });
});
