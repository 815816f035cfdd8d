import { isApostrophe, isHyphen, isSpace } from "../spelling.ts";
import { hashLowerWord, hashWord, TokenKind, type Tokens, wordAt } from "../tokens.ts";
import { type Lexicon, Word } from "./lexicon.ts";

/** What stands between a word and the next. */
export const Gap = {
  /** Anything that no name goes across. */
  other: 0,
  blank: 1,
  hyphen: 2,
  apostrophe: 3,
  /** A full stop and a blank. */
  stop: 4,
  /** A full stop, or nothing at all. */
  tight: 5,
  ampersand: 6,
  line: 7,
  comma: 8,
} as const;

/** How the letters of a capitalised word are cased. */
export const Case = { none: 0, title: 1, upper: 2, initial: 3 } as const;

/** How a document is written. */
export interface Manner {
  /** The language writes every noun with a capital: all of it is read like a headline. */
  readonly areNounsCapitals: boolean;
  /** Not data, where quotation marks stand round everything. */
  readonly isProse: boolean;
}

/** The words of one document with all that is known of each before names are looked for. */
export class Page {
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
  readonly count: number;
  readonly isProse: boolean;
  /** {@link Word} bits; of a word in capitals (`SEOUL`) those of its usual form. */
  readonly bits: Int32Array;
  /** {@link Gap} after each word. */
  readonly gaps: Uint8Array;
  /** {@link Case} of each word. */
  readonly cases: Uint8Array;
  /** 1 for the first word of a sentence, line or quotation. */
  readonly begins: Uint8Array;
  /** 1 for words of headlines: lines in title case or in capitals, where a capital says nothing. */
  readonly inHeadline: Uint8Array;
  hasHeadlines = false;
  /** Words in capitals that are known in their usual form only: `SEOUL`. */
  readonly #folded = new Set<number>();
  readonly #lowerWords: WordSet;

  constructor(tokens: Tokens, lexicon: Lexicon, { areNounsCapitals, isProse }: Manner) {
    const { count } = tokens;
    this.tokens = tokens;
    this.lexicon = lexicon;
    this.count = count;
    this.isProse = isProse;
    // One piece of memory for all: small documents are many.
    const memory = new ArrayBuffer(count * 8);
    this.bits = new Int32Array(memory, 0, count);
    this.gaps = new Uint8Array(memory, count * 4, count);
    this.cases = new Uint8Array(memory, count * 5, count);
    this.begins = new Uint8Array(memory, count * 6, count);
    this.inHeadline = new Uint8Array(memory, count * 7, count);
    this.#lowerWords = new WordSet(count);
    this.#readWords();
    this.#readGaps();
    if (areNounsCapitals) this.#markHeadline(0, count);
    else this.#readLines();
  }

  word(index: number): string {
    return wordAt(this.tokens, index);
  }

  /** The word as it is usually written: `Seoul` for `SEOUL`. */
  usualWord(index: number): string {
    const word = this.word(index);
    return this.#folded.has(index) ? word[0]! + word.slice(1).toLowerCase() : word;
  }

  /** Whether the token has one of the bits; `false` beyond the ends. */
  is(index: number, bits: number): boolean {
    return index >= 0 && index < this.count && (this.bits[index]! & bits) !== 0;
  }

  isCapital(index: number): boolean {
    return index >= 0 && index < this.count && this.cases[index]! !== Case.none;
  }

  isLower(index: number): boolean {
    return index >= 0 && index < this.count && this.tokens.kinds[index] === TokenKind.word;
  }

  /** Whether the document, or everyday language, has the word in lower case. */
  isCommon(index: number): boolean {
    const hash = this.#lowerHash(index);
    return this.#lowerWords.has(hash) || (this.lexicon.words.bitsOf(hash) & EVERYDAY) !== 0;
  }

  /** Whether the word, in lower case, stands inside names: `Van`, `al`. */
  isParticle(index: number): boolean {
    return (this.lexicon.words.bitsOf(this.#lowerHash(index)) & Word.particle) !== 0;
  }

  /** Whether the word, in lower case, goes with a noun for a person: `Cabinet` before `Secretary`. */
  isModifier(index: number): boolean {
    const bits = this.lexicon.words.bitsOf(this.#lowerHash(index));
    return (bits & Word.personModifier) !== 0 && (bits & Word.starter) === 0;
  }

  /** The gap after a token; {@link Gap.other} beyond the ends. */
  gapAfter(index: number): number {
    return index >= 0 && index < this.count ? this.gaps[index]! : Gap.other;
  }

  #lowerHash(index: number): number {
    const { text, starts, ends } = this.tokens;
    return hashLowerWord(text, starts[index]!, ends[index]!);
  }

  #readWords(): void {
    const { text, starts, ends, hashes, kinds } = this.tokens;
    const { words } = this.lexicon;
    for (let i = 0; i < this.count; i++) {
      if (kinds[i] === TokenKind.word) {
        this.#lowerWords.add(hashes[i]!);
        this.bits[i] = words.bitsOf(hashes[i]!);
        continue;
      }
      if (kinds[i] !== TokenKind.capital) continue;
      const length = ends[i]! - starts[i]!;
      this.bits[i] = words.bitsOf(hashes[i]!);
      this.cases[i] = length === 1 ? Case.initial : isUpper(text, starts[i]!, ends[i]!) ? Case.upper : Case.title;
      if (this.cases[i] !== Case.upper || this.bits[i] !== 0 || length < 4) continue;
      const usual = text[starts[i]!]! + text.slice(starts[i]! + 1, ends[i]).toLowerCase();
      this.bits[i] = words.bitsOf(hashWord(usual, 0, usual.length));
      if (this.bits[i] !== 0) this.#folded.add(i);
    }
  }

  #readGaps(): void {
    const { text, starts, ends, kinds } = this.tokens;
    for (let i = 0; i < this.count; i++) {
      const from = ends[i]!;
      const to = i + 1 < this.count ? starts[i + 1]! : Math.min(text.length, from + 2);
      this.gaps[i] = this.#gap(i, from, to);
      if (i === 0) this.begins[0] = 1;
      if (i + 1 === this.count || kinds[i + 1] !== TokenKind.capital) continue;
      this.begins[i + 1] = this.#endsSentence(i, from, to);
    }
  }

  #gap(index: number, from: number, to: number): number {
    const { text } = this.tokens;
    const first = text.charCodeAt(from);
    if (to === from) return Gap.tight;
    if (to - from === 1) {
      if (first === 10) return Gap.line;
      if (isSpace(first)) return Gap.blank;
      if (isHyphen(first)) return Gap.hyphen;
      if (isApostrophe(first)) return Gap.apostrophe;
      if (first === 46) return Gap.tight;
      return first === 38 ? Gap.ampersand : Gap.other;
    }
    if (to - from === 2) {
      const second = text.charCodeAt(from + 1);
      if (first === 46 && isSpace(second)) return this.#isAbbreviation(index) ? Gap.stop : Gap.other;
      if (first === 44 && isSpace(second)) return Gap.comma;
      return Gap.other;
    }
    return to - from === 3 && text.slice(from, to) === " & " ? Gap.ampersand : Gap.other;
  }

  /** Whether a full stop after the word need not end a sentence. */
  #isAbbreviation(index: number): boolean {
    return this.cases[index] === Case.initial || this.is(index, Word.abbreviation);
  }

  #endsSentence(index: number, from: number, to: number): number {
    const gap = this.gaps[index]!;
    if (gap === Gap.blank) return 0;
    if (gap !== Gap.other) return gap === Gap.line ? 1 : 0;
    const { text } = this.tokens;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || code === 33 || code === 58 || code === 63 || code === 0x2026 || code === 0x2022) return 1;
      if (code === 46 && at + 1 < to) return 1;
      if (code === 34 || code === 0x201c || code === 0x201e || code === 0xab || code === 0x2018) return 1;
      if (code === 0x2013 || code === 0x2014 || code === 45 || code === 42 || code === 124) return 1;
    }
    return 0;
  }

  /** Finds the lines that are in title case or in capitals. */
  #readLines(): void {
    const { text, starts, ends } = this.tokens;
    for (let first = 0; first < this.count; ) {
      let end = first + 1;
      while (end < this.count && !this.#isLineBetween(end - 1)) end++;
      if (end - first <= LONGEST_HEADLINE && this.#isHeadline(first, end, text.slice(starts[first], ends[end - 1])))
        this.#markHeadline(first, end);
      first = end;
    }
  }

  #markHeadline(first: number, end: number): void {
    this.hasHeadlines = true;
    this.inHeadline.fill(1, first, end);
  }

  #isLineBetween(index: number): boolean {
    const gap = this.gaps[index]!;
    if (gap === Gap.line) return true;
    if (gap !== Gap.other) return false;
    const { text, starts, ends } = this.tokens;
    for (let at = ends[index]!; at < starts[index + 1]!; at++) if (text.charCodeAt(at) === 10) return true;
    return false;
  }

  /** Whether nearly all long words of a line have a capital, and some of them are no names. */
  #isHeadline(first: number, end: number, line: string): boolean {
    if (end - first < 4) return end - first > 1 && line.length > 5 && line === line.toUpperCase();
    const { text, ends } = this.tokens;
    if (/^["'”’)\]]*[.,;]/.test(text.slice(ends[end - 1], ends[end - 1]! + 4))) return false;
    let lower = 0;
    let capital = 0;
    let everyday = 0;
    for (let i = first; i < end; i++) {
      if (this.tokens.kinds[i] === TokenKind.capital) {
        capital++;
        if (i > first && (this.isCommon(i) || /(?:ing|ed|ly|es)$/.test(this.word(i)))) everyday++;
      } else if (this.tokens.kinds[i] === TokenKind.word && !this.is(i, Word.starter | Word.particle)) lower++;
    }
    return capital > 2 && lower * 8 <= capital && everyday > 0;
  }
}

/** Words by their hashes, in open addressing: every word of a document goes through it. */
class WordSet {
  readonly #slots: Uint32Array;

  constructor(words: number) {
    let size = 16;
    while (size < words * 2) size *= 2;
    this.#slots = new Uint32Array(size);
  }

  add(hash: number): void {
    this.#slots[this.#slot(hash)] = hash;
  }

  has(hash: number): boolean {
    return this.#slots[this.#slot(hash)] === hash;
  }

  /** Where the hash is, or would be. */
  #slot(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }
}

/** In words; what is longer is a paragraph. */
const LONGEST_HEADLINE = 24;
const EVERYDAY =
  Word.common |
  Word.starter |
  Word.personNoun |
  Word.personModifier |
  Word.placeNoun |
  Word.workNoun |
  Word.organisationNoun |
  Word.speech;

function isUpper(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) return false;
    if (code < 128) continue;
    const letter = text[at]!;
    if (letter !== letter.toUpperCase()) return false;
  }
  return true;
}
