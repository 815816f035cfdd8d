import assert from "node:assert/strict";
import fc from "fast-check";
import { BodyHasher } from "../../../../src/core/checks/facts/body-hashes.ts";
import { TextFolder } from "../../../../src/core/checks/facts/folded-text.ts";

const folder = new TextFolder();
const folded = (text: string): string => folder.textOf(text, { start: 0, end: text.length });
const hashes = (text: string): ReturnType<BodyHasher["hash"]> =>
  new BodyHasher().hash(text, { start: 0, end: text.length });

/** Texts of what folding is about: cases, marks, blanks, line ends, scripts. */
const texts = fc
  .array(
    fc.constantFrom(
      ..."a|B|Ä|A\u0308|ß|ς|İ|é|e\u0301|한|\u1112\u1161\u11ab|中|ท\u0e35|\u{1F600}|\u{20000}|.|,|-| |  |\t|\u00a0|\n|\r\n|\n\n| \n |word".split(
        "|",
      ),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(""));

describe("folded text", () => {
  it("has small letters, single blanks, and is composed", () => {
    assert.equal(folded("  The TWO\t sides\n\n met  "), "the two sides met");
    assert.equal(folded("O\u0308L ΟΔΟΣ"), "öl οδοσ");
    assert.equal(folded("\u1112\u1161\u11ab\u1100\u116e\u11a8"), "한국");
    assert.equal(folded(""), "");
    assert.equal(folded(" \n\t\n"), "");
  });
  it("has no lines of boilerplate", () => assert.equal(folded("One.\nAdvertisement\nTwo."), "one. two."));
  it("is what string functions make of a text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const slowly = [...text.normalize("NFC")]
          .map((character) => (character === "İ" || character.length > 1 ? character : character.toLowerCase()))
          .join("")
          .replaceAll("ς", "σ")
          .replace(/[\s\u0085\u200B]+/g, " ")
          .trim();
        assert.equal(folded(text), slowly);
      }),
    );
  });
  it("has equal hashes exactly where it is equal", () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        assert.equal(hashes(one).body === hashes(other).body, folded(one) === folded(other));
      }),
    );
  });
});

describe("hashes of a body", () => {
  it("count words as a reader does", () => {
    assert.equal(hashes("The two sides met, on 18 June.").words, 7);
    assert.equal(hashes("两国外交官").words, 5);
    assert.equal(hashes("외교부 대변인은").words, 2);
    assert.equal(hashes("--- *** ---").words, 0);
  });
  it("have a shingle for each run of five words, equal wherever it stands", () => {
    const run = hashes("one two three four five").shingles;
    assert.equal(run.length, 1);
    assert.ok(hashes("Before that: ONE two, three four five! And after").shingles.includes(run[0]!));
    assert.equal(hashes("one two three four").shingles.length, 0);
    assert.equal(hashes("a b c d e ".repeat(20)).shingles.length, 5);
  });
  it("have a line's hash, whatever stands around the line", () => {
    const hasher = new BodyHasher();
    const line = hasher.hashLine("  A line of some words ");
    for (const text of ["A line of some words", "x\nA line  of some WORDS\ny", "x y z\n\nA line of some words\n"])
      assert.ok(hashes(text).lines.includes(line), text);
  });
  it("are the same wherever a long text is divided for reading", () => {
    const text = Array.from({ length: 400 }, (_, at) => `Number ${at}: the two, and 한국 中.\nAdvertisement\n`).join(
      "",
    );
    const { body, words, shingles, lines } = hashes(text);
    assert.equal(words, 400 * 7);
    for (let blanks = 1; blanks < 40; blanks++) {
      const moved = hashes("\n".repeat(blanks) + text);
      assert.deepEqual([moved.body, moved.words], [body, words], `${blanks}`);
      assert.deepEqual([moved.shingles, moved.lines], [shingles, lines], `${blanks}`);
    }
  });
  it("are the same whatever was hashed before", () => {
    fc.assert(
      fc.property(texts, texts, (before, text) => {
        const hasher = new BodyHasher();
        hasher.hash(before, { start: 0, end: before.length });
        assert.deepEqual(hasher.hash(text, { start: 0, end: text.length }), hashes(text));
      }),
    );
  });
});
