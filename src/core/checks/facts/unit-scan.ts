import { Sign, unitSigns } from "../signs.ts";
import { classify, KIND, KINDS, SMALL, UnitKind } from "./folded-text.ts";

/** Units gone over at a time: what is found in them stays in the nearest cache. */
export const STRETCH = 4_096;

/** What a word's hash begins with (FNV-1a, Fowler, Noll, Vo): what stands before a break that ends no word has it too. */
export const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

const LETTER_AT = 16;
const STOP = 1 << 17;
const SENTENCE_AT = 1;
/** {@link STOP} moved by {@link SENTENCE_AT}. */
const AFTER_STOP = STOP << SENTENCE_AT;
/** By code unit: its small letter (16 bits), whether it is one of a word, and what it is to a unit beside it. */
const CLASSES = new Int32Array(0x10000);
/** By code unit, what it is a sign of by itself. */
const SIGNS = new Int32Array(0x10000);

/** Makes a code unit known to {@link UnitScan}. Of those that are ASCII all are. Answers what {@link KINDS} says of it. */
export function know(unit: number): number {
  const known = KINDS[unit]!;
  if (known !== 0 && CLASSES[unit] !== 0) return known;
  const kind = known || classify(unit);
  const { signs, endsSentence, beginsSentence } = unitSigns(unit);
  const letter = (kind & KIND) === UnitKind.letter ? 1 << LETTER_AT : 0;
  CLASSES[unit] = SMALL[unit]! | letter | (endsSentence ? STOP : 0) | (beginsSentence ? AFTER_STOP : 0);
  SIGNS[unit] = signs;
  return kind;
}

for (let unit = 0; unit < 0x80; unit++) know(unit);

/** The hash of a word of one unit. */
export function hashOfUnit(unit: number): number {
  return Math.imul(FNV_START ^ SMALL[unit]!, FNV_PRIME);
}

/** The hash of a word in small letters. */
export function hashOfWord(word: string): number {
  let hash = FNV_START;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  return hash;
}

const BREAKS = new Int32Array(STRETCH);
const WORDS = new Int32Array(STRETCH);

/**
 * Goes over the code units of a text once, without a branch at any of them: where a word ends nobody can foresee, and a
 * processor that guessed wrong loses as much time as ten units take.
 */
export class UnitScan {
  /** Where the units stand that are of no word: those of the last stretch, in order. */
  readonly breaks = BREAKS;
  /** The hash of the word that ends before each of them. */
  readonly words = WORDS;
  #word = FNV_START;
  #last = 0;
  #signs = 0;
  #sentences = 0;

  /** What all units seen since {@link begin} are signs of, by themselves or beside each other. */
  get signs(): number {
    return (this.#sentences & AFTER_STOP) === 0 ? this.#signs : this.#signs | Sign.sentenceStart;
  }

  begin(): void {
    this.#word = FNV_START;
    this.#last = this.#signs = this.#sentences = 0;
  }

  /** Goes over a stretch, which begins where the last one ended. Answers how many breaks are in it. */
  stretch(units: Uint16Array, start: number, end: number): number {
    const breaks = BREAKS;
    const words = WORDS;
    const classes = CLASSES;
    const signsOf = SIGNS;
    let word = this.#word;
    let last = this.#last;
    let signs = this.#signs;
    let sentences = this.#sentences;
    let count = 0;
    for (let at = start; at < end; at++) {
      const unit = units[at]!;
      const own = classes[unit]!;
      signs |= signsOf[unit]!;
      sentences |= (last << SENTENCE_AT) & own;
      last = own;
      // Written each time; the next one overwrites what was no break.
      breaks[count] = at;
      words[count] = word;
      const letter = (own >>> LETTER_AT) & 1;
      count += 1 - letter;
      word = (Math.imul(word ^ (own & 0xffff), FNV_PRIME) & -letter) | (FNV_START & (letter - 1));
    }
    this.#word = word;
    this.#last = last;
    this.#signs = signs;
    this.#sentences = sentences;
    return count;
  }
}
