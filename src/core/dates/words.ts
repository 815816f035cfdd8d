import type { Weekday } from "./calendar.ts";
import type { RelativeUnit } from "./mention.ts";

/** What a word that dates are made of says. */
export type DateWord =
  | {
      readonly kind: "month";
      readonly month: number;
      /** Whether it is one in small letters too: "may" and "march" are not. */
      readonly small: boolean;
      /** Whether it is something else as often (a name, a verb): alone it is a month only behind "in" and the like. */
      readonly isWeak: boolean;
      /** Whether a number after it is its day ("June 18"), or only a year may follow ("Juni 2024"). */
      readonly before: "day" | "year" | "nothing";
    }
  | { readonly kind: "weekday"; readonly weekday: Weekday; readonly small: boolean; readonly short: boolean }
  | { readonly kind: "day"; readonly step: number }
  | { readonly kind: "step"; readonly step: number; readonly of: "all" | "weekdays" }
  | { readonly kind: "ago" };

/** Months that are names or verbs as well, or short. */
const WEAK_MONTHS: ReadonlySet<string> = new Set(
  "mar apr may jun jul aug sep sept oct nov dec jan feb march april june august mär mrz okt dez".split(" "),
);

/**
 * Months, weekdays and words of relation in small letters: English, German; months and weekdays of French, Spanish,
 * Russian and Arabic. Our list. A word that two languages share stands under the one that asks for less.
 */
export const DATE_WORDS: ReadonlyMap<string, DateWord> = dateWords();

/** What a step may be of: "last week", "letzten Monat". */
export const UNITS: ReadonlyMap<string, RelativeUnit> = new Map<string, RelativeUnit>([
  ["week", "week"],
  ["month", "month"],
  ["year", "year"],
  ["woche", "week"],
  ["monat", "month"],
  ["jahr", "year"],
  ["weekend", "weekend"],
  ["wochenende", "weekend"],
]);

/** What may be so many of "ago". */
export const AGO_UNITS: ReadonlyMap<string, readonly [unit: RelativeUnit, times: number]> = new Map<
  string,
  readonly [RelativeUnit, number]
>([
  ["day", ["day", 1]],
  ["days", ["day", 1]],
  ["week", ["week", 1]],
  ["weeks", ["week", 1]],
  ["month", ["month", 1]],
  ["months", ["month", 1]],
  ["year", ["year", 1]],
  ["years", ["year", 1]],
  ["decade", ["year", 10]],
  ["decades", ["year", 10]],
]);

/** Small numbers in words, as they stand before "years ago". */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  "one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, index): readonly [string, number] => [word, index + 1])
    .concat([
      ["a", 1],
      ["an", 1],
    ]),
);

/** German short weekdays: only before a stop, for `So` and `Do` are English words. */
export const GERMAN_SHORT_WEEKDAYS: ReadonlyMap<string, Weekday> = new Map<string, Weekday>([
  ["Mo", 1],
  ["Di", 2],
  ["Mi", 3],
  ["Do", 4],
  ["Fr", 5],
  ["Sa", 6],
  ["So", 7],
]);

/** Chinese, Korean and Japanese signs of a weekday in the order of the week. */
export const EAST_ASIAN_WEEKDAYS = { han: "一二三四五六日", korean: "월화수목금토일", japanese: "月火水木金土日" };

/** Relative dates of Chinese and Korean, by their first character. */
export const EAST_ASIAN_RELATIVES: ReadonlyMap<string, readonly EastAsianRelative[]> = eastAsianRelatives();

/** One of them. */
export interface EastAsianRelative {
  readonly written: string;
  readonly unit: RelativeUnit;
  readonly step: number;
}

function dateWords(): ReadonlyMap<string, DateWord> {
  const words = new Map<string, DateWord>();
  const months = (list: string, small: boolean, before: "day" | "year" | "nothing"): void => {
    for (const [index, names] of list.split(" ").entries())
      for (const name of names.split("/"))
        if (name !== "-" && !words.has(name))
          words.set(name, { kind: "month", month: index + 1, small, before, isWeak: small || WEAK_MONTHS.has(name) });
  };
  const weekdays = (list: string, small: boolean, short: boolean): void => {
    for (const [index, names] of list.split(" ").entries())
      for (const name of names.split("/"))
        if (!words.has(name)) words.set(name, { kind: "weekday", weekday: (index + 1) as Weekday, small, short });
  };
  // German and French at once.
  words.set("mai", { kind: "month", month: 5, small: true, before: "year", isWeak: true });
  months("january february march april may june july august september october november december", false, "day");
  months("jan feb mar apr - jun jul aug sep/sept oct nov dec", false, "day");
  months("januar/jänner februar märz - mai juni juli - - oktober - dezember", false, "year");
  months("- - mär/mrz - - - - - - okt - dez", false, "nothing");
  months("janvier février mars avril - juin juillet août septembre octobre novembre décembre", true, "nothing");
  months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", true, "nothing");
  months("января февраля марта апреля мая июня июля августа сентября октября ноября декабря", true, "nothing");
  months("يناير فبراير مارس أبريل/إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", true, "nothing");
  weekdays("monday tuesday wednesday thursday friday saturday sunday", false, false);
  weekdays("mon tue/tues wed thu/thur/thurs fri sat sun", false, true);
  weekdays("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", false, false);
  for (const part of "morgen vormittag mittag nachmittag abend nacht".split(" "))
    weekdays(
      "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag".replace(/[a-z]+/g, `$&${part}`),
      false,
      false,
    );
  weekdays("lundi mardi mercredi jeudi vendredi samedi dimanche", true, false);
  weekdays("lunes martes miércoles jueves viernes sábado domingo", true, false);
  weekdays("понедельник вторник среду четверг пятницу/пятница субботу/суббота воскресенье", true, false);
  weekdays("الاثنين/الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد", true, false);
  const days: readonly (readonly [string, number])[] = [
    ["yesterday", -1],
    ["today", 0],
    ["tonight", 0],
    ["tomorrow", 1],
    ["vorgestern", -2],
    ["gestern", -1],
    ["heute", 0],
    ["übermorgen", 2],
    ["вчера", -1],
    ["сегодня", 0],
    ["завтра", 1],
  ];
  for (const [word, step] of days) words.set(word, { kind: "day", step });
  const stems: readonly (readonly [string, number])[] = [
    ["letzte", -1],
    ["vergangene", -1],
    ["vorige", -1],
    ["diese", 0],
    ["nächste", 1],
    ["kommende", 1],
  ];
  for (const [stem, step] of stems)
    for (const ending of ["", "n", "r", "s", "m"]) words.set(stem + ending, { kind: "step", step, of: "all" });
  const steps: readonly (readonly [string, number])[] = [
    ["last", -1],
    ["previous", -1],
    ["this", 0],
    ["next", 1],
  ];
  for (const [word, step] of steps) words.set(word, { kind: "step", step, of: "all" });
  // "The past week" is as long as a week and no date.
  words.set("past", { kind: "step", step: -1, of: "weekdays" });
  words.set("coming", { kind: "step", step: 1, of: "weekdays" });
  words.set("ago", { kind: "ago" });
  return words;
}

function eastAsianRelatives(): ReadonlyMap<string, readonly EastAsianRelative[]> {
  const list: readonly (readonly [string, RelativeUnit, number])[] = [
    ["昨天", "day", -1],
    ["昨日", "day", -1],
    ["今天", "day", 0],
    ["今日", "day", 0],
    ["明天", "day", 1],
    ["上周", "week", -1],
    ["本周", "week", 0],
    ["下周", "week", 1],
    ["上个月", "month", -1],
    ["上月", "month", -1],
    ["本月", "month", 0],
    ["下个月", "month", 1],
    ["去年", "year", -1],
    ["今年", "year", 0],
    ["明年", "year", 1],
    ["어제", "day", -1],
    ["오늘", "day", 0],
    ["내일", "day", 1],
    ["지난주", "week", -1],
    ["이번 주", "week", 0],
    ["다음 주", "week", 1],
    ["지난달", "month", -1],
    ["이달", "month", 0],
    ["다음 달", "month", 1],
    ["지난해", "year", -1],
    ["작년", "year", -1],
    ["올해", "year", 0],
    ["내년", "year", 1],
  ];
  const byFirst = new Map<string, EastAsianRelative[]>();
  for (const [written, unit, step] of list) {
    const first = written.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { written, unit, step }]);
  }
  return byFirst;
}
