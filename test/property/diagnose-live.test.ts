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

/** Lines of documents that are alike, in part or nearly, and of what rules that see the whole file go by. */
const ALIKE = [
  "<<<FILE news/a.txt source=Post",
  "<<<FILE news/A.txt id=1",
  "<<<FILE news",
  "<<<FILE 001_a.txt source=Post date=2024-06-17",
  "<<<FILE 003_a.txt source=Herald id=1",
  "<<<FILE ../up.txt",
  "END>>>",
  "END>>>",
  "END>>>",
  "",
  "The two sides met on Tuesday in a hotel by the river and spoke for three hours about trade and chips.",
  "They will meet again in spring, when the price of rice is known, and when somebody has read the long report.",
  "Nobody in the town by the sea had heard of the plan before the ministers came back from the capital.",
  "The form was signed on 03/04/2024, and sent back on 17/04/2024.",
  "It was read on 05/06/2024 by nobody.",
  "Our app has all of it first.",
  "Follow us wherever you are.",
  "# corpus-ignore: repeated-line, duplicate-body -- known",
  "# a comment",
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

  it("are those of the same text read afresh where documents are alike", function () {
    this.timeout(60_000);
    for (let seed = 1; seed <= 60; seed++) {
      const draw = drawing(seed);
      const lines = documents(draw, 4 + draw(8));
      const source: LineSource = {
        get lineCount() {
          return lines.length;
        },
        line: (index) => lines[index]!,
      };
      const live = CorpusIndex.of(source);
      const options = { most: seed % 3 === 0 ? 3 : undefined };
      diagnose(live, options);
      for (let edit = 0; edit < 15; edit++) {
        const start = draw(lines.length);
        const removed = draw(8) === 0 ? 1 + draw(Math.min(4, lines.length - start)) : 1;
        const inserted = draw(3) === 0 ? someOf(ALIKE, draw, 1 + draw(2)) : [typedIn(lines[start]!, draw)];
        lines.splice(start, removed, ...inserted);
        live.update([{ start, removed, inserted: inserted.length }]);
        // Somebody types on before the problems are asked for.
        if (draw(4) === 0) continue;
        assert.deepEqual(
          diagnose(live, options),
          diagnose(parseLines(source), options),
          `seed ${seed}, edit ${edit}\n${lines.join("\n")}`,
        );
      }
    }
  });
});

function documents(draw: (below: number) => number, count: number): string[] {
  return Array.from({ length: count }, () => [
    ALIKE[draw(6)]!,
    ...someOf(ALIKE.slice(9), draw, 1 + draw(5)),
    "END>>>",
  ]).flat();
}

function someOf(lines: readonly string[], draw: (below: number) => number, count: number): string[] {
  return Array.from({ length: count }, () => lines[draw(lines.length)]!);
}

/** A character more, or one less. */
function typedIn(line: string, draw: (below: number) => number): string {
  const at = draw(line.length + 1);
  return draw(2) === 0 ? `${line.slice(0, at)}x${line.slice(at)}` : line.slice(0, at) + line.slice(at + 1);
}
