import { dayNumber, isoDay, monthLength, wordedDay } from "./calendar.ts";
import type { DayRange } from "./iso-8601.ts";

/** How many days lie between the nearest days of the two; 0 when they overlap. */
export function daysApart(a: DayRange, b: DayRange): number {
  return Math.max(0, dayNumber(a.from) - dayNumber(b.to), dayNumber(b.from) - dayNumber(a.to));
}

/** The days in words: one, or the first and the last. */
export function wordedDays({ from, to }: DayRange): string {
  return dayNumber(from) === dayNumber(to) ? wordedDay(from) : `${wordedDay(from)} to ${wordedDay(to)}`;
}

/** In ISO 8601, as short as it goes: `2024-06-18`, `2024-06`, `2024`, `2024-06-10/2024-06-16`. */
export function isoDays({ from, to }: DayRange): string {
  if (dayNumber(from) === dayNumber(to)) return isoDay(from);
  const isWhole = from.year === to.year && from.day === 1 && to.day === monthLength(to.month, to.year);
  if (isWhole && from.month === to.month) return isoDay(from).slice(0, 7);
  if (isWhole && from.month === 1 && to.month === 12) return isoDay(from).slice(0, 4);
  return `${isoDay(from)}/${isoDay(to)}`;
}
