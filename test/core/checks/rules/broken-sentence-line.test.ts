import { check, checkFix, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("broken-sentence-line", () => {
  const long = "The two ministers will speak to reporters in the hall";
  /** Wider than anybody wraps: where lines are so wide, they are paragraphs. */
  const wide = `${"They have much to talk about. ".repeat(5)}\n\n`.replace(" \n", "\n");

  it("reports a long line that goes on in small letters", () => {
    const [found] = check(inBody(`${wide}${long} {|broken-sentence-line:after|}\nthe talks.`));
    deepEqual(found?.message, 'A line ends in the middle of the sentence, at "after the".');
  });
  it("quotes no more of a long word than shows which it is", () => {
    const word = "donaudampfschifffahrtsgesellschaft";
    const [found] = check(inBody(`${wide}${long} {|broken-sentence-line:after|}\n${word}.`));
    deepEqual(found?.message, `A line ends in the middle of the sentence, at "after ${word.slice(0, 30)}".`);
  });
  it("reports two at once, where a link stood on a line of its own", () =>
    void check(
      inBody(
        `${wide}${long}, as they said in {|broken-sentence-line:their|}\njoint statement that came out on the evening of the day before {|broken-sentence-line:the|}\ntalks. Then ${long.toLowerCase()} and leave for the airport, where their plane is waiting for them.`,
      ),
    ));
  it("is content with ends of all kinds", () => {
    for (const end of [".", "!", "?", "…", ":", ";", ".”", ".“", "?)", "。", "؟"])
      check(inBody(`${wide}${long}${end}\nthe talks`), { levels: { "unbalanced-quotes": "off" } });
    check(inBody(`${wide}${long}\nThe talks`));
    check(inBody(`${wide}${long}\n\nthe talks`));
    check(inBody("A short line\nthat goes on"));
  });
  it("is content with verse, lists, tables, addresses and names", () => {
    check(inBody(`${wide}${long}\n- the talks\n- the dinner`));
    check(inBody(`- ${long}\nthe talks`));
    check(inBody(`| ${long} |\n| the talks |`));
    check(
      inBody(
        "Shall I compare thee to a summer’s day and night\nthou art more lovely and more temperate by far\nrough winds do shake the darling buds of May\nand summer’s lease hath all too short a date",
      ),
    );
    check(inBody(`the first of the items on this long list of items\nthe second of the items on this list`));
    for (const next of [
      "https://example.com/x",
      "www.example.com",
      "mail@example.com",
      "von der Leyen spoke",
      "al-Assad spoke",
      "iPhone sales rose",
      "de la Cruz spoke",
      "ash-Sharif spoke",
      "la Repubblica wrote",
    ])
      check(inBody(`${wide}${long}\n${next}`));
    check(inBody(`${wide}${long} {|broken-sentence-line:when|}\nvon was written, though small.`));
    check(inBody(`${wide}${long} {|broken-sentence-line:as|}\nthe iPhone was shown.`));
    check(inBody(`${wide}${long} {|broken-sentence-line:when|}\nalas, Damascus fell.`));
    for (const item of ["100. ", "7) ", "a. ", "# ", "• "]) check(inBody(`${wide}${item}${long} when\nthe talks end.`));
    check(inBody(`${wide}1000. ${long} {|broken-sentence-line:when|}\nthe talks end.`));
    check(inBody(`${wide}${long} and https://example.com/x\nthe talks end.`));
    check(inBody(`${wide}See https://example.com/x, where ${long} {|broken-sentence-line:after|}\nthe talks.`));
    const verse = (width: number): string =>
      `${"Rough winds do shake the darling buds of May and summer's lease hath all too short".padEnd(width, "a").slice(0, width)}\n`;
    const last = (width: number): string => verse(width).toLowerCase().trimEnd();
    check(inBody(`${wide}${verse(80)}${verse(80)}${verse(80)}${last(80)}`), { levels: { "unbalanced-quotes": "off" } });
  });
  it("is content with wrapped text, Markdown, data and code", () => {
    check(
      inBody(
        "The two ministers will speak to reporters in the hall after\nthe talks have ended, and then they will leave for the\nairport, where their plane is waiting.",
      ),
    );
    check(inBody(`${wide}${long}\nthe talks`, "a.md"));
    check(inBody(`${wide}${long}\nthe talks`, "a.csv"));
    check(inBody(`${wide}${long}\nthe talks`, "a lang=zxx"));
  });
  it("is content with text that is wrapped raggedly, even with a wide line in it", () => {
    const ragged =
      "This licence shall apply to any work of authorship, including\nthe original version of it and any additions that do not\npertain to any part of it, and that are by\nthe same author or by\nsomebody else who was asked to do it by the author in\nwriting or otherwise";
    check(inBody(`${wide}${ragged}\n\n${ragged}`));
  });
  it("joins the lines, and a divided word", () => {
    checkFix(
      inBody(`${wide}${long} {|broken-sentence-line:after|}\nthe talks.`),
      inBody(`${wide}${long} after the talks.`),
    );
    checkFix(
      inBody(`${wide}${long} {|broken-sentence-line:inter-|}\nnational.`),
      inBody(`${wide}${long} international.`),
    );
    checkFix(
      inBody(`${wide}${long} {|broken-sentence-line:vice-|}\nminister.`),
      inBody(`${wide}${long} vice-minister.`),
      {
        title: "Join the word with its hyphen",
      },
    );
  });
  it("reads CRLF", () =>
    checkFix(
      `<<<FILE a\r\n${wide.replaceAll("\n", "\r\n")}${long} {|broken-sentence-line:after|}\r\nthe talks.\r\nEND>>>\r\n`,
      `<<<FILE a\r\n${wide.replaceAll("\n", "\r\n")}${long} after the talks.\r\nEND>>>\r\n`,
    ));
  it("reads a last line without a line end", () =>
    void check(
      `<<<FILE a\n${wide}${long} {|broken-sentence-line:after|}\nthe talks.\nEND>>>{|missing-final-line-end:|}`,
    ));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody(`${wide}${long} after\nthe talks.`, "a sha256=0"), "broken-sentence-line"), []));
  it("knows each small word that a name may begin with, and joined ones", () => {
    const particles = "von van de der den del della di da dos du la le el bin bint ibn ten ter zu af av".split(" ");
    for (const next of [
      ...particles.map((word) => `${word} Berg spoke`),
      "van der Berg spoke",
      "de la  Cruz spoke",
      "von und zu Berg".replace("und", "der"),
      ...["al", "el", "an", "ad", "ar", "as", "ash"].map((word) => `${word}-Berg spoke`),
      "eBay grew",
    ])
      check(inBody(`${wide}${long} when\n${next} there`));
    for (const next of [
      "des Berges wegen",
      "von dem Berg",
      "al-berg",
      "ebay grew",
      "see Van Berg",
      "von de van der Berg",
    ])
      check(inBody(`${wide}${long} {|broken-sentence-line:when|}\n${next} there`));
  });
  it("knows addresses at both sides", () => {
    for (const address of [
      "https://a.example",
      "ftp://a.example/x",
      "www.a.example",
      "jo@a.example",
      "j.o@mail.a.example",
    ]) {
      check(inBody(`${wide}${long} when\n${address} is read`));
      check(inBody(`${wide}${long} at ${address}\nis read`));
    }
    check(inBody(`${wide}${long} {|broken-sentence-line:a@b|}\nis read`));
  });
  it("asks for a line that is long enough, and wide enough paragraphs", () => {
    const line = (length: number): string =>
      `The ${"words go on and ".repeat(9)}`
        .slice(0, length - 1)
        .trimEnd()
        .padEnd(length, "x");
    check(inBody(`${wide}${line(40)}\nthe talks.`));
    const last = (text: string): string => text.replace(/(\S+)$/, "{|broken-sentence-line:$1|}");
    check(inBody(`${wide}${last(line(41))}\nthe talks.`));
    check(inBody(`${line(120)}\nthe talks.`));
    for (const sign of ["|", "{", "}", "<", ">", "=", "\t", "   "]) {
      check(inBody(`${wide}${long} ${sign} when\nthe talks.`));
      check(inBody(`${wide}${long} when\nthe ${sign} talks.`));
    }
  });
});
