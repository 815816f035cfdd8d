import { equal } from "node:assert/strict";
import { datelineOf } from "../../../src/core/checks/dateline.ts";

/** What is left behind the dateline. */
function behind(line: string): string {
  return line.slice(datelineOf(line, { start: 0, end: line.length })?.end ?? 0);
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
