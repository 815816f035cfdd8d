import assert from "node:assert/strict";
import fc from "fast-check";
import { EditedText } from "../../../src/core/checks/pieces.ts";
import { applyEdits, type TextEdit } from "../../../src/core/text.ts";

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe("EditedText", () => {
  it("tells several rounds of edits as one", () => {
    const text = new EditedText("abcdef");
    text.apply([edit(1, 2, "XY"), edit(4, 4, "-")]);
    assert.equal(text.text, "aXYcd-ef");
    text.apply([edit(2, 4, "z"), edit(6, 8, "")]);
    assert.equal(text.text, "aXzd-");
    assert.deepEqual(text.changes(), [edit(1, 3, "Xz"), edit(4, 6, "-")]);
  });
  it("tells nothing when all is as it was", () => {
    const text = new EditedText("abc");
    text.apply([edit(1, 2, "X")]);
    text.apply([edit(1, 2, "b")]);
    assert.deepEqual(text.changes(), []);
  });
  it("tells no more than has changed, and splits no surrogate pair", () => {
    const text = new EditedText("a word b");
    text.apply([edit(0, 8, "a ward b")]);
    assert.deepEqual(text.changes(), [edit(3, 4, "a")]);
    const pairs = new EditedText("😀😀");
    pairs.apply([edit(0, 4, "😀😁")]);
    assert.deepEqual(pairs.changes(), [edit(2, 4, "😁")]);
    const low = new EditedText("\u{1F600}");
    low.apply([edit(0, 2, "\u{1FA00}")]);
    assert.deepEqual(low.changes(), [edit(0, 2, "\u{1FA00}")]);
    for (const [before, after] of [
      ["\u{10000}", "\u{10001}"],
      ["\u{10FC00}", "\u{10FC01}"],
      ["\u{10000}", "\u{10400}"],
      ["\u{103FF}", "\u{107FF}"],
    ] as const) {
      const pair = new EditedText(`x${before}y`);
      pair.apply([edit(1, 3, after)]);
      assert.deepEqual(pair.changes(), [edit(1, 3, after)]);
    }
    const next = new EditedText("\uE000a\uD7FFb");
    next.apply([edit(0, 4, "\uE000c\uD7FFd")]);
    assert.deepEqual(next.changes(), [edit(1, 4, "c\uD7FFd")]);
  });
  it("comes to the same text by its changes, whatever the rounds", () => {
    const round = fc.array(fc.tuple(fc.nat(8), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(round, { maxLength: 4 }), (first, rounds) => {
        const text = new EditedText(first);
        for (const steps of rounds) {
          let at = 0;
          const edits: TextEdit[] = [];
          for (const [skip, length, newText] of steps) {
            const start = Math.min(at + skip, text.text.length);
            at = Math.min(start + length, text.text.length);
            edits.push(edit(start, at, newText));
          }
          const expected = applyEdits(text.text, edits);
          text.apply(edits);
          assert.equal(text.text, expected);
        }
        assert.equal(applyEdits(first, text.changes()), text.text);
      }),
      { numRuns: 300 },
    );
  });
});
