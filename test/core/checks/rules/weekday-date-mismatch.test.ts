import { check, document } from "../../../support/check-residue.ts";
import { equal } from "../../../support/expect.ts";

describe("weekday-date-mismatch", () => {
  const dirty = [
    "They met on {|weekday-date-mismatch:Monday, 18 June 2024|}.",
    "They met on {|weekday-date-mismatch:Monday, June 18, 2024|}.",
    "They met on {|weekday-date-mismatch:Mon, 18 Jun 2024|}.",
    "They met on {|weekday-date-mismatch:2024-06-18 (Mon)|}."
      .replace("(Mon|})", "(Mon|}")
      .replace("(Mon)|}", "(Mon|})"),
    "They met on {|weekday-date-mismatch:18 June 2024, Monday|}.",
    "Sie trafen sich am {|weekday-date-mismatch:Montag, den 18. Juni 2024|}.",
    "Sie trafen sich am {|weekday-date-mismatch:Mo., 18. Juni 2024|}.",
    "{|weekday-date-mismatch:2024년 6월 18일 월요일|}에 만났다.",
    "{|weekday-date-mismatch:2024年6月18日星期一|}举行。",
    "يوم {|weekday-date-mismatch:الاثنين 18 يونيو 2024|} اجتمعوا.",
    "They met on {|weekday-date-mismatch:Friday, 03/04/2024|}.",
  ];
  for (const line of dirty)
    it(`reports ${line.replace(/\{\|[a-z-]+:|\|\}/g, "")}`, () =>
      void check(document(`${line}\n`), { levels: { "ambiguous-date": "off" } }));

  const clean = [
    "They met on Tuesday, 18 June 2024.",
    "They met on Monday, 18 June.",
    "They met on Monday. 18 June 2024 was warm.",
    "They met on Monday and Tuesday, 18 June 2024.",
    "They met on Monday and Wednesday, 18 June 2024.",
    "They met Monday to Wednesday, 17–19 June 2024.",
    "Harbour Sun, 18 June 2024",
    "The Sun, 18 June 2024, page 3",
    "On 18 June 2024, Monday’s meeting was a memory.",
    "On 18 June 2024 Monday was far away.",
    "They met on Wednesday, 03/04/2024.",
    "They met on Monday, 03/04/2024.",
    "Sun Weidong, 18 June 2024",
    "So, 18. Juni 2024",
    "See https://example.org/Monday-18-June-2024.",
  ];
  for (const line of clean) it(`leaves ${line}`, () => void check(document(`${line}\n`)));

  it("says which day it is", () => {
    const [found] = check(document("On {|weekday-date-mismatch:Monday, 18 June 2024|}, they met.\n"));
    equal(found?.message, '18 June 2024 is a Tuesday and not a "Monday".');
  });

  it("leaves front matter, data and code", () => {
    check(document("---\ndate: Monday, 18 June 2024\n---\nx\n"));
    check("<<<FILE a.json\nMonday, 18 June 2024\nEND>>>\n");
    check("<<<FILE a.md\n`Monday, 18 June 2024`\nEND>>>\n");
  });

  it("reads CRLF, a last line without a line end, and two at once", () => {
    const one = "{|weekday-date-mismatch:Monday, 18 June 2024|}";
    check(`<<<FILE a\r\n${one}, and ${one}.\r\nEND>>>\r\n`);
    check(`<<<FILE a\n${one}{|glued-marker:END>>>|}\n`);
  });
  it("asks no weekday of a stretch of days", () => {
    check(document("They met on Monday, 17-18 June 2024.\n"));
  });
  it("goes on behind what has no day, and behind what is right", () =>
    void check(
      document(
        "On Monday, 31 June 2024, and on Tuesday, 18 June 2024, and on {|weekday-date-mismatch:Monday, 18 June 2024|}.\n",
      ),
    ));
});
