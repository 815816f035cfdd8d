import type { Span } from "../text.ts";
import { windows1252Byte } from "./windows-1252.ts";

/** A stretch whose windows-1252 bytes are UTF-8, with what they say read so. */
export interface Mojibake extends Span {
  readonly meant: string;
}

/** One character's bytes, each read as a character of its own. */
interface Unit extends Span {
  readonly codePoint: number;
}

/** A lead byte and a continuation byte, as windows-1252 or Latin-1 reads them. */
const BEGINS =
  /[\u00C2-\u00F4](?=[\u0080-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178])/g;
/** What may stand behind a letter by itself: closing quotes, dots, dashes, blanks, powers. */
const NATURAL = /[\u2018-\u201E\u2026\u2013\u2014\u00A0\u00AB\u00BB\u2039\u203A\u00B0\u00B2-\u00B4\u00B7]/;
/** What may stand behind a word in capitals. */
const SIGN = /[\u2122\u00A9\u00AA\u00AE\u00B8-\u00BA]/;
const SEEN = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\uFEFF\u200B-\u200F]$/u;
/** General punctuation, currency, letterlike signs, arrows, mathematics, shapes and dingbats. */
const SIGNS = /^[\u200B-\u2027\u202F-\u205E\u20A0-\u20BF\u2100-\u22FF\u25A0-\u27BF\uFF01-\uFF5E\uFFFD\uFEFF]$/;
/** What stands between two words at most. */
const NEAR = 3;
/** A longer run is told in pieces. */
const MOST_UNITS = 500;
/** Read wrongly once more, and once more. */
const MOST_TIMES = 4;

/** The mojibake within `span`, in order. Linear. */
export function* mojibakeIn(text: string, span: Span): Generator<Mojibake> {
  let from = span.start;
  /** Where the last run of another script ended: what stands near it is of that script. */
  let runEnd = Number.NEGATIVE_INFINITY;
  for (;;) {
    BEGINS.lastIndex = from;
    const at = BEGINS.exec(text)?.index ?? span.end;
    if (at >= span.end) return;
    const units = unitsFrom(text, at, span.end);
    const last = units.at(-1);
    if (last && (isLessStrange(text, units) || isBesideRun(text, units, at - runEnd, span.end))) {
      if (isForeign(text, units)) runEnd = last.end;
      yield { start: at, end: last.end, meant: readAgain(units) };
      from = last.end;
    } else {
      const lost = lostQuote(text, at, span.end);
      if (lost) yield lost;
      from = lost?.end ?? last?.end ?? at + 1;
    }
  }
}

function unitsFrom(text: string, start: number, end: number): readonly Unit[] {
  const units: Unit[] = [];
  for (let at = start; at < end && units.length < MOST_UNITS; at = units.at(-1)!.end) {
    const unit = unitAt(text, at, end);
    if (!unit) break;
    units.push(unit);
  }
  return units;
}

function unitAt(text: string, start: number, end: number): Unit | undefined {
  const lead = text.charCodeAt(start);
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (start + length > end) return undefined;
  let codePoint = lead & (0x7f >> length);
  for (let at = start + 1; at < start + length; at++) {
    const byte = windows1252Byte(text[at]!);
    if (byte === undefined || byte > 0xbf) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const isShorter = (length === 3 && codePoint < 0x800) || (length === 4 && codePoint < 0x10000);
  if (isShorter || (codePoint >= 0xd800 && codePoint < 0xe000) || codePoint > 0x10ffff) return undefined;
  return { start, end: start + length, codePoint };
}

/**
 * Whether what was meant is likelier than what stands there. Capitals before quotes, French blanks before guillemets and
 * the like make a single character of another script: only runs of those are believed.
 */
function isLessStrange(text: string, units: readonly Unit[]): boolean {
  if (!units.every(({ codePoint }) => SEEN.test(String.fromCodePoint(codePoint)))) return false;
  const isRun = units.length > 1;
  return units.some((unit) => {
    const lead = text.charCodeAt(unit.start);
    if (lead <= 0xc5) return !isNatural(text, unit) || (isRun && isWestern(units));
    if (lead === 0xe2 || lead === 0xef) return SIGNS.test(String.fromCodePoint(unit.codePoint));
    if (lead === 0xf0) return text[unit.start + 1] === "Ÿ" || text[unit.start + 1] === "\u009F";
    return isRun && isOneScript(units);
  });
}

/** A letter and what may follow a letter, with nothing around it that speaks against them. */
function isNatural(text: string, { start, end }: Unit): boolean {
  const follower = text[start + 1]!;
  // No word ends in Â, in whatever language, but one in capitals may.
  if (text[start] === "Â" && follower !== "«" && follower !== "»") return false;
  const before = text.charAt(start - 1);
  if (SIGN.test(follower) || (follower === "\u00A0" && text[start] === "Ã")) return /\p{Lu}/u.test(before);
  return NATURAL.test(follower) && !/\p{Ll}/u.test(before) && !/\p{Ll}/u.test(text.charAt(end));
}

/** A word of one letter between words of the same script. */
function isBesideRun(text: string, units: readonly Unit[], distance: number, end: number): boolean {
  if (!isForeign(text, units) || !units.every(({ codePoint }) => SEEN.test(String.fromCodePoint(codePoint))))
    return false;
  if (distance <= NEAR) return true;
  const next = units.at(-1)!.end + 1;
  const after = unitsFrom(text, next, end);
  return isForeign(text, after) && isLessStrange(text, after);
}

function isForeign(text: string, units: readonly Unit[]): boolean {
  const [first] = units;
  const lead = first ? text.charCodeAt(first.start) : 0;
  return lead >= 0xcc && lead < 0xf0 && lead !== 0xe2 && lead !== 0xef;
}

function isWestern(units: readonly Unit[]): boolean {
  return units.every(({ codePoint }) => codePoint < 0x180 || (codePoint >= 0x2010 && codePoint < 0x2123));
}

const SCRIPTS = [
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\uFF01-\uFF5E]+$/u,
  /^[\p{Script_Extensions=Hangul}]+$/u,
  /^[\p{Script_Extensions=Cyrillic}]+$/u,
  /^[\p{Script_Extensions=Greek}]+$/u,
  /^[\p{Script_Extensions=Arabic}]+$/u,
  /^[\p{Script_Extensions=Hebrew}]+$/u,
  /^[\p{Script_Extensions=Devanagari}]+$/u,
  /^[\p{Script_Extensions=Thai}]+$/u,
];

/** The first characters of a run speak for the rest. */
function isOneScript(units: readonly Unit[]): boolean {
  const letters = units
    .slice(0, 8)
    .filter(({ codePoint }) => codePoint >= 0x370 && !(codePoint >= 0x2000 && codePoint < 0x2100));
  const text = String.fromCodePoint(...letters.map(({ codePoint }) => codePoint));
  return letters.length > 1 && SCRIPTS.some((script) => script.test(text));
}

/** `â€` alone: the last byte of ” is none in windows-1252, and got lost. */
function lostQuote(text: string, at: number, end: number): Mojibake | undefined {
  if (!text.startsWith("â€", at) || at + 2 > end) return undefined;
  const isMarked = text[at + 2] === "\uFFFD" && at + 3 <= end;
  return { start: at, end: isMarked ? at + 3 : at + 2, meant: "\u201D" };
}

function readAgain(units: readonly Unit[]): string {
  let meant = said(units);
  for (let times = 1; times < MOST_TIMES; times++) {
    const again = unitsFrom(meant, 0, meant.length);
    if (again.length === 0 || again.at(-1)!.end < meant.length || !isLessStrange(meant, again)) break;
    meant = said(again);
  }
  return meant;
}

function said(units: readonly Unit[]): string {
  let text = "";
  for (const { codePoint } of units) text += String.fromCodePoint(codePoint);
  return text;
}
