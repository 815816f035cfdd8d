import { PAGE_WORDS } from "../markup-in-text.ts";
import { Sign, unitSigns } from "../signs.ts";
import { classify, KIND, SMALL, UNEVEN, UNSETTLED, UnitKind } from "./folded-text.ts";
import binary from "./kernel/body-scan.wasm";

/** Numbers that the kernel and we must agree on: sizes, places in its memory, and bits. */
const CONSTANTS = [
  "SEGMENT",
  "MOST_DISTINCT",
  "LETTER",
  "SPACE",
  "SINGLE",
  "OTHER",
  "STOP",
  "BEGINNING",
  "MARKED",
  "UNSETTLED",
  "UNEVEN",
  "KINDS",
  "SIGNS",
  "SMALL",
  "PAGE_WORDS",
  "PAGE_WORD_SHIFT",
  "ASCII_LETTERS",
  "ASCII_MARKED",
  "LINE_ENDS",
  "SKIPS",
  "LINES",
  "SHINGLES",
  "UNITS",
  "BYTES",
  "MOST_DECODED",
] as const;

type Constants = Record<(typeof CONSTANTS)[number], number>;

/** What `kernel/body-scan.ts` exports: there is said what each does. */
interface Kernel extends Readonly<Record<keyof Constants, { readonly value: number }>> {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  signSentences(sign: number): void;
  begin(end: number, skip: number): void;
  decode(at: number, length: number): number;
  findLineEnds(from: number, to: number): number;
  scan(from: number, to: number, skips: number): number;
  addShingles(): void;
  forgetShingles(): void;
  keepDistinct(): number;
  wordsSeen(): number;
  signsSeen(): number;
  kindsSeen(): number;
  shinglesSeen(): number;
  pageWordsSeen(): number;
  bodyHash(): number;
  hashOfWord(length: number): number;
}

const PAGE = 0x10000;
const KNOWN_UNITS = 0x10000;
/** It looks at sixteen units at a time, of which the last may stand beyond the text. */
const PADDING = 256;
/** A longer text has a scan of its own: memory of a kernel never gets less. Code units. */
const LONGEST_SHARED = 1 << 19;

const ENCODER = new TextEncoder();
let compiled: WebAssembly.Module | undefined;
let shared: BodyScan | undefined;

/** Goes over bodies in a kernel of WebAssembly, one after the other, in segments: what is to be known of each word at once. */
export class BodyScan {
  readonly #kernel: Kernel;
  readonly #constants: Readonly<Constants>;
  #units!: Uint16Array;
  #bytes!: Uint8Array;
  /** Where a piece of a text is put in UTF-8. */
  #encoded!: Uint8Array;
  #kinds!: Uint8Array;
  #signs!: Int32Array;
  #small!: Uint16Array;
  #lineEnds!: Int32Array;
  #skips!: Int32Array;
  #lines!: Float64Array;
  #found!: Int32Array;
  #shingles!: Int32Array;
  /** Those of a body that has more of them than the kernel has room for. */
  #moved = new Int32Array(0);
  #movedCount = 0;

  /** One for texts of so many code units, for as long as one is gone over. */
  static for(length: number): BodyScan {
    if (length > LONGEST_SHARED) return new BodyScan();
    shared ??= new BodyScan();
    return shared;
  }

  private constructor() {
    compiled ??= new WebAssembly.Module(binary);
    const imports = { "body-scan": { know: (unit: number) => this.#know(unit) } };
    const kernel = new WebAssembly.Instance(compiled, imports).exports as unknown as Kernel;
    this.#kernel = kernel;
    this.#constants = Object.fromEntries(CONSTANTS.map((name) => [name, kernel[name].value])) as Constants;
    this.#look();
    kernel.signSentences(Sign.sentenceStart);
    for (let unit = 0; unit < 0x80; unit++) this.#knowAscii(unit);
    for (const word of PAGE_WORDS) {
      this.take(word);
      const { PAGE_WORDS: place, PAGE_WORD_SHIFT: shift } = this.#constants;
      this.#bytes[place + (kernel.hashOfWord(word.length) >>> shift)] = 1;
    }
  }

  /** Code units of a segment, at most. */
  get segment(): number {
    return this.#constants.SEGMENT;
  }

  /** The code units of the text that was taken; room for one more is the caller's. Not to be kept: the next text may move them. */
  get units(): Uint16Array {
    return this.#units;
  }

  /** Where lines end, as many as {@link findLineEnds} says. */
  get lineEnds(): Int32Array {
    return this.#lineEnds;
  }

  /** Lines that are to be left out, for {@link scan}: the start and the end of each, in order. */
  get skips(): Int32Array {
    return this.#skips;
  }

  /** The hashes of lines, 53 bits, as many as {@link scan} says. */
  get lines(): Float64Array {
    return this.#lines;
  }

  /** The shingles, as many as {@link keepDistinct} says. */
  get shingles(): Int32Array {
    return this.#shingles;
  }

  /** Takes up a text. */
  take(text: string): void {
    const { length } = text;
    const end = this.#constants.UNITS + 2 * (length + 1) + PADDING;
    if (end > this.#bytes.length) {
      this.#kernel.memory.grow(Math.ceil((end * 1.25 - this.#bytes.length) / PAGE));
      this.#look();
    }
    for (let from = 0; from < length; ) {
      const to = pieceEnd(text, from, this.#constants.MOST_DECODED);
      const { written } = ENCODER.encodeInto(from === 0 && to === length ? text : text.slice(from, to), this.#encoded);
      // Half a pair is no character, and UTF-8 has no bytes for it.
      if (!this.#kernel.decode(from, written)) for (let at = from; at < to; at++) this.#units[at] = text.charCodeAt(at);
      from = to;
    }
  }

  /** Begins a body. At `end` must stand a line feed, and what stands before `skip` is left out. */
  begin(end: number, skip: number): void {
    this.#kernel.begin(end, skip);
    this.#movedCount = 0;
  }

  findLineEnds(from: number, to: number): number {
    return this.#kernel.findLineEnds(from, to);
  }

  /** Goes over a segment, which begins where the last one ended; leaves out so many of the lines in {@link skips}. */
  scan(from: number, to: number, skips: number): number {
    return this.#kernel.scan(from, to, skips);
  }

  /** Takes up the shingles that end in the segment that was gone over last. */
  addShingles(): void {
    this.#kernel.addShingles();
    if (this.#kernel.shinglesSeen() > this.#constants.MOST_DISTINCT) this.#move();
  }

  /** How many shingles there are, each as often as it is in the body. */
  get shingleCount(): number {
    return this.#movedCount + this.#kernel.shinglesSeen();
  }

  /** Leaves each shingle once, in any order; answers how many there are. */
  keepDistinct(): number {
    if (this.#movedCount === 0) {
      this.#shingles = this.#found;
      return this.#kernel.keepDistinct();
    }
    this.#move();
    const moved = this.#moved.subarray(0, this.#movedCount).sort();
    let kept = 0;
    for (let at = 0; at < moved.length; at++) if (at === 0 || moved[at] !== moved[kept - 1]) moved[kept++] = moved[at]!;
    this.#shingles = moved;
    return kept;
  }

  get words(): number {
    return this.#kernel.wordsSeen();
  }

  /** What the code units are signs of, by themselves or beside each other. */
  get signs(): number {
    return this.#kernel.signsSeen();
  }

  /** Whether it may not be in NFC: then what was found is of no use. */
  get isUnsettled(): boolean {
    return (this.#kernel.kindsSeen() & this.#constants.UNSETTLED) !== 0;
  }

  /** Whether it has what `repetitions.ts` counts otherwise. */
  get isUneven(): boolean {
    return (this.#kernel.kindsSeen() & this.#constants.UNEVEN) !== 0;
  }

  /** Whether one of the words of the shingles may be one that {@link PAGE_WORDS} has. */
  get mayHavePageWords(): boolean {
    return this.#kernel.pageWordsSeen() !== 0;
  }

  /** The hash of all that was gone over, 53 bits. */
  get body(): number {
    return this.#kernel.bodyHash();
  }

  #move(): void {
    const count = this.#kernel.shinglesSeen();
    const most = this.#movedCount + count;
    if (this.#moved.length < most) {
      const more = new Int32Array(2 * most);
      more.set(this.#moved);
      this.#moved = more;
    }
    this.#moved.set(this.#found.subarray(0, count), this.#movedCount);
    this.#movedCount = most;
    this.#kernel.forgetShingles();
  }

  #know(unit: number): number {
    const { LETTER, SPACE, SINGLE, OTHER, STOP, BEGINNING, MARKED, ...further } = this.#constants;
    const kind = classify(unit);
    const { signs, endsSentence, beginsSentence } = unitSigns(unit);
    const { letter, space, single } = UnitKind;
    let known = { [letter]: LETTER, [space]: SPACE, [single]: SINGLE }[kind & KIND] ?? OTHER;
    if (endsSentence) known |= STOP;
    if (beginsSentence) known |= BEGINNING;
    if (endsSentence || signs !== 0) known |= MARKED;
    if ((kind & UNSETTLED) !== 0) known |= further.UNSETTLED;
    if ((kind & UNEVEN) !== 0) known |= further.UNEVEN;
    this.#kinds[unit] = known;
    this.#signs[unit] = signs;
    this.#small[unit] = SMALL[unit]!;
    return known;
  }

  #knowAscii(unit: number): void {
    const { MARKED, ASCII_LETTERS, ASCII_MARKED } = this.#constants;
    const known = this.#know(unit);
    const upperHalf = 1 << (unit >> 4);
    const lowerHalf = unit & 15;
    if ((classify(unit) & KIND) === UnitKind.letter) this.#bytes[ASCII_LETTERS + lowerHalf]! |= upperHalf;
    if ((known & MARKED) !== 0) this.#bytes[ASCII_MARKED + lowerHalf]! |= upperHalf;
  }

  /** Looks at the kernel's rooms anew: its memory moves when it grows. */
  #look(): void {
    const { buffer } = this.#kernel.memory;
    const { SEGMENT, MOST_DISTINCT, KINDS, SIGNS, LINE_ENDS, SKIPS, LINES, SHINGLES, UNITS, BYTES, MOST_DECODED } =
      this.#constants;
    this.#bytes = new Uint8Array(buffer);
    this.#encoded = new Uint8Array(buffer, BYTES, 3 * MOST_DECODED);
    this.#units = new Uint16Array(buffer, UNITS);
    this.#kinds = new Uint8Array(buffer, KINDS, KNOWN_UNITS);
    this.#signs = new Int32Array(buffer, SIGNS, KNOWN_UNITS);
    this.#small = new Uint16Array(buffer, this.#constants.SMALL, KNOWN_UNITS);
    this.#lineEnds = new Int32Array(buffer, LINE_ENDS, SEGMENT);
    this.#skips = new Int32Array(buffer, SKIPS, SEGMENT);
    this.#lines = new Float64Array(buffer, LINES, SEGMENT);
    this.#found = new Int32Array(buffer, SHINGLES, MOST_DISTINCT + SEGMENT);
    this.#shingles = this.#found;
  }
}

/** The end of a piece of a text that begins at a place: no pair is cut in two. */
function pieceEnd(text: string, from: number, most: number): number {
  const end = from + most;
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last < 0xdc00 ? end - 1 : end;
}
