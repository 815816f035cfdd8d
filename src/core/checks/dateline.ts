import type { Span } from "../text.ts";

/** How far from a line's start a dateline may reach. */
const REACH = 120;
const DASH = / ?(?:[-–—]{1,2}|\u2015) /;
/** A place in capitals: "SEOUL", "SEOUL, South Korea (AP)", "WASHINGTON, June 18". */
const CAPITALS = /^["“]?\p{Lu}[\p{Lu}\p{M}.'’-]{2,}(?:[ /][\p{Lu}\p{M}.'’-]{2,}){0,3}(?=$|[,(.]| \()/u;
/** A place in any letters, if an agency stands behind it in brackets: "Berlin (dpa)". */
const SIGNED =
  /^\p{L}[\p{L}\p{M}.'’-]+(?:[ /][\p{L}\p{M}.'’-]+){0,3}(?:, [\p{L}\p{N}. ]{3,30})? \([\p{L}\p{N}./ -]{2,40}\)$/u;
const KOREAN = /^[[(][가-힣·]{2,12}=[가-힣A-Za-z0-9 ]{2,12}[\])](?: [^=\n]{2,40} = ?)? ?/u;
const CHINESE = /^[（(【]?[\p{Script=Han}]{2,12}\d{0,2}月?\d{1,2}日(?:电|電|讯|訊)[）)】]? ?/u;

/** What every dateline has one of: a dash with a blank behind it, or what Korean and Chinese ones are told by. */
const SIGNS = ["- ", "– ", "— ", "\u2015 ", "=", "日"];

/** Whether some line from there on may begin with a dateline, by a look at all of them at once: of many texts none does. */
export function mayHaveDateline(text: string, from: number): boolean {
  for (const sign of SIGNS) if (text.includes(sign, from)) return true;
  return false;
}

/** The place, day and agency that a report begins with ("SEOUL, June 18 (AFP) - "), with the dash and blank behind them. */
export function datelineOf(text: string, line: Span): Span | undefined {
  const head = text.slice(line.start, Math.min(line.end, line.start + REACH));
  // No place in capitals, and no agency in brackets: most lines.
  if (goesOnSmall(head) && !head.includes("(")) return undefined;
  const eastAsian = mayBeEastAsian(head) ? (KOREAN.exec(head) ?? CHINESE.exec(head)) : undefined;
  if (eastAsian) return { start: line.start, end: line.start + eastAsian[0].length };
  const dash = DASH.exec(head);
  if (!dash) return undefined;
  const before = head.slice(0, dash.index);
  if (!CAPITALS.test(before) && !SIGNED.test(before)) return undefined;
  return { start: line.start, end: line.start + dash.index + dash[0].length };
}

/** Whether the second letter is one from a to z, and small: then the line begins in an alphabet too. */
function goesOnSmall(head: string): boolean {
  const second = head.charCodeAt(1);
  return second >= 97 && second <= 122;
}

/** A word in brackets or in Han: no line of an alphabet is asked further. */
function mayBeEastAsian(head: string): boolean {
  const first = head.charCodeAt(0);
  return first >= 0x80 || first === 40 || first === 91;
}
