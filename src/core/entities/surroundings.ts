import { isInside } from "./addresses.ts";
import { CALENDAR_WORDS, SENTENCE_STARTERS } from "./common-words.ts";
import type { FullForm } from "./full-forms.ts";
import { isHyphen } from "./spelling.ts";
import { COURTESIES, OFFICES, QUALIFIERS } from "./titles.ts";
import { hashWord, TokenKind, type Tokens, wordAt } from "./tokens.ts";

/** What stands beside the words of one document, and what the rest of the document says about it. */
export class Surroundings {
  readonly #tokens: Tokens;
  readonly #full: readonly FullForm[];
  readonly #short: ReadonlySet<number>;
  #lowerWords: ReadonlySet<number> | undefined;

  /** `short` are the tokens that are a family name or an alias of their own: a hyphen joins two of them as a pair. */
  constructor(tokens: Tokens, full: readonly FullForm[], short: ReadonlySet<number>) {
    this.#tokens = tokens;
    this.#full = full;
    this.#short = short;
  }

  /** Whether token `index` looks like a part of the name that the token after it belongs to. */
  isNameBefore(index: number): boolean {
    return this.#joins(index) && this.#mayBeName(index) && !this.#isMereStarter(index);
  }

  /** Whether token `index` looks like a part of the name that the token before it belongs to. */
  isNameAfter(index: number): boolean {
    return index < this.#tokens.count && this.#joins(index - 1) && this.#mayBeName(index);
  }

  /** Whether the token is the first of a sentence or line, quotation marks and bullets aside. */
  beginsSentence(index: number): boolean {
    const { text, starts } = this.#tokens;
    const before = text.slice(Math.max(0, starts[index]! - 8), starts[index]);
    return /(?:^|[.!?:;…。！？\n•*|–—])["'“”‘’„«»()[\]\s•*-]*$/.test(before);
  }

  /** Whether the document has the word in lower case too. */
  isAlsoCommon(index: number): boolean {
    this.#lowerWords ??= lowerWordsOf(this.#tokens);
    const lower = wordAt(this.#tokens, index).toLowerCase();
    return this.#lowerWords.has(hashWord(lower, 0, lower.length));
  }

  /** Whether the token belongs to a full form. */
  isInFullForm(index: number): boolean {
    return isInside(this.#full, this.#tokens.starts[index]!);
  }

  /** Whether nothing but one space or one hyphen stands between the token and the next. */
  #joins(index: number): boolean {
    const { text, ends, starts, count } = this.#tokens;
    if (index < 0 || index + 1 >= count || starts[index + 1]! - ends[index]! !== 1) return false;
    const code = text.charCodeAt(ends[index]!);
    if (isHyphen(code)) return !(this.#short.has(index) && this.#short.has(index + 1));
    return code === 32;
  }

  #mayBeName(index: number): boolean {
    if (this.#tokens.kinds[index] !== TokenKind.capital) return false;
    const word = wordAt(this.#tokens, index);
    if (COURTESIES.has(word) || OFFICES.has(word) || QUALIFIERS.has(word) || CALENDAR_WORDS.has(word)) return false;
    return !this.isInFullForm(index) && !this.isAlsoCommon(index);
  }

  /** Whether a sentence merely begins with the word: settled by a list, else by its ending. */
  #isMereStarter(index: number): boolean {
    if (!this.beginsSentence(index)) return false;
    const word = wordAt(this.#tokens, index).toLowerCase();
    return SENTENCE_STARTERS.has(word) || /(?:ing|ed|ly)$/.test(word);
  }
}

function lowerWordsOf(tokens: Tokens): ReadonlySet<number> {
  const words = new Set<number>();
  for (let i = 0; i < tokens.count; i++) if (tokens.kinds[i] === TokenKind.word) words.add(tokens.hashes[i]!);
  return words;
}
