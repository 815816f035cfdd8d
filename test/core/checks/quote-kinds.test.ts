import { countQuotes, isSetDifferently } from "../../../src/core/checks/quote-kinds.ts";
import { deepEqual, equal } from "../../support/expect.ts";

describe("kinds of quotes", () => {
  it("are counted within a stretch", () => {
    const text = `"'\u2018\u2019\u201A\u201F\u2017\u2020!#&(a`;
    deepEqual(countQuotes(text, { start: 0, end: text.length }), { straight: 2, curly: 4 });
    deepEqual(countQuotes(text, { start: 1, end: 3 }), { straight: 1, curly: 1 });
  });
  it("differ in a part where nearly all others are of the other kind", () => {
    const differs = (part: [number, number], whole: [number, number]): boolean =>
      isSetDifferently({ straight: part[0], curly: part[1] }, { straight: whole[0], curly: whole[1] });
    for (const [part, whole, is] of [
      [[1, 0], [1, 9], true],
      [[1, 0], [2, 9], true],
      [[1, 0], [2, 8], false],
      [[1, 0], [1, 0], false],
      [[1, 0], [1, 1], true],
      [[0, 1], [9, 1], true],
      [[0, 1], [9, 2], true],
      [[0, 1], [8, 2], false],
      [[0, 1], [0, 1], false],
      [[0, 1], [1, 1], true],
      [[1, 1], [1, 9], false],
      [[0, 0], [9, 0], false],
      [[0, 0], [0, 9], false],
    ] as const)
      equal(differs([...part], [...whole]), is, `${part} of ${whole}`);
  });
});
