import { CALENDAR_WORDS, NAME_COMPOUNDS, SENTENCE_STARTERS } from "../common-words.ts";
import { Matcher } from "../matcher.ts";
import type { RecognisedType } from "../mention.ts";
import { ABBREVIATED, COURTESIES, OFFICES, QUALIFIERS } from "../titles.ts";
import { hashWord } from "../tokens.ts";

/** What a word may be, as bits: a word can be several. */
export const Word = {
  given: 1 << 0,
  surname: 1 << 1,
  /** A family name of East Asia, which stands first. */
  family: 1 << 2,
  country: 1 << 3,
  place: 1 << 4,
  nationality: 1 << 5,
  organisation: 1 << 6,
  courtesy: 1 << 7,
  /** Offices, ranks and callings with a capital: `Premier`, `Captain`. */
  office: 1 << 8,
  organisationTail: 1 << 9,
  organisationHead: 1 << 10,
  placeTail: 1 << 11,
  placeHead: 1 << 12,
  eventTail: 1 << 13,
  eventHead: 1 << 14,
  lawTail: 1 << 15,
  lawHead: 1 << 16,
  /** Words for a person in lower case: `spokesman`. */
  personNoun: 1 << 17,
  /** Words that stand before those: `former`, `deputy`. */
  personModifier: 1 << 18,
  organisationNoun: 1 << 19,
  placeNoun: 1 << 20,
  workNoun: 1 << 21,
  eventNoun: 1 << 22,
  speech: 1 << 23,
  placePreposition: 1 << 24,
  /** Small words inside names: `van`, `bin`. */
  particle: 1 << 25,
  /** The second part of `Seoul-based`. */
  compound: 1 << 26,
  /** A word of everyday language, whatever else it is. */
  common: 1 << 27,
  starter: 1 << 28,
  calendar: 1 << 29,
  abbreviation: 1 << 30,
} as const;

/** The sections of the lists that hold names, and the type each gives. */
const NAME_TYPES: Readonly<Record<string, RecognisedType>> = {
  country: "place",
  place: "place",
  nationality: "nationality",
  organisation: "organisation",
  product: "product",
  event: "event",
  law: "law",
};

const BITS: Readonly<Record<string, number>> = {
  given: Word.given,
  surname: Word.surname,
  family: Word.family,
  country: Word.country,
  place: Word.place,
  nationality: Word.nationality,
  organisation: Word.organisation,
  office: Word.office,
  "organisation-tail": Word.organisationTail,
  "organisation-head": Word.organisationHead,
  "place-tail": Word.placeTail,
  "place-head": Word.placeHead,
  "event-tail": Word.eventTail,
  "event-head": Word.eventHead,
  "law-tail": Word.lawTail,
  "law-head": Word.lawHead,
  "person-noun": Word.personNoun,
  "person-modifier": Word.personModifier,
  "organisation-noun": Word.organisationNoun,
  "place-noun": Word.placeNoun,
  "work-noun": Word.workNoun,
  "event-noun": Word.eventNoun,
  speech: Word.speech,
  "place-preposition": Word.placePreposition,
  particle: Word.particle,
  compound: Word.compound,
  common: Word.common,
  abbreviation: Word.abbreviation,
  calendar: Word.calendar,
};

/** What is known of words and names before any text is read. */
export interface Lexicon {
  readonly words: WordTable;
  /** The known names of several words, and those of one that bits can't tell. */
  readonly names: Matcher;
  /** For each of these its type. */
  readonly types: readonly RecognisedType[];
  /** What another spelling of a name stands for: `United States` for `U.S.`. */
  readonly same: ReadonlyMap<string, string>;
}

/**
 * Reads the word lists (`data/names.txt`): sections `[kind]` of words between blanks; `_` stands for the blank inside a
 * name; `[same]` has `name=spelling,spelling`. Lines before the first section, and sections of unknown kind, are skipped.
 * Yields often, so that the caller can give way.
 */
export function* readingLexicon(lists: string): Generator<void, Lexicon> {
  const words = new WordTable(1 << 15);
  const names: string[] = [];
  const types: RecognisedType[] = [];
  const same = new Map<string, string>();
  let section = "";
  for (const line of lists.split("\n")) {
    const header = /^\[([a-z-]+)\]$/.exec(line)?.[1];
    if (header !== undefined) {
      section = header;
      continue;
    }
    yield;
    const bit = BITS[section];
    const type = NAME_TYPES[section];
    for (const entry of section === "" ? [] : line.split(" ")) {
      if (entry === "") continue;
      const [name = "", spellings] = entry.replaceAll("_", " ").split("=");
      for (const spelling of spellings?.split(",") ?? []) same.set(spelling, name);
      if (spellings !== undefined) continue;
      if (bit !== undefined && ONE_WORD.test(entry)) words.add(entry, bit);
      if (type === undefined || (bit !== undefined && ONE_WORD.test(entry))) continue;
      names.push(entry.replaceAll("_", " "));
      types.push(type);
    }
  }
  addSet(words, COURTESIES, Word.courtesy);
  addSet(words, OFFICES, Word.office);
  addSet(words, QUALIFIERS, Word.personModifier);
  addSet(words, ABBREVIATED, Word.abbreviation);
  addSet(words, CALENDAR_WORDS, Word.calendar);
  addSet(words, NAME_COMPOUNDS, Word.compound);
  for (const starter of SENTENCE_STARTERS) {
    words.add(starter, Word.starter);
    words.add(starter[0]!.toUpperCase() + starter.slice(1), Word.starter);
  }
  for (const preposition of PREPOSITIONS) words.add(preposition, Word.placePreposition);
  return { words, names: yield* Matcher.making(names), types, same };
}

/** As they begin sentences. */
const PREPOSITIONS = ["In", "Near", "Across", "Throughout", "Outside", "Around"];
const ONE_WORD = /^[\p{L}\p{M}\p{N}]+$/u;

function addSet(words: WordTable, set: ReadonlySet<string>, bit: number): void {
  for (const word of set) words.add(word, bit);
}

/** Bits by the hash of a word, in open addressing: asked for every word of every text. */
class WordTable {
  readonly #mask: number;
  readonly #hashes: Uint32Array;
  readonly #bits: Int32Array;

  /** `capacity` is a power of two, and more than the words that will be added. */
  constructor(capacity: number) {
    this.#mask = capacity - 1;
    this.#hashes = new Uint32Array(capacity);
    this.#bits = new Int32Array(capacity);
  }

  add(word: string, bit: number): void {
    const composed = word.normalize("NFC");
    const hash = hashWord(composed, 0, composed.length);
    const slot = this.#slot(hash);
    this.#hashes[slot] = hash;
    this.#bits[slot]! |= bit;
  }

  /** 0 for a word that is not known. */
  bitsOf(hash: number): number {
    return this.#bits[this.#slot(hash)]!;
  }

  #slot(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 9) & this.#mask;
    while (this.#bits[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
