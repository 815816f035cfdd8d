import { boilerplateIn } from "../../boilerplate.ts";
import type { Span } from "../../text.ts";
import { isHan, isSaying } from "../sentence-start.ts";

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

/** In {@link KINDS}: a text with this unit may not be in NFC. */
export const UNSETTLED = 8;
/** In {@link KINDS}: letters that `repetitions.ts` counts by the letter and we by the run, and signs that it takes for words. */
export const UNEVEN = 16;
export const KIND = 7;
/** Memo of {@link classify} by code unit: its {@link UnitKind} and what else is said of it; 0 where not asked yet. */
export const KINDS = new Uint8Array(0x10000);
/** Memo of the small letter of each code unit; filled with the kind. */
export const SMALL = new Uint16Array(0x10000);

/**
 * Makes of texts what is compared: NFC, small letters, one blank for white space, lines trimmed and each ended by one LF,
 * no empty lines and no lines of known boilerplate.
 *
 * The room it writes to is used again for the next text.
 */
export class TextFolder {
  /** The folded text; what stands beyond its count means nothing. */
  units = new Uint16Array(4_096);
  #count = 0;

  /** Folds what lies within `span`; answers the count of units. */
  fold(text: string, span: Span): number {
    if (this.#foldSpan(text, span, "not composed yet")) return this.#count;
    const composed = text.slice(span.start, span.end).normalize("NFC");
    this.#foldSpan(composed, { start: 0, end: composed.length }, "composed");
    return this.#count;
  }

  /** The folded text as one line, for a look at whether two are really the same. */
  textOf(text: string, span: Span): string {
    const count = this.fold(text, span);
    let folded = "";
    for (let at = 0; at < count; at += CHUNK)
      folded += String.fromCharCode(...this.units.subarray(at, Math.min(count, at + CHUNK)));
    return folded.trimEnd().replaceAll("\n", " ");
  }

  /** Whether it was in NFC, or as composed as can be. */
  #foldSpan(text: string, span: Span, form: Form): boolean {
    const most = span.end - span.start + 1;
    if (this.units.length < most) this.units = new Uint16Array(most * 2);
    this.#count = 0;
    let at = span.start;
    for (const residue of boilerplateIn(text, span)) {
      if (!this.#foldLines(text, at, residue.span.start, form)) return false;
      at = residue.span.end;
    }
    return this.#foldLines(text, at, span.end, form);
  }

  #foldLines(text: string, start: number, end: number, form: Form): boolean {
    const { units } = this;
    const unsettled = form === "composed" ? 0 : UNSETTLED;
    let to = this.#count;
    // Between a blank and a word there is nothing to write yet; at the start of a line there never is.
    let begun = false;
    let blank = false;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      const kind = KINDS[unit] || classify(unit);
      if ((kind & KIND) !== UnitKind.space) {
        if (kind & unsettled) return false;
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
    this.#count = to;
    return true;
  }
}

type Form = "not composed yet" | "composed";

const CHUNK = 8_192;

/** Fills {@link KINDS} and {@link SMALL} for one code unit, and answers its kind. */
export function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  const small = character.toLowerCase();
  SMALL[unit] = small.length !== 1 ? unit : small === "ς" ? 0x3c3 : small.charCodeAt(0);
  // Marks and the vowels and ends of Korean syllables join what stands before them.
  const isSettled = !/[\p{M}\u1160-\u11FF]/u.test(character) && character.normalize("NFC") === character;
  const own = kindOf(unit, character);
  const kind = own | (isSettled ? 0 : UNSETTLED) | (isUneven(unit, own) ? UNEVEN : 0);
  KINDS[unit] = kind;
  return kind;
}

function isUneven(unit: number, kind: number): boolean {
  return kind !== UnitKind.single && (isHan(unit) || (isSaying(unit) && kind !== UnitKind.letter));
}

const SINGLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function kindOf(unit: number, character: string): number {
  // By the first half of a pair alone: pictures at U+1F000–U+1FBFF are no words.
  if (unit >= 0xd800 && unit < 0xe000) return unit >= 0xd83c && unit <= 0xd83e ? UnitKind.other : UnitKind.letter;
  if (/[\s\u0085\u200B]/.test(character)) return UnitKind.space;
  if (/[\p{L}\p{N}]/u.test(character)) return SINGLE.test(character) ? UnitKind.single : UnitKind.letter;
  return /\p{M}/u.test(character) ? UnitKind.letter : UnitKind.other;
}

// A text that is ASCII need not be asked about.
for (let unit = 0; unit < 0x80; unit++) classify(unit);
