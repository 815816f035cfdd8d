import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { firstSentence, sentenceAt, sentencesIn } from "../../src/core/sentences.ts";
import { unmark } from "../support/markup.ts";

/** The marked stretches are the sentences of the text. */
function check(marked: string): void {
  const { text, ranges } = unmark(marked);
  deepEqual(
    [...sentencesIn(text, { start: 0, end: text.length })].map(({ start, end }) => text.slice(start, end)),
    ranges.map(({ start, end }) => text.slice(start, end)),
  );
}

describe("sentencesIn", () => {
  it("parts sentences", () => {
    check("[|One two.|] [|Is it three?|]  [|Four!|] [|And no stop|]");
    check("[|Wrapped\nlines.|]\n[|Next.|]");
    check("");
    check("  ");
  });

  it("is not taken in by abbreviations", () => {
    check("[|Mr. Li met Gen. Kim, Dr. Moon and Prof. J. K. Han.|] [|He left.|]");
    check("[|It is No. 5 of vol. 2, e.g. by the U.S. Congress.|] [|No.|] [|Never.|]");
    check("[|On Jan. 5 the Acme Co. board met.|] [|Sales fell.|]");
    check("[|Das war am 18. Juni 2024 im 21. Jahrhundert, z.B. in Seoul.|] [|Am 19. März auch.|]");
  });

  it("ends with an abbreviation where a sentence plainly begins", () => {
    check("[|They live in the U.S.|] [|The law is old.|]");
    check("[|He joined Acme Inc.|] [|It was small.|]");
    check("[|So did I.|] [|Then we left.|]");
    check("[|It was June 19.|] [|South Korea agreed.|]");
  });

  it("keeps closing quotes and brackets", () => {
    check("[|“It is over.”|] [|(He said so.)|] [|Good.|]");
    check("[|„Ja.“|] [|Er ging.|]");
    check("[|“Why?” he asked.|] [|Nobody knew.|]");
  });

  it("goes on after an ellipsis before a small letter", () => {
    check("[|It was a good day … for some.|] [|And so…|] [|The end...|] [|All.|]");
  });

  it("knows the stops of other scripts", () => {
    check("[|中韩举行对话。|][|“什么时候？”他问。|][|昨天！|]");
    check("[|متى جاء؟|] [|جاء أمس.|] [|ثم ذهب.|]");
    check("[|한국과 중국이 만났다.|] [|김홍균 차관이 왔다.|]");
  });

  it("sees a missing space, but no host name, initials or numbers", () => {
    check("[|Two rooms.|][|The larger was for talks.|]");
    check("[|See example.Com or https://a.b/c.The or M.K.Stalin at 4.8 in www.Example.org now.|]");
  });

  it("keeps the number of a list item", () => {
    check("[|1. The first point.|] [|2. The second.|]");
  });

  it("gives ordered, separate, trimmed sentences that leave out only white space", () => {
    const piece = fc.constantFrom(
      "Mr",
      "a",
      "The",
      "U.S",
      ".",
      "?",
      "…",
      "。",
      " ",
      "\n",
      "”",
      "“",
      ")",
      "(",
      "18",
      "No",
      "\u2028",
      "Ü",
      "一",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end } of sentencesIn(text, { start: 0, end: text.length })) {
          equal(text.slice(last, start).trim(), "");
          equal(end > start, true);
          last = end;
        }
        equal(text.slice(last).trim(), "");
      }),
    );
  });
});

describe("sentenceAt", () => {
  it("finds the sentence at an offset", () => {
    const { text, cursor, ranges } = unmark("One. [|Two $0three.|] Four.");
    deepEqual(sentenceAt(text, { start: 0, end: text.length }, cursor!), ranges[0]);
  });

  it("answers the same far into a long paragraph", () => {
    const text = "Mr. Li of the U.S. said so. Then he left. ".repeat(2_000);
    const span = { start: 0, end: text.length };
    const all = [...sentencesIn(text, span)];
    for (const offset of [0, 30, 1_999, 2_000, 2_001, 40_000, 50_017, text.length - 2])
      deepEqual(
        sentenceAt(text, span, offset),
        all.findLast(({ start }) => start <= offset),
      );
  });

  it("is all of a paragraph without a stop", () => {
    const text = "word ".repeat(5_000);
    deepEqual(sentenceAt(text, { start: 0, end: text.length }, 20_000), { start: 0, end: text.length - 1 });
  });
});

describe("firstSentence", () => {
  it("is empty for an empty paragraph", () => {
    deepEqual(firstSentence("  ", { start: 0, end: 2 }), { start: 0, end: 0 });
  });
});
