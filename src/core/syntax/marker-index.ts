import { classify, type MarkerKind } from "./markers.ts";

/** One replacement of whole lines: `removed` lines from `start` on became `inserted` lines. */
export interface LineChange {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** Markers in one chunk, at most: more makes an insertion dearer, fewer the shift of everything below it. */
const CAPACITY = 512;

/** The kinds of marker, in the order of their numbers here and in `scan.ts`. */
const KINDS: readonly MarkerKind[] = ["header", "terminator", "joined"];

const NUMBERS: Record<MarkerKind, number> = { header: 0, terminator: 1, joined: 2 };

/** What the owner of the index keeps with a marker: told when lines move above it inside its chunk. */
export interface Kept {
  chunk: Chunk;
  /** Line of the marker it belongs to, relative to the chunk's base. */
  line: number;
}

/** A run of markers. Lines are relative to `base`, so that an edit above moves all of them by one addition. */
export class Chunk {
  base = 0;
  count = 0;
  next: Chunk | undefined = undefined;
  previous: Chunk | undefined = undefined;
  readonly lines = new Int32Array(CAPACITY);
  readonly kinds = new Uint8Array(CAPACITY);
  /** What the owner keeps of each marker, two places a marker. */
  readonly kept: (Kept | undefined)[] = [];
}

/** One marker of the index; good until the next change. */
export interface Marker {
  readonly chunk: Chunk;
  readonly slot: number;
}

/**
 * Where the markers of a text stand, kept up to date by what an edit touches.
 *
 * The state after a marker never depends on what came before it (`markers.ts`), so this list is all there is to know:
 * which blocks there are follows from neighbours.
 */
export class MarkerIndex {
  #chunks: Chunk[] = [];

  /** Adds the marker at the end, below all others. */
  append(line: number, kind: MarkerKind): void {
    let chunk = this.#chunks.at(-1);
    if (!chunk || chunk.count === CAPACITY) {
      const fresh = new Chunk();
      fresh.base = line;
      this.#insertChunk(this.#chunks.length, fresh);
      chunk = fresh;
    }
    chunk.lines[chunk.count] = line - chunk.base;
    chunk.kinds[chunk.count] = NUMBERS[kind];
    chunk.count++;
  }

  /** Adds many markers at the end, below all others: the first `count` of each array, kinds by their numbers. */
  appendAll(lines: Int32Array, kinds: Uint8Array, count: number): void {
    for (let from = 0; from < count; from += CAPACITY) {
      const chunk = new Chunk();
      chunk.base = lines[from]!;
      chunk.count = Math.min(CAPACITY, count - from);
      for (let slot = 0; slot < chunk.count; slot++) chunk.lines[slot] = lines[from + slot]! - chunk.base;
      chunk.kinds.set(kinds.subarray(from, from + chunk.count));
      this.#insertChunk(this.#chunks.length, chunk);
    }
  }

  /** The first marker of the text. */
  first(): Marker | undefined {
    const chunk = this.#chunks[0];
    return chunk && { chunk, slot: 0 };
  }

  /** The last marker above `line`. */
  before(line: number): Marker | undefined {
    let at = this.#chunkAt(line);
    for (; at >= 0; at--) {
      const chunk = this.#chunks[at]!;
      const slot = slotAt(chunk, line) - 1;
      if (slot >= 0) return { chunk, slot };
    }
    return undefined;
  }

  /** Removes the markers of the lines that are gone and moves those below. The new lines are not looked at. */
  apply({ start, removed, inserted }: LineChange): void {
    const delta = inserted - removed;
    let at = Math.max(0, this.#chunkAt(start));
    for (; at < this.#chunks.length; at++) {
      const chunk = this.#chunks[at]!;
      if (chunk.base + chunk.lines[0]! >= start + removed) break;
      const from = slotAt(chunk, start);
      const to = slotAt(chunk, start + removed);
      removeSlots(chunk, from, to);
      if (delta !== 0) moveSlots(chunk, from, delta);
      if (chunk.count === 0) this.#removeChunk(at--);
    }
    if (delta !== 0) for (; at < this.#chunks.length; at++) this.#chunks[at]!.base += delta;
  }

  /** Reads the lines from `start` to `end`, which hold no markers of the index, and takes up those they have. */
  read(line: (index: number) => string, start: number, end: number): void {
    for (let index = start; index < end; index++) {
      const kind = classify(line(index));
      if (kind) this.#insert(index, kind);
    }
  }

  #insert(line: number, kind: MarkerKind): void {
    const last = this.#chunks.at(-1);
    if (!last || line > last.base + last.lines[last.count - 1]!) {
      this.append(line, kind);
      return;
    }
    const at = Math.max(0, this.#chunkAt(line));
    let chunk = this.#chunks[at]!;
    if (chunk.count === CAPACITY) {
      this.#split(at);
      if (line > chunk.next!.base + chunk.next!.lines[0]!) chunk = chunk.next!;
    }
    const slot = slotAt(chunk, line);
    chunk.lines.copyWithin(slot + 1, slot, chunk.count);
    chunk.kinds.copyWithin(slot + 1, slot, chunk.count);
    chunk.kept.splice(slot * 2, 0, undefined, undefined);
    chunk.lines[slot] = line - chunk.base;
    chunk.kinds[slot] = NUMBERS[kind];
    chunk.count++;
  }

  /** The chunk whose first marker is the last at or above `line`; −1 where none is. */
  #chunkAt(line: number): number {
    let low = -1;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const chunk = this.#chunks[middle]!;
      if (chunk.base + chunk.lines[0]! <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #split(at: number): void {
    const chunk = this.#chunks[at]!;
    const half = chunk.count >> 1;
    const fresh = new Chunk();
    fresh.base = chunk.base;
    fresh.lines.set(chunk.lines.subarray(half, chunk.count));
    fresh.kinds.set(chunk.kinds.subarray(half, chunk.count));
    fresh.count = chunk.count - half;
    chunk.count = half;
    for (const kept of chunk.kept.splice(half * 2)) {
      fresh.kept.push(kept);
      if (kept) kept.chunk = fresh;
    }
    fresh.kept.length = fresh.count * 2;
    this.#insertChunk(at + 1, fresh);
  }

  #insertChunk(at: number, chunk: Chunk): void {
    chunk.kept.length = chunk.count * 2;
    chunk.previous = this.#chunks[at - 1];
    chunk.next = this.#chunks[at];
    if (chunk.previous) chunk.previous.next = chunk;
    if (chunk.next) chunk.next.previous = chunk;
    this.#chunks.splice(at, 0, chunk);
  }

  #removeChunk(at: number): void {
    const { previous, next } = this.#chunks[at]!;
    if (previous) previous.next = next;
    if (next) next.previous = previous;
    this.#chunks.splice(at, 1);
  }
}

/** The line of a marker. */
export function lineOf({ chunk, slot }: Marker): number {
  return chunk.base + chunk.lines[slot]!;
}

/** The kind of a marker. */
export function kindOf({ chunk, slot }: Marker): MarkerKind {
  return KINDS[chunk.kinds[slot]!]!;
}

/** The marker below this one. */
export function nextMarker({ chunk, slot }: Marker): Marker | undefined {
  if (slot + 1 < chunk.count) return { chunk, slot: slot + 1 };
  return chunk.next && { chunk: chunk.next, slot: 0 };
}

/** The marker above this one. */
export function previousMarker({ chunk, slot }: Marker): Marker | undefined {
  if (slot > 0) return { chunk, slot: slot - 1 };
  return chunk.previous && { chunk: chunk.previous, slot: chunk.previous.count - 1 };
}

/** The first slot of the chunk whose line is not above `line`. */
function slotAt(chunk: Chunk, line: number): number {
  const wanted = line - chunk.base;
  let low = 0;
  let high = chunk.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chunk.lines[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function removeSlots(chunk: Chunk, from: number, to: number): void {
  if (from === to) return;
  chunk.lines.copyWithin(from, to, chunk.count);
  chunk.kinds.copyWithin(from, to, chunk.count);
  chunk.kept.splice(from * 2, (to - from) * 2);
  chunk.count -= to - from;
}

function moveSlots(chunk: Chunk, from: number, delta: number): void {
  for (let slot = from; slot < chunk.count; slot++) chunk.lines[slot]! += delta;
  for (let at = from * 2; at < chunk.kept.length; at++) {
    const kept = chunk.kept[at];
    if (kept) kept.line += delta;
  }
}
