import { boilerplateIn } from "../../boilerplate.ts";
import type { Span } from "../../text.ts";

/** What a folded code unit is, for cutting words. */
export const UnitKind = {
  space: 1,
  /** Letters, digits and marks: words run on through them. */
  letter: 2,
  /** Han, Hiragana, Thai and their like: each is a word of its own, as they are written without spaces. */
  single: 3,
  other: 4,
} as const;

const SPACE = 32;
const LINE_FEED = 10;

/** Memo of {@link classify} by code unit; 0 where not asked yet. */
const KINDS = new Uint8Array(0x10000);
/** Memo of the small letter of each code unit; filled with the kind. */
const SMALL = new Uint16Array(0x10000);

/** The {@link UnitKind} of a code unit. */
export function kindOfUnit(unit: number): number {
  return KINDS[unit] || classify(unit);
}

/**
 * The text within `span` as it is compared: NFC, small letters, one blank for white space, lines trimmed and parted by
 * one LF, without empty lines and without lines of known boilerplate.
 *
 * Code units; nothing at the end is unused.
 */
export function foldedUnits(text: string, span: Span): Uint16Array {
  const composed = text.slice(span.start, span.end).normalize("NFC");
  const units = new Uint16Array(composed.length + 1);
  let count = 0;
  let at = 0;
  for (const residue of boilerplateIn(composed, { start: 0, end: composed.length })) {
    count = fold(composed, at, residue.span.start, units, count);
    at = residue.span.end;
  }
  count = fold(composed, at, composed.length, units, count);
  return units.subarray(0, count > 0 && units[count - 1] === LINE_FEED ? count - 1 : count);
}

/** One line as {@link foldedUnits} has it, as a text. */
export function foldedLine(line: string): string {
  const composed = line.normalize("NFC");
  const units = new Uint16Array(composed.length + 1);
  const count = fold(composed, 0, composed.length, units, 0);
  return textOf(units, count > 0 ? count - 1 : 0);
}

/** A whole body as {@link foldedUnits} has it, as a text; where its lines end does not matter. */
export function foldedBody(text: string, span: Span): string {
  const units = foldedUnits(text, span);
  return textOf(units, units.length).replaceAll("\n", " ");
}

/** Writes the folded lines from `count` on, each with an LF; answers where it came to. */
function fold(text: string, start: number, end: number, units: Uint16Array, count: number): number {
  let to = count;
  // Between a blank and a word there is nothing to write yet; at the start of a line there never is.
  let begun = false;
  let blank = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const kind = KINDS[unit] || classify(unit);
    if (kind !== UnitKind.space) {
      if (blank && begun) units[to++] = SPACE;
      blank = false;
      begun = true;
      units[to++] = SMALL[unit]!;
    } else if (unit === LINE_FEED) {
      if (begun) units[to++] = LINE_FEED;
      begun = false;
      blank = false;
    } else blank = true;
  }
  if (begun) units[to++] = LINE_FEED;
  return to;
}

const CHUNK = 8_192;

function textOf(units: Uint16Array, count: number): string {
  let text = "";
  for (let at = 0; at < count; at += CHUNK)
    text += String.fromCharCode(...units.subarray(at, Math.min(count, at + CHUNK)));
  return text;
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  const small = character.toLowerCase();
  SMALL[unit] = small.length !== 1 ? unit : small === "ς" ? 0x3c3 : small.charCodeAt(0);
  const kind = kindOf(unit, character);
  KINDS[unit] = kind;
  return kind;
}

const SINGLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function kindOf(unit: number, character: string): number {
  // By the first half of a pair alone: pictures at U+1F000–U+1FBFF are no words.
  if (unit >= 0xd800 && unit < 0xe000) return unit >= 0xd83c && unit <= 0xd83e ? UnitKind.other : UnitKind.letter;
  if (/[\s\u0085\u200B]/.test(character)) return UnitKind.space;
  if (/[\p{L}\p{N}]/u.test(character)) return SINGLE.test(character) ? UnitKind.single : UnitKind.letter;
  return /\p{M}/u.test(character) ? UnitKind.letter : UnitKind.other;
}
