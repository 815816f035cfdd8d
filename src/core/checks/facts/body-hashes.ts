import { type BoilerplateLine, boilerplateAt, boilerplateIn, mayBeginBoilerplate } from "../../boilerplate.ts";
import { CodeUnits } from "../../code-units.ts";
import { finished } from "../../murmur-hash.ts";
import { frontMatterOf } from "../../syntax/front-matter.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import type { Context } from "../rule.ts";
import { beginsSentence, Sign, signsBeside, signsOf, signsOfEnds } from "../signs.ts";
import { distinctLines, keepDistinct } from "./distinct-hashes.ts";
import { KIND, KINDS, SMALL, UNEVEN, UNSETTLED, UnitKind } from "./folded-text.ts";
import { SHINGLE, ShingleRun } from "./shingle-run.ts";
import { FNV_START, hashOfUnit, know, STRETCH, UnitScan } from "./unit-scan.ts";

/** The hashes of one body. */
export interface BodyHashes {
  /** 53 bits; where lines end does not matter. */
  readonly body: number;
  readonly words: number;
  /** Of each run of five words, 32 bits, each once, in any order. */
  readonly shingles: Uint32Array;
  /** Of each line that is worth counting, 53 bits, sorted, each once. */
  readonly lines: Float64Array;
  /** Whether a sentence of eight words or more may stand in it twice: no run of five words does where this is false. */
  readonly mayRepeat: boolean;
  /** Whether a word may stand in it that only a page is likely to have (`markup-in-text.ts`). */
  readonly mayHavePageWords: boolean;
  /** The lines of known boilerplate, which are none of all that. */
  readonly boilerplate: readonly BoilerplateLine[];
}

/** What of a block is compared with others: its body without front matter. */
export function comparedSpan(block: BlockText): Span {
  return { start: frontMatterOf(block)?.span.end ?? block.body.start, end: block.body.end };
}

/** Characters of a line that is told as repeated (`checks.md`). */
const SHORTEST_LINE = 15;
const LONGEST_LINE = 200;
/** A rule of dashes is no line of words. */
const LEAST_WORDS = 2;

const LINE_FEED = 10;
const SECOND_START = 0x9747b28c | 0;
const NO_BOILERPLATE: BoilerplateLine[] = [];

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

/** Reads bodies, one after the other: the room it works in is used again. */
export class BodyHasher {
  readonly #shingles = new ShingleRun();
  #lines = new Float64Array(256);
  #lineCount = 0;
  #words = 0;
  /** Whether it was read in another form than it is written in. */
  #isComposed = false;
  #isUneven = false;
  /** Not to be added to while it is empty: then it is everybody's. */
  #boilerplate: BoilerplateLine[] = NO_BOILERPLATE;
  /** Of what was read. */
  #signs = 0;
  readonly #units = new CodeUnits();
  readonly #scan = new UnitScan();
  readonly #keptShingles = new Shelf((length) => new Uint32Array(length));
  readonly #keptLines = new Shelf((length) => new Float64Array(length));
  #last: { readonly block: BlockText; readonly hashes: BodyHashes; readonly signs: number } | undefined;

  /** The hashes of a block's body without front matter; those of the last block asked for are remembered. */
  of(block: BlockText): BodyHashes {
    return this.#lastOf(block).hashes;
  }

  /** The signs of a block, as `signs.ts` has them: they are seen while its body is hashed. */
  signsOf(block: BlockText): number {
    return this.#lastOf(block).signs;
  }

  /** The hashes of the text within `span`. */
  hash(text: string, span: Span): BodyHashes {
    return this.#hash(text, span, this.#units.of(text, 0, text.length));
  }

  /** The hash of the text within `span`, and its words: without what it is made of. */
  hashBody(text: string, span: Span): Pick<BodyHashes, "body" | "words"> {
    const body = this.#read(text, span, this.#units.of(text, 0, text.length));
    return { body, words: this.#words };
  }

  /** The hash of one line, as it stands among those of its body. */
  hashLine(line: string): number {
    return this.hashBody(line, { start: 0, end: line.length }).body;
  }

  #lastOf(block: BlockText): { readonly hashes: BodyHashes; readonly signs: number } {
    if (this.#last?.block === block) return this.#last;
    const { text } = block;
    const span = comparedSpan(block);
    const units = this.#units.of(text, 0, text.length);
    const beside = signsBeside(block, units, span);
    const hashes = this.#hash(text, span, units);
    const signs = this.#isComposed ? signsOf(block) : beside | (this.#signs & ~Sign.escape);
    this.#last = { block, hashes, signs };
    return this.#last;
  }

  #hash(text: string, span: Span, units: Uint16Array): BodyHashes {
    const body = this.#read(text, span, units);
    const { hashes, count, hasPageWords } = this.#shingles;
    const distinct = keepDistinct(hashes, count);
    const shingles = this.#keptShingles.take(distinct);
    for (let at = 0; at < distinct; at++) shingles[at] = hashes[at]!;
    const lines = this.#keptLines.take(distinctLines(this.#lines, this.#lineCount));
    for (let at = 0; at < lines.length; at++) lines[at] = this.#lines[at]!;
    const isPatchy = this.#isComposed || this.#boilerplate.length > 0;
    return {
      body,
      words: this.#words,
      shingles,
      lines,
      mayRepeat: distinct < count || this.#isUneven || isPatchy,
      mayHavePageWords: hasPageWords || isPatchy,
      boilerplate: this.#boilerplate,
    };
  }

  /** Reads a text as {@link TextFolder} folds it, and answers the hash of all of it. The units are those of the whole text. */
  #read(text: string, span: Span, units: Uint16Array): number {
    const kinds = this.#units.isAscii ? 0 : knowing(units, span);
    this.#isComposed = (kinds & UNSETTLED) !== 0;
    if (this.#isComposed) return this.#readComposed(text, span);
    this.#isUneven = (kinds & UNEVEN) !== 0;
    return this.#readUnits(text, span, units);
  }

  #readComposed(text: string, span: Span): number {
    const composed = text.slice(span.start, span.end).normalize("NFC");
    const whole = { start: 0, end: composed.length };
    const units = this.#units.of(composed, 0, composed.length);
    this.#isUneven = (knowing(units, whole) & UNEVEN) !== 0;
    const body = this.#readUnits(composed, whole, units);
    this.#boilerplate = [...boilerplateIn(text, span)];
    return body;
  }

  /**
   * One pass over what {@link UnitScan} finds: words make up shingles and chunks, chunks lines and the body. Lines of
   * boilerplate are left out.
   */
  #readUnits(text: string, { start, end }: Span, units: Uint16Array): number {
    const scan = this.#scan;
    // What is a loop's own is read once; what is the module's, or an object's, at each turn.
    const { breaks, words: wordHashes } = scan;
    const kinds = KINDS;
    const smallLetters = SMALL;
    const { space, single } = UnitKind;
    const { room } = this.#shingles;
    let words = 0;
    let body = FNV_START;
    let body2 = SECOND_START;
    let line = FNV_START;
    let line2 = SECOND_START;
    /** As it is folded, and a blank after it. */
    let lineLength = 0;
    let wordsBefore = 0;
    /** What stands between two blanks: words and signs. */
    let chunk = FNV_START;
    let chunkStart = start;
    let wordStart = start;
    let lineStart = start;
    let signs = 0;
    /** Where a line of boilerplate ends that is not over yet. */
    let skipped = start;
    this.#lineCount = 0;
    this.#boilerplate = NO_BOILERPLATE;
    this.#shingles.begin();
    if (beginsSentence(units, end, text.length)) signs |= Sign.sentenceStart;
    const behind = units[end]!;
    units[end] = LINE_FEED;
    scan.begin();
    if (mayBeginBoilerplate(text, start)) chunkStart = wordStart = skipped = this.#boilerplateEnd(text, start, end);
    for (let from = start; from <= end; from += STRETCH) {
      const count = scan.stretch(units, from, Math.min(end + 1, from + STRETCH));
      const behindThem = SHINGLE - words;
      for (let next = 0; next < count; next++) {
        const at = breaks[next]!;
        if (at < skipped) continue;
        const unit = units[at]!;
        const kind = kinds[unit]! & KIND;
        if (at > wordStart) {
          const word = wordHashes[next]!;
          room[behindThem + words++] = word;
          chunk = mixed(chunk, word);
        }
        wordStart = at + 1;
        if (kind !== space) {
          const small = smallLetters[unit]!;
          chunk = mixed(chunk, ~small);
          if (kind === single) room[behindThem + words++] = hashOfUnit(unit);
          continue;
        }
        if (at > chunkStart) {
          // MurmurHash3's round, for all four hashes at once.
          let scrambled = Math.imul(chunk, 0xcc9e2d51);
          scrambled = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
          body = turned(body ^ scrambled);
          body2 = turned(body2 ^ scrambled);
          line = turned(line ^ scrambled);
          line2 = turned(line2 ^ scrambled);
          lineLength += at - chunkStart + 1;
          chunk = FNV_START;
        }
        chunkStart = at + 1;
        if (unit !== LINE_FEED) continue;
        if (at < end || at > lineStart) signs |= signsOfEnds(units, lineStart, at);
        const length = lineLength - 1;
        if (length >= SHORTEST_LINE && length <= LONGEST_LINE && words - wordsBefore >= LEAST_WORDS)
          this.#addLine(joined(line, line2));
        line = FNV_START;
        line2 = SECOND_START;
        lineLength = 0;
        wordsBefore = words;
        lineStart = at + 1;
        if (lineStart >= end || !mayBeginBoilerplate(text, lineStart)) continue;
        chunkStart = wordStart = skipped = this.#boilerplateEnd(text, lineStart, end);
      }
      this.#shingles.take(behindThem + words - SHINGLE);
    }
    units[end] = behind;
    this.#words = words;
    this.#signs = signs | scan.signs;
    return joined(body, body2);
  }

  /** Where the line ends that begins at `start`, if it is boilerplate, which is noted then; else `start`. */
  #boilerplateEnd(text: string, start: number, most: number): number {
    const line = boilerplateAt(text, start, most);
    if (!line) return start;
    // One list for all of them: a body may have very many, and nearly none has any.
    if (this.#boilerplate.length === 0) this.#boilerplate = [line];
    else this.#boilerplate.push(line);
    const end = text.indexOf("\n", start);
    return end < 0 || end > most ? most : end;
  }

  #addLine(hash: number): void {
    if (this.#lineCount === this.#lines.length) this.#lines = grown(this.#lines, new Float64Array(this.#lineCount * 2));
    this.#lines[this.#lineCount++] = hash;
  }
}

/** What {@link KINDS} says of all units of a span together. */
function knowing(units: Uint16Array, { start, end }: Span): number {
  let kinds = 0;
  for (let at = start; at < end; at++) kinds |= know(units[at]!);
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

  /** Room for so many values. */
  take(length: number): A {
    if (this.#used + length > this.#room.length) {
      this.#room = this.#make(Math.max(length, Math.min(this.#total, LONGEST_SHELF)));
      this.#used = 0;
    }
    const kept = this.#room.subarray(this.#used, this.#used + length) as A;
    this.#used += length;
    this.#total += length;
    return kept;
  }
}
