import { atOnce } from "../in-steps.ts";
import type { Span } from "../text.ts";
import { canonicalSeparator, isSpace } from "./spelling.ts";

/**
 * What a token is made of. Scripts that put no space between words give one token a character (`single`: Han, Hiragana,
 * Thai and their like), so a name can be found inside a run; a run of Hangul or Katakana is one token.
 */
export const TokenKind = {
  word: 0,
  /** A word that begins with a capital. */
  capital: 1,
  number: 2,
  single: 3,
  hangul: 4,
  katakana: 5,
  arabic: 6,
} as const;

/** The words of a stretch of text, as parallel arrays; entries from `count` on mean nothing. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** Offsets into `text`, in UTF-16 code units. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Of the word in NFC, 32 bits; equal words have equal hashes. */
  readonly hashes: Uint32Array;
  /** Values of {@link TokenKind}. */
  readonly kinds: Uint8Array;
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
/** Not 3: what a word was seen to be made of is told by its classes put together, bit by bit. */
const DIGIT = 4;
const SINGLE = 5;
const HANGUL = 6;
const KATAKANA = 7;
const ARABIC = 8;
const MARK = 9;
const HIGH_SURROGATE = 10;

/** The first match that is not OTHER decides. Runs of characters, for all of the basic plane is looked through at once. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\u200C\u200D]+/gu, MARK],
  [/(?:[\u30FC\uFF70]|(?=\p{L})\p{Script=Katakana})+/gu, KATAKANA],
  [/(?:(?=\p{L})\p{Script=Hangul})+/gu, HANGUL],
  [
    /(?:(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])+/gu,
    SINGLE,
  ],
  [/[\p{Lu}\p{Lt}]+/gu, UPPER],
  [/\p{N}+/gu, DIGIT],
  [/(?:(?=\p{L})\p{Script=Arabic})+/gu, ARABIC],
  [/\p{L}+/gu, LOWER],
];

/** The class of every code unit of the basic plane; made when first asked for. */
let classTable: Uint8Array | undefined;

function classes(): Uint8Array {
  classTable ??= atOnce(makingClasses());
  return classTable;
}

/** Makes ready what the first {@link tokenise} would else do in one go: it takes longer than a frame of a screen. */
export function* readyingTokens(): Generator<void> {
  classTable ??= yield* makingClasses();
}

function* makingClasses(): Generator<void, Uint8Array> {
  const table = new Uint8Array(0x10000);
  const units = Uint16Array.from({ length: 0x10000 }, (_, code) => (code >= 0xd800 && code < 0xe000 ? 32 : code));
  let plane = "";
  for (let at = 0; at < units.length; at += 0x1000) plane += String.fromCharCode(...units.subarray(at, at + 0x1000));
  for (const [pattern, value] of [...CLASSES].reverse()) {
    yield;
    for (const match of plane.matchAll(pattern)) table.fill(value, match.index, match.index + match[0].length);
  }
  table.fill(HIGH_SURROGATE, 0xd800, 0xdc00);
  return table;
}

/** The class of a character outside the basic plane; OTHER for a lone surrogate. */
function astralClass(text: string, at: number): number {
  const code = text.codePointAt(at)!;
  if (code < 0x10000) return OTHER;
  if (code >= 0xe0100 && code <= 0xe01ef) return MARK;
  const character = String.fromCodePoint(code);
  for (const [pattern, value] of CLASSES) if (character.search(pattern) === 0) return value;
  return OTHER;
}

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The hash that a token of these code units has. `text` between the offsets must be in NFC. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = FNV_START;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** The same of these code units in lower case. */
export function hashLowerWord(text: string, start: number, end: number): number {
  let hash = FNV_START;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) {
      const lower = text.slice(start, end).toLowerCase();
      return hashWord(lower, 0, lower.length);
    }
    hash = Math.imul(hash ^ (code > 64 && code < 91 ? code + 32 : code), FNV_PRIME);
  }
  return hash >>> 0;
}

/**
 * The words of `span`, in one pass: maximal runs of letters, marks and digits, cut where the script changes to or from one
 * that is read differently. Apostrophes and hyphens stand between words.
 */
export function tokenise(text: string, span: Span = { start: 0, end: text.length }): Tokens {
  const table = classes();
  const { end } = span;
  let room = Math.max(16, ((end - span.start) >> 2) + 16);
  let { starts, ends, hashes, kinds } = arraysOf(room);
  let count = 0;
  let at = span.start;
  for (;;) {
    let code = 0;
    let kind = OTHER;
    while (at < end) {
      code = text.charCodeAt(at);
      kind = table[code]!;
      if (kind !== OTHER) break;
      at++;
    }
    if (kind === OTHER) break;
    if (count === room) {
      room *= 2;
      const wider = arraysOf(room);
      wider.starts.set(starts);
      wider.ends.set(ends);
      wider.hashes.set(hashes);
      wider.kinds.set(kinds);
      ({ starts, ends, hashes, kinds } = wider);
    }
    if (kind <= DIGIT) {
      let hash = FNV_START;
      let last = at;
      // Nearly all words of most texts: letters and digits without marks, each looked at once.
      let seen = 0;
      let next = kind;
      do {
        hash = Math.imul(hash ^ code, FNV_PRIME);
        seen |= next;
        if (++last === end) break;
        code = text.charCodeAt(last);
        next = table[code]!;
      } while ((next - 1) >>> 0 < DIGIT);
      if (last === end || (next !== MARK && next !== HIGH_SURROGATE)) {
        starts[count] = at;
        ends[count] = last;
        hashes[count] = hash >>> 0;
        kinds[count++] = kind === DIGIT && seen === DIGIT ? TokenKind.number : KIND_OF_CLASS[kind]!;
        // What ended it is no letter, or begins a word of another script.
        at = next === OTHER ? last + 1 : last;
        continue;
      }
    }
    let width = 1;
    if (kind === HIGH_SURROGATE) {
      kind = astralClass(text, at);
      width = 2;
    }
    if (kind === OTHER) {
      at++;
      continue;
    }
    const start = at;
    let hash = FNV_START;
    for (let i = 0; i < width; i++) hash = Math.imul(hash ^ text.charCodeAt(at++), FNV_PRIME);
    const group = kind <= DIGIT || kind === MARK ? LOWER : kind;
    let onlyDigits = kind === DIGIT;
    while (at < end) {
      const code = text.charCodeAt(at);
      let next = table[code]!;
      if (next === OTHER) break;
      width = 1;
      if (next === HIGH_SURROGATE) {
        next = astralClass(text, at);
        width = 2;
        if (next === OTHER) break;
      }
      if (next !== MARK) {
        if (group === SINGLE || (next <= DIGIT ? LOWER : next) !== group) {
          if (!(group === ARABIC && next === DIGIT)) break;
        }
        if (next !== DIGIT) onlyDigits = false;
      }
      hash = Math.imul(hash ^ code, FNV_PRIME);
      at++;
      if (width === 2) hash = Math.imul(hash ^ text.charCodeAt(at++), FNV_PRIME);
    }
    starts[count] = start;
    ends[count] = at;
    hashes[count] = hash >>> 0;
    kinds[count] = onlyDigits ? TokenKind.number : KIND_OF_CLASS[kind]!;
    count++;
  }
  const tokens: Tokens = { text, count, starts, ends, hashes, kinds };
  composeHashes(tokens, span);
  return tokens;
}

const KIND_OF_CLASS = new Uint8Array(HIGH_SURROGATE);
KIND_OF_CLASS[UPPER] = TokenKind.capital;
KIND_OF_CLASS[SINGLE] = TokenKind.single;
KIND_OF_CLASS[HANGUL] = TokenKind.hangul;
KIND_OF_CLASS[KATAKANA] = TokenKind.katakana;
KIND_OF_CLASS[ARABIC] = TokenKind.arabic;

/** One piece of memory for all: small documents are many. */
function arraysOf(room: number): Pick<Tokens, "starts" | "ends" | "hashes" | "kinds"> {
  const memory = new ArrayBuffer(room * 13);
  return {
    starts: new Uint32Array(memory, 0, room),
    ends: new Uint32Array(memory, room * 4, room),
    hashes: new Uint32Array(memory, room * 8, room),
    kinds: new Uint8Array(memory, room * 12, room),
  };
}

/** What `normalize` never changes: letters below the combining marks, and the punctuation of print. */
const SURELY_COMPOSED = /^[\u0000-\u02FF\u2010-\u2027\u20AC]*$/;

/** Where a text is not in NFC, the words are hashed as if it were. */
function composeHashes(tokens: Tokens, span: Span): void {
  const text = tokens.text.slice(span.start, span.end);
  if (SURELY_COMPOSED.test(text) || text.normalize("NFC") === text) return;
  for (let i = 0; i < tokens.count; i++) {
    const word = wordAt(tokens, i).normalize("NFC");
    tokens.hashes[i] = hashWord(word, 0, word.length);
  }
}

/** Token `index` as the text has it. */
export function wordAt(tokens: Tokens, index: number): string {
  return tokens.text.slice(tokens.starts[index], tokens.ends[index]);
}

/** A gap wider than this joins nothing. */
const WIDEST_GAP = 80;

/**
 * A number for what stands between token `index` and the next: equal for gaps that are spelled the same, 0 for none.
 *
 * `undefined` where a name cannot go on: at an empty line, the last token, or after more than 80 code units.
 */
export function gapAfter(tokens: Tokens, index: number): number | undefined {
  const { text, starts, ends } = tokens;
  if (index + 1 >= tokens.count) return undefined;
  const start = ends[index]!;
  const end = starts[index + 1]!;
  if (end === start) return 0;
  if (end - start === 1) {
    const code = text.charCodeAt(start);
    return isSpace(code) ? 32 : canonicalSeparator(code);
  }
  if (end - start > WIDEST_GAP) return undefined;
  let gap = 0;
  let lineEnds = 0;
  let inSpace = false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      if (code === 10 && ++lineEnds === 2) return undefined;
      if (!inSpace) gap = Math.imul(gap, FNV_PRIME) + 32;
      inSpace = true;
      continue;
    }
    inSpace = false;
    gap = Math.imul(gap, FNV_PRIME) + canonicalSeparator(code);
  }
  return gap | 0;
}
