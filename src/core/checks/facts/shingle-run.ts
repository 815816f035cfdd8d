import { finished } from "../../murmur-hash.ts";
import { PAGE_WORDS } from "../markup-in-text.ts";
import { hashOfWord, STRETCH } from "./unit-scan.ts";

/** Words in a shingle, as in datatrove's MinHash (`research/corpus-field.md` C.1). */
export const SHINGLE = 5;
const WEIGHT = 0x9e3779b1 | 0;
/** `WEIGHT` to the fifth power: what the word that leaves a shingle weighs. */
const WEIGHT_TO_FIFTH = Math.imul(Math.imul(Math.imul(WEIGHT, WEIGHT), Math.imul(WEIGHT, WEIGHT)), WEIGHT);

const HASH_SHIFT = 20;
/** 1 for the first bits of the hashes of {@link PAGE_WORDS}. */
const HAS_PAGE_WORD = new Uint8Array(1 << (32 - HASH_SHIFT));
for (const page of PAGE_WORDS) HAS_PAGE_WORD[hashOfWord(page) >>> HASH_SHIFT] = 1;

/** The shingles of one text after the other: hashes of the runs of its words, made of the words' own. */
export class ShingleRun {
  /** Where the words of a stretch are put, behind the last five before it: there may be two for each unit. */
  readonly room = new Int32Array(SHINGLE + 2 * STRETCH);
  #hashes = new Int32Array(1_024);
  #count = 0;
  /** Of the last five words. */
  #rolling = 0;
  /** How many words the first shingle still lacks. */
  #missing = 0;
  #hasPageWords = false;

  /** At the start, as many as {@link count} says. */
  get hashes(): Int32Array {
    return this.#hashes;
  }

  get count(): number {
    return this.#count;
  }

  /** Whether one of the words may be one that {@link PAGE_WORDS} has. */
  get hasPageWords(): boolean {
    return this.#hasPageWords;
  }

  begin(): void {
    this.room.fill(0, 0, SHINGLE);
    this.#count = this.#rolling = 0;
    this.#missing = SHINGLE - 1;
    this.#hasPageWords = false;
  }

  /** Takes up so many words, which were put behind the five before them. */
  take(count: number): void {
    const { room } = this;
    const most = this.#count + count;
    if (this.#hashes.length < most) {
      const more = new Int32Array(2 * most);
      more.set(this.#hashes);
      this.#hashes = more;
    }
    const hashes = this.#hashes;
    let rolling = this.#rolling;
    let missing = this.#missing;
    let to = this.#count;
    let pageWords = 0;
    for (let at = 0; at < count; at++) {
      const word = room[at + SHINGLE]!;
      pageWords |= HAS_PAGE_WORD[word >>> HASH_SHIFT]!;
      rolling = (Math.imul(rolling, WEIGHT) + word - Math.imul(room[at]!, WEIGHT_TO_FIFTH)) | 0;
      if (missing > 0) missing--;
      else hashes[to++] = finished(rolling);
    }
    room.copyWithin(0, count, count + SHINGLE);
    this.#rolling = rolling;
    this.#missing = missing;
    this.#count = to;
    this.#hasPageWords ||= pageWords !== 0;
  }
}
