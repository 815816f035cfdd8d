import { atOnce } from "../in-steps.ts";
import type { Span } from "../text.ts";
import { particleLengths } from "./particles.ts";
import { canonicalSpelling, isApostrophe } from "./spelling.ts";
import { gapAfter, hashWord, TokenKind, type Tokens, tokenise } from "./tokens.ts";

/** A name of more tokens than this is not looked for; bounds the work at one place of a text. */
export const LONGEST_NAME = 64;

/** Names that are taken in between two rests. */
const CHUNK = 4096;

/** Of names that begin at one place only so many of the longest are kept: a text of `a a a` is not searched for all its sums. */
const MOST_AT_ONE_PLACE = 4;

/** No document is searched further than for so many names; what is left of its text is taken to hold none. */
export const MOST_HITS = 2_000_000;

/** A place where a name stands. */
export interface Hit extends Span {
  /** The name, as an index into those the matcher was built of: the first of its spelling; {@link Matcher.alike} has the others. */
  readonly name: number;
  /** The first token, and the one after the last. */
  readonly firstToken: number;
  readonly endToken: number;
}

/**
 * Finds any number of names in one pass over the tokens of a text.
 *
 * One open-addressing table holds a rolling hash for every word prefix of every name; a filter of a bit for each first word
 * lets most words pass without a look at it; what the table accepts is compared letter by letter. Names begin and end at words;
 * case counts; apostrophes, hyphens, white space and composed letters are folded ({@link canonicalSpelling}).
 */
export class Matcher {
  readonly #names: string[] = [];
  /** A bit for each first word, by the word's own hash. */
  readonly #filter: Uint32Array;
  /** A bit for each {@link TokenKind} that a first word is of: most catalogues have no name that begins in lower case. */
  #firstKinds = 0;
  /** How far the mixed hash of a first word is shifted to give its bit in the filter. */
  readonly #filterShift: number;
  #capacity: number;
  #used = 0;
  /**
   * Pairs of hash and value. The value is 0 in a free slot; else its lowest bit says that names go on here, and the rest is
   * n + 1 where name n ends.
   */
  #table: Uint32Array;
  /** Where names may end that begin at one place: the name, plus 1, and its last token. Used by one walk at a time. */
  readonly #endingNames = new Uint32Array(LONGEST_NAME);
  readonly #endingTokens = new Uint32Array(LONGEST_NAME);
  /** For the first name of a spelling: the next spelling of the same hash, plus 1. */
  readonly #nextSpelling: Uint32Array;
  /** The next name of the same spelling, plus 1. */
  readonly #nextName: Uint32Array;

  /** Names without a letter or digit, and of more than {@link LONGEST_NAME} tokens, are never found. */
  constructor(names: readonly string[], when: "now" | "in steps" = "now") {
    this.#capacity = 64;
    while (this.#capacity < names.length * 3) this.#capacity *= 2;
    this.#table = new Uint32Array(this.#capacity * 2);
    this.#filterShift = names.length > 250_000 ? 9 : 12;
    this.#filter = new Uint32Array(1 << (27 - this.#filterShift));
    this.#nextSpelling = new Uint32Array(names.length);
    this.#nextName = new Uint32Array(names.length);
    if (when === "now") atOnce(this.#adding(names));
  }

  /** Makes a matcher in steps of a few milliseconds. */
  static *making(names: readonly string[]): Generator<void, Matcher> {
    const matcher = new Matcher(names, "in steps");
    yield* matcher.#adding(names);
    return matcher;
  }

  /** Every name at every place, overlapping ones too: by place, the four longest, the longest first. */
  everywhere(tokens: Tokens): readonly Hit[] {
    const hits: Hit[] = [];
    for (let first = 0; first < tokens.count && hits.length < MOST_HITS; first++)
      if (this.#mayBegin(tokens, first)) this.#at(tokens, first, hits);
    return hits;
  }

  /** The names of a text from left to right, the longest at each place; what is found does not overlap. */
  longest(tokens: Tokens): readonly Hit[] {
    const chosen: Hit[] = [];
    const hits: Hit[] = [];
    let edge = 0;
    for (let first = 0; first < tokens.count; first++) {
      if (!this.#mayBegin(tokens, first)) continue;
      while (hits.length > 0) hits.pop();
      this.#at(tokens, first, hits);
      let nth = 0;
      while (nth < hits.length && hits[nth]!.start < edge) nth++;
      const hit = hits[nth];
      if (!hit) continue;
      chosen.push(hit);
      edge = hit.end;
      first = Math.max(first, hit.endToken - 1);
    }
    return chosen;
  }

  /** All names that are spelled as name `name` is, that one included, ascending. */
  alike(name: number): readonly number[] {
    const names = [name];
    for (let next = this.#nextName[name]!; next !== 0; next = this.#nextName[next - 1]!) names.push(next - 1);
    return names.sort((a, b) => a - b);
  }

  *#adding(names: readonly string[]): Generator<void> {
    for (let from = 0; from < names.length; from += CHUNK) {
      const chunk = names.slice(from, from + CHUNK).map(canonicalSpelling);
      for (const name of chunk) this.#names.push(name);
      const tokens = tokenise(chunk.join("\n\n"));
      let offset = 0;
      let token = 0;
      for (const [i, name] of chunk.entries()) {
        const end = offset + name.length;
        const first = token;
        while (token < tokens.count && tokens.starts[token]! < end) token++;
        if (token > first && token - first <= LONGEST_NAME) this.#add(from + i, tokens, first, token);
        offset = end + 2;
      }
      yield;
    }
  }

  #add(name: number, tokens: Tokens, first: number, end: number): void {
    const bit = this.#bitOf(tokens.hashes[first]!);
    this.#filter[bit >>> 5]! |= 1 << (bit & 31);
    this.#firstKinds |= 1 << tokens.kinds[first]!;
    let hash = startHash(tokens.hashes[first]!);
    for (let token = first; token + 1 < end; token++) {
      const gap = gapAfter(tokens, token);
      if (gap === undefined) return;
      const slot = this.#slot(hash);
      if (this.#table[slot + 1] === 0) this.#occupy(slot, hash, 1);
      else this.#table[slot + 1]! |= 1;
      hash = nextHash(hash, gap, tokens.hashes[token + 1]!);
    }
    const slot = this.#slot(hash);
    const value = this.#table[slot + 1]!;
    if (value === 0) this.#occupy(slot, hash, (name + 1) << 1);
    else if (value === 1) this.#table[slot + 1] = ((name + 1) << 1) | 1;
    else this.#chain((value >>> 1) - 1, name);
  }

  #chain(first: number, name: number): void {
    let spelling = first;
    for (;;) {
      if (this.#names[spelling] === this.#names[name]) {
        this.#nextName[name] = this.#nextName[spelling]!;
        this.#nextName[spelling] = name + 1;
        return;
      }
      const next = this.#nextSpelling[spelling]!;
      if (next === 0) break;
      spelling = next - 1;
    }
    this.#nextSpelling[spelling] = name + 1;
  }

  /** Where the pair for `hash` is in the table, or would be. */
  #slot(hash: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) >>> 6;
    for (;;) {
      slot &= mask & -2;
      if (table[slot + 1] === 0 || table[slot] === hash) return slot;
      slot += 2;
    }
  }

  /** What the table says of `hash`; 0 for nothing. */
  #look(hash: number): number {
    return this.#table[this.#slot(hash) + 1]!;
  }

  #occupy(slot: number, hash: number, value: number): void {
    this.#table[slot] = hash;
    this.#table[slot + 1] = value;
    this.#used++;
    if (this.#used * 5 > this.#capacity * 3) this.#grow();
  }

  #grow(): void {
    const old = this.#table;
    this.#capacity *= 2;
    this.#table = new Uint32Array(this.#capacity * 2);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      const slot = this.#slot(old[i]!);
      this.#table[slot] = old[i]!;
      this.#table[slot + 1] = old[i + 1]!;
    }
  }

  /** Whether a name may begin at the token; wrong only on the safe side. Asked for every word of every text. */
  #mayBegin({ kinds, hashes }: Tokens, token: number): boolean {
    const kind = kinds[token]!;
    if (kind >= TokenKind.hangul) return true;
    return ((this.#firstKinds >>> kind) & 1) === 1 && this.#isFirstWord(hashes[token]!);
  }

  /** Whether names begin with a word of this hash; wrong only on the safe side. */
  #isFirstWord(word: number): boolean {
    const bit = this.#bitOf(word);
    return ((this.#filter[bit >>> 5]! >>> (bit & 31)) & 1) === 1;
  }

  #bitOf(word: number): number {
    return Math.imul(word, 0x9e3779b1) >>> this.#filterShift;
  }

  /** Adds the names that begin at token `first`, the longest first. */
  #at(tokens: Tokens, first: number, hits: Hit[]): void {
    const before = hits.length;
    const kind = tokens.kinds[first]!;
    const word = tokens.hashes[first]!;
    if (kind === TokenKind.hangul) this.#withParticle(tokens, first, first, undefined, hits);
    if (this.#isFirstWord(word)) this.#walk(tokens, first, startHash(word), tokens.starts[first]!, hits);
    if (kind === TokenKind.arabic && hits.length === before) this.#afterArabicPrefix(tokens, first, hits);
    if (hits.length > before + 1) longestFirst(hits, before);
    if (hits.length > before + MOST_AT_ONE_PLACE) hits.length = before + MOST_AT_ONE_PLACE;
  }

  /** Follows the words from `first` on, whose own hash is `hash`, as long as they are the prefix of a name. */
  #walk(tokens: Tokens, first: number, hash: number, start: number, hits: Hit[]): void {
    let count = 0;
    for (let token = first; ; token++) {
      const value = this.#look(hash);
      if (value > 1) {
        this.#endingNames[count] = value >>> 1;
        this.#endingTokens[count++] = token;
      }
      if ((value & 1) === 0) break;
      const gap = gapAfter(tokens, token);
      if (gap === undefined) break;
      if (tokens.kinds[token + 1] === TokenKind.hangul)
        this.#withParticle(tokens, first, token + 1, { hash, gap, start }, hits);
      hash = nextHash(hash, gap, tokens.hashes[token + 1]!);
    }
    const enough = hits.length + MOST_AT_ONE_PLACE;
    while (count-- > 0 && hits.length < enough) {
      const token = this.#endingTokens[count]!;
      this.#accept(tokens, this.#endingNames[count]!, first, token + 1, start, tokens.ends[token]!, hits);
    }
  }

  /** Names whose last word is `token` without its Korean particle. */
  #withParticle(
    tokens: Tokens,
    first: number,
    token: number,
    before: { readonly hash: number; readonly gap: number; readonly start: number } | undefined,
    hits: Hit[],
  ): void {
    const start = tokens.starts[token]!;
    const end = tokens.ends[token]!;
    for (const length of particleLengths(tokens.text, start, end)) {
      const stem = tokens.text.slice(start, end - length).normalize("NFC");
      const word = hashWord(stem, 0, stem.length);
      const hash = before ? nextHash(before.hash, before.gap, word) : startHash(word);
      const value = this.#look(hash);
      if (value > 1)
        this.#accept(tokens, value >>> 1, first, token + 1, before ? before.start : start, end - length, hits);
    }
  }

  /** Names behind one of the letters that Arabic writes on to the next word (و "and", ب "in", ل "for"). */
  #afterArabicPrefix(tokens: Tokens, first: number, hits: Hit[]): void {
    const start = tokens.starts[first]!;
    const end = tokens.ends[first]!;
    const letter = tokens.text.charCodeAt(start);
    if (end - start < 5 || (letter !== 0x648 && letter !== 0x628 && letter !== 0x644)) return;
    this.#walk(tokens, first, startHash(hashWord(tokens.text, start + 1, end)), start + 1, hits);
  }

  /** Adds what the text really spells, of the names that share a hash; `chain` is the first of them, plus 1. */
  #accept(
    tokens: Tokens,
    chain: number,
    firstToken: number,
    endToken: number,
    start: number,
    end: number,
    hits: Hit[],
  ): void {
    for (let next = chain; next !== 0; next = this.#nextSpelling[next - 1]!) {
      const span = spelled(tokens.text, start, end, this.#names[next - 1]!);
      if (!span || splitsWord(tokens.text, span)) continue;
      hits.push({ start: span.start, end: span.end, name: next - 1, firstToken, endToken });
    }
  }
}

/** Sorts the hits from `from` on; there are few, and they are nearly always in order. */
function longestFirst(hits: Hit[], from: number): void {
  for (let i = from + 1; i < hits.length; i++) {
    const hit = hits[i]!;
    let to = i;
    while (to > from && hits[to - 1]!.end < hit.end) hits[to] = hits[--to]!;
    hits[to] = hit;
  }
}

/** The span of `name` if it is what the words from `start` to `end` spell, signs before and after it included. */
function spelled(text: string, start: number, end: number, name: string): Span | undefined {
  if (end - start === name.length && text.startsWith(name, start)) return { start, end };
  const words = canonicalSpelling(text.slice(start, end));
  if (words === name) return { start, end };
  const at = name.indexOf(words);
  if (at < 0) return undefined;
  const from = start - at;
  const to = end + name.length - at - words.length;
  if (from < 0 || to > text.length || canonicalSpelling(text.slice(from, to)) !== name) return undefined;
  return { start: from, end: to };
}

/**
 * Whether the span cuts through what a reader takes for one word: `Xi` in `Xi'an`, `Brien` in `O'Brien`, `U.S` in `U.S.A`.
 * A possessive or a contraction after it is fine, and so is an elided article before it (`l'Italie`).
 */
function splitsWord(text: string, span: Span): boolean {
  const after = text.charCodeAt(span.end);
  if (isApostrophe(after) && !isPossessive(text, span.end) && LETTER.test(text.slice(span.end + 1, span.end + 3))) {
    if (!CONTRACTION.test(text.slice(span.end + 1, span.end + 4))) return true;
  }
  const stop = after === 46 ? span.end : text.charCodeAt(span.end - 1) === 46 ? span.end - 1 : undefined;
  if (stop !== undefined && INITIAL_AFTER.test(text.slice(stop + 1, stop + 3)) && isOneLetter(text, stop - 1))
    return true;
  if (!isApostrophe(text.charCodeAt(span.start - 1))) return false;
  const before = text.slice(Math.max(0, span.start - 6), span.start - 1);
  return LETTER_LAST.test(before) && !ELISION.test(before);
}

/** Whether `s` and then a sign of ASCII that is no letter or digit, or nothing, stand behind an apostrophe: the usual case. */
function isPossessive(text: string, apostrophe: number): boolean {
  if (text.charCodeAt(apostrophe + 1) !== 115) return false;
  const after = text.charCodeAt(apostrophe + 2);
  return Number.isNaN(after) || after < 48;
}

const LETTER = /^[\p{L}\p{N}]/u;
const LETTER_LAST = /[\p{L}\p{N}]$/u;
const CONTRACTION = /^(?:[sSdDmM]|ll|LL|re|RE|ve|VE)(?![\p{L}\p{N}])/u;
const INITIAL_AFTER = /^\p{Lu}(?!\p{Ll})/u;
const ELISION = /(?<![\p{L}\p{N}])(?:[a-zLD]|[Qq]u|[Dd]ell|[Dd]all|[Nn]ell|[Ss]ull|[Aa]ll)$/u;

function isOneLetter(text: string, at: number): boolean {
  return at >= 0 && /^(?:[^\p{L}\p{N}])?\p{Lu}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}

function startHash(word: number): number {
  return finish(word ^ 0x2545f491);
}

function nextHash(hash: number, gap: number, word: number): number {
  return finish(Math.imul(hash, 0x85ebca6b) ^ Math.imul(gap + 0x7f4a7c15, 0xc2b2ae35) ^ word);
}

/** The last steps of MurmurHash3: every bit depends on every other. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
