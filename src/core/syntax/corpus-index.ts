import { atOnce } from "../in-steps.ts";
import { noteSameEnds } from "../list-ends.ts";
import { Memo } from "../memo.ts";
import { comparePositions, isBlank, LineIndex, type LineSource, type Position } from "../text.ts";
import {
  type Chunk,
  type Kept,
  kindOf,
  type LineChange,
  lineOf,
  type Marker,
  MarkerIndex,
  nextMarker,
  previousMarker,
} from "./marker-index.ts";
import { classify, gluedTerminatorAt, joinedHeaderAt } from "./markers.ts";
import type { Block, Close, Corpus, Gap, Part } from "./nodes.ts";
import { scanMarkers } from "./scan.ts";

/** Lines read between two rests while the first index is built: below a millisecond of work, in fresh code too. */
const SLICE = 1_000;
/** Parts listed between two rests: about a millisecond of work in fresh code. */
const LISTED_SLICE = 1_000;

/**
 * The parts of a text that is held as lines, kept up to date by what an edit touches.
 *
 * A part stays the same object until its own text changes; when only lines above it come or go, it moves along.
 */
export class CorpusIndex implements Corpus {
  readonly source: LineSource;
  readonly #markers = new MarkerIndex();
  /** What stands before the first marker. */
  #leading: IndexedGap | undefined;
  #parts: readonly Part[] | undefined;
  /** The parts that were listed before the last changes. */
  #listed: Listed | undefined;
  #lineCount: number;

  private constructor(source: LineSource) {
    this.source = source;
    this.#lineCount = source.lineCount;
  }

  /** Reads all lines at once. */
  static of(source: LineSource): CorpusIndex {
    return atOnce(CorpusIndex.building(source));
  }

  /** Reads a text that is held as one string, finding its markers without looking at other lines. */
  static ofText(text: string): CorpusIndex {
    const { count, offsets, kinds } = scanMarkers(text);
    const { index: source, lines } = LineIndex.numbering(text, offsets, count);
    const index = new CorpusIndex(source);
    index.#markers.appendAll(lines, kinds, count);
    return index;
  }

  /**
   * Of a source whose markers are known already: the lines they stand on, in order, and what they are, in the numbers of
   * {@link scanMarkers}.
   */
  static ofMarkers(source: LineSource, lines: Int32Array, kinds: Uint8Array, count: number): CorpusIndex {
    const index = new CorpusIndex(source);
    index.#markers.appendAll(lines, kinds, count);
    return index;
  }

  /** Reads all lines, and rests often: whoever drives it decides when others have their turn. */
  static *building(source: LineSource): Generator<void, CorpusIndex> {
    const index = new CorpusIndex(source);
    for (let start = 0; start < source.lineCount; start += SLICE) {
      index.#append(start, Math.min(start + SLICE, source.lineCount));
      yield;
    }
    return index;
  }

  /** Reads lines that stand below all markers so far. */
  #append(start: number, end: number): void {
    for (let line = start; line < end; line++) {
      const kind = classify(this.source.line(line));
      if (kind) this.#markers.append(line, kind);
    }
  }

  /** All parts, in the order of the text. */
  get parts(): readonly Part[] {
    this.#parts ??= this.#listed ? this.#mended(this.#listed) : this.#collect();
    this.#listed = undefined;
    return this.#parts;
  }

  /** Lists the parts of an index that does not change meanwhile, and rests often: nobody need wait for {@link parts} then. */
  *listing(atATime = LISTED_SLICE): Generator<void> {
    if (this.#parts || this.#listed) return;
    const parts: Part[] = [];
    let next: Part | undefined;
    do {
      const enough = parts.length + atATime;
      const from = next;
      next = undefined;
      this.#collectFrom(from, parts, (block) => {
        if (parts.length < enough) return false;
        next = block;
        return true;
      });
      yield;
    } while (next);
    this.#parts = parts;
  }

  /** The part that holds the position, the last one for the end of the text; found without looking at the others. */
  partAt(position: Position): Part | undefined {
    return this.#parts ? lastStartingAt(this.#parts, position) : this.#partFromMarkers(position);
  }

  #partFromMarkers({ line, character }: Position): Part | undefined {
    let marker = this.#markers.before(line + 1);
    if (marker && kindOf(marker) === "joined" && lineOf(marker) === line && character < this.#headerColumn(marker))
      marker = previousMarker(marker);
    // Stray terminators belong to the gap that began further up, or to the leading one.
    while (marker && isStray(marker)) marker = previousMarker(marker);
    if (!marker) return this.#leadingGap(this.#markers.first());
    if (kindOf(marker) !== "terminator") return this.#blockOrGap(marker, line, character);
    const gap = lineOf(marker) < line ? this.#gapAfterTerminator(marker) : undefined;
    // What is not stray closes the block of the marker above it.
    return gap ?? this.#blockAt(previousMarker(marker)!);
  }

  /** A block that is not closed by its own terminator may be followed by a gap before the next marker. */
  #blockOrGap(header: Marker, line: number, character: number): Part | undefined {
    const block = this.#blockAt(header);
    const { end, close } = block;
    if (close.kind === "terminator" || close.kind === "joined" || comparePositions({ line, character }, end) < 0)
      return block;
    return this.#gapAfter(header, end) ?? block;
  }

  /**
   * Takes up changes that the source already shows, in the order in which they were made.
   *
   * Each counts lines as they were when it was made; the lines it touched are read once all are applied. Answers
   * whether the source has as many lines as the changes leave: if not, one was missed, and the index must be made anew.
   */
  update(changes: readonly LineChange[]): boolean {
    for (const { removed, inserted } of changes) this.#lineCount += inserted - removed;
    if (this.#lineCount !== this.source.lineCount) return false;
    if (this.#parts) this.#listed = { parts: this.#parts, head: 0, above: Number.POSITIVE_INFINITY, below: 0 };
    this.#parts = undefined;
    let dirty: { start: number; end: number }[] = [];
    for (const change of changes) {
      if (this.#listed) narrow(this.#listed, change);
      this.#forgetAround(change);
      this.#markers.apply(change);
      dirty = dirty.map((stretch) => moved(stretch, change));
      dirty.push({ start: change.start, end: change.start + change.inserted });
    }
    dirty.sort((a, b) => a.start - b.start);
    let read = 0;
    for (const { start, end } of dirty) {
      this.#markers.read((line) => this.source.line(line), Math.max(start, read), end);
      read = Math.max(read, end);
    }
    return true;
  }

  /** An edit changes the part it lies in, and, by its first line, how the part before is closed. */
  #forgetAround({ start }: LineChange): void {
    let marker = this.#markers.before(start);
    if (marker) keep(marker, BLOCK, undefined);
    // Lines after stray terminators belong to the gap that began further up, or to the leading one.
    for (; marker; marker = previousMarker(marker)) {
      keep(marker, GAP, undefined);
      if (!isStray(marker)) return;
    }
    this.#leading = undefined;
  }

  #collect(): readonly Part[] {
    const parts: Part[] = [];
    this.#collectFrom(undefined, parts, () => false);
    return parts;
  }

  /** The list with those parts made anew that may be others: a character typed in one of many costs no walk over all. */
  #mended({ parts, head, below }: Listed): readonly Part[] {
    const fresh: Part[] = [];
    let tail = parts.length;
    this.#collectFrom(head > 0 ? parts[head] : undefined, fresh, (block) => {
      if (block.markerLine <= below) return false;
      const at = parts.indexOf(block, head);
      if (at >= 0) tail = at;
      return at >= 0;
    });
    const now = withOthers(parts, head, tail, fresh);
    noteSameEnds(parts, now, { head, tail: parts.length - tail });
    return now;
  }

  /** Adds the parts from that block on, from the text's start without one, until a block is known. */
  #collectFrom(start: Part | undefined, parts: Part[], isKnown: (block: IndexedBlock) => boolean): void {
    const first = start ? this.#markers.before(start.start.line + 1) : this.#markers.first();
    const leading = start ? undefined : this.#leadingGap(first);
    if (leading) parts.push(leading);
    let inside = false;
    for (let marker = first; marker; marker = nextMarker(marker)) {
      let gap: Part | undefined;
      if (kindOf(marker) !== "terminator") {
        const block = this.#blockAt(marker);
        if (isKnown(block)) return;
        parts.push(block);
        inside = block.closeKind === "terminator";
        if (!inside && block.closeKind !== "joined") gap = this.#gapAfter(marker, block.end);
      } else if (inside) {
        inside = false;
        gap = this.#gapAfterTerminator(marker);
      }
      if (gap) parts.push(gap);
    }
  }

  #gapAfterTerminator(marker: Marker): Part | undefined {
    const next = nextMarker(marker);
    const line = lineOf(marker);
    // The usual case, and there are many: a header on the very next line.
    if (next && lineOf(next) === line + 1 && kindOf(next) === "header") return undefined;
    return this.#gapAfter(marker, this.#startOfLine(line + 1));
  }

  #leadingGap(first: Marker | undefined): Part | undefined {
    const end = this.#nextHeader(first) ?? this.#textEnd();
    if (end.line === 0 && end.character === 0) return undefined;
    this.#leading ??= new IndexedGap(NO_CHUNK, 0, { line: 0, character: 0 }, end);
    return this.#leading;
  }

  #blockAt(marker: Marker): IndexedBlock {
    const known = kept(marker, BLOCK);
    if (known instanceof IndexedBlock) return known;
    const next = nextMarker(marker);
    const block =
      next && this.#isUsual(marker, next) ? blockOf(marker, lineOf(next)) : this.#unusualBlock(marker, next);
    keep(marker, BLOCK, block);
    return block;
  }

  /** Whether a header line is followed by a terminator that is not the last line; there are many of them. */
  #isUsual(marker: Marker, next: Marker): boolean {
    return kindOf(marker) === "header" && kindOf(next) === "terminator" && lineOf(next) + 1 < this.source.lineCount;
  }

  #unusualBlock(marker: Marker, next: Marker | undefined): IndexedBlock {
    const line = lineOf(marker);
    const column = this.#headerColumn(marker);
    const shape = this.#shape({ line, character: column }, next);
    const block = blockOf(marker, shape.bodyEnd);
    unusual.set(block, { ...moveShape(shape, -line), column });
    return block;
  }

  #gapAfter(marker: Marker, start: Position): Part | undefined {
    const known = kept(marker, GAP);
    if (known instanceof IndexedGap) return known;
    const end = this.#nextHeader(nextMarker(marker)) ?? this.#textEnd();
    if (end.line === start.line && end.character === start.character) return undefined;
    const gap = new IndexedGap(marker.chunk, marker.chunk.lines[marker.slot]!, start, end);
    keep(marker, GAP, gap);
    return gap;
  }

  /** How the block that begins at `start` ends, given the marker below its header. */
  #shape(start: Position, next: Marker | undefined): Shape {
    const kind = next && kindOf(next);
    if (next && kind === "terminator") {
      const line = lineOf(next);
      return { bodyEnd: line, close: { kind, at: { line, character: 0 } }, end: this.#startOfLine(line + 1) };
    }
    if (next && kind === "joined") {
      const line = lineOf(next);
      const end = { line, character: this.#headerColumn(next) };
      return { bodyEnd: line, close: { kind, at: { line, character: 0 } }, end };
    }
    return this.#unterminated(start, next ? lineOf(next) : this.source.lineCount);
  }

  #unterminated(start: Position, before: number): Shape {
    let last = before - 1;
    while (last > start.line && isBlank(this.source.line(last))) last--;
    const text = this.source.line(last);
    const glued = last > start.line ? gluedTerminatorAt(text) : undefined;
    const close: Close =
      glued === undefined
        ? { kind: "missing", at: { line: last, character: text.length } }
        : { kind: "glued", at: { line: last, character: glued } };
    return { bodyEnd: last + 1, close, end: this.#startOfLine(last + 1) };
  }

  /** Where the next block begins, from `marker` on. */
  #nextHeader(marker: Marker | undefined): Position | undefined {
    let at = marker;
    while (at && kindOf(at) === "terminator") at = nextMarker(at);
    return at && { line: lineOf(at), character: this.#headerColumn(at) };
  }

  #headerColumn(marker: Marker): number {
    return kindOf(marker) === "joined" ? joinedHeaderAt(this.source.line(lineOf(marker))) : 0;
  }

  #startOfLine(line: number): Position {
    return line < this.source.lineCount ? { line, character: 0 } : this.#textEnd();
  }

  #textEnd(): Position {
    const line = this.source.lineCount - 1;
    return { line, character: this.source.line(line).length };
  }
}

/** A list of parts that changes have made old. */
interface Listed {
  readonly parts: readonly Part[];
  /** So many parts at its start are still the same; unless there are none, the next one is a block. */
  head: number;
  /** The first line that was touched. */
  above: number;
  /** Blocks that begin below this line, as lines are counted now, are still the same. */
  below: number;
}

/** The list with others in the place of some; copied once where they are as many, as they are after nearly every key. */
function withOthers<T>(list: readonly T[], start: number, end: number, others: readonly T[]): readonly T[] {
  if (others.length !== end - start) return list.slice(0, start).concat(others, list.slice(end));
  const now = list.slice();
  for (let at = 0; at < others.length; at++) now[start + at] = others[at]!;
  return now;
}

/** An edit changes the part it lies in and the block before that, which may be parted from it by a gap. */
const REACH = 3;

function narrow(listed: Listed, { start, removed, inserted }: LineChange): void {
  const { parts } = listed;
  if (start < listed.above) {
    const count = listed.above === Number.POSITIVE_INFINITY ? parts.length : listed.head;
    let head = Math.max(0, lastAt(parts, { line: start, character: 0 }, count) - REACH);
    while (head > 0 && parts[head]!.kind !== "block") head--;
    listed.head = head;
    listed.above = start;
  }
  const below = listed.below < start + removed ? 0 : listed.below + inserted - removed;
  listed.below = Math.max(below, start + inserted);
}

/** The last part that does not start after the position. */
function lastStartingAt(parts: readonly Part[], position: Position): Part | undefined {
  return parts[lastAt(parts, position, parts.length)];
}

/** Where that stands among the first `count` parts, of which there is one. */
function lastAt(parts: readonly Part[], position: Position, count: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (comparePositions(parts[middle]!.start, position) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How a block ends, in lines of the whole text. */
interface Shape {
  readonly bodyEnd: number;
  readonly close: Close;
  readonly end: Position;
}

const BLOCK = 0;
const GAP = 1;
const NO_CHUNK = { base: 0 } as Chunk;

function kept({ chunk, slot }: Marker, which: number): Kept | undefined {
  return chunk.kept[slot * 2 + which];
}

function keep({ chunk, slot }: Marker, which: number, value: Kept | undefined): void {
  chunk.kept[slot * 2 + which] = value;
}

function isStray(marker: Marker): boolean {
  if (kindOf(marker) !== "terminator") return false;
  const above = previousMarker(marker);
  return !above || kindOf(above) === "terminator";
}

function moved({ start, end }: { start: number; end: number }, change: LineChange): { start: number; end: number } {
  const delta = change.inserted - change.removed;
  const after = change.start + change.removed;
  return {
    start: start < change.start ? start : start >= after ? start + delta : change.start,
    end: end <= change.start ? end : end >= after ? end + delta : change.start + change.inserted,
  };
}

/** A place in the text that moves with its chunk. */
class Placed implements Kept {
  chunk: Chunk;
  line: number;

  constructor(chunk: Chunk, line: number) {
    this.chunk = chunk;
    this.line = line;
  }

  /** The line of the marker now. */
  get markerLine(): number {
    return this.chunk.base + this.line;
  }
}

/** How a block ends, relative to the marker's line, and where its header begins. */
type Unusual = Shape & { readonly column: number };

/** Of all blocks but those that {@link CorpusIndex} calls usual. */
const unusual = new Memo<IndexedBlock, Unusual>();

/** Small, for there are many: of a block that begins and ends as nearly all do, only the length is kept. */
class IndexedBlock extends Placed implements Block {
  memos: unknown[] | undefined = undefined;
  readonly #bodyLines: number;

  constructor(chunk: Chunk, line: number, bodyLines: number) {
    super(chunk, line);
    this.#bodyLines = bodyLines;
  }

  get kind(): "block" {
    return "block";
  }

  get start(): Position {
    return { line: this.markerLine, character: unusual.get(this)?.column ?? 0 };
  }

  get end(): Position {
    const end = unusual.get(this)?.end;
    if (end) return { line: this.markerLine + end.line, character: end.character };
    return { line: this.bodyEnd + 1, character: 0 };
  }

  get bodyStart(): number {
    return this.markerLine + 1;
  }

  get bodyEnd(): number {
    return this.bodyStart + this.#bodyLines;
  }

  get closeKind(): Close["kind"] {
    return unusual.get(this)?.close.kind ?? "terminator";
  }

  get close(): Close {
    const close = unusual.get(this)?.close;
    if (!close) return { kind: "terminator", at: { line: this.bodyEnd, character: 0 } };
    return { kind: close.kind, at: { line: this.markerLine + close.at.line, character: close.at.character } };
  }
}

function blockOf(marker: Marker, bodyEnd: number): IndexedBlock {
  return new IndexedBlock(marker.chunk, marker.chunk.lines[marker.slot]!, bodyEnd - lineOf(marker) - 1);
}

function moveShape({ bodyEnd, close, end }: Shape, by: number): Shape {
  return {
    bodyEnd: bodyEnd + by,
    close: { kind: close.kind, at: { line: close.at.line + by, character: close.at.character } },
    end: { line: end.line + by, character: end.character },
  };
}

class IndexedGap extends Placed implements Gap {
  readonly #startLine: number;
  readonly #startCharacter: number;
  readonly #endLine: number;
  readonly #endCharacter: number;

  constructor(chunk: Chunk, line: number, start: Position, end: Position) {
    super(chunk, line);
    const marker = this.markerLine;
    this.#startLine = start.line - marker;
    this.#startCharacter = start.character;
    this.#endLine = end.line - marker;
    this.#endCharacter = end.character;
  }

  get kind(): "gap" {
    return "gap";
  }

  get start(): Position {
    return { line: this.markerLine + this.#startLine, character: this.#startCharacter };
  }

  get end(): Position {
    return { line: this.markerLine + this.#endLine, character: this.#endCharacter };
  }
}
