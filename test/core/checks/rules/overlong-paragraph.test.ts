import { check, checkFix, fixesAt, inBody } from "../../../support/check-characters.ts";
import { deepEqual, equal } from "../../../support/expect.ts";

describe("overlong-paragraph", () => {
  const some = (count: number): string =>
    Array.from({ length: count }, (_, at) => `This is sentence number ${at + 1} of the text.`).join(" ");

  it("hints at more than 1,500 characters, and at less when told so", () => {
    const text = some(40);
    const [found] = check(inBody(`{|overlong-paragraph:This is sentence number 1 of the text.|}${text.slice(38)}`));
    deepEqual(
      [found?.severity, found?.message],
      [
        "hint",
        `The paragraph that begins with "This is sentence number 1 of t" has ${text.length.toLocaleString("en-US")} characters.`,
      ],
    );
    check(inBody(some(30)));
    check(inBody("{|overlong-paragraph:One.|} Two."), { longestParagraph: 8 });
  });
  it("is content with lines and paragraphs of less, with data and code", () => {
    check(inBody(Array.from({ length: 60 }, () => some(5)).join("\n")));
    check(inBody(some(60), "a.csv"));
    check(inBody(`\`\`\`\n${some(60)}\n\`\`\``, "a.md"));
    check(inBody(`https://example.com/${"x".repeat(1_400)}`));
  });
  it("breaks at sentences, as the text parts its paragraphs", () => {
    const options = { longestParagraph: 20 };
    checkFix(
      inBody("{|overlong-paragraph:One is here.|} Two is here. Three."),
      inBody("One is here.\nTwo is here.\nThree."),
      { options },
    );
    checkFix(
      inBody("A\n\n{|overlong-paragraph:One is here.|} Two is here. Three."),
      inBody("A\n\nOne is here.\n\nTwo is here.\n\nThree."),
      { options },
    );
    checkFix(
      inBody("{|overlong-paragraph:One is here.|} Two is here.", "a.md"),
      inBody("One is here.\n\nTwo is here.", "a.md"),
      { options },
    );
  });
  it("breaks with blank lines what would look wrapped, and be one paragraph again", () => {
    const [one, two] = [
      "The board of the harbour met on Tuesday and put it off.",
      "Then the board of the harbour met once more.",
    ];
    checkFix(inBody(`{|overlong-paragraph:${one}|} ${two}`), inBody(`${one}\n\n${two}`), {
      options: { longestParagraph: 90 },
    });
    const wide = `The board ${"of the harbour and of the bay ".repeat(4)}met on Tuesday.`;
    checkFix(inBody(`{|overlong-paragraph:${wide}|} ${two}`), inBody(`${wide}\n${two}`), {
      options: { longestParagraph: 150 },
    });
  });
  it("is content where no sentence ends, and with HTML in Markdown", () => {
    check(inBody("x ".repeat(900).trim()));
    check(inBody(`<table>\n${some(60)}\n</table>`, "a.md"));
  });
  it("breaks as often as it takes", () => {
    equal((fixesAt(inBody(some(60)), "overlong-paragraph")[0]?.edits.length ?? 0) > 2, true);
  });
  it("never makes a marker", () =>
    checkFix(
      inBody("{|overlong-paragraph:One is here.|} END>>> is a mark."),
      inBody("One is here.\n\\END>>> is a mark."),
      { options: { longestParagraph: 20 } },
    ));
  it("reads CRLF and two at once", () =>
    void check("<<<FILE a\r\n{|overlong-paragraph:One.|} Two.\r\n{|overlong-paragraph:One.|} Two.\r\nEND>>>\r\n", {
      longestParagraph: 8,
    }));
  it("reads a last line without a line end", () =>
    void check("<<<FILE a\n{|overlong-paragraph:One.|} Two.\nEND>>>{|missing-final-line-end:|}", {
      longestParagraph: 8,
    }));
  it("does not touch a sealed document", () =>
    deepEqual(fixesAt(inBody(some(60), "a sha256=0"), "overlong-paragraph"), []));
  it("goes on behind markup of Markdown, and offers nothing where one sentence is all that is long", () => {
    const text = some(40);
    const markup = `<p>${some(40)}</p>`;
    check(
      inBody(`${markup}\n\n{|overlong-paragraph:This is sentence number 1 of the text.|}${text.slice(38)}`, "a.md"),
    );
    const lone = `Short one. This one ${"goes on and ".repeat(200)}ends.`;
    const [found] = check(inBody(`{|overlong-paragraph:Short one.|}${lone.slice(10)}`));
    deepEqual(found?.fixes.length, 1);
    deepEqual(
      check(inBody(`{|overlong-paragraph:This is sentence number 1 of the text.|}${some(4).slice(38)}`), {
        longestParagraph: 100,
      })[0]?.fixes.length,
      1,
    );
  });
  it("allows as many characters as it says, and not one more", () => {
    const text = some(3);
    const marked = `{|overlong-paragraph:This is sentence number 1 of the text.|}${text.slice(38)}`;
    for (const more of ["", "\n\nFoot."]) {
      check(inBody(text + more), { longestParagraph: text.length });
      check(inBody(marked + more), { longestParagraph: text.length - 1 });
    }
  });
  describe("in sentences of known lengths", () => {
    const sentence = (length: number): string => `A${"x".repeat(length - 2)}.`;
    const of = (...lengths: readonly number[]): readonly string[] => lengths.map(sentence);
    const fixed = (longestParagraph: number, sentences: readonly string[], expected: string): void => {
      const [first, ...others] = sentences;
      checkFix(inBody([`{|overlong-paragraph:${first}|}`, ...others].join(" ")), inBody(expected), {
        options: { longestParagraph },
      });
    };

    it("is told from 1,501 characters on", () => {
      const [short, long, longer] = of(10, 1_489, 1_490);
      check(inBody(`${short} ${long}`));
      check(inBody(`{|overlong-paragraph:${short}|} ${longer}`));
    });
    it("breaks before a sentence that would make a piece longer than four tenths", () => {
      const [a, b, c, d] = of(20, 19, 30, 40);
      fixed(100, [a!, b!, c!, d!], `${a} ${b}\n${c}\n${d}`);
      fixed(100, [a!, a!, c!, d!], `${a}\n${a}\n${c}\n${d}`);
      fixed(100, [d!, a!, b!, c!], `${d}\n${a} ${b}\n${c}`);
    });
    it("parts pieces by blank lines where the widest looks wrapped, wherever it stands", () => {
      const [few, ...wide] = of(20, 49, 50, 120, 121);
      for (const [at, longest] of [60, 60, 130, 130].entries()) {
        const between = at === 0 || at === 3 ? "\n" : "\n\n";
        fixed(longest, [wide[at]!, few!], `${wide[at]}${between}${few}`);
        fixed(longest, [few!, wide[at]!], `${few}${between}${wide[at]}`);
      }
      fixed(60, [few!, few!, wide[1]!], `${few}\n\n${few}\n\n${wide[1]}`);
    });
  });
  it("goes on behind a line in which no sentence ends", () =>
    void check(inBody(`${"x ".repeat(20).trim()}\n{|overlong-paragraph:One is here.|} Two is here.`), {
      longestParagraph: 20,
    }));
});
