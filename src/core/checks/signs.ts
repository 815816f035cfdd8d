import { CodeUnits } from "../code-units.ts";
import type { BlockText, GapText } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";

/** What a text may have that rules look for. Each is one bit, and is rather seen too often than not at all. */
export const Sign = {
  /** A double quotation mark outside the header. */
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
  /** A figure from 0 to 9 outside the header. */
  digit: 1 << 15,
  /** `{` or `]` outside the header. */
  bracket: 1 << 16,
  /** A quotation mark outside the header that is not straight. */
  turnedQuote: 1 << 17,
  /** An apostrophe or a quotation mark outside the header as English and German turn them. */
  curly: 1 << 18,
  /** `/` outside the header. */
  slash: 1 << 19,
  /** A hyphen or a dash outside the header. */
  dash: 1 << 20,
  /** An empty line below another one. */
  emptyLines: 1 << 21,
} as const;

/** What a part may have that nobody has looked at. */
export const ALL_SIGNS = -1;

/** What a code unit is to its neighbours. */
const Kind = { other: 0, blank: 1, lineFeed: 2, stop: 3, small: 4, capital: 5, surrogate: 6, wide: 7 } as const;

const KIND_BITS = 3;
const KIND = (1 << KIND_BITS) - 1;
const KNOWN = 1 << 30;
/** Memo of {@link classify} by code unit; 0 where not asked yet. */
const UNITS = new Int32Array(0x10000);
/** 1 for code units that are no sign, whatever stands beside them: most of a text, and gone over in a loop of its own. */
const SILENT = new Uint8Array(0x10000);
/** The same for headers and for what ends a block: of these, what every header has says nothing. */
const SILENT_BESIDE = new Uint8Array(0x10000);

const QUOTES = /["“”„‟«»「」『』]/;
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u2060-\u2064\uFEFF\u00A0\u2007\u202F]/;
const CONTROL = /[\x00-\x08\x0E-\x1F\x7F\x80-\x84\x86-\x9F]/;
const LINE_END = /[\u2028\u2029\u0085\v\f]/;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/;
const CURLY = /[\u2018-\u201F]/;
const DASH = /[-\u2013-\u2015]/;

/** What every header has, or nearly every one: a sign in a body alone. */
const OF_BODIES =
  Sign.quote | Sign.turnedQuote | Sign.curly | Sign.angle | Sign.digit | Sign.bracket | Sign.slash | Sign.dash;

/** The signs of a part, by one pass over its text: most texts lack what most rules look for. */
export function signsOf(part: BlockText | GapText): number {
  const { length } = part.text;
  const units = room.of(part.text);
  if (part.kind === "gap") return signsIn(units, length, 0, length) & ~Sign.escape;
  return signsBeside(part, units, part.body) | (signsIn(units, length, part.body.start, part.body.end) & ~Sign.escape);
}

const room = new CodeUnits();

/**
 * The signs of a block but for those of a span of its body, which ends where the body does and begins where a line does.
 * The units are those of the block's whole text.
 */
export function signsBeside({ text, header, body }: BlockText, units: Uint16Array, span: Span): number {
  const { length } = text;
  const headerEnd = Math.max(header.span.end, body.start);
  const inHeader = signsIn(units, length, 0, headerEnd, SILENT_BESIDE) & ~OF_BODIES;
  const before = signsIn(units, length, body.start, span.start) & ~Sign.escape;
  const atEnd = signsIn(units, length, body.end, length, SILENT_BESIDE) & ~(OF_BODIES | Sign.escape);
  return inHeader | before | atEnd;
}

/** The signs that a line has by where its blanks stand and by what it begins with; `end` is where its LF stands. */
export function signsOfEnds(units: Uint16Array, start: number, end: number): number {
  let first = start;
  while (first < end && (factsOf(units[first]!) & KIND) === Kind.blank) first++;
  if (first === end) return Sign.blankLine | (first === start ? emptyLinesAt(units, start) : Sign.outerBlank);
  const isBlankOutside = first > start || (factsOf(units[end - 1]!) & KIND) === Kind.blank;
  const kind = factsOf(units[first]!) & KIND;
  const isSmall = kind === Kind.small || kind === Kind.surrogate;
  return (isBlankOutside ? Sign.outerBlank : 0) | (isSmall ? Sign.smallStart : 0);
}

/** The sign of an empty line that begins there and is not the first one. */
function emptyLinesAt(units: Uint16Array, at: number): number {
  return at === 1 || (at > 1 && units[at - 2] === LINE_FEED) ? Sign.emptyLines : 0;
}

/** Whether a stop stands before a place, and at it what may begin a sentence; nothing stands at the text's end. */
export function beginsSentence(units: Uint16Array, at: number, length: number): boolean {
  if (at === 0 || at >= length || (factsOf(units[at - 1]!) & KIND) !== Kind.stop) return false;
  return (factsOf(units[at]!) & KIND) >= Kind.capital;
}

/** What a code unit is a sign of by itself, and whether it ends a sentence or may begin one. */
export function unitSigns(unit: number): {
  readonly signs: number;
  readonly endsSentence: boolean;
  readonly beginsSentence: boolean;
} {
  const facts = factsOf(unit);
  const kind = facts & KIND;
  const signs = (facts & ~KNOWN) >>> KIND_BITS;
  return { signs, endsSentence: kind === Kind.stop, beginsSentence: kind >= Kind.capital };
}

/** The signs between two places; what stands beside them is seen too. */
function signsIn(units: Uint16Array, length: number, start: number, end: number, silent = SILENT): number {
  // What is a loop's own is read once; what is the module's at each turn.
  const known = UNITS;
  let facts = 0;
  let at = start === 0 || units[start - 1]! === LINE_FEED ? start - 1 : start;
  // Before the first line is no line feed, and yet a line begins.
  let isLineStart = at < start;
  for (;;) {
    if (isLineStart) {
      // Blanks at a line's start leave it at its start.
      let next = 0;
      const lineStart = at + 1;
      for (at++; at < end; at++) {
        next = factsOf(units[at]!);
        if ((next & KIND) !== Kind.blank) break;
        facts |= next | BLANK_OUTSIDE;
      }
      if (at < end) {
        const kind = next & KIND;
        if (kind === Kind.lineFeed) facts |= BLANK_LINE | (at === lineStart ? emptyLinesAt(units, at) << KIND_BITS : 0);
        else if (kind === Kind.small || kind === Kind.surrogate) facts |= SMALL_START;
      }
      isLineStart = false;
    }
    while (at < end && silent[units[at]!] === 1) at++;
    if (at >= end) break;
    const unit = units[at]!;
    const own = known[unit] || classify(unit);
    facts |= own;
    const kind = own & KIND;
    if (kind === Kind.lineFeed) {
      if (at > start && (factsOf(units[at - 1]!) & KIND) === Kind.blank) facts |= BLANK_OUTSIDE;
      isLineStart = true;
      continue;
    }
    if (kind === Kind.stop && at + 1 < length) {
      const next = factsOf(units[at + 1]!) & KIND;
      if (next >= Kind.capital) facts |= SENTENCE_START;
    }
    at++;
  }
  // The text's end ends its last line, if there is one.
  if (end === length && end > start && (factsOf(units[end - 1]!) & KIND) === Kind.blank) facts |= BLANK_OUTSIDE;
  return (facts & ~KNOWN) >>> KIND_BITS;
}

const LINE_FEED = 10;
const BLANK_OUTSIDE = Sign.outerBlank << KIND_BITS;
const BLANK_LINE = Sign.blankLine << KIND_BITS;
const SMALL_START = Sign.smallStart << KIND_BITS;
const SENTENCE_START = Sign.sentenceStart << KIND_BITS;

function factsOf(unit: number): number {
  return UNITS[unit] || classify(unit);
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  let signs = 0;
  if (QUOTES.test(character)) signs |= character === '"' ? Sign.quote : Sign.quote | Sign.turnedQuote;
  if (character === "<" || character === ">") signs |= Sign.angle;
  if (character === "\\") signs |= Sign.escape;
  if (character === "{" || character === "]") signs |= Sign.bracket;
  if (unit >= 0x30 && unit <= 0x39) signs |= Sign.digit;
  if (character === "&") signs |= Sign.ampersand;
  if (character === "?") signs |= Sign.question;
  if (CONTROL.test(character)) signs |= Sign.control;
  if (LINE_END.test(character)) signs |= Sign.lineEnd;
  if (INVISIBLE.test(character)) signs |= Sign.invisible;
  if (BIDI.test(character)) signs |= Sign.bidi;
  if (unit === 0xfffd) signs |= Sign.replacement;
  if (unit >= 0xc2 && unit <= 0xf4) signs |= Sign.leadByte;
  if ("“„«".includes(character)) signs |= Sign.sentenceStart;
  if (CURLY.test(character)) signs |= Sign.curly;
  if (character === "/") signs |= Sign.slash;
  if (DASH.test(character)) signs |= Sign.dash;
  const kind = kindOf(unit, character);
  const facts = KNOWN | (signs << KIND_BITS) | kind;
  UNITS[unit] = facts;
  if (kind !== Kind.lineFeed && kind !== Kind.stop) {
    if (signs === 0) SILENT[unit] = 1;
    if ((signs & ~OF_BODIES) === 0) SILENT_BESIDE[unit] = 1;
  }
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
