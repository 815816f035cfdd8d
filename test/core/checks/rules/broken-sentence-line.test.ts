import { check, checkFix, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual } from "../../../support/expect.ts";

describe("broken-sentence-line", () => {
  const long = "The two ministers will speak to reporters in the hall";
  /** Wider than anybody wraps: where lines are so wide, they are paragraphs. */
  const wide = `${"They have much to talk about. ".repeat(5)}\n\n`.replace(" \n", "\n");

  /** Blanks and empty lines are other rules' business. */
  const tolerant = { levels: { "trailing-whitespace": "off", "excess-blank-lines": "off" } } as const;

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
  describe("in a text where lines go on", () => {
    const broken = `${long} {|broken-sentence-line:after|}\nthe talks.\n\n`;
    const unmarked = broken.replace(/\{\|[a-z-]+:(\S+)\|\}/, "$1");
    const sized = (length: number): string =>
      "The words go on and on "
        .repeat(9)
        .slice(0, length - 1)
        .padEnd(length, "x");

    it("reports twice as many of them as lines are wide, and none of more", () => {
      check(inBody(wide + broken.repeat(2)), tolerant);
      check(inBody(wide + unmarked.repeat(3)), tolerant);
      check(inBody(wide.repeat(2) + broken.repeat(4)), tolerant);
      check(inBody(wide.repeat(2) + unmarked.repeat(5)), tolerant);
      check(inBody(`${sized(60)}\n\n`.repeat(9) + unmarked.repeat(3)), tolerant);
    });
    it("counts only those of a width that may be wrapped, that have no end", () => {
      for (const one of [`${sized(40)}\nthe talks.`, `${long}.\nthe talks.`, `${long}\nThe talks.`])
        check(inBody(`${wide}${broken.repeat(2)}${one}`), tolerant);
      for (const one of [41, 120]) check(inBody(`${wide}${unmarked.repeat(2)}${sized(one)}\nthe talks.`), tolerant);
      const marked = sized(121).replace(/(\S+)$/, "{|broken-sentence-line:$1|}");
      check(inBody(`${wide}${broken.repeat(2)}${marked}\nthe talks.`), tolerant);
    });
  });
  it("looks at each pair of lines, whatever stands before and after them", () => {
    const marked = `${long} {|broken-sentence-line:after|}\nthe talks.`;
    check(inBody(`${wide}Three lines.\n${marked}\n\nMore.`));
    check(inBody(`${wide}${marked.replace("\n", " \n")}`), tolerant);
    check(inBody(`${wide}${marked.replace("\n", "\n  ")}`), tolerant);
    check(inBody(`${wide}${long} after\n \t\nthe talks.`), tolerant);
  });
  it("takes four narrow lines for verse, and none where one is wider", () => {
    const marked = `${long} {|broken-sentence-line:after|}\n`;
    const wider = (width: number): string => `the talks ${"x".repeat(width - 11)}.\n`;
    check(inBody(`${wide}${marked}${wider(81)}And so on.\nAnd so on.`));
    check(inBody(`${wide}${long} after\n${wider(80)}And so on.\nAnd so on.`));
    check(inBody(`${wide}${marked}${wider(80)}And so on.`));
  });
  it("is no business of lines that the page put there", () =>
    void check(inBody(`${wide}Sign up now: Get our newsletters delivered to your inbox\nthe talks.`)));
  it("looks at how lines begin and end, not at what is in them", () => {
    for (const item of ["A. ", "B) "]) check(inBody(`${wide}${item}${long} when\nthe talks end.`));
    check(inBody(`${wide}${long} with Mr. {|broken-sentence-line:Kim|}\nthe talks.`));
    check(inBody(`${wide}${long} {|broken-sentence-line:when|}\nthe al-Berg house fell.`));
    check(inBody(`${wide}${long} {|broken-sentence-line:when|}\nsee https://a.example/x for more.`));
    check(inBody(`${wide}${long} at https://a.example/x \nis read.`), tolerant);
    const word = "donaudampfschifffahrtsgesellschaft";
    check(inBody(`${wide}${long} ${word.slice(0, -30)}{|broken-sentence-line:${word.slice(-30)}|}\nthe talks.`));
  });
  it("says how the lines are joined", () => {
    const titles = (last: string): readonly string[] =>
      fixesAt(inBody(`${wide}${long} ${last}\nnational.`), "broken-sentence-line").map(({ title }) => title);
    deepEqual(titles("after"), ["Join the lines"]);
    deepEqual(titles("2024-"), ["Join the lines"]);
    deepEqual(titles("inter-"), ["Join the word without its hyphen", "Join the word with its hyphen"]);
  });
  it("goes on behind verse", () => {
    const verse = "The sun is low,\nthe wind is still,\nthe boats are home,\nthe lamps are lit.\n\n";
    check(inBody(`${wide}${verse}${long} {|broken-sentence-line:after|}\nthe talks.`));
  });
});
