import { deepEqual, equal, match } from "node:assert/strict";
import { dateCard } from "../../src/core/date-card.ts";
import { cardToText } from "../../src/core/markdown.ts";
import { dateAt, type ReadDate, readDates } from "../../src/core/read-dates.ts";
import { documentOf } from "./entities/told.ts";

const PUBLISHED = "date=2024-06-17";

/** The one date of a body, as it is read. */
function read(body: string, attributes = PUBLISHED): ReadDate {
  const dates = [...readDates(documentOf(body, attributes))];
  equal(dates.length, 1, `${dates.length} dates`);
  return dates[0]!;
}

/** What it means: `2024-06-18`-like words, or all that it may mean. */
function meant(body: string, attributes = PUBLISHED): string {
  const { meanings, isSettled } = read(body, attributes);
  return `${isSettled ? "" : "? "}${meanings.map(({ words }) => words).join(" | ")}`;
}

describe("readDates", () => {
  // 17 June 2024 is a Monday.
  const readings: readonly (readonly [text: string, meant: string])[] = [
    ["The envoys met on Tuesday.", "Tuesday, 11 June 2024"],
    ["The envoys met on Monday.", "Monday, 17 June 2024"],
    ["The envoys will meet on Tuesday.", "Tuesday, 18 June 2024"],
    ["The envoys will meet in the old town hall by the river on Tuesday morning.", "Tuesday, 18 June 2024"],
    ["On Tuesday, the envoys will meet.", "Tuesday, 18 June 2024"],
    ["The minister will travel, his office said on Friday.", "Friday, 14 June 2024"],
    ["The minister said he would travel on Friday.", "Friday, 21 June 2024"],
    ["They are to meet on Wednesday.", "Wednesday, 19 June 2024"],
    ["Talks scheduled for Thursday are off.", "Thursday, 20 June 2024"],
    ["It has rained since Saturday.", "Saturday, 15 June 2024"],
    ["A Tuesday to remember.", "Tuesday, 11 June 2024"],
    ["They spoke last Tuesday.", "Tuesday, 11 June 2024"],
    ["Next Monday is a holiday.", "Monday, 24 June 2024"],
    ["He comes next Friday.", "? Friday, 21 June 2024 | Friday, 28 June 2024"],
    ["It ended yesterday.", "Sunday, 16 June 2024"],
    ["It ended last week.", "10 June 2024 to 16 June 2024"],
    ["It ended last weekend.", "15 June 2024 to 16 June 2024"],
    ["It ended last month.", "May 2024"],
    ["It starts next year.", "2025"],
    ["It began two weeks ago.", "3 June 2024 to 9 June 2024"],
    ["It began five years ago.", "2019"],
    ["It was held on June 25.", "Sunday, 25 June 2023"],
    ["It is to be held on June 18.", "Tuesday, 18 June 2024"],
    ["The summit on 3 July.", "Wednesday, 3 July 2024"],
    ["The summit on Tuesday, 18 June.", "Tuesday, 18 June 2024"],
    ["The summit on 18 and 19 June.", "18 June 2024 to 19 June 2024"],
    ["They met in May.", "May 2024"],
    ["They met in September.", "September 2023"],
    ["They will meet in January.", "January 2025"],
    ["A summit in December.", "? December 2024 | December 2023"],
    ["They met last May.", "May 2024"],
    ["It was early June 2023.", "June 2023"],
    ["It was set up in 2002.", "2002"],
    ["It was set up in the 1990s.", "1990 to 1999"],
    ["Signed on 11/26/2024.", "Tuesday, 26 November 2024"],
    ["Signed on 03/04/2024.", "? Wednesday, 3 April 2024 | Monday, 4 March 2024"],
    ["Signed on Monday, 03/04/2024.", "Monday, 4 March 2024"],
    ["Signed on 18.06.2024.", "Tuesday, 18 June 2024"],
    ["2024年6月18日签署。", "Tuesday, 18 June 2024"],
  ];
  for (const [text, expected] of readings) it(`reads ${text}`, () => equal(meant(text), expected));

  it("says why", () => {
    match(
      read("They will meet on Tuesday.").why,
      /^“will” speaks of what is to come\. .* 17 June 2024 \(by the header\) on\.$/,
    );
    match(read("The envoys went on Tuesday.").why, /^“went” speaks of what was\./);
    match(read("Rain on Tuesday.").why, /^No verb tells, and a report speaks of the days before it\./);
    match(read("Signed on 11/26/2024.").why, /There is no month 26, so the month comes first\./);
    match(read("They met last month.").why, /It is the month before that of 17 June 2024 \(by the header\)\./);
    match(read("On Monday, 18 June 2024, it").why, /It is no Monday, though that stands beside it\./);
  });

  it("goes by the other numeric dates of the document", () => {
    const [first, second] = readDates(documentOf("From 03/04/2024 to 03/25/2024.", ""));
    equal(first?.meanings[0]?.words, "Monday, 4 March 2024");
    match(first?.why ?? "", /Another date of the document has the month first/);
    equal(second?.meanings[0]?.words, "Monday, 25 March 2024");
  });

  it("goes by front matter, the address and the dateline where the header says nothing", () => {
    equal(
      [...readDates(documentOf("---\ndate: 2024-06-17\n---\nThey met on Friday.", ""))].at(-1)?.meanings[0]?.words,
      "Friday, 14 June 2024",
    );
    equal(meant("They met on Friday.", "url=https://a.example/2024/06/17/x"), "Friday, 14 June 2024");
    equal(meant("They met on Friday.\n\nhttps://a.example/2024/06/17/x", ""), "Friday, 14 June 2024");
    equal(meant("They met last month.", "url=https://a.example/2024/06/x"), "May 2024");
    const [dateline, friday] = readDates(documentOf("SEOUL, June 17, 2024 (ABC) - They met on Friday.", ""));
    equal(dateline?.meanings[0]?.words, "Monday, 17 June 2024");
    equal(friday?.meanings[0]?.words, "Friday, 14 June 2024");
    match(friday?.why ?? "", /by the dateline/);
  });

  it("leaves open what only a stamp or the day of collection would settle", () => {
    const [stamp, tuesday] = readDates(
      documentOf("• 11/26/2024\n\nThey will meet on Tuesday.", "retrieved=2024-11-26"),
    );
    equal(stamp?.isSettled, true);
    match(stamp?.notes.join() ?? "", /perhaps the day of collection/);
    equal(tuesday?.isSettled, false);
    deepEqual(tuesday?.meanings, [{ words: "the first Tuesday from the day of publication on", days: undefined }]);
    match(tuesday?.why ?? "", /“will” speaks of what is to come\. Nothing says when the text was published/);
    match(tuesday?.notes.join(" ") ?? "", /"• 11\/26\/2024" may be .* retrieved= is that of collection/);
  });

  it("leaves open what depends on which of two is believed", () => {
    const url = "url=https://a.example/2024/06/27/x";
    equal(meant("They met on Friday.", `${PUBLISHED} ${url}`), "? Friday, 14 June 2024 | Friday, 21 June 2024");
    match(read("They met on Friday.", `${PUBLISHED} ${url}`).why, /the header and the address do not agree on/);
    equal(meant("They met last month.", `${PUBLISHED} ${url}`), "May 2024");
    equal(meant("They met on Friday.", `${PUBLISHED} url=https://a.example/2024/06/18/x`), "Friday, 14 June 2024");
  });

  it("gives the readings of what it leaves open", () => {
    const dates = [...readDates(documentOf("In 2024 they will meet on June 18, as last month.", ""))];
    deepEqual(
      dates.slice(1).map(({ meanings }) => meanings.map(({ words }) => words)),
      [
        ["18 June of the year of publication", "Tuesday, 18 June 2024, if it is 2024, the latest year the text names"],
        ["the month before that of the day of publication"],
      ],
    );
    equal(meant("They met on Friday.", "date=2024-06"), "? the last Friday up to the day of publication");
    match(read("They met on Friday.", "date=2024-06").why, /Only June 2024 is known, by the header, and not the day\./);
  });

  it("goes by the verbs of German, French and Spanish, and by none of other languages", () => {
    equal(meant("Sie werden sich am Dienstag treffen.", `${PUBLISHED} lang=de`), "Tuesday, 18 June 2024");
    equal(meant("Sie trafen sich am Dienstag.", `${PUBLISHED} lang=de`), "Tuesday, 11 June 2024");
    equal(meant("Le ministre sera à Séoul mardi.", `${PUBLISHED} lang=fr`), "Tuesday, 18 June 2024");
    equal(meant("El ministro dijo el martes que no.", `${PUBLISHED} lang=es`), "Tuesday, 11 June 2024");
    equal(meant("회담은 화요일에 열린다.", `${PUBLISHED} lang=ko`), "Tuesday, 11 June 2024");
  });

  it("is found by its place, with the weekday beside it, and nowhere else", () => {
    const block = documentOf("On Tuesday, 18 June 2024, it rained.", PUBLISHED);
    const at = (offset: number): string | undefined => {
      const date = dateAt(block, block.body.start + offset);
      return date && block.text.slice(date.span.start, date.span.end);
    };
    equal(at(3), "Tuesday, 18 June 2024");
    equal(at(20), "Tuesday, 18 June 2024");
    equal(at(1), undefined);
    equal(at(30), undefined);
  });

  it("is no business of base64, nor of the header", () => {
    deepEqual([...readDates(documentOf("June 18, 2024", "encoding=base64"))], []);
    deepEqual([...readDates(documentOf("No day.", PUBLISHED))], []);
  });
});

describe("dateCard", () => {
  it("shows the day and why", () =>
    equal(
      cardToText(dateCard(read("They will meet on Tuesday."), "Tuesday")),
      "Tuesday, 18 June 2024 · date\n“will” speaks of what is to come. It is the first Tuesday from 17 June 2024 (by the header) on.",
    ));

  it("shows every reading of what is undecided", () =>
    equal(
      cardToText(dateCard(read("Signed on 03/04/2024."), "03/04/2024")),
      "03/04/2024 · undecided\nPerhaps Wednesday, 3 April 2024\nPerhaps Monday, 4 March 2024\n" +
        "Nothing says whether day or month comes first.",
    ));
});
