import type { Span } from "../text.ts";
import { Sign } from "./signs.ts";

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

/**
 * Whether a dateline may stand in the text of a block of these signs: it has a dash, or is East Asian. Nearly all texts of an
 * alphabet have either a character that a sign tells of, or none beyond Latin-1, which is known of a string without reading it.
 */
export function mayHaveDateline(text: string, signs: number): boolean {
  if ((signs & (Sign.dash | Sign.curly)) !== 0) return true;
  return text.includes("·") || BEYOND_LATIN.test(text);
}

const BEYOND_LATIN = /[\u0100-\uFFFF]/;

/**
 * Whether the line that begins at `at` surely begins with no dateline, by a look at its first letters: most lines. `bracket`
 * is where the first opening bracket stands from there on.
 */
export function beginsOtherwise(text: string, at: number, bracket: number): boolean {
  if (bracket < at + REACH) return false;
  const first = text.charCodeAt(at);
  const isQuote = first === 34 || first === 0x201c;
  if (first >= 0x80 && !isQuote) return false;
  const second = isQuote ? at + 2 : at + 1;
  return isNoCapital(text.charCodeAt(second)) || isNoCapital(text.charCodeAt(second + 1));
}

/** Whether a code unit surely is none of those that {@link CAPITALS} begins with: a letter a to z, a blank, a line end. */
function isNoCapital(code: number): boolean {
  return code <= 32 || (code >= 97 && code <= 122);
}

/** The place, day and agency that a report begins with ("SEOUL, June 18 (AFP) - "), with the dash and blank behind them. */
export function datelineOf(text: string, line: Span): Span | undefined {
  const head = text.slice(line.start, Math.min(line.end, line.start + REACH));
  const eastAsian = mayBeEastAsian(head) ? (KOREAN.exec(head) ?? CHINESE.exec(head)) : undefined;
  if (eastAsian) return { start: line.start, end: line.start + eastAsian[0].length };
  const dash = DASH.exec(head);
  if (!dash) return undefined;
  const before = head.slice(0, dash.index);
  if (!CAPITALS.test(before) && !SIGNED.test(before)) return undefined;
  return { start: line.start, end: line.start + dash.index + dash[0].length };
}

/** A word in brackets or in Han: no line of an alphabet is asked further. */
function mayBeEastAsian(head: string): boolean {
  const first = head.charCodeAt(0);
  return first >= 0x80 || first === 40 || first === 91;
}
