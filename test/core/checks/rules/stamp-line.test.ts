import { check, checkFix, document, fixesAt } from "../../../support/check-residue.ts";
import { deepEqual } from "../../../support/expect.ts";

/** The titles of the fixes of a stamp above a text. */
function titles(stamp: string, attributes = "", text = "The minister left.\n"): readonly string[] {
  return fixesAt(document(`${stamp}\n\n${text}`, attributes), "stamp-line").map(({ title }) => title);
}

describe("stamp-line", () => {
  const stamps = [
    "• 11/26/2024",
    "11/26/24",
    "2024-11-26",
    "2024-11-26T10:30:00Z",
    "Tuesday, 26 November 2024",
    "26. November 2024",
    "2024년 11월 26일",
    "2024年11月26日",
    "- 26.11.2024",
    "November 26, 2024 10:30 am",
  ];
  for (const stamp of stamps)
    it(`reports ${stamp}`, () => {
      check(document(`{|stamp-line:${stamp}|}\n\nThe minister left.\n`));
      check(document(`\n{|boilerplate-line:Share|}\n  {|stamp-line:${stamp}|} \nThe minister left.\n`));
    });

  const clean = [
    "SEOUL, 18 June 2024 - The minister left.\n",
    "On 18 June 2024 the minister left.\n",
    "The minister left.\n\n18 June 2024\n",
    "18 June 2024\n",
    "18 June 2024\nThe minister left.\n19 June 2024\nHe came back.\n",
    "2024\nThe minister left.\n",
    "18 June 2024:\nThe minister left.\n",
  ];
  for (const body of clean)
    it(`leaves ${JSON.stringify(body)}`, () => void check(document(body), { levels: { "ambiguous-date": "off" } }));

  it("reads CRLF, a last line without a line end, and two documents", () => {
    check("<<<FILE a\r\n{|stamp-line:2024-11-26|}\r\nHe left.\r\nEND>>>\r\n");
    check("<<<FILE a\n{|stamp-line:2024-11-26|}\nHe left.{|glued-marker:END>>>|}\n");
    const one = "{|stamp-line:2024-11-26|}\nHe left.\nEND>>>\n";
    check(`<<<FILE a\n${one}<<<FILE b\n${one}`);
  });

  it("moves it to the day of collection first", () => {
    checkFix(document("{|stamp-line:• 11/26/2024|}\n\nHe left.\n"), document("He left.\n", "retrieved=2024-11-26"));
    checkFix(
      document("{|stamp-line:November 26, 2024 4:05 pm|}\nHe left.\n"),
      document("He left.\n", "retrieved=2024-11-26T16:05"),
    );
    checkFix(
      document("{|stamp-line:2024-11-26T10:30:00Z|}\nHe left.\n"),
      document("He left.\n", "retrieved=2024-11-26T10:30:00Z"),
    );
    checkFix(document("{|stamp-line:26.11.2024|}\nHe left.\n"), document("He left.\n", "retrieved=2024-11-26"));
  });

  it("offers the day of publication only where something else speaks for it", () => {
    const retrieved = "Move it to retrieved=2024-11-26";
    const date = "Move it to date=2024-11-26";
    deepEqual(titles("2024-11-26"), [retrieved]);
    deepEqual(titles("2024-11-26", "", "On Tuesday, 18 June 2024, the minister left.\n"), [retrieved]);
    deepEqual(titles("2024-11-26", "url=https://a.example/2024/11/25/left"), [retrieved, date]);
    deepEqual(titles("2024-11-26", "", "SEOUL, 26 November 2024 - The minister left.\n"), [retrieved, date]);
    deepEqual(titles("2024-11-26", "", "The minister left on 26 November.\n"), [retrieved, date]);
    deepEqual(titles("2024-11-26", "", "The minister left.\nhttps://a.example/2024/11/26/left\n"), [retrieved, date]);
    deepEqual(titles("2024-11-26", "", "The minister left on Tuesday in November.\n"), [retrieved]);
  });

  it("only deletes what the header says already, and overwrites nothing", () => {
    deepEqual(titles("2024-11-26", "date=2024-11-26"), [
      "Delete it: date= says so already",
      "Move it to retrieved=2024-11-26",
    ]);
    deepEqual(titles("2024-11-26", "retrieved=2024-11-26"), ["Delete it: retrieved= says so already"]);
    deepEqual(titles("2024-11-26", "retrieved=2024-12-01"), []);
    checkFix(
      document("{|stamp-line:2024-11-26|}\nHe left.\n", "retrieved=2024-11-26"),
      document("He left.\n", "retrieved=2024-11-26"),
    );
  });

  it("shows both readings, and none where the year is short or missing", () => {
    deepEqual(titles("03/04/2024"), ["Move it to retrieved=2024-04-03", "Move it to retrieved=2024-03-04"]);
    deepEqual(titles("11/26/24"), []);
    deepEqual(titles("June 18"), []);
  });

  it("touches no sealed body", () => deepEqual(titles("2024-11-26", `sha256=${"0".repeat(64)}`), []));

  it("leaves front matter, code and data", () => {
    check(document("---\ndate: 2024-11-26\n---\nHe left.\n"));
    check("<<<FILE a.csv\n2024-11-26\nHe left.\nEND>>>\n");
    check("<<<FILE a.md\n```\n2024-11-26\n```\nHe left.\nEND>>>\n");
  });
  it("keeps the time that stands beside it, with its zone", () => {
    for (const [stamp, value] of [
      ["November 26, 2024 10:30 am", "2024-11-26T10:30"],
      ["November 26, 2024 10:30 p.m.", "2024-11-26T22:30"],
      ["26 November 2024 09:05 UTC", "2024-11-26T09:05Z"],
      ["26 November 2024 09:05:07 GMT", "2024-11-26T09:05:07Z"],
      ["2024-11-26T10:30:00Z", "2024-11-26T10:30:00Z"],
      ["2024-11-26", "2024-11-26"],
      ["November 26, 2024 12:30 am", "2024-11-26T00:30"],
      ["November 26, 2024 12:30 PM", "2024-11-26T12:30"],
      ["November 26, 2024 4:05pm", "2024-11-26T16:05"],
      ["26 November 2024 10:30 +01:00", "2024-11-26T10:30+01:00"],
      ["26 November 2024 10:30 -0500", "2024-11-26T10:30-0500"],
      ["26 November 2024 10:30:05 a.m. utc", "2024-11-26T10:30:05Z"],
      ["26 November 2024 25:30", "2024-11-26"],
      ["10:30 26 November 2024", "2024-11-26"],
    ] as const)
      deepEqual(
        fixesAt(document(`${stamp}\nThe ministers met.\n`), "stamp-line")[0]?.title,
        `Move it to retrieved=${value}`,
        stamp,
      );
  });
  it("takes a header for enough that says as much as the stamp", () => {
    const time = "26 November 2024 10:30";
    deepEqual(titles(time, "retrieved=2024-11-26"), []);
    deepEqual(titles(time, "retrieved=2024-11-26T10:30"), ["Delete it: retrieved= says so already"]);
    deepEqual(titles("2024-11-26", "retrieved=2024-11-26T09:00"), ["Delete it: retrieved= says so already"]);
    deepEqual(titles("2024-11-26", "retrieved=soon"), []);
    deepEqual(titles("2024-11-26", 'title="b'), []);
    deepEqual(titles("2024-11-26", "date=2024-11-26 retrieved=2024-11-26"), [
      "Delete it: retrieved= says so already",
      "Delete it: date= says so already",
    ]);
  });
  it("takes a day beside it for the day of publication, and none further off or unclear", () => {
    const retrieved = "Move it to retrieved=2024-11-26";
    const both = [retrieved, "Move it to date=2024-11-26"];
    for (const [text, isClose] of [
      ["The minister left on 25 November.", true],
      ["The minister left on 27 November 2024.", true],
      ["The minister left on 24 November.", false],
      ["The minister left on 28 November 2024.", false],
      ["The minister left on 26 November 2023.", false],
      ["The minister left on 26 October.", false],
      ["The minister left in November 2024.", false],
      ["The minister left on 11/26/2024.", true],
      ["The minister left on 01/11/2024.", false],
      ["The minister left on Tuesday.", false],
    ] as const)
      deepEqual(titles("2024-11-26", "", `${text}\n`), isClose ? both : [retrieved], text);
    deepEqual(titles("2024-01-11", "", "The minister left on 01/11/2024.\n"), ["Move it to retrieved=2024-01-11"]);
    deepEqual(titles("2024-11-26", "url=https://a.example/2024/11/24/left"), [retrieved]);
    deepEqual(titles("2024-11-26", "url=https://a.example/2024/11/left"), [retrieved]);
  });
  it("looks past lines of the page, and at no line that is long", () => {
    const long = `Said in ${"words and ".repeat(40)}short.`;
    const options = { levels: { "boilerplate-line": "off", "overlong-paragraph": "off" } } as const;
    check(document(`{|stamp-line:2024-11-26|}\n${long}\n`), options);
    check(document(`${long}\n2024-11-26\nHe left.\n`), options);
    check(document(`2024-11-26\n${long}\n2024-11-27\nHe left.\n`), options);
    check(document("2024-11-26\nShare\n"), options);
    check(document("{|stamp-line:2024-11-26|}\nShare\nHe left.\n"), options);
    check(document("He left.\n2024-11-26\nHe came.\n"), options);
  });
});
