import type { Span } from "../text.ts";
import type { Day, Weekday } from "./calendar.ts";

/** Which part of a numeric date comes first. */
export type DateOrder = "day-first" | "month-first" | "year-first";

/** A date as far as it says itself; months and days count from 1. */
export interface CalendarReading {
  readonly kind: "calendar";
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number | undefined;
  /** The last day of a stretch ("18–19 June"), where `day` is the first. */
  readonly lastDay?: number;
  /** Only of numeric dates. */
  readonly order?: DateOrder;
  /** Of a month alone: -1 for "last May", 0 for "this May", 1 for "next May". */
  readonly step?: number;
}

/** Years, both included: one ("2019"), a few ("2015–2017"), a decade ("the 1990s"). */
export interface YearsReading {
  readonly kind: "years";
  readonly from: number;
  readonly to: number;
}

/** A weekday, to be reckoned from the day of the text; `step` is -1 for "last", 1 for "next", else 0. */
export interface WeekdayReading {
  readonly kind: "weekday";
  readonly weekday: Weekday;
  readonly step: number;
}

/** So many days, weeks, months or years after the day of the text; negative for before. */
export interface RelativeReading {
  readonly kind: "relative";
  readonly unit: RelativeUnit;
  readonly step: number;
}

/** What a relative date counts in. */
export type RelativeUnit = "day" | "weekend" | "week" | "month" | "year";

/** One way to understand a date. */
export type DateReading = CalendarReading | YearsReading | WeekdayReading | RelativeReading;

/**
 * How a date is written: `2024-06-18`; `18/6/2024`, `18.6.2024`, `2024/6/18`; `18 June`, `June 2024`; `6月18日`,
 * `6월 18일`; `early May`; `2019`, `the 1990s`; `Tuesday`; `last month`.
 */
export type DateForm = "iso" | "numeric" | "named" | "east-asian" | "month" | "year" | "weekday" | "relative";

/** A date in a text. */
export interface DateMention {
  /** Without the weekday beside it; with "early", "morning" and the like. */
  readonly span: Span;
  readonly form: DateForm;
  /** One, or two where a numeric date leaves open whether day or month comes first. Never empty. */
  readonly readings: readonly DateReading[];
  /** The weekday that stands directly beside it. */
  readonly beside: { readonly weekday: Weekday; readonly span: Span } | undefined;
}

/** All the words of a mention, with the weekday beside it. */
export function wholeSpan({ span, beside }: DateMention): Span {
  if (!beside) return span;
  return { start: Math.min(span.start, beside.span.start), end: Math.max(span.end, beside.span.end) };
}

/** The calendar readings of a mention that say a whole day. */
export function daysOf(mention: DateMention): readonly (Day & { readonly order?: DateOrder })[] {
  const days: (Day & { readonly order?: DateOrder })[] = [];
  for (const reading of mention.readings) {
    if (reading.kind !== "calendar") continue;
    const { year, month, day, order } = reading;
    if (year !== undefined && day !== undefined) days.push({ year, month, day, ...(order && { order }) });
  }
  return days;
}
