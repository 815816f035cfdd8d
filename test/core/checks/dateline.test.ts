import { equal } from "node:assert/strict";
import { beginsOtherwise, datelineOf } from "../../../src/core/checks/dateline.ts";

/** What is left behind the dateline. */
function behind(line: string): string {
  const dateline = datelineOf(line, { start: 0, end: line.length });
  if (dateline) equal(isPassedOver(line), false, line);
  return line.slice(dateline?.end ?? 0);
}

/** Whether a short look tells that the line begins with none. */
function isPassedOver(line: string): boolean {
  const bracket = line.indexOf("(");
  return beginsOtherwise(`x\n${line}`, 2, bracket < 0 ? Number.POSITIVE_INFINITY : bracket + 2);
}

describe("datelineOf", () => {
  const datelines = [
    "SEOUL - ",
    "SEOUL – ",
    "SEOUL — ",
    "SEOUL, June 18 - ",
    "SEOUL, 18 June 2024 - ",
    "SEOUL, June 18 (Reuters) - ",
    "SEOUL (AP) — ",
    "SEOUL, South Korea (AP) — ",
    "NEW YORK/WASHINGTON, June 18 (Reuters) - ",
    "ST. PETERSBURG, Russia — ",
    "GUINEA-BISSAU - ",
    "ZÜRICH - ",
    "Berlin (dpa) - ",
    "BEIJING, June 17 (Xinhua) -- ",
    "سيول (رويترز) - ",
    "(서울=연합뉴스) 홍길동 기자 = ",
    "新华社首尔6月18日电 ",
    "（首尔18日讯）",
  ];
  for (const dateline of datelines)
    it(`knows ${dateline}`, () => equal(behind(`${dateline}The minister left.`), "The minister left."));

  const prose = [
    "The minister - a tall man - left.",
    "Seoul - a city of millions - slept.",
    "In SEOUL - his home - he slept.",
    "UN - said nobody.",
    "SEOUL slept.",
    "A well-known minister left.",
    "",
  ];
  for (const line of prose) it(`leaves ${line}`, () => equal(behind(line), line));
});

describe("datelines and what looks like them", () => {
  it("are of names of every make", () => {
    for (const dateline of [
      "“SEOUL - ",
      '"SEOUL - ',
      "BAD ST. MARY’S - ",
      "RIO DE LA PLATA - ",
      "SEOUL. - ",
      "SEOUL(AP) - ",
      "SEOUL ― ",
      "SEOUL-- ",
      "Frankfurt am Main (dpa/AFP) - ",
      "Berlin, 18 June (dpa) - ",
      "Bad Homburg vor Höhe (KNA) -- ",
      "[서울=뉴시스] ",
      "(서울·부산=연합뉴스) ",
      "【北京12月18日电】",
      "北京18日訊",
    ])
      equal(behind(`${dateline}The minister left.`), "The minister left.", dateline);
  });
  it("are nothing else", () => {
    for (const line of [
      "SE - nobody left.",
      "xSEOUL - nobody left.",
      "SEOULs - nobody left.",
      "SEOUL -nobody left.",
      "Berlin (d) - nobody left.",
      "Berlin (dpa - nobody left.",
      "A man of the city of (dpa) - nobody left.",
      "(서=연합뉴스) 떠났다.",
      "(서울 연합뉴스) 떠났다.",
      "北京人十二月离开了。",
      `${"SEOUL ".repeat(2)}${"and so on ".repeat(12)}- left.`,
    ])
      equal(behind(line), line);
  });
  it("are not looked for in most lines", () => {
    for (const line of [
      "The minister left - at last.",
      "A minister left.",
      "“No,” he said - and left.",
      "So",
      "EU talks - again",
    ])
      equal(isPassedOver(line), true, line);
    for (const line of ["SEOUL slept.", "“SEOUL slept.", "Seoul slept (again).", "한국", "[한국"])
      equal(isPassedOver(line), false, line);
  });
  it("stand within their line", () => {
    const text = "SEOUL - The minister left.";
    equal(datelineOf(text, { start: 8, end: text.length }), undefined);
    equal(datelineOf(text, { start: 0, end: 7 }), undefined);
    equal(datelineOf(`x\n${text}`, { start: 2, end: text.length + 2 })?.end, 10);
    equal(datelineOf(`x\n${text}`, { start: 2, end: text.length + 2 })?.start, 2);
  });
});
