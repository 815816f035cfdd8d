import assert from "node:assert/strict";
import fc from "fast-check";
import { LONGEST_NAME, Matcher } from "../../../src/core/entities/matcher.ts";
import { tokenise } from "../../../src/core/entities/tokens.ts";

/** The text with what is found in brackets. */
function found(text: string, ...names: readonly string[]): string {
  let marked = "";
  let last = 0;
  for (const { start, end } of new Matcher(names).longest(tokenise(text))) {
    marked += `${text.slice(last, start)}[${text.slice(start, end)}]`;
    last = end;
  }
  return marked + text.slice(last);
}

/** The same by brute force, for names and texts of single letters. */
function naive(text: string, names: readonly string[]): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  const isWord = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? " ");
  for (let at = 0; at < text.length; ) {
    const fits = names.filter(
      (name) => text.startsWith(name, at) && !isWord(at - 1) && !isWord(at + name.length) && /^\w.*\w$|^\w$/.test(name),
    );
    const length = Math.max(0, ...fits.map((name) => name.length));
    if (length > 0) spans.push([at, at + length]);
    at += Math.max(1, length);
  }
  return spans;
}

describe("the matcher", () => {
  it("takes the leftmost, then the longest", () => {
    assert.equal(found("Lin Jian met Lin.", "Lin", "Lin Jian"), "[Lin Jian] met [Lin].");
    assert.equal(found("a b c d", "a b", "b c d", "c"), "[a b] [c] d");
    assert.equal(found("New York Times", "New York Times Square", "York Times", "New York"), "[New York] Times");
  });

  it("takes whole words only", () => {
    assert.equal(found("Linz, Berlin, Lin, 2Lin", "Lin"), "Linz, Berlin, [Lin], 2Lin");
    assert.equal(
      found("Xi’an and O'Brien, not Xi’s or l'Xi", "Xi", "Brien"),
      "Xi’an and O'Brien, not [Xi]’s or l'[Xi]",
    );
  });

  it("heeds case", () => {
    assert.equal(found("may, May, MAY", "May"), "may, [May], MAY");
  });

  it("finds what begins with a small letter or a digit, beside what does not", () => {
    assert.equal(found("Ana and al-Qaeda, 3M, al", "al-Qaeda", "Ana", "3M"), "[Ana] and [al-Qaeda], [3M], al");
    assert.equal(found("iPhone iphone 7", "iPhone", "7 Eleven"), "[iPhone] iphone 7");
  });

  it("folds hyphens, apostrophes, white space and composed letters", () => {
    assert.equal(found("Kim Hong–kyun", "Kim Hong-kyun"), "[Kim Hong–kyun]");
    assert.equal(found("People’s\n  Daily", "People's Daily"), "[People’s\n  Daily]");
    assert.equal(found("Ze\u0301lie’s", "Zélie"), "[Ze\u0301lie]’s");
    assert.equal(found("Kim Hong kyun", "Kim Hong-kyun"), "Kim Hong kyun");
    assert.equal(found("Lin\n\nJian", "Lin Jian"), "Lin\n\nJian");
  });

  it("leaves the possessive outside", () => {
    assert.equal(
      found("Lin's, Lin’s, Reuters’ and Lin'll", "Lin", "Reuters"),
      "[Lin]'s, [Lin]’s, [Reuters]’ and [Lin]'ll",
    );
  });

  it("finds names with signs in and around them", () => {
    assert.equal(found("the “2+2” talks", "2+2"), "the “[2+2]” talks");
    assert.equal(found("the U.S. and the U.S.S.R.", "U.S."), "the [U.S.] and the U.S.S.R.");
    assert.equal(found("in Washington, DC, today", "Washington, DC", "Washington"), "in [Washington, DC], today");
    assert.equal(found("¡Hola! ¡Adiós!", "¡Hola!"), "[¡Hola!] ¡Adiós!");
    assert.equal(found("Yahoo! and Yahoo.", "Yahoo", "Yahoo!"), "[Yahoo!] and [Yahoo].");
  });

  it("finds names inside runs of scripts without spaces", () => {
    assert.equal(found("俄罗斯总统普京飞往平壤", "普京", "平壤", "总统"), "俄罗斯[总统][普京]飞往[平壤]");
    assert.equal(found("プーチン大統領とリンゴ", "プーチン", "リン"), "[プーチン]大統領とリンゴ");
    assert.equal(found("2+2外交", "2+2"), "[2+2]外交");
  });

  it("takes Korean particles off, and nothing else", () => {
    assert.equal(found("린젠은 푸틴에게 서울에서", "린젠", "푸틴", "서울"), "[린젠]은 [푸틴]에게 [서울]에서");
    assert.equal(found("린젠화 서울대", "린젠", "서울"), "린젠화 서울대");
    assert.equal(found("블라디미르 푸틴이", "블라디미르 푸틴"), "[블라디미르 푸틴]이");
    assert.equal(found("블라디미르는 푸틴", "블라디미르 푸틴"), "블라디미르는 푸틴");
    assert.equal(found("Putin은", "Putin"), "[Putin]은");
  });

  it("sees through the Arabic letters that are written on to a word", () => {
    assert.equal(found("الصين وكوريا الجنوبية", "كوريا الجنوبية"), "الصين و[كوريا الجنوبية]");
    assert.equal(found("في بكين", "كين"), "في بكين");
  });

  it("keeps all names of one spelling", () => {
    const matcher = new Matcher(["Georgia", "Kim", "Georgia"]);
    const [hit] = matcher.longest(tokenise("in Georgia"));
    assert.deepEqual(matcher.alike(hit!.name), [0, 2]);
  });

  it("gives all overlapping names when asked, the longest first", () => {
    const text = "New York City";
    const hits = new Matcher(["New York", "York", "New York City"]).everywhere(tokenise(text));
    assert.deepEqual(
      hits.map(({ start, end }) => text.slice(start, end)),
      ["New York City", "New York", "York"],
    );
  });

  it("looks for no name without letters, and for none that is too long", () => {
    assert.equal(found("+++ ---", "+++", "", " "), "+++ ---");
    const long = "a ".repeat(LONGEST_NAME + 1).trim();
    assert.deepEqual(new Matcher([long]).longest(tokenise(long)), []);
    assert.equal(new Matcher([long.slice(2)]).longest(tokenise(long)).length, 1);
  });

  it("finds what brute force finds", () => {
    const letters = fc.constantFrom("a", "b", "a", "bb", "A");
    const name = fc.array(fc.tuple(letters, fc.constantFrom(" ", "-", ", ", "")), { minLength: 1, maxLength: 4 });
    const joined = (pieces: readonly (readonly [string, string])[]): string => pieces.flat().join("");
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 8 }),
        fc.array(fc.tuple(letters, fc.constantFrom(" ", " ", "-", ", ", ". ", "")), { maxLength: 30 }),
        (names, pieces) => {
          const spelled = names.map((parts) => joined(parts).replace(/[ ,-]+$/, ""));
          const text = joined(pieces);
          const hits = new Matcher(spelled).longest(tokenise(text));
          assert.deepEqual(
            hits.map(({ start, end }) => [start, end]),
            naive(text, spelled),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it("takes linear time on hostile text", function () {
    this.timeout(5000);
    const names = Array.from({ length: LONGEST_NAME }, (_, i) => "a ".repeat(i + 1).trim());
    assert.equal(new Matcher(names).longest(tokenise("a ".repeat(64_000))).length, 1000);
    assert.equal(new Matcher(["Lin"]).longest(tokenise("Lin ".repeat(100_000))).length, 100_000);
    assert.equal(new Matcher(["林剑"]).longest(tokenise("林".repeat(300_000))).length, 0);
    assert.equal(new Matcher(["린젠"]).longest(tokenise("은".repeat(300_000))).length, 0);
    assert.equal(new Matcher(["a b"]).longest(tokenise(`a${" ".repeat(300_000)}b`)).length, 0);
  });
});
