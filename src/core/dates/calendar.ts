/** A day of the Gregorian calendar; months and days count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Monday is 1, Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days the month has; 29 for a February whose year is not known. 0 for what is no month. */
export function monthLength(month: number, year: number | undefined): number {
  const isLong = year === undefined || (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLong ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** Whether there is such a day. */
export function isRealDay({ year, month, day }: Day): boolean {
  return day >= 1 && day <= monthLength(month, year);
}

/** Days since 1 January 1970, negative before: the difference of two is how far the days are apart. */
export function dayNumber({ year, month, day }: Day): number {
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  const era = Math.floor(years / 400);
  const yearOfEra = years - era * 400;
  const dayOfYear = Math.floor((153 * months + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day of a {@link dayNumber}. */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const months = Math.floor((5 * dayOfYear + 2) / 153);
  const month = months < 10 ? months + 3 : months - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * months + 2) / 5) + 1 };
}

/** The weekday of a real day. */
export function weekdayOf(day: Day): Weekday {
  return (((((dayNumber(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The day as `2024-06-18`. */
export function isoDay({ year, month, day }: Day): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** The day in words, for messages: `18 June 2024`. */
export function wordedDay({ year, month, day }: Day): string {
  return `${day} ${MONTH_WORDS[month - 1]} ${year}`;
}

/** The month in words, with its year where that is known: `June 2024`. */
export function wordedMonth({ year, month }: { readonly year?: number | undefined; readonly month: number }): string {
  return year === undefined ? MONTH_WORDS[month - 1]! : `${MONTH_WORDS[month - 1]} ${year}`;
}

/** The weekday in words, for messages. */
export function wordedWeekday(weekday: Weekday): string {
  return WEEKDAY_WORDS[weekday - 1]!;
}

const MONTH_WORDS = "January February March April May June July August September October November December".split(" ");
const WEEKDAY_WORDS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
