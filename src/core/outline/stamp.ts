/** Month names, whole and short, lower case: English, German, French, Spanish, Russian (genitive) and Arabic. Our list. */
const MONTHS = new Set(
  (
    "january february march april may june july august september october november december " +
    "jan feb mar apr jun jul aug sep sept oct nov dec " +
    "januar jänner februar märz mai juni juli oktober dezember okt dez mär " +
    "janvier février mars avril juin juillet août septembre octobre novembre décembre " +
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre " +
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря " +
    "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
  ).split(" "),
);
/** What may stand beside a date and is no date itself. */
const BESIDE = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun " +
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche " +
    "lunes martes miércoles jueves viernes sábado domingo am pm a.m. p.m. at um uhr of de del le z utc gmt kst jst " +
    "est edt cst cdt pst pdt cet cest bst hkt sgt ist | - – —"
  ).split(" "),
);
const FULL = [
  /^\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})$/,
  /^(?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}\.?(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/,
  /^(?:19|20)\d\d[年년]\d{1,2}[月월]\d{1,2}[日일号]?$/,
];
const NUMBER = /^(\d{1,4})(?:st|nd|rd|th|er)?\.?$/;
const BESIDE_PATTERN =
  /^(?:\d{1,2}:\d\d(?::\d\d)?(?:am|pm|h)?|[+-]\d\d:?\d\d|\([A-Z]{2,4}\)|[(（]?[月火水木金土日一二三四五六월화수목금토][)）]?|星期[一二三四五六日天]|[월화수목금토일]요일)$/u;
const BULLET = /^[\u2022\u00B7\u25CF\u25AA*\u2013-]\s{0,3}/u;
const LONGEST = 60;

/**
 * The date as written, without a bullet, of a line that is nothing but a date; `undefined` for any other line.
 *
 * Recognised, not read: what day it is, and whether that is the day of publication, is for others to say.
 */
export function stampText(line: string): string | undefined {
  if (line.length > LONGEST * 2) return undefined;
  const seen = line.trim();
  if (seen.length > LONGEST || !/\d/.test(seen)) return undefined;
  const text = seen.replace(BULLET, "");
  return isDate(text) ? text : undefined;
}

function isDate(text: string): boolean {
  const joined = text.replace(/([年년月월])\s+(?=\d)/g, "$1");
  let full = 0;
  let months = 0;
  let numbers = 0;
  for (const word of joined.split(/[\s,،]+/)) {
    if (word === "") continue;
    const small = word.toLowerCase();
    if (FULL.some((pattern) => pattern.test(word))) full++;
    else if (MONTHS.has(small.replace(/\.$/, ""))) months++;
    else if (NUMBER.test(word)) numbers++;
    else if (!BESIDE.has(small) && !BESIDE.has(small.replace(/\.$/, "")) && !BESIDE_PATTERN.test(word)) return false;
  }
  if (full > 0) return full === 1 && months === 0 && numbers === 0;
  return months === 1 && numbers > 0 && numbers <= 2;
}
