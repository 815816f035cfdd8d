import { isAscii, isUtf8 } from "node:buffer";
import { ByteFactsSum } from "../core/checks/byte-facts.ts";
import { type ByteCheck, byteCheckOf } from "../core/checks/bytes.ts";
import type { Shelf } from "../core/checks/facts/shelf.ts";
import { CorpusIndex } from "../core/syntax/corpus-index.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { scanMarkers } from "../core/syntax/scan.ts";
import type { LineSource, Position } from "../core/text.ts";
import type { Disk } from "./disk.ts";
import { FileError, fileError } from "./file-error.ts";
import { FileShelf } from "./file-shelf.ts";
import { HeaderLines } from "./header-lines.ts";

/** A corpus that stays on the disk: in memory are its header lines, where its markers stand and where every 16th line begins. */
export interface LargeCorpus {
  /** Where its bytes lie. */
  readonly path: string;
  readonly corpus: Corpus;
  readonly bytes: ByteCheck;
  /** The offset of the first byte that is not UTF-8. */
  readonly invalidAt: number | undefined;
  /** Whether no line begins as those do that git leaves where it could not merge. */
  readonly hasNoConflicts: boolean;
  /** For what must be known of each document. */
  readonly shelf: Shelf;
  /** Ends the use of it: nothing of it can be read afterwards. */
  close(): void;
}

/** Every so many lines the place of one is kept. */
const STEP = 16;
/** Bytes read at a time when single lines are asked for. */
const WINDOW = 1 << 16;

const MARK = Buffer.from("\uFEFF");
const REPLACEMENT = Buffer.from("\uFFFD");
const CONFLICT = "<<<<<<<";
const LF = 10;
const CR = 13;

/** Reads a file once to see where things are. Throws `FileError`s that call it `named`. */
export function openLargeCorpus(disk: Disk, path: string, named: string): LargeCorpus {
  const scan = new Scan();
  for (const piece of wholeLines(disk, path, named)) scan.add(piece);
  const { facts, markers } = scan.result();
  const shelf = new FileShelf(disk);
  const source = new FileLines(disk, path, named, scan.places());
  let corpus: Corpus | undefined = CorpusIndex.ofMarkers(source, markers.lines, markers.kinds, markers.count);
  return {
    path,
    get corpus() {
      if (!corpus) throw new Error(`${named} is closed`);
      return corpus;
    },
    bytes: byteCheckOf(facts),
    invalidAt: facts.illFormed[0]?.offset,
    hasNoConflicts: !scan.hasConflicts,
    shelf,
    close: () => {
      source.close();
      shelf.close();
      // Whoever still holds this does not hold what is large.
      corpus = undefined;
    },
  };
}

/** Bytes read at a time by the first pass. */
const CHUNK = 1 << 18;

/** The bytes in pieces that end where lines do, but for the last; each is good until the next is asked for. */
function* wholeLines(disk: Disk, path: string, named: string): Generator<Buffer> {
  const { calls } = disk;
  // One piece of memory for all: a gigabyte of buffers thrown away is a gigabyte until somebody sweeps.
  let buffer = Buffer.allocUnsafeSlow(CHUNK);
  let held = 0;
  try {
    const handle = calls.openSync(path, "r");
    try {
      for (;;) {
        if (held === buffer.length) buffer = Buffer.concat([buffer], held * 2);
        const count = calls.readSync(handle, buffer, held, buffer.length - held, -1);
        if (count === 0) break;
        const end = buffer.lastIndexOf(LF, held + count - 1) + 1;
        const isNew = end > held;
        held += count;
        if (!isNew) continue;
        yield buffer.subarray(0, end);
        buffer.copyWithin(0, end, held);
        held -= end;
      }
    } finally {
      calls.closeSync(handle);
    }
  } catch (error) {
    throw fileError(error, `${named} could not be read`);
  }
  if (held > 0) yield buffer.subarray(0, held);
}

/** What one pass over the bytes finds. */
class Scan {
  hasConflicts = false;
  size = 0;
  readonly #facts = new ByteFactsSum();
  readonly #starts = new Offsets();
  readonly #lines = new Numbers();
  readonly #headers = new HeaderLines();
  /** By steps, whether a line that is no marker has an angle. */
  #angles = new Uint8Array(1 << 12);
  #line = 0;

  add(piece: Buffer): void {
    const skipped = this.size === 0 && piece.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
    if (this.size === 0) this.#starts.push(skipped);
    const text = piece.toString("latin1");
    const markers = scanMarkers(text, skipped);
    let mark = 0;
    const firstLine = this.#line;
    let less = next(text, "<", 0);
    let more = next(text, ">", 0);
    for (let start = skipped; start < text.length; ) {
      const feed = text.indexOf("\n", start);
      const end = feed < 0 ? text.length : feed;
      const isMarker = mark < markers.count && markers.offsets[mark] === start;
      if (isMarker) this.#addMarker(markers.kinds[mark++]!, piece, start, feed);
      if (less < end || more < end) {
        if (!isMarker) this.#addAngle();
        if (less < end) less = next(text, "<", end);
        if (more < end) more = next(text, ">", end);
      }
      if (feed < 0) break;
      start = feed + 1;
      this.#line++;
      if (this.#line % STEP === 0) this.#starts.push(this.size + start);
    }
    this.hasConflicts ||= hasConflict(text, skipped);
    const isPlain = isUtf8(piece) && !text.includes("\r") && skipped === 0 && !piece.includes(REPLACEMENT);
    if (isPlain) this.#facts.addPlain(piece.length, this.#line - firstLine, text.indexOf("\n"));
    else this.#facts.add(piece);
    this.size += piece.length;
  }

  #addMarker(kind: number, piece: Buffer, start: number, feed: number): void {
    this.#lines.push(this.#line, kind);
    if (kind !== HEADER || feed < 0 || !this.#headers.hasRoom) return;
    const end = piece[feed - 1] === CR ? feed - 1 : feed;
    this.#headers.add(this.#line, textOf(piece.subarray(start, end)));
  }

  #addAngle(): void {
    const step = Math.floor(this.#line / STEP);
    if (step >= this.#angles.length) {
      const larger = new Uint8Array(step * 2);
      larger.set(this.#angles);
      this.#angles = larger;
    }
    this.#angles[step] = 1;
  }

  result(): {
    readonly facts: ReturnType<ByteFactsSum["facts"]>;
    readonly markers: { readonly lines: Int32Array; readonly kinds: Uint8Array; readonly count: number };
  } {
    return { facts: this.#facts.facts(), markers: this.#lines };
  }

  places(): Places {
    if (this.size === 0) this.#starts.push(0);
    const { size } = this;
    return {
      starts: this.#starts.all(),
      lineCount: this.#line + 1,
      size,
      headers: this.#headers,
      angles: this.#angles,
    };
  }
}

/** Where things are in a file. */
interface Places {
  /** Where every 16th line begins. */
  readonly starts: Float64Array;
  readonly lineCount: number;
  readonly size: number;
  readonly headers: HeaderLines;
  /** 1 where one of 16 lines has an angle and is no marker. */
  readonly angles: Uint8Array;
}

/** A header line, in the numbers of {@link scanMarkers}. */
const HEADER = 0;

/** Where a character is next; behind everything where it is no more. */
function next(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** Sought without the line's start, and with one character less: V8 looks for up to six by a search for the first. */
function hasConflict(text: string, first: number): boolean {
  const most = CONFLICT.slice(1);
  for (let at = text.indexOf(most, first); at >= 0; at = text.indexOf(most, at + 1))
    if ((at === first || text.charCodeAt(at - 1) === LF) && text.startsWith(CONFLICT, at)) return true;
  return false;
}

class Offsets {
  #values = new Float64Array(1 << 12);
  #count = 0;

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count++] = value;
  }

  all(): Float64Array {
    return this.#values.slice(0, this.#count);
  }
}

class Numbers {
  lines = new Int32Array(1 << 12);
  kinds = new Uint8Array(1 << 12);
  count = 0;

  push(line: number, kind: number): void {
    if (this.count === this.lines.length) {
      const lines = new Int32Array(this.count * 2);
      const kinds = new Uint8Array(this.count * 2);
      lines.set(this.lines);
      kinds.set(this.kinds);
      this.lines = lines;
      this.kinds = kinds;
    }
    this.lines[this.count] = line;
    this.kinds[this.count++] = kind;
  }
}

/** The lines of a file, read when they are asked for. */
class FileLines implements LineSource {
  readonly lineCount: number;
  readonly #disk: Disk;
  readonly #named: string;
  readonly #handle: number;
  readonly #starts: Float64Array;
  readonly #size: number;
  readonly #headers: HeaderLines;
  readonly #angles: Uint8Array;
  /** Memory that is used again and again. */
  #memory = Buffer.allocUnsafeSlow(WINDOW);
  /** The bytes read last, and where they begin. */
  #window = Buffer.alloc(0);
  #windowStart = 0;
  /** The line asked for last, and where it begins: the next one wanted is mostly below it. */
  #lastLine = 0;
  #lastStart: number;

  constructor(disk: Disk, path: string, named: string, { starts, lineCount, size, headers, angles }: Places) {
    this.#disk = disk;
    this.#named = named;
    this.#starts = starts;
    this.#size = size;
    this.#headers = headers;
    this.#angles = angles;
    this.lineCount = lineCount;
    this.#lastStart = starts[0]!;
    try {
      this.#handle = disk.calls.openSync(path, "r");
    } catch (error) {
      throw fileError(error, `${named} could not be read`);
    }
  }

  line(index: number): string {
    const header = this.#headers.at(index);
    if (header !== undefined) return header;
    const start = this.#startOf(index);
    const end = this.#endFrom(start);
    return textOf(this.#bytes(start, end));
  }

  text(start: Position, end: Position): string {
    const from = this.#startOf(start.line);
    const until = this.#startOf(end.line);
    const lastLine = end.character === 0 ? "" : this.line(end.line).slice(0, end.character);
    const written = textOf(this.#bytes(from, until));
    const lines = (written.includes("\r") ? written.replaceAll("\r\n", "\n") : written) + lastLine;
    return start.character === 0 ? lines : lines.slice(start.character);
  }

  mayHaveAngle(start: number, end: number): boolean {
    return this.#angles.subarray(Math.floor(start / STEP), Math.ceil(end / STEP)).includes(1);
  }

  close(): void {
    this.#disk.letGo(this.#handle);
  }

  /** The offset of the line's start. */
  #startOf(line: number): number {
    const checkpoint = line - (line % STEP);
    const isNear = this.#lastLine <= line && this.#lastLine >= checkpoint;
    let at = isNear ? this.#lastLine : checkpoint;
    let start = isNear ? this.#lastStart : this.#starts[checkpoint / STEP]!;
    for (; at < line; at++) start = this.#feedFrom(start) + 1;
    this.#lastLine = line;
    this.#lastStart = start;
    return start;
  }

  /** The offset of the end of the line that begins at `start`, before its line end. */
  #endFrom(start: number): number {
    const feed = this.#feedFrom(start);
    if (feed === this.#size) return feed;
    return feed > start && this.#bytes(feed - 1, feed)[0] === CR ? feed - 1 : feed;
  }

  /** The first LF at or behind an offset, or the file's end. */
  #feedFrom(offset: number): number {
    for (let at = offset; at < this.#size; ) {
      this.#load(at, at + 1);
      const feed = this.#window.indexOf(LF, at - this.#windowStart);
      if (feed >= 0) return this.#windowStart + feed;
      at = this.#windowStart + this.#window.length;
    }
    return this.#size;
  }

  #bytes(start: number, end: number): Buffer {
    this.#load(start, end);
    return this.#window.subarray(start - this.#windowStart, end - this.#windowStart);
  }

  /** Makes the window hold a stretch. */
  #load(start: number, end: number): void {
    if (start >= this.#windowStart && end <= this.#windowStart + this.#window.length) return;
    const wanted = Math.min(this.#size - start, Math.max(end - start, WINDOW));
    if (wanted > this.#memory.length) this.#memory = Buffer.allocUnsafeSlow(wanted);
    const bytes = this.#memory.subarray(0, wanted);
    this.#window = bytes.subarray(0, 0);
    let length = 0;
    try {
      while (length < wanted) {
        const count = this.#disk.calls.readSync(this.#handle, bytes, length, wanted - length, start + length);
        if (count === 0) throw new FileError(`${this.#named} was changed while it was read.`);
        length += count;
      }
    } catch (error) {
      throw fileError(error, `${this.#named} could not be read`);
    }
    this.#window = bytes;
    this.#windowStart = start;
  }
}

const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

function textOf(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString("latin1") : DECODER.decode(bytes);
}
