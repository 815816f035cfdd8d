import { type BoilerplateLine, boilerplateAt, boilerplateIn, mayBeginBoilerplate } from "../../boilerplate.ts";
import { frontMatterOf } from "../../syntax/front-matter.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import type { Span } from "../../text.ts";
import type { Context } from "../rule.ts";
import { beginsSentence, Sign, signsBeside, signsOf, signsOfEnds } from "../signs.ts";
import { BodyScan } from "./body-scan.ts";
import { distinctLines } from "./distinct-lines.ts";

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

const LINE_FEED = 10;
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
  #lines = new Float64Array(256);
  #lineCount = 0;
  /** Whether it was read in another form than it is written in. */
  #isComposed = false;
  /** Not to be added to while it is empty: then it is everybody's. */
  #boilerplate: BoilerplateLine[] = NO_BOILERPLATE;
  /** Of what was read. */
  #signs = 0;
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
    const scan = BodyScan.for(text.length);
    scan.take(text);
    return this.#hash(scan, text, span);
  }

  /** The hash of the text within `span`, and its words: without what it is made of. */
  hashBody(text: string, span: Span): Pick<BodyHashes, "body" | "words"> {
    const scan = BodyScan.for(text.length);
    scan.take(text);
    this.#read(scan, text, span, "without shingles");
    const { body, words } = scan;
    return { body, words };
  }

  /** The hash of one line, as it stands among those of its body. */
  hashLine(line: string): number {
    return this.hashBody(line, { start: 0, end: line.length }).body;
  }

  #lastOf(block: BlockText): { readonly hashes: BodyHashes; readonly signs: number } {
    if (this.#last?.block === block) return this.#last;
    const { text } = block;
    const span = comparedSpan(block);
    const scan = BodyScan.for(text.length);
    scan.take(text);
    const beside = signsBeside(block, scan.units, span);
    const hashes = this.#hash(scan, text, span);
    const signs = this.#isComposed ? signsOf(block) : beside | (this.#signs & ~Sign.escape);
    this.#last = { block, hashes, signs };
    return this.#last;
  }

  #hash(scan: BodyScan, text: string, span: Span): BodyHashes {
    this.#read(scan, text, span, "with shingles");
    const { body, words, isUneven, mayHavePageWords, shingleCount } = scan;
    const distinct = scan.keepDistinct();
    const hashes = scan.shingles;
    const shingles = this.#keptShingles.take(distinct);
    for (let at = 0; at < distinct; at++) shingles[at] = hashes[at]!;
    const lines = this.#keptLines.take(distinctLines(this.#lines, this.#lineCount));
    for (let at = 0; at < lines.length; at++) lines[at] = this.#lines[at]!;
    const isPatchy = this.#isComposed || this.#boilerplate.length > 0;
    return {
      body,
      words,
      shingles,
      lines,
      mayRepeat: distinct < shingleCount || isUneven || isPatchy,
      mayHavePageWords: mayHavePageWords || isPatchy,
      boilerplate: this.#boilerplate,
    };
  }

  /** Reads the text that was taken, as `TextFolder` folds it. */
  #read(scan: BodyScan, text: string, span: Span, how: "with shingles" | "without shingles"): void {
    this.#readUnits(scan, text, span, how);
    this.#isComposed = scan.isUnsettled;
    if (!this.#isComposed) return;
    const composed = text.slice(span.start, span.end).normalize("NFC");
    scan.take(composed);
    this.#readUnits(scan, composed, { start: 0, end: composed.length }, how);
    this.#boilerplate = [...boilerplateIn(text, span)];
  }

  /** Lines of boilerplate are left out, and signs seen that lines have by how they begin and end. */
  #readUnits(scan: BodyScan, text: string, { start, end }: Span, how: "with shingles" | "without shingles"): void {
    const { units, segment } = scan;
    let signs = beginsSentence(units, end, text.length) ? Sign.sentenceStart : 0;
    let lineStart = start;
    this.#lineCount = 0;
    this.#boilerplate = NO_BOILERPLATE;
    const behind = units[end]!;
    units[end] = LINE_FEED;
    scan.begin(end, this.#boilerplateEnd(text, start, end));
    for (let from = start; from <= end; from += segment) {
      const to = Math.min(end + 1, from + segment);
      const { lineEnds, skips } = scan;
      let skipped = 0;
      for (let next = 0, count = scan.findLineEnds(from, to); next < count; next++) {
        const at = lineEnds[next]!;
        if (at < end || at > lineStart) signs |= signsOfEnds(units, lineStart, at);
        lineStart = at + 1;
        if (lineStart >= end) continue;
        const lineEnd = this.#boilerplateEnd(text, lineStart, end);
        if (lineEnd === lineStart) continue;
        skips[skipped++] = lineStart;
        skips[skipped++] = lineEnd;
      }
      const found = scan.scan(from, to, skipped >> 1);
      for (let next = 0; next < found; next++) this.#addLine(scan.lines[next]!);
      if (how === "with shingles") scan.addShingles();
    }
    units[end] = behind;
    this.#signs = signs | scan.signs;
  }

  /** Where the line ends that begins at `start`, if it is boilerplate, which is noted then; else `start`. */
  #boilerplateEnd(text: string, start: number, most: number): number {
    if (!mayBeginBoilerplate(text, start)) return start;
    const line = boilerplateAt(text, start, most);
    if (!line) return start;
    // One list for all of them: a body may have very many, and nearly none has any.
    if (this.#boilerplate.length === 0) this.#boilerplate = [line];
    else this.#boilerplate.push(line);
    const end = text.indexOf("\n", start);
    return end < 0 || end > most ? most : end;
  }

  #addLine(hash: number): void {
    if (this.#lineCount === this.#lines.length) this.#lines = grown(this.#lines);
    this.#lines[this.#lineCount++] = hash;
  }
}

function grown(from: Float64Array): Float64Array<ArrayBuffer> {
  const to = new Float64Array(2 * from.length);
  to.set(from);
  return to;
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
