import { deepEqual, equal } from "node:assert/strict";
import { countWords, ideographAt, wordAt, wordsIn } from "../../src/core/words.ts";
import { unmark } from "../support/markup.ts";

/** The marked stretches are the words of the text. */
function checkWords(marked: string): void {
  const { text, ranges } = unmark(marked);
  deepEqual([...wordsIn(text, { start: 0, end: text.length })], ranges);
}

/** The marked stretch is the word at the cursor. */
function checkWordAt(marked: string): void {
  const { text, cursor, ranges } = unmark(marked);
  deepEqual(wordAt(text, { start: 0, end: text.length }, cursor!), ranges[0]);
}

function count(text: string): number {
  return countWords(text, { start: 0, end: text.length });
}

describe("wordsIn", () => {
  it("keeps what belongs together", () => {
    checkWords(
      "[|Yoon|] [|Suk-yeol|]’s [|U.S.|] “[|2+2|]” [|e.g.|] [|M.K.Stalin|] [|AT&T|] [|don’t|]".replace("|]’s", "’s|]"),
    );
  });

  it("keeps numbers whole and lets sentences part", () => {
    checkWords(
      "[|10,000|] or [|4.8|] rooms.[|The|] end."
        .replace("or", "[|or|]")
        .replace("rooms", "[|rooms|]")
        .replace("end", "[|end|]"),
    );
  });

  it("leaves dangling joiners outside", () => {
    checkWords("-[|a|]- '[|b|]' [|c|]+ +[|d|] [|3|], [|x|]--[|y|]");
  });

  it("parts scripts that have no spaces", () => {
    checkWords("[|外交部|]、[|サミット|][|の|][|会議|] [|서울에서|] [|2024|][|年|][|6|][|月|]");
  });

  it("keeps marks and surrogate pairs whole", () => {
    checkWords("[|cafe\u0301|] [|𠀀𠀁|] 😀 [|سيول|] [|می\u200Cخواهم|]");
  });
});

describe("wordAt", () => {
  it("finds the word around, before and after the cursor", () => {
    checkWordAt("met [|Seok-$0yeol|].");
    checkWordAt("met [|$0Seok-yeol|].");
    checkWordAt("met [|Seok-yeol$0|].");
    checkWordAt("met $0 nobody");
    checkWordAt("the [|U.$0S.|] said");
  });

  it("prefers the word that begins at the cursor", () => {
    checkWordAt("会議の[|$0サミット|]");
  });

  it("looks only a little way on a long line", () => {
    const text = "w".repeat(1_000_000);
    const word = wordAt(text, { start: 0, end: text.length }, 500_000)!;
    equal(word.end - word.start < 1_000, true);
  });
});

describe("ideographAt", () => {
  it("is the character at the cursor, else before it", () => {
    deepEqual(ideographAt("外交部", { start: 0, end: 3 }, 1), { start: 1, end: 2 });
    deepEqual(ideographAt("外交部", { start: 0, end: 3 }, 3), { start: 2, end: 3 });
    deepEqual(ideographAt("𠀀", { start: 0, end: 2 }, 2), { start: 0, end: 2 });
    equal(ideographAt("abc", { start: 0, end: 3 }, 1), undefined);
  });
});

describe("countWords", () => {
  it("counts by spaces and dashes", () => {
    equal(count("Mr Li met Yoon Suk-yeol – in the U.S. – “2+2”."), 9);
    equal(count("한국과 중국이 서울에서 만났다."), 4);
    equal(count("!!! … — 😀"), 0);
    equal(count(""), 0);
  });

  it("counts Chinese by character and Thai by an estimate", () => {
    equal(count("中韩对话，2024年。"), 6);
    equal(count("สวัสดีครับ"), 2);
  });
});
