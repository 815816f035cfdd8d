import assert from "node:assert/strict";
import { diagnose } from "../../src/core/checks/diagnose.ts";
import { CorpusIndex } from "../../src/core/syntax/corpus-index.ts";
import { parseLines } from "../../src/core/syntax/parse.ts";
import type { LineSource } from "../../src/core/text.ts";

const LINES = [
  "<<<FILE a.txt",
  "<<<FILE b.txt id=1",
  "<<<FILE 000_x.txt",
  "<<<FILE 002_x.txt",
  "<<<FILE two words",
  "<<<FILE",
  "END>>>",
  "END>>>  ",
  "END>>><<<FILE c",
  "END>>",
  "text",
  "",
  "  ",
  "text END>>>",
  "# comment",
  "# corpus-ignore: missing-terminator, empty-block -- known",
  "# corpus-ignore-file: duplicate-name",
  "# corpus-format: 2",
  "\\END>>>",
  "<<<<<<< ours",
  "=======",
  ">>>>>>> theirs",
];

/** Numbers that look drawn by chance and are the same for the same seed (mulberry32). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe("problems of a corpus that is being edited", () => {
  it("are those of the same text read afresh, after any edits", function () {
    this.timeout(30_000);
    for (let seed = 1; seed <= 60; seed++) {
      const draw = drawing(seed);
      const some = (count: number): string[] => Array.from({ length: count }, () => LINES[draw(LINES.length)]!);
      const lines = some(1 + draw(16));
      const source: LineSource = {
        get lineCount() {
          return lines.length;
        },
        line: (index) => lines[index]!,
      };
      const live = CorpusIndex.of(source);
      diagnose(live);
      for (let edit = 0; edit < 12; edit++) {
        const start = draw(lines.length);
        const removed = 1 + draw(Math.min(3, lines.length - start));
        const inserted = some(1 + draw(3));
        lines.splice(start, removed, ...inserted);
        live.update([{ start, removed, inserted: inserted.length }]);
        assert.deepEqual(
          diagnose(live),
          diagnose(parseLines(source)),
          `seed ${seed}, edit ${edit}\n${lines.join("\n")}`,
        );
      }
    }
  });
});
