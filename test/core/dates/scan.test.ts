import { deepEqual, ok } from "node:assert/strict";
import { isoDay } from "../../../src/core/dates/calendar.ts";
import type { DateMention, DateReading } from "../../../src/core/dates/mention.ts";
import { datesIn } from "../../../src/core/dates/scan.ts";

function scan(text: string): readonly DateMention[] {
  return datesIn(text, { start: 0, end: text.length });
}

function told(reading: DateReading): string {
  if (reading.kind === "weekday") return `weekday ${reading.weekday}${reading.step === 0 ? "" : ` ${reading.step}`}`;
  if (reading.kind === "relative") return `${reading.step} ${reading.unit}`;
  if (reading.kind === "years")
    return reading.from === reading.to ? `${reading.from}` : `${reading.from}..${reading.to}`;
  const { year, month, day, lastDay, step } = reading;
  if (step !== undefined) return `month ${month} ${step}`;
  if (year !== undefined && day !== undefined && lastDay === undefined) return isoDay({ year, month, day });
  return `${year ?? "?"}-${month}-${day ?? "?"}${lastDay === undefined ? "" : `..${lastDay}`}`;
}

/** `what is written: form: readings, weekday beside`. */
function tell(text: string): readonly string[] {
  return scan(text).map(({ span, form, readings, beside }) => {
    const week = beside ? `, ${text.slice(beside.span.start, beside.span.end)} ${beside.weekday}` : "";
    return `${text.slice(span.start, span.end)}: ${form}: ${readings.map(told).join(" or ")}${week}`;
  });
}

describe("datesIn", () => {
  const dates: readonly (readonly [text: string, ...told: string[]])[] = [
    ["on 2024-06-18.", "2024-06-18: iso: 2024-06-18"],
    ["at 2024-06-18T09:30:00+09:00,", "2024-06-18T09:30:00+09:00: iso: 2024-06-18"],
    ["2024-06-18–2024-06-19", "2024-06-18: iso: 2024-06-18", "2024-06-19: iso: 2024-06-19"],
    ["(2024/6/18)", "2024/6/18: numeric: 2024-06-18"],
    ["2024. 6. 18.", "2024. 6. 18: numeric: 2024-06-18"],
    ["• 11/26/2024", "11/26/2024: numeric: 2024-11-26"],
    ["26/11/2024", "26/11/2024: numeric: 2024-11-26"],
    ["03/04/2024", "03/04/2024: numeric: 2024-04-03 or 2024-03-04"],
    ["04-04-2024", "04-04-2024: numeric: 2024-04-04"],
    ["am 3.4.2024", "3.4.2024: numeric: 2024-04-03"],
    ["18 June 2024", "18 June 2024: named: 2024-06-18"],
    ["18th of June, 2024", "18th of June, 2024: named: 2024-06-18"],
    ["June 18", "June 18: named: ?-6-18"],
    ["June 18, 2024, he", "June 18, 2024: named: 2024-06-18"],
    ["Jan. 6, 2021", "Jan. 6, 2021: named: 2021-01-06"],
    ["6 Jan. 2021", "6 Jan. 2021: named: 2021-01-06"],
    ["June 2024", "June 2024: named: 2024-6-?"],
    ["am 18. Juni 2024.", "18. Juni 2024: named: 2024-06-18"],
    ["im Juni 2024", "Juni 2024: named: 2024-6-?"],
    ["18–19 June 2024", "18–19 June 2024: named: 2024-6-18..19"],
    ["18 and 19 June", "18 and 19 June: named: ?-6-18..19"],
    ["June 18-19, 2024", "June 18-19, 2024: named: 2024-6-18..19"],
    ["18./19. Juni 2024", "18./19. Juni 2024: named: 2024-6-18..19"],
    ["le 1er juin 2024", "1er juin 2024: named: 2024-06-01"],
    ["18 de junio de 2024", "18 de junio de 2024: named: 2024-06-18"],
    ["18 июня 2024", "18 июня 2024: named: 2024-06-18"],
    ["18 يونيو 2024", "18 يونيو 2024: named: 2024-06-18"],
    ["2024년 6월 18일 서울에서", "2024년 6월 18일: east-asian: 2024-06-18"],
    ["于2024年6月18日在", "2024年6月18日: east-asian: 2024-06-18"],
    ["6월 18일", "6월 18일: east-asian: ?-6-18"],
    ["2024年6月的", "2024年6月: east-asian: 2024-6-?"],
    ["on Tuesday", "Tuesday: weekday: weekday 2"],
    ["last Tuesday", "last Tuesday: weekday: weekday 2 -1"],
    ["am Dienstag", "Dienstag: weekday: weekday 2"],
    ["화요일에는", "화요일: weekday: weekday 2"],
    ["星期二和周三", "星期二: weekday: weekday 2", "周三: weekday: weekday 3"],
    ["last month, next year", "last month: relative: -1 month", "next year: relative: 1 year"],
    ["im letzten Monat", "letzten Monat: relative: -1 month"],
    ["yesterday", "yesterday: relative: -1 day"],
    ["上个月 지난달", "上个月: relative: -1 month", "지난달: relative: -1 month"],
    ["It closed on June 18. March was warm.", "June 18: named: ?-6-18"],
    ["on Monday morning", "Monday morning: weekday: weekday 1"],
    ["am Dienstagabend", "Dienstagabend: weekday: weekday 2"],
    ["во вторник 18 июня", "18 июня: named: ?-6-18, вторник 2"],
    ["late last night, this morning", "last night: relative: -1 day", "this morning: relative: 0 day"],
    ["this weekend", "this weekend: relative: 0 weekend"],
    ["this past Tuesday", "past Tuesday: weekday: weekday 2 -1"],
    ["in May", "May: month: ?-5-?"],
    ["since early May", "early May: month: ?-5-?"],
    ["mid-May", "mid-May: month: ?-5-?"],
    ["A September vote", "September: month: ?-9-?"],
    ["September’s vote", "September: month: ?-9-?"],
    ["from January to March", "January: month: ?-1-?", "March: month: ?-3-?"],
    ["seit Juni, Ende Mai", "Juni: month: ?-6-?", "Ende Mai: month: ?-5-?"],
    ["en juin", "juin: month: ?-6-?"],
    ["last May, next June", "last May: month: month 5 -1", "next June: month: month 6 1"],
    ["late June 2024", "late June 2024: named: 2024-6-?"],
    ["in 2019", "2019: year: 2019"],
    ["a 2+2 dialogue in 2015", "2015: year: 2015"],
    ["the act of 1972 applies, a 2020 study", "1972: year: 1972", "2020: year: 2020"],
    ["(2019)", "2019: year: 2019"],
    ["the 2015 elections", "2015: year: 2015"],
    ["2019 was a good year", "2019: year: 2019"],
    ["between 1999 and 2003", "1999: year: 1999", "2003: year: 2003"],
    ["in 2015–2017", "2015–2017: year: 2015..2017"],
    ["in 2023-24 and 2024-06", "2023-24: year: 2023..2024"],
    ["the 1990s, 18 of them", "1990s: year: 1990..1999"],
    ["in the mid-1990s", "mid-1990s: year: 1990..1999"],
    ["der 1990er Jahre", "1990er Jahre: year: 1990..1999"],
    ["в 2024 году", "2024: year: 2024"],
    ["2024年以来", "2024年: year: 2024"],
    ["two weeks ago", "two weeks ago: relative: -2 week"],
    ["some 20 years ago", "20 years ago: relative: -20 year"],
    ["a decade ago", "a decade ago: relative: -10 year"],
  ];
  for (const [text, ...expected] of dates) it(`reads ${text}`, () => deepEqual(tell(text), expected));

  const beside: readonly (readonly [text: string, ...told: string[]])[] = [
    ["on Tuesday, 18 June 2024,", "18 June 2024: named: 2024-06-18, Tuesday 2"],
    ["Tuesday June 18, 2024", "June 18, 2024: named: 2024-06-18, Tuesday 2"],
    ["Tue, 18 Jun 2024", "18 Jun 2024: named: 2024-06-18, Tue 2"],
    ["2024-06-18 (Tue)", "2024-06-18: iso: 2024-06-18, Tue 2"],
    ["June 18, 2024, Tuesday.", "June 18, 2024: named: 2024-06-18, Tuesday 2"],
    ["Dienstag, den 18. Juni 2024", "18. Juni 2024: named: 2024-06-18, Dienstag 2"],
    ["Di., 18. Juni 2024", "18. Juni 2024: named: 2024-06-18, Di 2"],
    ["mardi 18 juin 2024", "18 juin 2024: named: 2024-06-18, mardi 2"],
    ["يوم الثلاثاء 18 يونيو 2024", "18 يونيو 2024: named: 2024-06-18, الثلاثاء 2"],
    ["2024년 6월 18일 화요일에", "2024년 6월 18일: east-asian: 2024-06-18, 화요일 2"],
    ["2024년 6월 18일(화)", "2024년 6월 18일: east-asian: 2024-06-18, 화 2"],
    ["2024年6月18日（周二）", "2024年6月18日: east-asian: 2024-06-18, 周二 2"],
    ["2024年6月18日星期二", "2024年6月18日: east-asian: 2024-06-18, 星期二 2"],
    ["2024年6月18日（火）", "2024年6月18日: east-asian: 2024-06-18, 火 2"],
  ];
  for (const [text, ...expected] of beside)
    it(`sees the weekday beside ${text}`, () => deepEqual(tell(text), expected));

  it("gives no weekday of a list to the one date", () =>
    deepEqual(tell("Tuesday and Wednesday, 18 June 2024"), [
      "Tuesday: weekday: weekday 2",
      "Wednesday: weekday: weekday 3",
      "18 June 2024: named: 2024-06-18",
    ]));

  it("takes no newspaper for a weekday", () => {
    deepEqual(tell("The Sun, 18 June 2024"), ["18 June 2024: named: 2024-06-18"]);
    deepEqual(tell("Harbour Sun 18 June 2024"), ["18 June 2024: named: 2024-06-18"]);
  });

  it("joins nothing over a sentence's end", () => {
    deepEqual(tell("He left on Friday. On 18 June 2024 he"), [
      "Friday: weekday: weekday 5",
      "18 June 2024: named: 2024-06-18",
    ]);
    deepEqual(tell("on Friday. 18 June 2024 was"), ["Friday: weekday: weekday 5", "18 June 2024: named: 2024-06-18"]);
    deepEqual(tell("in May. 18 people"), ["May: month: ?-5-?"]);
    deepEqual(tell("18 June 2024, Tuesday’s meeting"), [
      "18 June 2024: named: 2024-06-18",
      "Tuesday: weekday: weekday 2",
    ]);
  });

  const none = [
    "31 June",
    "2023-02-29",
    "2024-13-01",
    "may 18 be",
    "march 18 miles",
    "Sun Weidong and Jan Kowalski",
    "10.0.0.1 and 1.2.3",
    "€18 million, 4.8 million, 10,000",
    "2023-24 seats and 2024-06",
    "12-11-20245",
    "x2024-06-18y",
    "https://a.example/2024/06/18/18-june-2024",
    "/data/2024/06/18/a",
    "file-2024-06-18-a.txt",
    "June 18-year-olds",
    "No. 5. June was warm.",
    "May 2.5 per cent",
    "May said so, and March on Rome came",
    "said Theresa May, by May",
    "She may march in august company",
    "Good Friday, the Sunday Times",
    "of 1500 soldiers, 2000 people, in 2000 metres",
    "won 2019 votes, Room 2015, Boeing 2000",
    "in 1990-era cars, v2019, $2019, 2,019",
    "Resolution 1874, iOS 17.4",
    "call 020 7946 2019",
    "a 2-1 win, 6-4, 21-19",
    "the past week, coming weeks",
    "the first Friday of each month",
    "version 10.4.2019",
    "long ago, hours ago",
    "the Sun sat on Mon Repos",
    "周恩来，六月",
    "3월 중",
    "the May-December couple",
  ];
  for (const text of none) it(`reads nothing in ${text}`, () => deepEqual(tell(text), []));

  it("keeps to its span", () => {
    const text = "18 June 2024 and 19 June 2024";
    deepEqual(
      datesIn(text, { start: 0, end: 7 }).map(({ span }) => span),
      [{ start: 0, end: 7 }],
    );
    deepEqual(
      datesIn(text, { start: 13, end: text.length }).map(({ span }) => span),
      [{ start: 17, end: 29 }],
    );
  });

  for (const unit of [
    "1",
    "1/",
    "1.",
    "June ",
    "June 1 ",
    "18-",
    "Tuesday, ",
    "2024年",
    "last ",
    "://",
    "18 and ",
    " ",
  ])
    it(`comes to an end on ${JSON.stringify(unit)} over and over`, () => {
      const text = unit.repeat(2_000_000 / unit.length);
      ok(Array.isArray([...scan(text)]));
    });
});
