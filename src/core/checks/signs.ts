import type { BlockText, GapText } from "../syntax/nodes.ts";

/** What a text may have that rules look for. Each is one bit, and is rather seen too often than not at all. */
export const Sign = {
  /** A double quotation mark. */
  quote: 1 << 0,
  /** `<` or `>` in a body, or outside blocks. */
  angle: 1 << 1,
  ampersand: 1 << 2,
  question: 1 << 3,
  /** C0 or C1 but for those that end lines somewhere, or DEL. */
  control: 1 << 4,
  /** What ends a line for some programs only. */
  lineEnd: 1 << 5,
  invisible: 1 << 6,
  /** What turns the reading direction. */
  bidi: 1 << 7,
  replacement: 1 << 8,
  /** What a lead byte of UTF-8 looks like in windows-1252. */
  leadByte: 1 << 9,
  /** Blanks at the end of a line, or at the start of one. */
  outerBlank: 1 << 10,
  /** A line of blanks at most. */
  blankLine: 1 << 11,
  /** A stop and what may begin a sentence without a space between them, or a mark that opens a quotation. */
  sentenceStart: 1 << 12,
  /** A line that begins with a small letter. */
  smallStart: 1 << 13,
  /** A backslash in a header: what it says is not what is written. */
  escape: 1 << 14,
} as const;

/** What a code unit is to its neighbours. */
const Kind = { other: 0, blank: 1, lineFeed: 2, stop: 3, small: 4, capital: 5, surrogate: 6, wide: 7 } as const;

const KIND_BITS = 3;
const KIND = (1 << KIND_BITS) - 1;
const KNOWN = 1 << 30;
/** Memo of {@link classify} by code unit; 0 where not asked yet. */
const UNITS = new Uint32Array(0x10000);
/** A small letter that is nothing else. */
const PLAIN = KNOWN | Kind.small;
/** The sign of two kinds that follow each other. */
const PAIRS = pairs();

const QUOTES = /["“”„‟«»「」『』]/;
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u2060-\u2064\uFEFF\u00A0\u2007\u202F]/;
const CONTROL = /[\x00-\x08\x0E-\x1F\x7F\x80-\x84\x86-\x9F]/;
const LINE_END = /[\u2028\u2029\u0085\v\f]/;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/;

/** The signs of a part, by one pass over its text: most texts lack what most rules look for. */
export function signsOf(part: BlockText | GapText): number {
  const { text } = part;
  let signs = (hasAngle(part) ? Sign.angle : 0) | (hasEscape(part) ? Sign.escape : 0);
  // Blanks at a line's start leave it at its start.
  let before: number = Kind.lineFeed;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const facts = UNITS[unit] || classify(unit);
    const kind = facts & KIND;
    signs |= (facts >>> KIND_BITS) | PAIRS[(before << KIND_BITS) | kind]!;
    if (kind !== Kind.blank || before !== Kind.lineFeed) before = kind;
    // Most of a text: a loop of its own makes the whole faster.
    if (facts === PLAIN) while (at + 1 < text.length && UNITS[text.charCodeAt(at + 1)] === PLAIN) at++;
  }
  // The text's end ends its last line, if there is one.
  if (before !== Kind.lineFeed) signs |= PAIRS[(before << KIND_BITS) | Kind.lineFeed]!;
  return signs & ~(KNOWN >>> KIND_BITS);
}

function hasAngle(part: BlockText | GapText): boolean {
  const { text } = part;
  const { start, end } = part.kind === "block" ? part.body : { start: 0, end: text.length };
  const isWithin = (at: number): boolean => at >= 0 && at < end;
  return isWithin(text.indexOf("<", start)) || isWithin(text.indexOf(">", start));
}

function hasEscape(part: BlockText | GapText): boolean {
  const at = part.kind === "block" ? part.text.indexOf("\\") : -1;
  return part.kind === "block" && at >= 0 && at < part.header.span.end;
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  let signs = 0;
  if (QUOTES.test(character)) signs |= Sign.quote;
  if (character === "&") signs |= Sign.ampersand;
  if (character === "?") signs |= Sign.question;
  if (CONTROL.test(character)) signs |= Sign.control;
  if (LINE_END.test(character)) signs |= Sign.lineEnd;
  if (INVISIBLE.test(character)) signs |= Sign.invisible;
  if (BIDI.test(character)) signs |= Sign.bidi;
  if (unit === 0xfffd) signs |= Sign.replacement;
  if (unit >= 0xc2 && unit <= 0xf4) signs |= Sign.leadByte;
  if ("“„«".includes(character)) signs |= Sign.sentenceStart;
  const facts = KNOWN | (signs << KIND_BITS) | kindOf(unit, character);
  UNITS[unit] = facts;
  return facts;
}

function kindOf(unit: number, character: string): number {
  if (unit === 10) return Kind.lineFeed;
  if (/\s/.test(character)) return Kind.blank;
  if (".?!".includes(character)) return Kind.stop;
  if (/\p{Ll}/u.test(character)) return Kind.small;
  if (/\p{Lu}/u.test(character)) return Kind.capital;
  if (unit >= 0xd800 && unit < 0xe000) return Kind.surrogate;
  return unit < 0x80 ? Kind.other : Kind.wide;
}

function pairs(): Uint16Array {
  const signs = new Uint16Array(1 << (2 * KIND_BITS));
  const add = (before: number, after: number, sign: number): void => {
    signs[(before << KIND_BITS) | after]! |= sign;
  };
  add(Kind.blank, Kind.lineFeed, Sign.outerBlank);
  add(Kind.lineFeed, Kind.blank, Sign.outerBlank);
  add(Kind.lineFeed, Kind.lineFeed, Sign.blankLine);
  for (const after of [Kind.capital, Kind.surrogate, Kind.wide]) add(Kind.stop, after, Sign.sentenceStart);
  for (const after of [Kind.small, Kind.surrogate]) add(Kind.lineFeed, after, Sign.smallStart);
  return signs;
}
