import type { Span } from "../text.ts";
import { isLetter, PARTS_OF_DAY } from "./scan.ts";
import { DATE_WORDS, GERMAN_SHORT_WEEKDAYS } from "./words.ts";

/** No more words stand between a weekday and its date's year, and they are not farther from each other. */
const MOST_WORDS = 5;
const REACH = 120;
/** What else than months and parts of the day stands there. */
const SMALL_WORDS =
  "the den dem le el of de del and to und bis y et au st nd rd th er t z early late mid anfang mitte ende";
const EAST_ASIAN = /[\u3000-\uffff]/;

const Word = { other: 0, between: 1, weekday: 2 } as const;
/** What a word is by its three first letters, small or large; by fewer where it has no more. */
const BEGINNINGS = new Uint8Array(1 << 15);
for (const word of [...SMALL_WORDS.split(" "), ...PARTS_OF_DAY])
  BEGINNINGS[beginningAt(word, 0, word.length)] = Word.between;
for (const [word, { kind }] of DATE_WORDS)
  if (kind === "month") BEGINNINGS[beginningAt(word, 0, word.length)] = Word.between;
for (const [word, { kind }] of DATE_WORDS)
  if (kind === "weekday") BEGINNINGS[beginningAt(word, 0, word.length)] = Word.weekday;
for (const word of GERMAN_SHORT_WEEKDAYS.keys()) BEGINNINGS[beginningAt(word, 0, 2)] = Word.weekday;

/**
 * Whether a weekday may stand beside a day of a certain year within `span`: rather yes than no, and by a short look, since
 * most texts have years and weekdays, but not together.
 */
export function mayDateWeekday(text: string, span: Span): boolean {
  // What years begin with is found faster than four figures in a row.
  let one = text.indexOf("1", span.start);
  let two = text.indexOf("2", span.start);
  for (;;) {
    const year = one < 0 || (two >= 0 && two < one) ? two : one;
    const end = year + 4;
    if (year < 0 || end > span.end) return false;
    if (
      hasFigures(text, year, end) &&
      (hasWeekdayBefore(text, year) || hasWeekdayBehind(text, end) || isBesideEastAsian(text, end))
    )
      return true;
    if (year === one) one = text.indexOf("1", year + 1);
    else two = text.indexOf("2", year + 1);
  }
}

function hasFigures(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function isBesideEastAsian(text: string, year: number): boolean {
  return EAST_ASIAN.test(text.slice(Math.max(0, year - REACH), year + REACH));
}

/** A month, a part of the day and small words may stand between; a line end may not. */
function hasWeekdayBefore(text: string, year: number): boolean {
  const least = Math.max(0, year - REACH);
  let words = 0;
  for (let at = year - 1; at >= least && words < MOST_WORDS; at--) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) return false;
    if (!isLetter(code)) continue;
    const end = at + 1;
    while (at > least && isLetter(text.charCodeAt(at - 1))) at--;
    const word = BEGINNINGS[beginningAt(text, at, end - at)];
    if (word === Word.weekday) return true;
    if (word === Word.other) return false;
    words++;
  }
  return false;
}

/** The year may be what the date begins with; but for the letters of a time it has no words then. */
function hasWeekdayBehind(text: string, year: number): boolean {
  const most = Math.min(text.length, year + REACH);
  for (let at = year; at < most; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) return false;
    if (!isLetter(code)) continue;
    if (!isLetter(text.charCodeAt(at + 1))) continue;
    return BEGINNINGS[beginningAt(text, at, 3)] === Word.weekday;
  }
  return false;
}

const LINE_FEED = 10;

function beginningAt(text: string, start: number, letters: number): number {
  const second = letters < 2 ? 0 : text.charCodeAt(start + 1) & 31;
  const third = letters < 3 ? 0 : text.charCodeAt(start + 2) & 31;
  return ((text.charCodeAt(start) & 31) << 10) | (second << 5) | third;
}
