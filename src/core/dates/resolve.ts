import {
  type Day,
  dayNumber,
  dayOfNumber,
  isRealDay,
  monthLength,
  type Weekday,
  weekdayOf,
  wordedDay,
  wordedMonth,
  wordedWeekday,
} from "./calendar.ts";
import { daysApart } from "./day-range.ts";
import type { DayRange } from "./iso-8601.ts";
import type {
  CalendarReading,
  DateMention,
  DateOrder,
  DateReading,
  RelativeReading,
  WeekdayReading,
} from "./mention.ts";
import type { Tense } from "./tense.ts";

/** What a date means. */
export interface ResolvedDate {
  /** One when it is settled; else those that it may be, the likelier first. Never empty. */
  readonly meanings: readonly Meaning[];
  readonly isSettled: boolean;
  /** Sentences: what speaks for it, or why it is open. */
  readonly why: string;
}

/** One thing that a date may mean. */
export interface Meaning {
  /** As it is told: "Tuesday, 18 June 2024", "May 2024", "the last Tuesday up to the day of publication". */
  readonly words: string;
  /** `undefined` where it hangs on a day that nobody tells. */
  readonly days: DayRange | undefined;
}

/** The day that a text speaks from, and who says so. */
export interface SpokenDay {
  /** One day; the ends of a month or a year where no more is known. */
  readonly days: DayRange;
  /** As it stands behind "by": "the header". */
  readonly by: string;
}

/** What a date is read by. */
export interface DateEvidence {
  /** The day the text speaks from. */
  readonly spoken: SpokenDay | undefined;
  /** Of the sentence the date stands in. */
  readonly tense: Tense | undefined;
  /** Of a numeric date that may be two: which, and who says so. */
  readonly order?: { readonly order: DateOrder; readonly because: string } | undefined;
  /** The latest year that the text itself names. */
  readonly latestYear?: number | undefined;
}

/** The other year is so many times as far away, or it is told too. */
const CLEARLY_NEARER = 2;
const WEEK = 7;

/** What a date means, and why. */
export function resolveDate(mention: DateMention, evidence: DateEvidence): ResolvedDate {
  if (mention.readings.length > 1) return ofSeveral(mention, evidence);
  const [reading] = mention.readings as readonly [DateReading];
  switch (reading.kind) {
    case "calendar":
      return ofCalendar(reading, mention.beside?.weekday, evidence);
    case "years":
      return settled({ from: firstDay(reading.from), to: lastDay(reading.to) }, "It says so itself.");
    case "weekday":
      return ofWeekday(reading, evidence);
    case "relative":
      return ofRelative(reading, evidence);
  }
}

/** Days in words: "Tuesday, 18 June 2024", "May 2024", "2019", "10 June 2024 to 16 June 2024". */
export function wordedDayRange({ from, to }: DayRange): string {
  if (dayNumber(from) === dayNumber(to)) return `${wordedWeekday(weekdayOf(from))}, ${wordedDay(from)}`;
  const isWholeYears = from.month === 1 && from.day === 1 && to.month === 12 && to.day === 31;
  if (isWholeYears) return from.year === to.year ? String(from.year) : `${from.year} to ${to.year}`;
  const isMonth = from.year === to.year && from.month === to.month && from.day === 1;
  if (isMonth && to.day === monthLength(to.month, to.year)) return wordedMonth(from);
  return `${wordedDay(from)} to ${wordedDay(to)}`;
}

/** A numeric date whose parts leave open which is the day. */
function ofSeveral({ readings, beside }: DateMention, { order }: DateEvidence): ResolvedDate {
  const days = readings.flatMap((reading) => {
    const range = reading.kind === "calendar" ? rangeOf(reading) : undefined;
    return range && reading.kind === "calendar" ? [{ range, order: reading.order }] : [];
  });
  const fitting = days.filter(({ range }) => beside && weekdayOf(range.from) === beside.weekday);
  if (fitting.length === 1 && beside)
    return settled(fitting[0]!.range, `Only so it is a ${wordedWeekday(beside.weekday)}, which stands beside it.`);
  const chosen = order && days.find((one) => one.order === order.order);
  if (chosen) return settled(chosen.range, order.because);
  return open(
    days.map(({ range }) => meaning(range)),
    "Nothing says whether day or month comes first.",
  );
}

function ofCalendar(reading: CalendarReading, weekday: Weekday | undefined, evidence: DateEvidence): ResolvedDate {
  const whole = rangeOf(reading);
  if (whole) return settled(whole, contradiction(whole, weekday) ?? numericReason(reading));
  const { spoken } = evidence;
  if (!spoken) return withoutYear(reading, weekday, evidence);
  if (reading.step !== undefined) return ofStepMonth(reading, reading.step, spoken);
  const candidates = [-1, 0, 1].flatMap((step) => rangeOf({ ...reading, year: spoken.days.from.year + step }) ?? []);
  const fitting = weekday === undefined ? candidates : yearsFitting(reading, weekday, spoken);
  if (weekday !== undefined && fitting.length > 0)
    return settled(
      nearest(fitting, spoken.days)[0]!,
      `It is the ${wordedWeekday(weekday)} of that date nearest to ${told(spoken)}.`,
    );
  return nearestYear(candidates, spoken, evidence.tense);
}

/** The years around in which the date falls on its weekday. */
function yearsFitting(reading: CalendarReading, weekday: Weekday, { days }: SpokenDay): readonly DayRange[] {
  return [-5, -4, -3, -2, -1, 0, 1, 2]
    .flatMap((step) => rangeOf({ ...reading, year: days.from.year + step }) ?? [])
    .filter(({ from }) => weekdayOf(from) === weekday);
}

function nearestYear(candidates: readonly DayRange[], spoken: SpokenDay, tense: Tense | undefined): ResolvedDate {
  const near = nearest(candidates, spoken.days);
  const first = near[0]!;
  const distance = daysApart(first, spoken.days);
  // A day is lost or won between time zones.
  const isFar = distance > 1;
  if (tense && isFar) {
    const isPast = tense.direction === "past";
    const fits = near.find((one) =>
      isPast ? dayNumber(one.from) <= dayNumber(spoken.days.to) : dayNumber(one.to) >= dayNumber(spoken.days.from),
    );
    const side = isPast ? "before" : "after";
    if (fits) return settled(fits, `“${tense.because}” tells it: it is the one ${side} ${told(spoken)}.`);
  }
  const second = near[1];
  if (second && isFar && daysApart(second, spoken.days) < CLEARLY_NEARER * distance)
    return open(
      [meaning(first), meaning(second)],
      `No year is given, no verb tells, and both are about as far from ${told(spoken)}.`,
    );
  return settled(first, `No year is given: it is the one nearest to ${told(spoken)}.`);
}

/** "last May", "next June". */
function ofStepMonth(reading: CalendarReading, step: number, spoken: SpokenDay): ResolvedDate {
  const { days } = spoken;
  const years = step === 0 ? [days.from.year] : [-1, 0, 1].map((one) => days.from.year + one);
  const fitting = years
    .flatMap((year) => rangeOf({ ...reading, year }) ?? [])
    .filter(({ from, to }) => {
      if (step === 0) return true;
      return step < 0 ? dayNumber(to) < dayNumber(days.from) : dayNumber(from) > dayNumber(days.to);
    });
  const where = step === 0 ? "of the year" : step < 0 ? "before" : "after";
  return settled(nearest(fitting, days)[0]!, `It is the one ${where} ${step === 0 ? "of " : ""}${told(spoken)}.`);
}

function withoutYear(reading: CalendarReading, weekday: Weekday | undefined, evidence: DateEvidence): ResolvedDate {
  const words =
    reading.day === undefined ? wordedMonth({ month: reading.month }) : `${reading.day} ${wordedMonth(reading)}`;
  const meanings: Meaning[] = [{ words: `${words} of the year of publication`, days: undefined }];
  const { latestYear } = evidence;
  const range = latestYear === undefined ? undefined : rangeOf({ ...reading, year: latestYear });
  if (range && (weekday === undefined || weekdayOf(range.from) === weekday))
    meanings.push({
      words: `${wordedDayRange(range)}, if it is ${latestYear}, the latest year the text names`,
      days: range,
    });
  return open(meanings, UNKNOWN);
}

function ofWeekday({ weekday, step }: WeekdayReading, { spoken, tense }: DateEvidence): ResolvedDate {
  const name = wordedWeekday(weekday);
  const day = spoken && wholeDay(spoken.days);
  const isFuture = step > 0 || (step === 0 && tense?.direction === "future");
  if (!day) {
    const words = isFuture
      ? `the first ${name} from the day of publication on`
      : `the last ${name} ${step < 0 ? "before" : "up to"} the day of publication`;
    const known = spoken ? `Only ${wordedDayRange(spoken.days)} is known, by ${spoken.by}, and not the day.` : UNKNOWN;
    return open([{ words, days: undefined }], `${weekdayReason(step, tense)} ${known}`);
  }
  const today = dayNumber(day);
  const after = (weekday - weekdayOf(day) + WEEK) % WEEK;
  const range = (number: number): DayRange => ({ from: dayOfNumber(number), to: dayOfNumber(number) });
  if (step > 0) {
    const first = today + (after || WEEK);
    const isThisWeek = weekday > weekdayOf(day);
    const why = `“Next” speaks of what comes after ${told(spoken)}.`;
    if (!isThisWeek) return settled(range(first), why);
    return open(
      [meaning(range(first)), meaning(range(first + WEEK))],
      `${why} Some say it of the coming ${name}, some of the week after.`,
    );
  }
  const before = (WEEK - after) % WEEK;
  if (step < 0) return settled(range(today - (before || WEEK)), `“Last” speaks of the one before ${told(spoken)}.`);
  const which = isFuture ? `the first ${name} from ${told(spoken)} on` : `the last ${name} up to ${told(spoken)}`;
  return settled(range(isFuture ? today + after : today - before), `${weekdayReason(step, tense)} It is ${which}.`);
}

function weekdayReason(step: number, tense: Tense | undefined): string {
  if (step !== 0) return step < 0 ? "“Last” speaks of what was." : "“Next” speaks of what is to come.";
  if (!tense) return "No verb tells, and a report speaks of the days before it.";
  return `“${tense.because}” speaks of what ${tense.direction === "past" ? "was" : "is to come"}.`;
}

function ofRelative({ unit, step }: RelativeReading, { spoken }: DateEvidence): ResolvedDate {
  const words = relativeWords(unit, step);
  const range = spoken && relativeRange(unit, step, spoken.days);
  if (range && spoken) return settled(range, `It is ${words} ${told(spoken)}.`);
  const known = spoken ? `Only ${wordedDayRange(spoken.days)} is known, by ${spoken.by}, and not the day.` : UNKNOWN;
  return open([{ words: `${words} the day of publication`, days: undefined }], known);
}

function relativeWords(unit: RelativeReading["unit"], step: number): string {
  if (unit === "day" && step === 0) return "the day itself,";
  if (step === 0) return `the ${unit} of`;
  const count = Math.abs(step);
  const side = step < 0 ? "before" : "after";
  if (unit === "day") return count === 1 ? `the day ${side}` : `${count} days ${side}`;
  return count === 1 ? `the ${unit} ${side} that of` : `${count} ${unit}s ${side}`;
}

/** `undefined` where less is known of the day than the unit needs. */
function relativeRange(unit: RelativeReading["unit"], step: number, days: DayRange): DayRange | undefined {
  const { from, to } = days;
  if (unit === "year") {
    if (from.year !== to.year) return undefined;
    const year = from.year + step;
    return { from: firstDay(year), to: lastDay(year) };
  }
  if (unit === "month") {
    if (from.year !== to.year || from.month !== to.month) return undefined;
    const months = from.year * 12 + from.month - 1 + step;
    return rangeOf({ kind: "calendar", year: Math.floor(months / 12), month: (months % 12) + 1, day: undefined });
  }
  const day = wholeDay(days);
  if (!day) return undefined;
  const today = dayNumber(day);
  if (unit === "day") return { from: dayOfNumber(today + step), to: dayOfNumber(today + step) };
  const monday = today - weekdayOf(day) + 1 + step * WEEK;
  const first = unit === "weekend" ? monday + 5 : monday;
  return { from: dayOfNumber(first), to: dayOfNumber(monday + 6) };
}

const UNKNOWN = "Nothing says when the text was published; date= in its header would.";

function numericReason({ order, year, month, day }: CalendarReading): string {
  if (order === undefined || order === "year-first" || year === undefined || day === undefined || day === month)
    return "It says so itself.";
  const isForced = order === "month-first" ? day > 12 : day > 12 && month <= 12;
  const first = order === "month-first" ? "month" : "day";
  return isForced ? `There is no month ${day}, so the ${first} comes first.` : "It says so itself: day, month, year.";
}

function contradiction(range: DayRange, weekday: Weekday | undefined): string | undefined {
  if (weekday === undefined || dayNumber(range.from) !== dayNumber(range.to)) return undefined;
  const real = weekdayOf(range.from);
  return real === weekday ? undefined : `It is no ${wordedWeekday(weekday)}, though that stands beside it.`;
}

/** The days of a reading that has a year. */
function rangeOf({ year, month, day, lastDay: last }: CalendarReading): DayRange | undefined {
  if (year === undefined) return undefined;
  const from: Day = { year, month, day: day ?? 1 };
  const to: Day = { year, month, day: last ?? day ?? monthLength(month, year) };
  if (!isRealDay(from) || !isRealDay(to)) return undefined;
  // "30 and 1 May" is no stretch.
  return dayNumber(to) < dayNumber(from) ? { from, to: from } : { from, to };
}

function nearest(ranges: readonly DayRange[], days: DayRange): readonly DayRange[] {
  return ranges.toSorted((a, b) => daysApart(a, days) - daysApart(b, days));
}

function wholeDay({ from, to }: DayRange): Day | undefined {
  return dayNumber(from) === dayNumber(to) ? from : undefined;
}

function firstDay(year: number): Day {
  return { year, month: 1, day: 1 };
}

function lastDay(year: number): Day {
  return { year, month: 12, day: 31 };
}

/** `17 June 2024 (by the header)`. */
function told({ days, by }: SpokenDay): string {
  const day = wholeDay(days);
  return `${day ? wordedDay(day) : wordedDayRange(days)} (by ${by})`;
}

function meaning(days: DayRange): Meaning {
  return { words: wordedDayRange(days), days };
}

function settled(days: DayRange, why: string): ResolvedDate {
  return { meanings: [meaning(days)], isSettled: true, why };
}

function open(meanings: readonly Meaning[], why: string): ResolvedDate {
  return { meanings, isSettled: false, why };
}
