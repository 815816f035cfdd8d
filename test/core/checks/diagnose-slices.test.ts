import assert from "node:assert/strict";
import { diagnose } from "../../../src/core/checks/diagnose.ts";
import { diagnosing } from "../../../src/core/checks/diagnose-slices.ts";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { CorpusIndex } from "../../../src/core/syntax/corpus-index.ts";
import { parseLines, parseText } from "../../../src/core/syntax/parse.ts";

describe("checks in slices", () => {
  it("find the same in the end", () => {
    const text = "# corpus-ignore: empty-block\n<<<FILE a\nEND>>>\n<<<FILE b c\nx  \nyEND>>>\n".repeat(50);
    const run = diagnosing(parseText(text), { levels: { "duplicate-name": "hint" } });
    let rests = 0;
    for (;;) {
      const { done, value } = run.next();
      if (!done) {
        rests++;
        continue;
      }
      assert.deepEqual(value.all, diagnose(parseText(text), { levels: { "duplicate-name": "hint" } }));
      break;
    }
    assert.ok(rests > 5);
  });

  it("rest within a corpus of a few long documents too", () => {
    const run = diagnosing(parseText(`<<<FILE a\n${"x\n".repeat(500)}END>>>\n<<<FILE b\n${"x\n".repeat(500)}END>>>\n`));
    const afterOne = diagnosing(parseText(`<<<FILE a\n${"x\n".repeat(500)}END>>>\n`));
    assert.equal(restsOf(run), restsOf(afterOne) + 1);
  });

  it("begun on a text that changes meanwhile, make no difference to those of the text as it is then", () => {
    const lines = "<<<FILE a\nx  \n\n\n\ny\nEND>>>\n".repeat(80).split("\n");
    const source = {
      get lineCount() {
        return lines.length;
      },
      line: (index: number) => lines[index]!,
    };
    for (const rests of [0, 1, 2, 3, 5, 7, 10, 14, 30]) {
      const live = CorpusIndex.of(source);
      const broken = diagnosing(live);
      for (let rest = 0; rest < rests; rest++) broken.next();
      lines.splice(rests * 3, 1, "z ", "", "<<<FILE b");
      live.update([{ start: rests * 3, removed: 1, inserted: 3 }]);
      const run = diagnosing(live);
      let step = run.next();
      while (!step.done) step = run.next();
      assert.deepEqual(step.value.all, diagnose(parseLines(source)), `after ${rests}`);
    }
  });

  it("stop after so many parts, and say where", () => {
    const levels = Object.fromEntries(rules.map(({ id }) => [id, id === "empty-block" ? "hint" : "off"] as const));
    const run = diagnosing(parseText("<<<FILE a\nEND>>>\n".repeat(200_001)), { levels, most: 2 });
    let step = run.next();
    while (!step.done) step = run.next();
    const last = step.value.all.at(-1);
    assert.equal(last, step.value.last);
    assert.match(last?.message ?? "", /^Only the first 200000 parts /);
    assert.equal(last?.range.start.line, 400_000);
  });
});

function restsOf(run: Generator<void, unknown>): number {
  let rests = 0;
  while (!run.next().done) rests++;
  return rests;
}
