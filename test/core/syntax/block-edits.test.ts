import assert from "node:assert/strict";
import {
  canonicalMarkers,
  escapeBlock,
  insertBlock,
  mergeWithNext,
  moveBlock,
  removeBlock,
  renameBlock,
  splitBlock,
} from "../../../src/core/syntax/block-edits.ts";
import type { Block, Corpus } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";
import { applyEdits, type LineEdit, LineIndex } from "../../../src/core/text.ts";

type Edit = (corpus: Corpus, blocks: readonly Block[]) => readonly LineEdit[] | undefined;

/** Makes the edit of `text`; `undefined` where it cannot be made. */
function edited(text: string, edit: Edit): string | undefined {
  const corpus = parseText(text);
  const lines = LineIndex.of(text);
  const edits = edit(corpus, [...blocksOf(corpus)]);
  return (
    edits &&
    applyEdits(
      text,
      edits.map(({ range, newText }) => ({
        span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
        newText,
      })),
    )
  );
}

const A = "<<<FILE a\nx\nEND>>>\n";
const B = "<<<FILE b\ny\nEND>>>\n";
const C = "# of c\n<<<FILE c k=v\nz\nEND>>>\n";

describe("renaming a block", () => {
  const cases = [
    ["<<<FILE a  k=v \nx\nEND>>>\n", "new", "<<<FILE new  k=v \nx\nEND>>>\n"],
    ['<<<FILE "a b"\nEND>>>\n', "c d", '<<<FILE "c d"\nEND>>>\n'],
    ["<<<FILE\nEND>>>\n", "a", "<<<FILE a\nEND>>>\n"],
    ["<<<FILE k=v\nEND>>>\n", "a", "<<<FILE a k=v\nEND>>>\n"],
    ["END>>><<<FILE a\nEND>>>\n", "b", "END>>><<<FILE b\nEND>>>\n"],
  ] as const;
  for (const [text, name, wanted] of cases)
    it(`makes ${JSON.stringify(wanted)}`, () =>
      assert.equal(
        edited(text, (corpus, [block]) => renameBlock(corpus, block!, name)),
        wanted,
      ));
});

describe("inserting a block", () => {
  it("puts it before another, above that one's comment", () =>
    assert.equal(
      edited(A + C, (corpus, [, c]) => insertBlock(corpus, c, "b", "y\n")),
      A + B + C,
    ));
  it("puts it at the end, on a line of its own", () =>
    assert.equal(
      edited(A.trimEnd(), (corpus) => insertBlock(corpus, undefined, "b", "y\n")),
      A + B,
    ));
  it("escapes what it writes", () =>
    assert.equal(
      edited("", (corpus) => insertBlock(corpus, undefined, "b", "END>>>\n")),
      "<<<FILE b\n\\END>>>\nEND>>>\n",
    ));
});

describe("removing and moving a block", () => {
  it("takes its comment along", () =>
    assert.equal(
      edited(A + C + B, (corpus, [, c]) => removeBlock(corpus, c!)),
      A + B,
    ));
  it("leaves comments on the whole file", () =>
    assert.equal(
      edited(`# corpus-format: 1\n${A}`, (corpus, [a]) => removeBlock(corpus, a!)),
      "# corpus-format: 1\n",
    ));
  it("moves down and up", () => {
    assert.equal(
      edited(C + A + B, (corpus, [c, , b]) => moveBlock(corpus, c!, b)),
      A + C + B,
    );
    assert.equal(
      edited(A + B + C, (corpus, [a, , c]) => moveBlock(corpus, c!, a)),
      C + A + B,
    );
  });
  it("moves to the end, and gives a last line its line end", () =>
    assert.equal(
      edited((A + B).trimEnd(), (corpus, [a]) => moveBlock(corpus, a!, undefined)),
      `${B.trimEnd()}\n${A}`,
    ));
  it("moves up from the end of a text without a last line end", () =>
    assert.equal(
      edited((A + B).trimEnd(), (corpus, [a, b]) => moveBlock(corpus, b!, a)),
      B + A,
    ));
  it("changes nothing when it is there already", () =>
    assert.equal(
      edited(A + B, (corpus, [a, b]) => moveBlock(corpus, a!, b)),
      A + B,
    ));
  it("is not done to a block whose end is a guess", () => {
    assert.equal(
      edited(`<<<FILE a\nx\n${B}`, (corpus, [a]) => removeBlock(corpus, a!)),
      undefined,
    );
    assert.equal(
      edited(`<<<FILE a\nx\n${B}`, (corpus, [a]) => moveBlock(corpus, a!, undefined)),
      undefined,
    );
  });
});

describe("splitting and merging", () => {
  const whole = "<<<FILE a\nx\ny\nEND>>>\n";
  const parted = "<<<FILE a\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n";
  it("splits before a line", () =>
    assert.equal(
      edited(whole, (_corpus, [a]) => splitBlock(a!, 2, "b")),
      parted,
    ));
  it("merges what was split", () =>
    assert.equal(
      edited(parted, (corpus, [a]) => mergeWithNext(corpus, a!)),
      whole,
    ));
  it("does not split outside the body", () => {
    assert.equal(
      edited(whole, (_corpus, [a]) => splitBlock(a!, 0, "b")),
      undefined,
    );
    assert.equal(
      edited(whole, (_corpus, [a]) => splitBlock(a!, 4, "b")),
      undefined,
    );
  });
  it("does not split after a guessed end", () =>
    assert.equal(
      edited("<<<FILE a\nx\n", (_corpus, [a]) => splitBlock(a!, 2, "b")),
      undefined,
    ));
  it("does not merge where something would be lost", () => {
    const merged = (text: string) => edited(text, (corpus, [a]) => mergeWithNext(corpus, a!));
    assert.equal(merged(`${A}# said of b\n${B}`), undefined);
    assert.equal(merged(`${A}<<<FILE b c\ny\nEND>>>\n`), undefined);
    assert.equal(merged(`${A}<<<FILE b`), undefined);
    assert.equal(merged(`<<<FILE a\nx\n${B}`), undefined);
    assert.equal(merged(`${A}\n${B}`), "<<<FILE a\nx\ny\nEND>>>\n");
    assert.equal(
      edited(A + C, (corpus, [a]) => mergeWithNext(corpus, a!)),
      undefined,
    );
    assert.equal(
      edited(`${A}<<<FILE b k=v\nEND>>>\n`, (corpus, [a]) => mergeWithNext(corpus, a!)),
      undefined,
    );
    assert.equal(
      edited(A, (corpus, [a]) => mergeWithNext(corpus, a!)),
      undefined,
    );
  });
});

describe("escaping a block", () => {
  it("is not done to the second half of a joined line, and only to the header of one without its own terminator", () => {
    const joined = "<<<FILE a\nEND>>><<<FILE b\ny";
    assert.equal(
      edited(joined, (corpus, [, b]) => escapeBlock(corpus, b!)),
      undefined,
    );
    assert.equal(
      edited("<<<FILE a\nx", (corpus, [a]) => escapeBlock(corpus, a!)),
      "\\<<<FILE a\nx",
    );
  });
  it("makes it text of the document above", () => {
    const text = `<<<FILE a\nx\n${B}`;
    const wanted = "<<<FILE a\nx\n\\<<<FILE b\ny\n\\END>>>\n";
    assert.equal(
      edited(text, (corpus, [, b]) => escapeBlock(corpus, b!)),
      wanted,
    );
  });
});

describe("canonical marker lines", () => {
  it("have single blanks, plain words, and nothing after a terminator", () =>
    assert.equal(
      edited('<<<FILE  "a"   k="v"  n="x y" \n  x  \nEND>>> \t\n', canonicalMarkers),
      '<<<FILE a k=v n="x y"\n  x  \nEND>>>\n',
    ));
  it("stay where they are canonical, and where a terminator is missing or joined", () => {
    for (const text of [A + C, "<<<FILE a\nx", "<<<FILE a\nEND>>><<<FILE b\nEND>>>\n"])
      assert.equal(edited(text, canonicalMarkers), text);
  });
  it("leave bodies, gaps and ill-formed headers alone", () => {
    const text = "#  c \n<<<FILE  a b  k\n <<<FILE  x \n\\END>>>  \nEND>>>\n  \nstray  \n";
    assert.equal(edited(text, canonicalMarkers), text);
  });
});
