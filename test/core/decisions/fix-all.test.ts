import { safeFixes } from "../../../src/core/checks/fix-all.ts";
import { Decisions } from "../../../src/core/decisions/decisions.ts";
import { readDecisions } from "../../../src/core/decisions/read-decisions.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { deepEqual, equal } from "../../support/expect.ts";

const TEXT = "<<<FILE a\none  \ntwo  \nEND>>>\n";
const KEEP = `{"at":"2026-11-21","document":"a","on":"finding","quote":{"exact":"  ","prefix":"one","suffix":"\\ntwo"},"rule":"trailing-whitespace","verdict":"keep"}\n`;

describe("fixing all", () => {
  it("leaves alone what was decided to be kept", () => {
    const decisions = decisionsIn(KEEP);
    const { edits, fixed, left } = safeFixes(parseText(TEXT), { decisions });
    equal(fixed, 1);
    equal(left, 0);
    deepEqual(
      edits.map(({ range }) => range.start.line),
      [2],
    );
    equal(safeFixes(parseText(TEXT)).fixed, 2);
  });
});

function decisionsIn(text: string): Decisions {
  const file = readDecisions(text);
  deepEqual(file.problems, []);
  return new Decisions(file.lines.flatMap(({ decision }) => decision ?? []));
}
