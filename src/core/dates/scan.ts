import type { Span } from "../text.ts";
import { isRealDay, monthLength, type Weekday } from "./calendar.ts";
import type { CalendarReading, DateForm, DateMention, DateReading } from "./mention.ts";
import {
  AGO_UNITS,
  DATE_WORDS,
  type DateWord,
  EAST_ASIAN_RELATIVES,
  EAST_ASIAN_WEEKDAYS,
  GERMAN_SHORT_WEEKDAYS,
  NUMBER_WORDS,
  UNITS,
} from "./words.ts";

/**
 * The dates within `span`, in the order of the text, disjoint.
 *
 * Precision goes first: a number is a date only where the whole of it reads as one, a month or a year alone only behind
 * words that dates stand behind ("in", "since"), an impossible day (31 June) is none. Web addresses are passed over.
 * Years are 1500 to 2199; two figures are not read as a year. Every step looks at a bounded stretch, so the scan is
 * linear.
 */
export function datesIn(text: string, span: Span): readonly DateMention[] {
  return new Scanner(text, span).run();
}

/** No word that dates are made of is longer. */
const LONGEST_WORD = 20;
const FIRST_YEAR = 1500;
const LAST_YEAR = 2199;
/** How many blanks may stand inside a date. */
const MOST_BLANKS = 3;

/** One bit for each three first letters, small or large, that a date word begins with. */
const STARTS = startsOf(DATE_WORDS.keys());

/** A weekday that waits for the date behind it. */
interface Pending {
  readonly weekday: Weekday;
  readonly span: Span;
  /** Several weekdays in a row ("Tuesday and Wednesday, 18 and 19 June"): none of them is beside the one date. */
  readonly isListed: boolean;
  /** Where it is written out, and so is told by itself when no date follows. */
  readonly index: number;
}

/** A number with where it ends. */
interface Figure {
  readonly value: number;
  readonly digits: number;
  readonly end: number;
}

class Scanner {
  readonly #text: string;
  readonly #span: Span;
  readonly #found: DateMention[] = [];
  #pending: Pending | undefined;

  constructor(text: string, span: Span) {
    this.#text = text;
    this.#span = span;
  }

  run(): readonly DateMention[] {
    const text = this.#text;
    const { start, end } = this.#span;
    for (let at = start; at < end; ) {
      const code = text.charCodeAt(at);
      if (isSmall(code | 32)) at = this.#word(at);
      else if (code < 128) {
        if (isDigit(code)) at = this.#number(at);
        else if (code === 58 && text.charCodeAt(at + 1) === 47 && text.charCodeAt(at + 2) === 47)
          at = this.#addressEnd(at);
        else at++;
      } else if (code >= 0x3000) at = this.#eastAsian(at, code);
      else at = isLetter(code) ? this.#word(at) : at + 1;
    }
    return this.#found;
  }

  /** Words of alphabets. Answers where it ends, or what it began does. */
  #word(start: number): number {
    const text = this.#text;
    const limit = this.#span.end;
    let end = start + 1;
    while (end < limit && isLetter(text.charCodeAt(end))) end++;
    const length = end - start;
    if (length === 2) return this.#germanShort(start, end);
    if (length < 3 || length > LONGEST_WORD || STARTS[startAt(text, start)] === 0) return end;
    const word = DATE_WORDS.get(text.slice(start, end).toLowerCase());
    if (!word || isInsideWord(text, start)) return end;
    switch (word.kind) {
      case "month":
        return this.#monthFirst(word, start, end);
      case "weekday":
        this.#weekday(word, start, end);
        return end;
      case "day":
        return this.#take({ start, end: this.#partOfDayEnd(end) }, "relative", [
          { kind: "relative", unit: "day", step: word.step },
        ]);
      case "step":
        return this.#step(word, start, end);
      case "ago":
        return this.#ago(start, end);
    }
  }

  /** `Di.` before a date. */
  #germanShort(start: number, end: number): number {
    if (this.#text.charCodeAt(end) !== 46) return end;
    const weekday = GERMAN_SHORT_WEEKDAYS.get(this.#text.slice(start, end));
    if (weekday && !isInsideWord(this.#text, start)) this.#wait(weekday, { start, end });
    return end;
  }

  #weekday(word: DateWord & { kind: "weekday" }, start: number, end: number): void {
    const { weekday, small, short } = word;
    if (!small && !isUpper(this.#text, start)) return;
    if (short && this.#followsName(start)) return;
    const isHoliday = HOLIDAY.test(this.#text.slice(Math.max(this.#span.start, start - 10), start));
    const isAlone = !short && !isHoliday && !TITLE.test(this.#text.slice(end, end + 14));
    const span = { start, end: short ? end : this.#partOfDayEnd(end) };
    if (isAlone) this.#take(span, "weekday", [{ kind: "weekday", weekday, step: 0 }]);
    this.#wait(weekday, span, isAlone ? this.#found.length - 1 : -1);
  }

  /** "Tuesday morning", "yesterday evening". */
  #partOfDayEnd(end: number): number {
    if (this.#text.charCodeAt(end) !== 32) return end;
    const { written, end: partEnd } = this.#wordAt(end + 1);
    return PARTS_OF_DAY.has(written) && partEnd <= this.#span.end ? partEnd : end;
  }

  /** "The Sun", "Baltimore Sun": a newspaper's name and no weekday. */
  #followsName(start: number): boolean {
    let at = start - 1;
    if (this.#text.charCodeAt(at) !== 32) return false;
    const end = at;
    while (at > this.#span.start && end - at < 30 && isLetter(this.#text.charCodeAt(at - 1))) at--;
    return at < end && isUpper(this.#text, at);
  }

  #wait(weekday: Weekday, span: Span, index = -1): void {
    const before = this.#pending;
    const isListed = before !== undefined && LIST.test(this.#text.slice(before.span.end, span.start).slice(0, 12));
    this.#pending = { weekday, span, isListed, index };
  }

  /** "last week", "nächsten Dienstag", "next May", "this morning". */
  #step({ step, of }: DateWord & { kind: "step" }, start: number, end: number): number {
    const from = this.#blanks(end);
    if (from === end) return end;
    const next = this.#wordAt(from);
    if (next.end > this.#span.end) return end;
    const name = next.written.toLowerCase();
    if (of === "all") {
      const unit = UNITS.get(name);
      if (unit) return this.#take({ start, end: next.end }, "relative", [{ kind: "relative", unit, step }]);
      if (PARTS_OF_DAY.has(name) && (step === 0 || name === "night"))
        return this.#take({ start, end: next.end }, "relative", [{ kind: "relative", unit: "day", step }]);
    }
    const word = DATE_WORDS.get(name);
    if (word?.kind === "month" && of === "all" && isUpper(this.#text, from))
      return this.#stepMonth(word, step, start, from);
    if (word?.kind !== "weekday" || word.short || (!word.small && !isUpper(this.#text, from))) return end;
    const span = { start, end: this.#partOfDayEnd(next.end) };
    this.#take(span, "weekday", [{ kind: "weekday", weekday: word.weekday, step }]);
    this.#wait(word.weekday, { start: from, end: span.end }, this.#found.length - 1);
    return span.end;
  }

  /** "last May"; a number after the month makes it a date of its own. */
  #stepMonth(word: DateWord & { kind: "month" }, step: number, start: number, from: number): number {
    const { end } = this.#wordAt(from);
    const stop = this.#afterShortName(from, end);
    if (isDigit(this.#text.charCodeAt(this.#blanks(stop)))) return from;
    const reading: CalendarReading = { kind: "calendar", year: undefined, month: word.month, day: undefined, step };
    return this.#take({ start, end }, "month", [reading]);
  }

  /** "two weeks ago". */
  #ago(start: number, end: number): number {
    const unit = this.#wordBefore(start);
    const known = AGO_UNITS.get(unit.written.toLowerCase());
    if (!known) return end;
    const [counted, times] = known;
    const word = this.#wordBefore(unit.start);
    const value = NUMBER_WORDS.get(word.written.toLowerCase());
    const figure = value === undefined ? this.#figureBefore(unit.start) : undefined;
    const count = value ?? figure?.value;
    const from = value === undefined ? figure?.start : word.start;
    if (count === undefined || from === undefined || from < (this.#found.at(-1)?.span.end ?? 0)) return end;
    const reading: DateReading = { kind: "relative", unit: counted, step: -count * times };
    return this.#take({ start: from, end }, "relative", [reading]);
  }

  #monthFirst(word: DateWord & { kind: "month" }, start: number, end: number): number {
    return this.#monthAndNumber(word, start, end) ?? this.#monthAlone(word, start, end) ?? end;
  }

  /** "June 18, 2024", "June 18", "June 18–19", "Juni 2024". */
  #monthAndNumber(
    { month, small, before }: DateWord & { kind: "month" },
    start: number,
    end: number,
  ): number | undefined {
    if (before === "nothing" || (!isUpper(this.#text, start) && !(small && before === "day"))) return undefined;
    const from = this.#blanks(this.#afterShortName(start, end));
    if (!isBlankCode(this.#text.charCodeAt(from - 1)) || !isDigit(this.#text.charCodeAt(from))) return undefined;
    const first = this.#figure(from);
    if (first.digits === 4 && isYear(first.value) && this.#isNumberEnd(first.end)) {
      const reading: CalendarReading = { kind: "calendar", year: first.value, month, day: undefined };
      return this.#take({ start: this.#qualified(start), end: first.end }, "named", [reading]);
    }
    if (before !== "day" || first.digits > 2) return undefined;
    const dayEnd = this.#letteredEnd(first.end);
    if (!this.#isNumberEnd(dayEnd) && this.#rangeEnd(dayEnd) === undefined) return undefined;
    const last = this.#rangeEnd(dayEnd);
    const afterDays = last ? this.#letteredEnd(last.end) : dayEnd;
    const year = this.#yearAfter(afterDays);
    const reading = calendar(year?.value, month, first.value, last?.value);
    return reading && this.#take({ start, end: year?.end ?? afterDays }, "named", [reading]);
  }

  /** "in May", "early May", "September’s vote". */
  #monthAlone({ month, isWeak }: DateWord & { kind: "month" }, start: number, end: number): number | undefined {
    const text = this.#text;
    const before = this.#wordBefore(start);
    const lead = before.written.toLowerCase();
    const from = this.#qualified(start);
    const isLed = from < start || (DATE_LEADS.has(lead) && !(isWeak && MONTH_NOT_BEHIND.has(lead)));
    if (!isUpper(text, start) && !(isLed && SMALL_MONTH_LEADS.has(lead))) return undefined;
    const isListed = this.#isListed(start, "month");
    if (isWeak && !isLed && !isListed) return undefined;
    if (!isLed && !isListed && (lead === "" ? isJoinedBefore(text, start) : isNameBefore(before.written)))
      return undefined;
    const stop = this.#afterShortName(start, end);
    const next = this.#wordAt(this.#blanks(stop));
    const isName = next.written.length > 1 && isUpper(next.written, 0) && text.charCodeAt(stop) === 32;
    if ((isName && (isWeak || !isLed)) || isHyphenated(text, end)) return undefined;
    if (isDigit(text.charCodeAt(this.#blanks(stop))) && stop === end && this.#blanks(stop) > stop) return undefined;
    const reading: CalendarReading = { kind: "calendar", year: undefined, month, day: undefined };
    return this.#take({ start: from, end }, "month", [reading]);
  }

  /** Whether nothing but "and", "to" or a comma stands between the last date, of that form, and this place. */
  #isListed(start: number, form: DateForm): boolean {
    const last = this.#found.at(-1);
    return last?.form === form && start - last.span.end <= 8 && LISTED.test(this.#text.slice(last.span.end, start));
  }

  /** "early May", "mid-2023": where it begins with what stands before the month or year. */
  #qualified(start: number): number {
    const near = this.#text.slice(Math.max(this.#span.start, start - 8), start);
    const match = QUALIFIER.exec(near);
    return match ? start - match[1]!.length : start;
  }

  #number(start: number): number {
    const figure = this.#figure(start);
    const { digits, end } = figure;
    if (digits > 4 || digits === 3 || !this.#mayBegin(start)) return end;
    const next = this.#text.charCodeAt(end);
    if (digits === 4) {
      if (next === YEAR_HAN || next === YEAR_KOREAN) return this.#eastAsianYear(start, figure);
      if (!isYear(figure.value)) return end;
      const full = isSeparator(next) ? this.#yearFirst(start, figure, next) : undefined;
      return full ?? this.#years(start, figure) ?? end;
    }
    if (isSeparator(next)) {
      const numeric = this.#yearLast(start, figure, next);
      if (numeric !== undefined) return numeric;
    }
    return this.#eastAsianMonth(start, figure, undefined) ?? this.#dayFirst(start, figure) ?? end;
  }

  /** `2024-06-18`, `2024/6/18`, `2024. 6. 18.` */
  #yearFirst(start: number, year: Figure, separator: number): number | undefined {
    const month = this.#figureAfter(year.end, separator);
    const day = month && this.#figureAfter(month.end, separator);
    if (!month || !day || month.digits > 2 || day.digits > 2) return undefined;
    const reading = calendar(year.value, month.value, day.value, undefined);
    if (!reading) return day.end;
    const time = this.#timeEnd(day.end);
    if (time === day.end && !this.#isNumberEnd(day.end)) return day.end;
    const isIso = separator === 45 && month.digits === 2 && day.digits === 2;
    return this.#take({ start, end: time }, isIso ? "iso" : "numeric", [
      isIso ? reading : { ...reading, order: "year-first" },
    ]);
  }

  /** "in 2019", "the 1990s", "2015–2017". */
  #years(start: number, year: Figure): number | undefined {
    const text = this.#text;
    const { value } = year;
    const decade = value % 10 === 0 ? (DECADE.exec(text.slice(year.end, year.end + 12))?.[0] ?? "") : "";
    if (decade !== "" && year.end + decade.length <= this.#span.end) {
      const reading: DateReading = { kind: "years", from: value, to: value + (value % 100 === 0 ? 99 : 9) };
      return this.#take({ start: this.#qualified(start), end: year.end + decade.length }, "year", [reading]);
    }
    const last = this.#lastYear(year);
    const end = last?.end ?? year.end;
    if (!this.#isNumberEnd(end) || isHyphenated(text, end) || !this.#isYearHere(value, start, end)) return undefined;
    const reading: DateReading = { kind: "years", from: value, to: last?.value ?? value };
    return this.#take({ start: this.#qualified(start), end }, "year", [reading]);
  }

  /** The second year of "2015–2017" and "2023-24"; "2024-06" may be a month. */
  #lastYear(year: Figure): Figure | undefined {
    if (!"-–—/".includes(this.#text.charAt(year.end)) || year.end >= this.#span.end) return undefined;
    const last = this.#figure(year.end + 1);
    if (last.digits === 4 && last.value > year.value && isYear(last.value)) return last;
    if (last.digits !== 2 || last.value <= 12 || last.value !== (year.value + 1) % 100) return undefined;
    return { ...last, value: year.value + 1 };
  }

  /** Whether what stands around four figures says that they are a year. */
  #isYearHere(value: number, start: number, end: number): boolean {
    const text = this.#text;
    const before = this.#wordBefore(start);
    const lead = before.written.toLowerCase();
    const next = this.#wordAt(this.#blanks(end));
    const isFollowed = next.written !== "" && text.charCodeAt(end) === 32;
    if (text.charCodeAt(end) === 37 || text.startsWith(" %", end) || text.startsWith(" per cent", end)) return false;
    if (isFollowed && NOT_OF_YEARS.has(next.written)) return RUSSIAN_YEARS.has(next.written);
    if (RUSSIAN_YEARS.has(next.written) || this.#isListed(start, "year") || this.#qualified(start) < start) return true;
    if (lead === "") {
      if (text.charCodeAt(start - 1) === 40) return /[),;–-]/.test(text.charAt(end));
      return YEAR_VERBS.has(next.written) && isSentenceStart(text, start, this.#span.start);
    }
    if (!DATE_LEADS.has(lead) && !YEAR_LEADS.has(lead)) return false;
    // "of 1500 soldiers", but "the act of 1972 applies": what is counted is round.
    return value % 50 !== 0 || !YEAR_NOT_COUNTED.has(lead) || !(isFollowed && /^[a-z]{3,}s$/.test(next.written));
  }

  /** `18/6/2024`, `6/18/2024`, `18.06.2024`: a stop between the parts is written where the day comes first. */
  #yearLast(start: number, first: Figure, separator: number): number | undefined {
    const second = this.#figureAfter(first.end, separator);
    const year = second && this.#figureAfter(second.end, separator);
    if (!second || !year || second.digits > 2) return undefined;
    if (year.digits !== 4 || !isYear(year.value) || !this.#isNumberEnd(year.end)) return year.end;
    if (separator === 46 && VERSIONS.has(this.#wordBefore(start).written.toLowerCase())) return year.end;
    const readings: CalendarReading[] = [];
    const dayFirst = calendar(year.value, second.value, first.value, undefined);
    if (dayFirst) readings.push({ ...dayFirst, order: "day-first" });
    const monthFirst = separator === 46 ? undefined : calendar(year.value, first.value, second.value, undefined);
    if (monthFirst && !(dayFirst && first.value === second.value))
      readings.push({ ...monthFirst, order: "month-first" });
    return readings.length > 0 ? this.#take({ start, end: year.end }, "numeric", readings) : year.end;
  }

  /** "18 June 2024", "18th of June", "18. Juni", "18–19 June". */
  #dayFirst(start: number, first: Figure): number | undefined {
    if (first.value < 1 || first.value > 31) return undefined;
    let end = this.#ordinalEnd(first.end);
    const last = this.#rangeEnd(end);
    if (last) end = this.#ordinalEnd(last.end);
    let from = this.#blanks(end);
    if (from === end) return undefined;
    let named = this.#wordAt(from);
    if (OF.has(named.written)) {
      from = this.#blanks(named.end);
      named = this.#wordAt(from);
    }
    const name = named.written.toLowerCase();
    const word = name === "" ? undefined : DATE_WORDS.get(name);
    if (word?.kind !== "month" || (!word.small && !isUpper(this.#text, from))) return undefined;
    if (this.#text.charCodeAt(end - 1) === 46 && ENGLISH_ONLY.has(name)) return undefined;
    const year = this.#yearAfter(this.#afterShortName(from, named.end));
    const reading = calendar(year?.value, word.month, first.value, last?.value);
    return reading && this.#take({ start, end: year?.end ?? named.end }, "named", [reading]);
  }

  /** `2024年6月18日`, `2024년 6월`. */
  #eastAsianYear(start: number, year: Figure): number {
    const from = this.#blanks(year.end + 1);
    const month = this.#figure(from);
    if (!isYear(year.value)) return year.end;
    const end = this.#eastAsianMonth(start, month, year.value);
    if (end !== undefined) return end;
    const isDecade = this.#text.startsWith("年代", year.end) || this.#text.startsWith("년대", year.end);
    const to = isDecade && year.value % 10 === 0 ? year.value + 9 : year.value;
    return this.#take({ start, end: year.end + (isDecade ? 2 : 1) }, "year", [{ kind: "years", from: year.value, to }]);
  }

  /** `6月18日`; without a day only after a year. */
  #eastAsianMonth(start: number, month: Figure, year: number | undefined): number | undefined {
    const sign = this.#text.charCodeAt(month.end);
    if ((sign !== MONTH_HAN && sign !== MONTH_KOREAN) || month.digits < 1 || month.digits > 2) return undefined;
    const day = this.#figure(this.#blanks(month.end + 1));
    const hasDay = day.digits > 0 && day.digits < 3 && DAY_SIGNS.has(this.#text.charCodeAt(day.end));
    const reading = calendar(year, month.value, hasDay ? day.value : undefined, undefined);
    if (!reading || (!hasDay && year === undefined)) return undefined;
    return this.#take({ start, end: (hasDay ? day.end : month.end) + 1 }, "east-asian", [reading]);
  }

  #eastAsian(at: number, code: number): number {
    if (code < 0x4e00) return at + 1;
    const text = this.#text;
    if (text.charCodeAt(at + 1) === 0xc694 && text.charCodeAt(at + 2) === 0xc77c) {
      const weekday = EAST_ASIAN_WEEKDAYS.korean.indexOf(text.charAt(at)) + 1;
      if (weekday > 0) return this.#eastAsianWeekday(weekday as Weekday, at, at + 3);
    }
    if (WEEK_SIGNS.has(code)) {
      const signAt = code === 0x661f || code === 0x793c ? at + 2 : at + 1;
      const weekday = hanWeekday(text.charAt(signAt));
      const isWritten = signAt === at + 1 || text[at + 1] === "期" || text[at + 1] === "拜";
      if (weekday && isWritten) return this.#eastAsianWeekday(weekday, at, signAt + 1);
    }
    const known = RELATIVE_SIGNS.has(code) ? EAST_ASIAN_RELATIVES.get(text.charAt(at)) : undefined;
    for (const { written, unit, step } of known ?? [])
      if (text.startsWith(written, at) && at + written.length <= this.#span.end)
        return this.#take({ start: at, end: at + written.length }, "relative", [{ kind: "relative", unit, step }]);
    return at + 1;
  }

  #eastAsianWeekday(weekday: Weekday, start: number, end: number): number {
    if (end > this.#span.end) return end;
    return this.#take({ start, end }, "weekday", [{ kind: "weekday", weekday, step: 0 }]);
  }

  /** Keeps a mention, with the weekday beside it if it is a day. Answers where the search goes on. */
  #take(span: Span, form: DateForm, readings: readonly DateReading[]): number {
    const [reading] = readings;
    if (reading?.kind !== "calendar" || reading.day === undefined) {
      this.#found.push({ span, form, readings, beside: undefined });
      return span.end;
    }
    const before = this.#weekdayBefore(span.start);
    const after = before ? undefined : this.#weekdayAfter(span.end);
    // A weekday that was told by itself is part of this date now.
    if (before && !before.isListed && before.index === this.#found.length - 1 && before.index >= 0) this.#found.pop();
    const beside = before && !before.isListed ? { weekday: before.weekday, span: before.span } : after;
    this.#found.push({ span, form, readings, beside });
    return after ? after.span.end : span.end;
  }

  #weekdayBefore(start: number): Pending | undefined {
    const waiting = this.#pending;
    this.#pending = undefined;
    if (!waiting || start - waiting.span.end > 8) return undefined;
    const between = this.#text.slice(waiting.span.end, start);
    // Behind a weekday that is written out a stop ends the sentence.
    const isParted = waiting.index >= 0 && between.startsWith(".");
    return !isParted && BETWEEN.test(between) ? waiting : undefined;
  }

  /** `(Tue)`, `, Tuesday.`, `화요일`, `（周二）`. */
  #weekdayAfter(end: number): DateMention["beside"] {
    const near = this.#text.slice(end, Math.min(this.#span.end, end + 20));
    const match = AFTER_LATIN.exec(near) ?? AFTER_EAST_ASIAN.exec(near);
    if (!match) return undefined;
    const written = match[2]!;
    const weekday = readWeekday(written);
    const start = end + match[1]!.length;
    return weekday && { weekday, span: { start, end: start + written.length } };
  }

  /** Whether a date may begin here: not inside a word, a path, a larger number or a sum of money. */
  #mayBegin(start: number): boolean {
    if (start === 0) return true;
    const code = this.#text.charCodeAt(start - 1);
    if (code === 45 && this.#qualified(start) < start) return true;
    if (code >= 128) return code >= 0x1100 || !isLetter(code);
    return !isDigit(code) && !isSmall(code | 32) && !NOT_BEFORE.includes(this.#text[start - 1]!);
  }

  /** Whether a number is over: no letter, digit, or separator with more digits follows. */
  #isNumberEnd(end: number): boolean {
    if (end >= this.#span.end) return true;
    const code = this.#text.charCodeAt(end);
    if (isDigit(code) || isSmall(code | 32) || code === 95 || code === 37) return false;
    const next = this.#text.charCodeAt(end + 1);
    if (code === 45 && isSmall(next | 32)) return false;
    return !(",./-:".includes(this.#text[end]!) && isDigit(next));
  }

  #figure(start: number): Figure {
    const most = Math.min(this.#span.end, start + 40);
    let end = start;
    let value = 0;
    while (end < most && isDigit(this.#text.charCodeAt(end))) {
      if (end - start < 5) value = value * 10 + this.#text.charCodeAt(end) - 48;
      end++;
    }
    return { value, digits: end - start, end };
  }

  /** The number after a separator; after a stop a blank may stand. */
  #figureAfter(at: number, separator: number): Figure | undefined {
    if (this.#text.charCodeAt(at) !== separator) return undefined;
    const from = separator === 46 && this.#text.charCodeAt(at + 1) === 32 ? at + 2 : at + 1;
    const figure = this.#figure(from);
    return figure.digits > 0 ? figure : undefined;
  }

  /** "Jan.": after the stop of a shortened month. */
  #afterShortName(start: number, end: number): number {
    if (this.#text.charCodeAt(end) !== 46) return end;
    return SHORT_MONTHS.has(this.#text.slice(start, end).toLowerCase()) ? end + 1 : end;
  }

  /** "18th", "1er", "18.": where what makes it a number in a row ends. */
  #ordinalEnd(end: number): number {
    return this.#text.charCodeAt(end) === 46 ? end + 1 : this.#letteredEnd(end);
  }

  #letteredEnd(end: number): number {
    return ORDINALS.has(this.#text.slice(end, end + 2)) && !isLetter(this.#text.charCodeAt(end + 2)) ? end + 2 : end;
  }

  /** The second day of "18–19", "18 and 19", "18. bis 19."; its end is that of the number. */
  #rangeEnd(at: number): Figure | undefined {
    const match = RANGE.exec(this.#text.slice(at, Math.min(this.#span.end, at + 14)));
    if (!match) return undefined;
    const last = this.#figure(at + match[0].length);
    const isDay = last.digits > 0 && last.digits < 3 && last.value >= 1 && last.value <= 31;
    return isDay && this.#isNumberEnd(this.#ordinalEnd(last.end)) ? last : undefined;
  }

  /** " 2024", ", 2024", " de 2024". */
  #yearAfter(at: number): Figure | undefined {
    const match = BEFORE_YEAR.exec(this.#text.slice(at, Math.min(this.#span.end, at + 8)));
    if (!match) return undefined;
    const year = this.#figure(at + match[0].length);
    return year.digits === 4 && isYear(year.value) && this.#isNumberEnd(year.end) ? year : undefined;
  }

  #timeEnd(at: number): number {
    if (this.#text.charCodeAt(at) !== 84) return at;
    return at + (TIME.exec(this.#text.slice(at, Math.min(this.#span.end, at + 30)))?.[0].length ?? 0);
  }

  #blanks(at: number): number {
    let end = at;
    const most = Math.min(this.#span.end, at + MOST_BLANKS);
    while (end < most && isBlankCode(this.#text.charCodeAt(end))) end++;
    return end;
  }

  #wordAt(start: number): { readonly written: string; readonly end: number } {
    let end = start;
    const most = Math.min(this.#span.end, start + LONGEST_WORD + 1);
    while (end < most && isLetter(this.#text.charCodeAt(end))) end++;
    return { written: this.#text.slice(start, end), end };
  }

  /** The word that ends one blank before `end`, or right before it. */
  #wordBefore(end: number): { readonly written: string; readonly start: number } {
    const stop = isBlankCode(this.#text.charCodeAt(end - 1)) || this.#text.charCodeAt(end - 1) === 10 ? end - 1 : end;
    const least = Math.max(this.#span.start, stop - LONGEST_WORD);
    let start = stop;
    while (start > least && isLetter(this.#text.charCodeAt(start - 1))) start--;
    return { written: stop === end ? "" : this.#text.slice(start, stop), start };
  }

  /** The number of one to three figures that ends one blank before `end`. */
  #figureBefore(end: number): { readonly value: number; readonly start: number } | undefined {
    const stop = end - 1;
    let start = stop;
    while (start > this.#span.start && stop - start < 4 && isDigit(this.#text.charCodeAt(start - 1))) start--;
    const isNumber = stop - start > 0 && stop - start < 4 && this.#text.charCodeAt(stop) === 32;
    if (!isNumber || !this.#mayBegin(start) || this.#text[start - 1] === ",") return undefined;
    return { value: Number(this.#text.slice(start, stop)), start };
  }

  #addressEnd(at: number): number {
    let end = at + 3;
    while (end < this.#span.end && !endsAddress(this.#text.charCodeAt(end))) end++;
    return end;
  }
}

const YEAR_HAN = 0x5e74;
const YEAR_KOREAN = 0xb144;
const MONTH_HAN = 0x6708;
const MONTH_KOREAN = 0xc6d4;
const DAY_SIGNS: ReadonlySet<number> = new Set([0x65e5, 0x53f7, 0x865f, 0xc77c]);
const WEEK_SIGNS: ReadonlySet<number> = new Set([0x661f, 0x793c, 0x5468, 0x9031]);
const RELATIVE_SIGNS: ReadonlySet<number> = new Set([...EAST_ASIAN_RELATIVES.keys()].map((sign) => sign.charCodeAt(0)));
/** Before a number these make it part of something larger: a price, a path, a version. */
const NOT_BEFORE = "./-_$%#&=@+*\\'";
/** Words that months and years stand behind. Our list, as the ones below. */
const DATE_LEADS: ReadonlySet<string> = new Set(
  (
    "in since until till during early late mid end beginning start by from to through before after between around circa " +
    "of for im seit bis ab anfang mitte ende en depuis début fin desde hasta em nel dal"
  ).split(" "),
);
/** Behind these "May" may be a person: "by May", "of March". */
const MONTH_NOT_BEHIND: ReadonlySet<string> = new Set(
  "by from to through before after around of for circa between ab bis end".split(" "),
);
/** Months in small letters are months behind these. */
const SMALL_MONTH_LEADS: ReadonlySet<string> = new Set("en depuis début fin desde hasta".split(" "));
const YEAR_LEADS: ReadonlySet<string> = new Set(
  "a the this year years fiscal season vintage jahr jahre jahres année an año anno de del und et y year's".split(" "),
);
/** A number behind these counts what follows in the plural. */
const YEAR_NOT_COUNTED: ReadonlySet<string> = new Set(
  "by from to through before after around of for de del until till und et y".split(" "),
);
/** What stands behind a number that is no year. */
const NOT_OF_YEARS: ReadonlySet<string> = new Set(
  (
    "people persons men women children soldiers troops police workers jobs homes houses families prisoners dead injured " +
    "m km cm mm ft feet foot metres meters metre meter kilometres kilometers miles mile yards acres hectares square " +
    "kg tonnes tons barrels litres liters gallons watts mw kw mph kmh rpm hp cc calories " +
    "dollars euros pounds yen yuan won rupees rubles francs pesos cents percent per million billion thousand " +
    "hours hrs hour minutes days weeks months years times words pages points votes seats shares students members " +
    "GMT UTC BST EST am pm local times Euro Dollar Menschen Personen Meter Kilometer Tonnen Quadratmeter Stunden"
  ).split(" "),
);
const RUSSIAN_YEARS: ReadonlySet<string> = new Set("год года году годы годов годах гг г".split(" "));
const YEAR_VERBS: ReadonlySet<string> = new Set(
  "was is will saw has had began brought marked ended started wurde war wird began".split(" "),
);
/** Before a month or a year, part of what it says. */
const QUALIFIER = /(?:^|[^\p{L}\p{N}-])((?:[Ee]arly|[Ll]ate|[Mm]id|Anfang|Mitte|Ende)[ -])$/u;
/** Before numbers with stops between them that are no date. */
const VERSIONS: ReadonlySet<string> = new Set(["version", "release", "build", "firmware"]);
const DECADE = /^(?:’?'?s(?![\p{L}])|er(?: Jahren?)?(?![\p{L}]))/u;
const LISTED = /^(?:,|,? (?:and|or|to|und|bis|oder|et|y)| ?[-–—/]) ?$/;
export const PARTS_OF_DAY: ReadonlySet<string> = new Set(
  "morning afternoon evening night lunchtime midday noon".split(" "),
);
/** Before a weekday that is a feast: "Good Friday". */
const HOLIDAY = /(?:Good|Black|Easter|Palm|Super|Ash|Bloody|Cyber|Maundy|Whit|Holy|Giving|Shrove) $/;
/** Behind a weekday that begins the name of a newspaper or a show, or that comes again and again. */
const TITLE =
  /^ (?:Times|Telegraph|Mirror|Express|Mail|Post|Star|Herald|Tribune|Club|Night (?:Live|Football)|of (?:each|every))\b/;
const OF: ReadonlySet<string> = new Set(["of", "de"]);
/** Months of English alone: a stop before one ends a sentence, and is no German "18." */
const ENGLISH_ONLY: ReadonlySet<string> = new Set("january february march may june july october december".split(" "));
const SHORT_MONTHS: ReadonlySet<string> = new Set(
  "jan feb mar apr jun jul aug sep sept oct nov dec mär mrz okt dez".split(" "),
);
const ORDINALS: ReadonlySet<string> = new Set(["st", "nd", "rd", "th", "er"]);
const RANGE = /^(?: ?[-–—/] ?| (?:and|to|und|bis|y|et|au) (?:the )?)(?=\d)/;
const BEFORE_YEAR = /^(?:,? {1,2}|\u00a0)(?:de |del )?(?=\d{4})/;
const TIME = /^T\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?/;
/** Between a weekday and its date. */
const BETWEEN = /^[.,،]{0,2}[ \u00a0]{0,2}(?:the |den |dem |le |el )?$/;
/** Between weekdays of a list. */
const LIST = /^(?:,? ?(?:and|or|to|und|oder|bis|et|y|و) ?|, ?|\.? ?[-–—/] ?)$/;
const AFTER_LATIN = /^((?:[ ,]{1,2}|[ ]?[([]))([A-Za-zäöüáéíóúñ]{3,10})\.?(?=[,.;:)\]\n]|$)/;
const AFTER_EAST_ASIAN =
  /^( ?[(（]?)([月火水木金土日]曜日|星期[一二三四五六日天]|[周週][一二三四五六日天]|[월화수목금토일]요일|(?<=[(（])[月火水木金土日一二三四五六월화수목금토일](?=[)）]))/;

function readWeekday(written: string): Weekday | undefined {
  const word = DATE_WORDS.get(written.toLowerCase());
  if (word) return word.kind === "weekday" && (word.small || isUpper(written, 0)) ? word.weekday : undefined;
  if (written.endsWith("曜日")) return numberIn(EAST_ASIAN_WEEKDAYS.japanese, written.charAt(0));
  if (written.endsWith("요일")) return numberIn(EAST_ASIAN_WEEKDAYS.korean, written.charAt(0));
  const sign = written.charAt(written.length - 1);
  if (written.length > 1) return hanWeekday(sign);
  return numberIn(EAST_ASIAN_WEEKDAYS.japanese, sign) ?? numberIn(EAST_ASIAN_WEEKDAYS.korean, sign) ?? hanWeekday(sign);
}

function hanWeekday(sign: string): Weekday | undefined {
  return sign === "天" ? 7 : numberIn(EAST_ASIAN_WEEKDAYS.han, sign);
}

function numberIn(week: string, sign: string): Weekday | undefined {
  const index = sign === "" ? -1 : week.indexOf(sign);
  return index < 0 ? undefined : ((index + 1) as Weekday);
}

/** The reading, if there are such a month and such days. */
function calendar(
  year: number | undefined,
  month: number,
  day: number | undefined,
  lastDay: number | undefined,
): CalendarReading | undefined {
  const length = monthLength(month, year);
  if (length === 0 || (day !== undefined && (day < 1 || day > length))) return undefined;
  if (year !== undefined && day !== undefined && !isRealDay({ year, month, day })) return undefined;
  const reading = { kind: "calendar", year, month, day } as const;
  return lastDay === undefined ? reading : { ...reading, lastDay };
}

/** Whether a word goes on behind a hyphen: "May-December". */
function isHyphenated(text: string, end: number): boolean {
  return text.charCodeAt(end) === 45 && isLetter(text.charCodeAt(end + 1));
}

/** Whether something is written on to the word's front. */
function isJoinedBefore(text: string, start: number): boolean {
  const code = text.charCodeAt(start - 1);
  return code === 45 || code === 47 || code === 46 || code === 38;
}

/** Whether a word before a month makes it part of a name: "Black September", but not "A September vote". */
function isNameBefore(word: string): boolean {
  return isUpper(word, 0) && !/^(?:An?|The|This|Its|His|Her|Their|Our)$/.test(word);
}

function isSentenceStart(text: string, start: number, from: number): boolean {
  return (
    start === from ||
    text.charCodeAt(start - 1) === 10 ||
    /[.!?]["”’)]? $/.test(text.slice(Math.max(from, start - 3), start))
  );
}

function isYear(value: number): boolean {
  return value >= FIRST_YEAR && value <= LAST_YEAR;
}

/** `-`, `.` and `/`. */
function isSeparator(code: number): boolean {
  return code >= 45 && code <= 47;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Letters of alphabets, by their blocks: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic. */
export function isLetter(code: number): boolean {
  if (code < 128) return isSmall(code | 32);
  if (code < 0xc0) return false;
  return code < 0x2000 ? code !== 0xd7 && code !== 0xf7 && code !== 0x60c && code !== 0x61b && code !== 0x61f : false;
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 0x3000;
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const character = text.charAt(at);
  return character.toLowerCase() !== character;
}

/** Whether a digit, an underscore or the like stands right before the word. */
function isInsideWord(text: string, start: number): boolean {
  const code = text.charCodeAt(start - 1);
  return isDigit(code) || code === 95 || code === 64 || code === 35;
}

function endsAddress(code: number): boolean {
  return code <= 32 || code === 34 || code === 60 || code === 62 || code >= 0x2000;
}

function startAt(text: string, start: number): number {
  return (
    ((text.charCodeAt(start) & 31) << 10) | ((text.charCodeAt(start + 1) & 31) << 5) | (text.charCodeAt(start + 2) & 31)
  );
}

function startsOf(words: Iterable<string>): Uint8Array {
  const starts = new Uint8Array(1 << 15);
  for (const word of words) starts[startAt(word, 0)] = 1;
  return starts;
}
