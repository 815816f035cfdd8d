import type { Span } from "./text.ts";

const SPACE = 1;
const PUNCTUATION = 2;
const LETTER = 3;
const DIGIT = 4;
const HAN = 5;
const HIRAGANA = 6;
const KATAKANA = 7;
/** Thai, Lao, Khmer, Burmese: written without spaces between words. */
const UNSPACED = 8;
/** Combining marks, joiners and second halves of surrogate pairs: belong to what they follow. */
const MARK = 9;

/** Code units of Thai and its kind that make one word, by and large: an estimate for counting only. */
const UNSPACED_PER_WORD = 5;
/** Nobody's word is longer; a hostile line is cut into stretches of this. */
const LONGEST_WORD = 200;

/** Memo of {@link classify}: one byte for each UTF-16 code unit, 0 where not asked yet. */
const CLASSES = new Uint8Array(0x10000);

/**
 * How many words stand within `span`.
 *
 * Stretches between blanks and dashes that hold a letter or digit; each Han or kana character counts as one, as in
 * word processors, and Thai and its kind by an estimate. Korean counts by spaces.
 */
export function countWords(text: string, span: Span): number {
  let count = 0;
  let inside = false;
  let unspaced = 0;
  for (let at = span.start; at < span.end; at++) {
    const code = text.charCodeAt(at);
    const kind = CLASSES[code] || classify(code);
    if (kind === LETTER || kind === DIGIT) {
      if (!inside) count++;
      inside = true;
      at = smallLettersEnd(text, at + 1, span.end) - 1;
    } else if (kind !== PUNCTUATION && kind !== MARK) {
      inside = false;
      if (kind === UNSPACED) unspaced++;
      else if (kind !== SPACE) count++;
    }
  }
  return count + Math.ceil(unspaced / UNSPACED_PER_WORD);
}

/** Most of what is counted: a loop of its own makes the whole nearly twice as fast. */
function smallLettersEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code < 97 || code > 122) break;
    at++;
  }
  return at;
}

/**
 * The words within `span`: `Seok-yeol`, `U.S.`, `2+2`, `10,000` are one each.
 *
 * Without spaces to go by, Han, hiragana, katakana and Thai come in stretches of one script.
 */
export function* wordsIn(text: string, span: Span): Generator<Span> {
  let at = span.start;
  while (at < span.end) {
    const kind = classAt(text, at);
    if (!isWordClass(kind)) {
      at++;
      continue;
    }
    const end =
      kind === LETTER || kind === DIGIT ? spacedWordEnd(text, at, span.end) : runEnd(text, at, span.end, kind);
    yield { start: at, end };
    at = end;
  }
}

/** The word that `offset` stands in, or else at the end of; only words within `span` count. */
export function wordAt(text: string, span: Span, offset: number): Span | undefined {
  const near: Span = {
    start: windowStart(text, span, offset),
    end: Math.min(span.end, offset + LONGEST_WORD),
  };
  let touching: Span | undefined;
  for (const word of wordsIn(text, near)) {
    if (word.start > offset) break;
    if (word.end > offset) return word;
    if (word.end === offset) touching = word;
  }
  return touching;
}

/** The one Han character at `offset`, or before it: the smallest thing to select in Chinese. */
export function ideographAt(text: string, span: Span, offset: number): Span | undefined {
  for (const at of [offset, offset - 1, offset - 2]) {
    if (at < span.start || at >= span.end || classAt(text, at) !== HAN) continue;
    const end = at + 1 < span.end && isLowSurrogate(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
    if (end >= offset) return { start: at, end };
  }
  return undefined;
}

/** Whether the text holds a letter or a digit of any script within `span`: what is all punctuation is no title. */
export function hasWord(text: string, span: Span): boolean {
  for (let at = span.start; at < span.end; at++) if (isWordClass(classAt(text, at))) return true;
  return false;
}

function windowStart(text: string, span: Span, offset: number): number {
  const least = Math.max(span.start, offset - LONGEST_WORD);
  let at = Math.min(offset, span.end);
  while (at > least && classAt(text, at - 1) !== SPACE) at--;
  return at;
}

function runEnd(text: string, start: number, end: number, kind: number): number {
  let at = start + 1;
  while (at < end) {
    const next = classAt(text, at);
    if (next !== kind && next !== MARK) break;
    at++;
  }
  return at;
}

/** The end of a word of letters and digits that begins at `start`, with what joins its parts. */
function spacedWordEnd(text: string, start: number, end: number): number {
  let at = start;
  let part = start;
  let initials = 0;
  for (;;) {
    at = partEnd(text, part, end);
    const single = lettersIn(text, part, at) === 1 && classAt(text, part) === LETTER;
    if (single && text[at] === "." && at < end) initials++;
    else initials = 0;
    if (at + 1 >= end || !joins(text, part, at, single)) break;
    part = at + 1;
  }
  return initials > 1 ? at + 1 : at;
}

function partEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const kind = classAt(text, at);
    if (kind !== LETTER && kind !== DIGIT && kind !== MARK) break;
    at++;
  }
  return at;
}

function lettersIn(text: string, start: number, end: number): number {
  if (end - start > 4) return end - start;
  let count = 0;
  for (let at = start; at < end; at++) if (classAt(text, at) !== MARK) count++;
  return count;
}

/** Whether the character at `at` joins the part before it to what follows. */
function joins(text: string, part: number, at: number, single: boolean): boolean {
  const before = classAt(text, at - 1) === DIGIT;
  const next = classAt(text, at + 1);
  if (next !== LETTER && next !== DIGIT) return false;
  switch (text[at]) {
    case "-":
    case "\u2010":
    case "\u2011":
    case "+":
    case "&":
    case "'":
    case "\u2019":
      return true;
    case ".":
      return (before && next === DIGIT) || (single && at > part);
    case ",":
      return before && next === DIGIT;
    default:
      return false;
  }
}

function isWordClass(kind: number): boolean {
  return kind >= LETTER && kind <= UNSPACED;
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return CLASSES[code] || classify(code);
}

function classify(code: number): number {
  const kind = isLowSurrogate(code) ? MARK : code >= 0xd800 && code < 0xdc00 ? surrogateClass(code) : plainClass(code);
  CLASSES[code] = kind;
  return kind;
}

/** By the first half alone: ideographs from U+20000 on, pictures at U+1F000–U+1FBFF, letters elsewhere. */
function surrogateClass(high: number): number {
  if (high >= 0xd840) return high < 0xd890 ? HAN : PUNCTUATION;
  return high >= 0xd83c && high <= 0xd83e ? PUNCTUATION : LETTER;
}

function plainClass(code: number): number {
  if (code < 0x80) return asciiClass(code);
  const character = String.fromCharCode(code);
  if (/[\s\u0085\u200B\u2012-\u2015]/.test(character)) return SPACE;
  if (/[\p{Script=Han}\u3005-\u3007]/u.test(character)) return /[\p{L}\p{N}]/u.test(character) ? HAN : PUNCTUATION;
  if (/\p{Script=Hiragana}/u.test(character)) return HIRAGANA;
  if (/[\p{Script=Katakana}\u30FC]/u.test(character)) return KATAKANA;
  if (/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(character))
    return /[\p{L}\p{M}]/u.test(character) ? UNSPACED : /\p{N}/u.test(character) ? DIGIT : PUNCTUATION;
  if (code === 0x200c || code === 0x200d || code === 0xad || /\p{M}/u.test(character)) return MARK;
  if (/[\p{L}_]/u.test(character)) return LETTER;
  return /\p{N}/u.test(character) ? DIGIT : PUNCTUATION;
}

/** What the patterns of {@link plainClass} say of ASCII: to make them ready takes longer than to count the words of a small corpus. */
function asciiClass(code: number): number {
  if (code === 32 || (code >= 9 && code <= 13)) return SPACE;
  if (code >= 48 && code <= 57) return DIGIT;
  const small = code | 32;
  return (small >= 97 && small <= 122) || code === 95 ? LETTER : PUNCTUATION;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
