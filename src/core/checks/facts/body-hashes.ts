import type { Span } from "../../text.ts";
import { kindOfUnit, TextFolder, UnitKind } from "./folded-text.ts";

/** The hashes of one body. */
export interface BodyHashes {
  /** 53 bits; where lines end does not matter. */
  readonly body: number;
  readonly words: number;
  /** Of each run of five words, 32 bits, sorted, each once. */
  readonly shingles: Uint32Array;
  /** Of each line that is worth counting, 53 bits, sorted, each once. */
  readonly lines: Float64Array;
}

/** Words in a shingle, as in datatrove's MinHash (`research/corpus-field.md` C.1). */
const SHINGLE = 5;
/** Characters of a line that is told as repeated (`checks.md`). */
const SHORTEST_LINE = 15;
const LONGEST_LINE = 200;
/** A rule of dashes is no line of words. */
const LEAST_WORDS = 2;

const SPACE = 32;
const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const SECOND_START = 0x9747b28c | 0;
const WEIGHT = 0x9e3779b1 | 0;
/** `WEIGHT` to the fifth power: what the word that leaves a shingle weighs. */
const WEIGHT_TO_FIFTH = Math.imul(Math.imul(Math.imul(WEIGHT, WEIGHT), Math.imul(WEIGHT, WEIGHT)), WEIGHT);

/** Hashes bodies, one after the other: the room it works in is used again. */
export class BodyHasher {
  readonly #folder = new TextFolder();
  #shingles = new Uint32Array(1_024);
  #shingleCount = 0;
  #lines = new Float64Array(256);
  #lineCount = 0;
  #words = 0;
  /** The last five words. */
  readonly #ring = new Int32Array(SHINGLE);
  #rolling = 0;
  readonly #keptShingles = new Shelf((length) => new Uint32Array(length));
  readonly #keptLines = new Shelf((length) => new Float64Array(length));

  /** The hashes of the text within `span`. */
  hash(text: string, span: Span): BodyHashes {
    const body = this.#read(this.#folder.fold(text, span));
    return {
      body,
      words: this.#words,
      shingles: this.#keptShingles.take(distinct(this.#shingles.subarray(0, this.#shingleCount).sort())),
      lines: this.#keptLines.take(distinct(this.#lines.subarray(0, this.#lineCount).sort())),
    };
  }

  /** The hash of the text within `span`, and its words: without what it is made of. */
  hashBody(text: string, span: Span): Pick<BodyHashes, "body" | "words"> {
    const body = this.#read(this.#folder.fold(text, span));
    return { body, words: this.#words };
  }

  /** The hash of one line, as it stands among those of its body. */
  hashLine(line: string): number {
    return this.#read(this.#folder.fold(line, { start: 0, end: line.length }));
  }

  /** Reads folded units once: stretches between blanks make up lines and the body, words make up shingles. */
  #read(count: number): number {
    const { units } = this.#folder;
    this.#words = 0;
    this.#shingleCount = 0;
    this.#lineCount = 0;
    this.#rolling = 0;
    this.#ring.fill(0);
    let body = FNV_START;
    let body2 = SECOND_START;
    let line = FNV_START;
    let line2 = SECOND_START;
    /** What stands between two blanks: words and signs. */
    let chunk = FNV_START;
    let lineStart = 0;
    let wordsBefore = 0;
    for (let at = 0; at < count; ) {
      const unit = units[at]!;
      const kind = kindOfUnit(unit);
      if (kind === UnitKind.letter) {
        let word = FNV_START;
        for (; at < count && kindOfUnit(units[at]!) === UnitKind.letter; at++)
          word = Math.imul(word ^ units[at]!, FNV_PRIME);
        this.#addWord(word);
        chunk = mixed(chunk, word);
        continue;
      }
      at++;
      if (kind !== UnitKind.space) {
        if (kind === UnitKind.single) this.#addWord(Math.imul(FNV_START ^ unit, FNV_PRIME));
        chunk = mixed(chunk, ~unit);
        continue;
      }
      body = mixed(body, chunk);
      body2 = mixed(body2, chunk);
      line = mixed(line, chunk);
      line2 = mixed(line2, chunk);
      chunk = FNV_START;
      if (unit === SPACE) continue;
      const length = at - 1 - lineStart;
      if (length >= SHORTEST_LINE && length <= LONGEST_LINE && this.#words - wordsBefore >= LEAST_WORDS)
        this.#addLine(joined(line, line2));
      line = FNV_START;
      line2 = SECOND_START;
      wordsBefore = this.#words;
      lineStart = at;
    }
    return joined(body, body2);
  }

  #addWord(word: number): void {
    const slot = this.#words++ % SHINGLE;
    this.#rolling = (Math.imul(this.#rolling, WEIGHT) + word - Math.imul(this.#ring[slot]!, WEIGHT_TO_FIFTH)) | 0;
    this.#ring[slot] = word;
    if (this.#words < SHINGLE) return;
    if (this.#shingleCount === this.#shingles.length)
      this.#shingles = grown(this.#shingles, new Uint32Array(this.#shingleCount * 2));
    this.#shingles[this.#shingleCount++] = finished(this.#rolling);
  }

  #addLine(hash: number): void {
    if (this.#lineCount === this.#lines.length) this.#lines = grown(this.#lines, new Float64Array(this.#lineCount * 2));
    this.#lines[this.#lineCount++] = hash;
  }
}

function grown<A extends Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** Takes one more value into a hash (MurmurHash3's round). */
function mixed(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Makes every bit of the answer depend on every bit of the hash (MurmurHash3's finaliser). */
function finished(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Two hashes of 32 bits as one of 53, which a number holds. */
function joined(first: number, second: number): number {
  return (finished(second) & 0x1fffff) * 0x100000000 + finished(first);
}

/** Each value of a sorted list once, at the start of the same room. */
function distinct<A extends Uint32Array | Float64Array>(sorted: A): A {
  let count = 0;
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at]!;
    if (at === 0 || value !== sorted[count - 1]) sorted[count++] = value;
  }
  return sorted.subarray(0, count) as A;
}

/** Values on one shelf, at most. */
const LONGEST_SHELF = 0x8000;

/**
 * Keeps lists side by side in a few large arrays: ten thousand small ones would each be an allocation outside the heap.
 *
 * The first is as long as what it holds, and no shelf is longer than all before: whoever hashes one document keeps no more
 * than that.
 */
class Shelf<A extends Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>> {
  readonly #make: (length: number) => A;
  #room: A;
  #used = 0;
  #total = 0;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#room = make(0);
  }

  take(values: A): A {
    const { length } = values;
    if (this.#used + length > this.#room.length) {
      this.#room = this.#make(Math.max(length, Math.min(this.#total, LONGEST_SHELF)));
      this.#used = 0;
    }
    const kept = this.#room.subarray(this.#used, this.#used + length) as A;
    kept.set(values);
    this.#used += length;
    this.#total += length;
    return kept;
  }
}
