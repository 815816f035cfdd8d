import assert from "node:assert/strict";
import { BodyHasher } from "../../../src/core/checks/facts/body-hashes.ts";
import type { PartRule } from "../../../src/core/checks/rule.ts";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { Sign, signsOf, unitSigns } from "../../../src/core/checks/signs.ts";
import { cutPart } from "../../../src/core/syntax/cut.ts";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { Random } from "../../property/random.ts";

const PIECES = [
  "word",
  "Word",
  "a line that is long enough to be a sentence of its own",
  "The ministers of both countries will speak to reporters after\nthe talks have ended",
  "\ufeff<<<FILE c\n",
  ..." .?!\n\t\r&<>\"“”„«»「'",
  "\n\n",
  "\n\n\n\n\n",
  "  \n",
  "\n   ",
  "&amp;",
  "<<<FILE: b",
  "END>>",
  "<<<<<<< a\n=======\n>>>>>>> b\n",
  "\u0000",
  "\u001b[1m",
  "\u0085",
  "\u0091",
  "\u2028",
  "\v",
  "\u200b",
  "\u00a0",
  "\u202a",
  "\ufffd",
  "\ufeff",
  "Ã©",
  "â€™",
  "é",
  "É",
  "한국",
  "。",
  "\ud83d\ude00",
  "\ud801\udc28",
  "https://example.org/?utm_source=x",
  "on Monday, 18 June 2024",
  "11/26/2024\n",
  "(function () {",
  "SEOUL, June 17 - ",
  "BERLIN, 17. Juni — ",
  "[서울=뉴스 6월 17일] ",
  "(北京6月17日电) ",
  "(··=AB) 17 June 2024 = ",
  "\nThis newspaper says so.\n",
  "Sign up now\n",
  " REUTERS",
  "…",
  'Say “yes”, "no" and ‘so’.\n',
  "Lorem ipsum",
  "{{title}}",
  "](https://",
] as const;

describe("signs", () => {
  const asked = rules.filter((rule): rule is PartRule => rule.scope === "block");
  const context = { longestParagraph: 60 };

  it("are in every text in which a rule that goes by them finds something, whether it is told them or not", () => {
    const random = new Random(7);
    const found = new Set<string>();
    const hasher = new BodyHasher();
    for (let run = 0; run < 900; run++) {
      const body = Array.from({ length: random.between(1, 14) }, () => random.pick(PIECES)).join("");
      const text = random.oneIn(8)
        ? body
        : `<<<FILE a.txt date=2024-06-19${random.oneIn(8) ? random.pick(PIECES) : ""}\n${body}\nEND>>>\n`;
      const corpus = parseText(text);
      for (const part of corpus.parts) {
        const cut = cutPart(corpus, part);
        const signs = signsOf(cut);
        if (cut.kind === "block") assert.equal(hasher.signsOf(cut), signs, JSON.stringify(cut.text));
        for (const rule of asked) {
          const findings = [...rule.check(cut, context)];
          if (findings.length > 0) found.add(rule.id);
          assert.deepEqual([...rule.check(cut, context, signs)], findings, `${rule.id}: ${JSON.stringify(cut.text)}`);
          if (rule.signs !== undefined && (rule.signs & signs) === 0)
            assert.deepEqual(findings, [], `${rule.id}: ${JSON.stringify(cut.text)}`);
        }
      }
    }
    assert.deepEqual(
      asked.map(({ id }) => id).filter((id) => !found.has(id)),
      [],
      "Some rules found nothing at all.",
    );
  });

  it("are seen in every header, but for those that every header has", () => {
    const quotes = Sign.quote | Sign.turnedQuote | Sign.curly;
    const besides = quotes | Sign.angle | Sign.digit | Sign.bracket | Sign.slash | Sign.dash;
    const random = new Random(11);
    for (let run = 0; run < 2_000; run++) {
      const words = Array.from({ length: random.between(1, 5) }, () => random.pick(PIECES).replaceAll("\n", ""));
      const header = `<<<FILE ${words.join(random.pick(["", " ", "=", ".", "-7/"]))}`;
      const corpus = parseText(`${header}\nSo.\nEND>>>\n`);
      let expected = 0;
      for (let at = 0; at < header.length; at++) {
        const { signs, endsSentence } = unitSigns(header.charCodeAt(at));
        const next = at + 1 < header.length && unitSigns(header.charCodeAt(at + 1)).beginsSentence;
        expected |= (signs & ~besides) | (endsSentence && next ? Sign.sentenceStart : 0);
      }
      const found = signsOf(cutPart(corpus, corpus.parts[0]!));
      assert.equal(found & expected, expected, JSON.stringify(header));
      assert.equal(found & besides, 0, JSON.stringify(header));
    }
  });

  it("are none in plain prose", () => {
    const corpus = parseText(
      "<<<FILE a.txt\nThe minister left, and two others did. Nobody said why.\nThey went home.\nEND>>>\n",
    );
    assert.equal(signsOf(cutPart(corpus, corpus.parts[0]!)), 0);
  });

  describe("of one body", () => {
    const of = (body: string, header = "<<<FILE a.txt"): string => {
      const corpus = parseText(`${header}\n${body}\nEND>>>\n`);
      const signs = signsOf(cutPart(corpus, corpus.parts[0]!));
      return Object.entries(Sign)
        .filter(([, bit]) => (signs & bit) !== 0)
        .map(([name]) => name)
        .sort()
        .join(" ");
    };
    const CHARACTERS: Readonly<Record<string, string>> = {
      '"': "quote",
      "”‟": "curly quote turnedQuote",
      "“„": "curly quote sentenceStart turnedQuote",
      "«": "quote sentenceStart turnedQuote",
      "»「」『』": "quote turnedQuote",
      "‘’": "curly",
      "/": "slash",
      "-–—―": "dash",
      "&": "ampersand",
      "<>": "angle",
      "?": "question",
      "\u0000\u0008\u000e\u001f\u007f\u0080\u0084\u0086\u009f": "control",
      "\u2028\u2029\u0085\v\f": "lineEnd",
      "\u00ad\u061c\u180e\u200b\u200f\u2060\u2064\u00a0\u2007\u202f\ufeff": "invisible",
      "\u202a\u202e\u2066\u2069": "bidi",
      "\ufffd": "replacement",
      "\u00c2\u00f4éÉ": "leadByte",
      "0379": "digit",
      "{]": "bracket",
      "\u00a1\u00c1\u00f5x'.!}[‐′·中한豈\u{1f600}": "",
    };
    for (const [characters, signs] of Object.entries(CHARACTERS))
      it(`by single characters: ${signs || "none"}`, () => {
        for (const character of characters)
          assert.equal(of(`A word${character}word.`), signs, JSON.stringify(character));
      });

    it("by blanks and lines", () => {
      assert.equal(of("A b \nC"), "outerBlank");
      assert.equal(of("A b\t\nC"), "outerBlank");
      assert.equal(of("A b\n C"), "outerBlank");
      assert.equal(of("A b\n\nC"), "blankLine");
      assert.equal(of("A b\n\n\nC"), "blankLine emptyLines");
      assert.equal(of("A b\n"), "blankLine");
      assert.equal(of("A b\n\n"), "blankLine emptyLines");
      assert.equal(of("\nA b\n\nC"), "blankLine");
      assert.equal(of("A b\n \n\nC"), "blankLine outerBlank");
      assert.equal(of("A b\n \nC"), "blankLine outerBlank");
      assert.equal(of("A  b\nC"), "");
      assert.equal(of("A b\nc"), "smallStart");
      assert.equal(of("A b\n\u{10428}"), "smallStart");
      assert.equal(of("A b\n7c"), "digit");
      assert.equal(of("A b\n한"), "");
    });
    it("by what follows a stop", () => {
      for (const next of ["B", "\u{10400}", "한"])
        for (const stop of ".!") assert.equal(of(`A${stop}${next}`), "sentenceStart");
      assert.equal(of("A.b"), "");
      assert.equal(of("A. B"), "");
      assert.equal(of("A.7"), "digit");
      assert.equal(of("A, B"), "");
      assert.equal(of("A?B"), "question sentenceStart");
    });
    it("by a backslash in the header alone", () => {
      assert.equal(of("A", '<<<FILE "a\\u002Etxt"'), "escape");
      assert.equal(of("A\\B"), "");
    });
    it("without what headers and markers always have", () => {
      assert.equal(of("A", '<<<FILE "a/b-7.txt" note=[1]{한·’'), "");
    });
    it("outside blocks too", () => {
      const gap = (text: string): number => {
        const corpus = parseText(text);
        return signsOf(cutPart(corpus, corpus.parts[0]!));
      };
      assert.equal(gap("Say\n<b\nSo\n"), Sign.angle);
      assert.equal(gap("<b\nSo\n"), Sign.angle);
      assert.equal(gap("Say\n\\So\n"), 0);
      assert.equal(gap("Say "), Sign.outerBlank);
      assert.equal(gap("Say\n "), Sign.outerBlank);
    });
  });

  it("are single bits", () => {
    assert.equal(new Set(Object.values(Sign)).size, Object.values(Sign).length);
    for (const sign of Object.values(Sign)) assert.equal(sign & (sign - 1), 0);
  });
});
