import assert from "node:assert/strict";
import { cutsOf, lastCut } from "../../../src/core/syntax/cuts.ts";

/** `|` stands where the text may be cut. */
const TEXTS: readonly string[] = [
  "",
  "text\n",
  "<<<FILE a\nx\nEND>>>\n|",
  "# one\n<<<FILE a\nx\nEND>>>\n|# two\n<<<FILE b\ny\nEND>>>\n|",
  "<<<FILE a\nx\n|<<<FILE b\ny\nEND>>>\n|",
  "END>>>\nEND>>>\n<<<FILE a\nEND>>>\n|END>>>\nEND>>>\n",
  "<<<FILE a\nEND>>><<<FILE b\nEND>>>\n|",
  "<<<FILE a\nEND>>><<<FILE b\n|<<<FILE c\n",
  "<<<FILE a\r\nEND>>>\r\n|x",
  // What is behind them may make something else of these.
  "<<<FILE a\nEND>>>",
  "<<<FILE a\n<<<FILE",
  "<<<FILE a\nEND>>>\r",
];

describe("where a text can be cut", () => {
  for (const marked of TEXTS)
    it(JSON.stringify(marked), () => {
      const text = marked.replaceAll("|", "");
      const wanted = marked.split("|").slice(0, -1);
      const offsets = wanted.map((_, at) => wanted.slice(0, at + 1).join("").length);
      assert.deepEqual(
        cutsOf(text).map(({ offset }) => offset),
        offsets,
      );
      assert.equal(lastCut(text), offsets.at(-1));
    });

  it("how many blocks begin before it", () => {
    const text = "<<<FILE a\nEND>>> <<<FILE b\nEND>>>\n# c\n<<<FILE c\nEND>>>\n<<<FILE d\n";
    assert.deepEqual(
      cutsOf(text).map(({ blocks }) => blocks),
      [2, 1],
    );
  });
});
