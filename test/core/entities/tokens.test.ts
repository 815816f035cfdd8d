import assert from "node:assert/strict";
import fc from "fast-check";
import { gapAfter, TokenKind, tokenise, wordAt } from "../../../src/core/entities/tokens.ts";

function words(text: string): readonly string[] {
  const tokens = tokenise(text);
  return Array.from({ length: tokens.count }, (_, i) => wordAt(tokens, i));
}

function kinds(text: string): readonly string[] {
  const names = Object.keys(TokenKind);
  const tokens = tokenise(text);
  return Array.from({ length: tokens.count }, (_, i) => names[tokens.kinds[i]!]!);
}

describe("the tokeniser", () => {
  it("cuts at everything that is no letter, mark or digit", () => {
    assert.deepEqual(words("Mr Li’s 2+2 talks, Kim Hong-kyun."), [
      "Mr",
      "Li",
      "s",
      "2",
      "2",
      "talks",
      "Kim",
      "Hong",
      "kyun",
    ]);
    assert.deepEqual(words("  \n"), []);
    assert.deepEqual(words(""), []);
  });

  it("knows what a word is made of", () => {
    assert.deepEqual(kinds("Äpfel apfel 2nd 10 محمد 푸틴 プーチン 普 ก"), [
      "capital",
      "word",
      "word",
      "number",
      "arabic",
      "hangul",
      "katakana",
      "single",
      "single",
    ]);
  });

  it("gives Han and Hiragana one by one, Hangul and Katakana in runs, and cuts between scripts", () => {
    assert.deepEqual(words("普京は2024年にサミットへ"), ["普", "京", "は", "2024", "年", "に", "サミット", "へ"]);
    assert.deepEqual(words("Putin은 서울에서"), ["Putin", "은", "서울에서"]);
  });

  it("keeps marks and letters beyond the basic plane in one piece", () => {
    assert.deepEqual(words("e\u0301te\u0301 𠀀𠀁 😀 \ud800"), ["e\u0301te\u0301", "𠀀", "𠀁"]);
  });

  it("hashes composed and decomposed letters alike", () => {
    assert.equal(tokenise("Zélie").hashes[0], tokenise("Ze\u0301lie").hashes[0]);
    assert.equal(tokenise("린젠").hashes[0], tokenise("린젠".normalize("NFD")).hashes[0]);
  });

  it("looks only at the span it is given, and counts from the text's start", () => {
    const tokens = tokenise("one two three", { start: 4, end: 7 });
    assert.equal(tokens.count, 1);
    assert.equal(tokens.starts[0], 4);
  });

  it("tells gaps apart by their signs, not by their white space", () => {
    const gap = (text: string): number | undefined => gapAfter(tokenise(text), 0);
    assert.equal(gap("a b"), gap("a\u00a0b"));
    assert.equal(gap("a b"), gap("a \n b"));
    assert.equal(gap("a-b"), gap("a–b"));
    assert.notEqual(gap("a b"), gap("a-b"));
    assert.notEqual(gap("a, b"), gap("a. b"));
    assert.equal(gap("a\n\nb"), undefined);
    assert.equal(gap(`a${" ".repeat(100)}b`), undefined);
    assert.equal(gap("a"), undefined);
  });

  it("covers exactly the letters, marks and digits of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const tokens = tokenise(text);
        let outside = "";
        let last = 0;
        for (let i = 0; i < tokens.count; i++) {
          assert.ok(tokens.starts[i]! >= last && tokens.ends[i]! > tokens.starts[i]!);
          outside += text.slice(last, tokens.starts[i]);
          last = tokens.ends[i]!;
        }
        assert.doesNotMatch(outside + text.slice(last), /[\p{L}\p{M}\p{N}]/u);
      }),
    );
  });
});
