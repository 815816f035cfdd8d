import { type BoilerplateLine, boilerplateIn } from "../../boilerplate.ts";
import { CodeUnits } from "../../code-units.ts";
import { finished } from "../../murmur-hash.ts";
import { frontMatterOf } from "../../syntax/front-matter.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import { PAGE_WORDS } from "../markup-in-text.ts";
import type { Context } from "../rule.ts";
import { classify, KIND, KINDS, SMALL, UNEVEN, UNSETTLED, UnitKind } from "./folded-text.ts";

/** The hashes of one body. */
export interface BodyHashes {
  /** 53 bits; where lines end does not matter. */
  readonly body: number;
  readonly words: number;
  /** Of each run of five words, 32 bits, sorted, each once. */
  readonly shingles: Uint32Array;
  /** Of each line that is worth counting, 53 bits, sorted, each once. */
  readonly lines: Float64Array;
  /** Whether a sentence of eight words or more may stand in it twice: no run of five words does where this is false. */
  readonly mayRepeat: boolean;
  /** Whether a word may stand in it that {@link PAGE_WORDS} has. */
  readonly mayHavePageWords: boolean;
  /** The lines of known boilerplate, which are none of all that. */
  readonly boilerplate: readonly BoilerplateLine[];
}

/** What of a block is compared with others: its body without front matter. */
export function comparedSpan(block: BlockText): Span {
  return { start: frontMatterOf(block)?.span.end ?? block.body.start, end: block.body.end };
}

/** Words in a shingle, as in datatrove's MinHash (`research/corpus-field.md` C.1). */
const SHINGLE = 5;
/** Characters of a line that is told as repeated (`checks.md`). */
const SHORTEST_LINE = 15;
const LONGEST_LINE = 200;
/** A rule of dashes is no line of words. */
const LEAST_WORDS = 2;

const LINE_FEED = 10;
const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const SECOND_START = 0x9747b28c | 0;
const WEIGHT = 0x9e3779b1 | 0;
/** `WEIGHT` to the fifth power: what the word that leaves a shingle weighs. */
const WEIGHT_TO_FIFTH = Math.imul(Math.imul(Math.imul(WEIGHT, WEIGHT), Math.imul(WEIGHT, WEIGHT)), WEIGHT);

const NO_BOILERPLATE: readonly BoilerplateLine[] = [];
const HASH_SHIFT = 20;
/** 1 for the first bits of the hashes of {@link PAGE_WORDS}. */
const HAS_PAGE_WORD = new Uint8Array(1 << (32 - HASH_SHIFT));
for (const page of PAGE_WORDS) {
  let word = FNV_START;
  for (let at = 0; at < page.length; at++) word = Math.imul(word ^ page.charCodeAt(at), FNV_PRIME);
  HAS_PAGE_WORD[word >>> HASH_SHIFT] = 1;
}

const hashers = new WeakMap<Context, BodyHasher>();

/** The one for a run. */
export function hasherOf(context: Context): BodyHasher {
  let hasher = hashers.get(context);
  if (!hasher) {
    hasher = new BodyHasher();
    hashers.set(context, hasher);
  }
  return hasher;
}

/** Hashes bodies, one after the other: the room it works in is used again. */
export class BodyHasher {
  #shingles = new Int32Array(1_024);
  #shingleCount = 0;
  #lines = new Float64Array(256);
  #lineCount = 0;
  #words = 0;
  /** Whether not all words were read as they are written. */
  #isPatchy = false;
  #isUneven = false;
  #hasPageWords = false;
  #boilerplate: readonly BoilerplateLine[] = NO_BOILERPLATE;
  readonly #units = new CodeUnits();
  readonly #sorter = new HashSorter();
  readonly #keptShingles = new Shelf((length) => new Uint32Array(length));
  readonly #keptLines = new Shelf((length) => new Float64Array(length));
  #last: { readonly block: BlockText; readonly hashes: BodyHashes } | undefined;

  /** The hashes of a block's body without front matter; those of the last block asked for are remembered. */
  of(block: BlockText): BodyHashes {
    if (this.#last?.block !== block) this.#last = { block, hashes: this.hash(block.text, comparedSpan(block)) };
    return this.#last.hashes;
  }

  /** The hashes of the text within `span`. */
  hash(text: string, span: Span): BodyHashes {
    const body = this.#read(text, span);
    const words = this.#words;
    const shingles = this.#sorter.distinct(this.#shingles, this.#shingleCount);
    const lines = distinctLines(this.#lines, this.#lineCount);
    return {
      body,
      words,
      shingles: this.#keptShingles.take(shingles.values, shingles.count),
      lines: this.#keptLines.take(this.#lines, lines),
      mayRepeat: shingles.count < this.#shingleCount || this.#isUneven || this.#isPatchy,
      mayHavePageWords: this.#hasPageWords || this.#isPatchy,
      boilerplate: this.#boilerplate,
    };
  }

  /** The hash of the text within `span`, and its words: without what it is made of. */
  hashBody(text: string, span: Span): Pick<BodyHashes, "body" | "words"> {
    const body = this.#read(text, span);
    return { body, words: this.#words };
  }

  /** The hash of one line, as it stands among those of its body. */
  hashLine(line: string): number {
    return this.#read(line, { start: 0, end: line.length });
  }

  /** Reads a text as {@link TextFolder} folds it, and answers the hash of all of it. */
  #read(text: string, span: Span): number {
    const residues = boilerplateIn(text, span);
    this.#boilerplate = residues;
    this.#isPatchy = residues.length > 0;
    const length = span.end - span.start;
    let units = this.#units.of(text, span.start, span.end);
    let kinds = this.#units.isAscii ? 0 : kindsOf(units, length);
    let end = length;
    if (kinds & UNSETTLED) {
      const composed = text.slice(span.start, span.end).normalize("NFC");
      this.#isPatchy = true;
      end = composed.length;
      units = this.#units.of(composed, 0, end);
      kinds = kindsOf(units, end);
      for (const { span: residue } of boilerplateIn(composed, { start: 0, end }))
        units.fill(LINE_FEED, residue.start, residue.end);
    } else
      for (const { span: residue } of residues)
        units.fill(LINE_FEED, residue.start - span.start, residue.end - span.start);
    this.#isUneven = (kinds & UNEVEN) !== 0;
    units[end] = LINE_FEED;
    return this.#readUnits(units, end);
  }

  /** One pass: words make up shingles and chunks, chunks lines and the body. A line feed stands at `end`. */
  #readUnits(units: Uint16Array, end: number): number {
    // What is a loop's own is read once; what is the module's, at each turn.
    const kinds = KINDS;
    const smallLetters = SMALL;
    const { space, letter, single } = UnitKind;
    let shingles = this.#shingles;
    let shingleCount = 0;
    let words = 0;
    /** The last five words. */
    let [word1, word2, word3, word4, word5] = [0, 0, 0, 0, 0];
    let rolling = 0;
    let body = FNV_START;
    let body2 = SECOND_START;
    let pageWords = 0;
    this.#lineCount = 0;
    for (let at = 0; ; at++) {
      let line = FNV_START;
      let line2 = SECOND_START;
      /** As it is folded, and a blank after it. */
      let lineLength = 0;
      const wordsBefore = words;
      let unit = units[at]!;
      let kind = kinds[unit]! & KIND;
      for (;;) {
        while (kind === space && unit !== LINE_FEED) {
          unit = units[++at]!;
          kind = kinds[unit]! & KIND;
        }
        if (unit === LINE_FEED) break;
        /** What stands between two blanks: words and signs. */
        let chunk = FNV_START;
        const start = at;
        do {
          let word = FNV_START;
          if (kind === letter) {
            do {
              word = Math.imul(word ^ smallLetters[unit]!, FNV_PRIME);
              unit = units[++at]!;
              kind = kinds[unit]! & KIND;
            } while (kind === letter);
            pageWords |= HAS_PAGE_WORD[word >>> HASH_SHIFT]!;
            chunk = mixed(chunk, word);
          } else {
            const small = smallLetters[unit]!;
            const isWord = kind === single;
            chunk = mixed(chunk, ~small);
            unit = units[++at]!;
            kind = kinds[unit]! & KIND;
            if (!isWord) continue;
            word = Math.imul(word ^ small, FNV_PRIME);
          }
          rolling = (Math.imul(rolling, WEIGHT) + word - Math.imul(word5, WEIGHT_TO_FIFTH)) | 0;
          word5 = word4;
          word4 = word3;
          word3 = word2;
          word2 = word1;
          word1 = word;
          if (++words < SHINGLE) continue;
          if (shingleCount === shingles.length) {
            shingles = grown(shingles, new Int32Array(shingleCount * 2));
            this.#shingles = shingles;
          }
          shingles[shingleCount++] = finished(rolling);
        } while (kind !== space);
        // MurmurHash3's round, for all four hashes at once.
        let scrambled = Math.imul(chunk, 0xcc9e2d51);
        scrambled = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
        body = turned(body ^ scrambled);
        body2 = turned(body2 ^ scrambled);
        line = turned(line ^ scrambled);
        line2 = turned(line2 ^ scrambled);
        lineLength += at - start + 1;
      }
      const length = lineLength - 1;
      if (length >= SHORTEST_LINE && length <= LONGEST_LINE && words - wordsBefore >= LEAST_WORDS)
        this.#addLine(joined(line, line2));
      if (at === end) break;
    }
    this.#words = words;
    this.#shingleCount = shingleCount;
    this.#hasPageWords = pageWords !== 0;
    return joined(body, body2);
  }

  #addLine(hash: number): void {
    if (this.#lineCount === this.#lines.length) this.#lines = grown(this.#lines, new Float64Array(this.#lineCount * 2));
    this.#lines[this.#lineCount++] = hash;
  }
}

/** What {@link KINDS} says of all of them together. */
function kindsOf(units: Uint16Array, count: number): number {
  let kinds = 0;
  for (let at = 0; at < count; at++) {
    const unit = units[at]!;
    kinds |= KINDS[unit] || classify(unit);
  }
  return kinds;
}

function grown<A extends Int32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** Takes one more value into a hash (MurmurHash3's round). */
function mixed(hash: number, value: number): number {
  const k = Math.imul(value, 0xcc9e2d51);
  return turned(hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593));
}

/** The second half of that round. */
function turned(h: number): number {
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Two hashes of 32 bits as one of 53, which a number holds. */
function joined(first: number, second: number): number {
  return (finished(second) & 0x1fffff) * 0x100000000 + (finished(first) >>> 0);
}

/** Sorts hashes, of which any is as likely as any other: few need more than to be put beside those of their first bits. */
class HashSorter {
  readonly #starts = new Int32Array(0x1000 + 1);
  #values = new Uint32Array(1_024);

  /** Each of the first `count` hashes once, sorted; the room is used again. */
  distinct(hashes: Int32Array, count: number): { readonly values: Uint32Array<ArrayBuffer>; readonly count: number } {
    if (this.#values.length < count) this.#values = new Uint32Array(count * 2);
    const values = this.#values;
    if (count > 0x1000) {
      // So many of few different ones would take time with its square.
      for (let at = 0; at < count; at++) values[at] = hashes[at]!;
      values.subarray(0, count).sort();
    } else this.#sort(hashes, count);
    let last = 0;
    for (let at = 0; at < count; at++) {
      const value = values[at]!;
      if (at === 0 || value !== values[last - 1]) values[last++] = value;
    }
    return { values, count: last };
  }

  #sort(hashes: Int32Array, count: number): void {
    const values = this.#values;
    const starts = this.#starts;
    const bits = Math.max(1, 31 - Math.clz32(count));
    const shift = 32 - bits;
    const size = 1 << bits;
    starts.fill(0, 0, size + 1);
    for (let at = 0; at < count; at++) starts[(hashes[at]! >>> shift) + 1]!++;
    for (let at = 1; at <= size; at++) starts[at]! += starts[at - 1]!;
    for (let at = 0; at < count; at++) {
      const hash = hashes[at]!;
      values[starts[hash >>> shift]!++] = hash;
    }
    for (let at = 1; at < count; at++) {
      const value = values[at]!;
      let to = at;
      for (; to > 0 && values[to - 1]! > value; to--) values[to] = values[to - 1]!;
      values[to] = value;
    }
  }
}

/** Puts the first `count` hashes of lines in order, each once, at the start of their room; answers how many there are. */
function distinctLines(hashes: Float64Array, count: number): number {
  if (count > 32) hashes.subarray(0, count).sort();
  else
    for (let at = 1; at < count; at++) {
      const value = hashes[at]!;
      let to = at;
      for (; to > 0 && hashes[to - 1]! > value; to--) hashes[to] = hashes[to - 1]!;
      hashes[to] = value;
    }
  let last = 0;
  for (let at = 0; at < count; at++) {
    const value = hashes[at]!;
    if (at === 0 || value !== hashes[last - 1]) hashes[last++] = value;
  }
  return last;
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

  /** The first `length` values, copied. */
  take(values: A, length: number): A {
    if (this.#used + length > this.#room.length) {
      this.#room = this.#make(Math.max(length, Math.min(this.#total, LONGEST_SHELF)));
      this.#used = 0;
    }
    const kept = this.#room.subarray(this.#used, this.#used + length) as A;
    for (let at = 0; at < length; at++) kept[at] = values[at]!;
    this.#used += length;
    this.#total += length;
    return kept;
  }
}
