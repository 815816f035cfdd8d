import { equal } from "node:assert/strict";
import {
  dayNumber,
  isoDay,
  isRealDay,
  monthLength,
  weekdayOf,
  wordedDay,
  wordedWeekday,
} from "../../../src/core/dates/calendar.ts";
import { readIso8601 } from "../../../src/core/dates/iso-8601.ts";

describe("the calendar", () => {
  it("agrees with the platform's over eight hundred years", () => {
    for (let number = -170_000; number < 130_000; number += 37) {
      const date = new Date(number * 86_400_000);
      const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      equal(dayNumber(day), number);
      equal(weekdayOf(day), date.getUTCDay() || 7);
      equal(isoDay(day), date.toISOString().slice(0, 10));
      equal(isRealDay(day), true);
    }
  });

  it("knows leap years", () => {
    equal(monthLength(2, 2024), 29);
    equal(monthLength(2, 2023), 28);
    equal(monthLength(2, 1900), 28);
    equal(monthLength(2, 2000), 29);
    equal(monthLength(2, undefined), 29);
    equal(monthLength(13, 2024), 0);
    equal(isRealDay({ year: 2023, month: 2, day: 29 }), false);
    equal(isRealDay({ year: 2023, month: 2, day: 0 }), false);
  });

  it("speaks", () => {
    equal(wordedDay({ year: 2024, month: 6, day: 18 }), "18 June 2024");
    equal(wordedWeekday(2), "Tuesday");
  });
});

describe("readIso8601", () => {
  const read = (value: string): string => {
    const range = readIso8601(value);
    return range ? `${isoDay(range.from)} ${isoDay(range.to)}` : "none";
  };
  const values: readonly (readonly [string, string])[] = [
    ["2024", "2024-01-01 2024-12-31"],
    ["2024-02", "2024-02-01 2024-02-29"],
    ["2024-06-18", "2024-06-18 2024-06-18"],
    ["20240618", "2024-06-18 2024-06-18"],
    ["2024-06-18T09", "2024-06-18 2024-06-18"],
    ["2024-06-18T09:30", "2024-06-18 2024-06-18"],
    ["2024-06-18T09:30:00Z", "2024-06-18 2024-06-18"],
    ["20240618T093000+0900", "2024-06-18 2024-06-18"],
    ["2024-06-18T09:30:00.123+09:00", "2024-06-18 2024-06-18"],
    ["", "none"],
    ["2024-6-18", "none"],
    ["2024-06-31", "none"],
    ["2024-13", "none"],
    ["2024-06T09:00", "none"],
    ["2024-06-18 09:30", "none"],
    ["2024-06-18T25:00", "none"],
    ["18/06/2024", "none"],
    ["June 18", "none"],
    ["2024-06-18x", "none"],
  ];
  for (const [value, expected] of values) it(`reads ${value}`, () => equal(read(value), expected));
});
