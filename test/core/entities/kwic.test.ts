import assert from "node:assert/strict";
import { kwicOf } from "../../../src/core/entities/kwic.ts";

/** The line for the stretch between `[` and `]`, with bars round the word. */
function line(marked: string, left = 20, right = 20): string {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  const text = marked.replace(/[[\]]/g, "");
  const kwic = kwicOf(text, { start: 0, end: text.length }, { start, end }, { left, right });
  return `${kwic.left}|${kwic.word}|${kwic.right}`;
}

describe("a key word in its context", () => {
  it("stands between what is before and behind it", () => {
    assert.equal(line("She saw [Li Na] there."), "She saw |Li Na| there.");
    assert.equal(line("[Li Na]"), "|Li Na|");
    assert.equal(line("(“[Li Na]’s”)"), "(“|Li Na|’s”)");
    assert.equal(line("前天[李娜]在这里"), "前天|李娜|在这里");
  });

  it("is cut at words, with an ellipsis", () => {
    assert.equal(
      line("One two three four five six [Li Na] seven eight nine ten eleven"),
      "…three four five six |Li Na| seven eight nine…",
    );
    assert.equal(line(`${"前".repeat(30)}[李娜]${"在".repeat(30)}`, 5, 5), "…前前前前|李娜|在在在在…");
    assert.equal(line(`${"😀".repeat(30)}[x]`, 6), "…😀😀|x|");
  });

  it("is one line, whatever the text holds", () => {
    assert.equal(
      line("A head\n\n  wrapped\n\tline [Li\nNa]\n\nnext\u0000\u202E"),
      "…head ¶ wrapped line |Li Na| ¶ next",
    );
  });
});
