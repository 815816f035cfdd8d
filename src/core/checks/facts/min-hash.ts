import { atOnce } from "../../in-steps.ts";
import { finished } from "../../murmur-hash.ts";
import { Buckets, bucketsFor } from "./buckets.ts";
import type { Room } from "./gathering.ts";
import { type Candidates, canBeTwins, type ShingleSets, type Shingles } from "./shingle-sets.ts";

/** 14 bands of 8 rows, as datatrove's: of pairs with a Jaccard index of 0.8 it finds 92 %, of 0.9 all but 4 in a million. */
const BANDS = 14;
const ROWS = 8;
/** Two documents can be told apart in a number of 52 bits. */
const MOST_DOCUMENTS = 2 ** 26;
/** Bits of a document's number that fit in a number of 53 bits beside a band's 32. */
const BITS_BESIDE_BAND = 21;
/** Of the documents that are alike in a band each meets so many: more of them are copies of one text. */
const MOST_IN_BAND = 16;

/** Odd multipliers and offsets drawn once and for all: the same documents give the same candidates everywhere. */
const MULTIPLIERS = new Uint32Array(BANDS * ROWS);
const OFFSETS = new Uint32Array(BANDS * ROWS);
for (let at = 0, state = 0x2545f491; at < BANDS * ROWS; at++) {
  state = scrambled(state);
  MULTIPLIERS[at] = state | 1;
  state = scrambled(state);
  OFFSETS[at] = state;
}

const remembered = new WeakMap<Shingles, Uint32Array>();

/**
 * For each document those before it that are alike in a band of their MinHash signatures. Documents past the 67 millionth
 * are left out.
 *
 * `known`: what {@link signing} made of the same sets. Takes 64 bytes a document, beside the pairs; with `room` 20, since bands and pairs lie on shelves. The bands of a set are
 * remembered as long as the set.
 */
export function* candidatesByMinHash(sets: ShingleSets, room?: Room, known?: Bands): Generator<Candidates> {
  const count = Math.min(sets.length, MOST_DOCUMENTS);
  const { sizes, bands } = known ?? (room ? shelvedBands(sets, count, room) : atOnce(signing(sets)));
  const pairs = room ? new ShelvedPairs(count, room) : new PairsInMemory();
  const beside = roomFor(count);
  let isShortened = sets.length > count;
  for (const band of bands) {
    for (const keys of sortedKeys(band))
      for (let start = 0, at = 1; at <= keys.length; at++) {
        if (at < keys.length && bandIn(keys[at]!, beside) === bandIn(keys[start]!, beside)) continue;
        if (at - start > 1) pairsAmong(keys.subarray(start, at), sizes, pairs);
        isShortened ||= at - start > MOST_IN_BAND / 2;
        start = at;
      }
    pairs.endBand();
  }
  for (const sorted of pairs.sorted()) yield* grouped(sorted, isShortened);
}

/** Works the signatures out that {@link candidatesByMinHash} goes by, with rests: they are what takes it long. */
export function* signing(sets: ShingleSets): Generator<void, Bands> {
  const count = Math.min(sets.length, MOST_DOCUMENTS);
  const sizes = new Uint32Array(count);
  const bands = Array.from({ length: BANDS }, () => new Uint32Array(count));
  for (let at = 0; at < count; at++) {
    const set = sets.at(at)!;
    sizes[at] = set.length;
    const own = bandsOf(set);
    for (let band = 0; band < BANDS; band++) bands[band]![at] = own[band]!;
    if (at % SIGNED === SIGNED - 1) yield;
  }
  return { sizes, bands };
}

/** Sets signed between two rests. */
const SIGNED = 20;

/** What comes of the signatures: the sizes of the sets, and for each band that of each document. */
export interface Bands {
  readonly sizes: Uint32Array;
  readonly bands: Iterable<Uint32Array>;
}

/** Documents whose bands go on the shelf together. */
const CHUNK = 4096;

function shelvedBands(sets: ShingleSets, count: number, { newShelf }: Room): Bands {
  const shelf = newShelf();
  const sizes = new Uint32Array(count);
  const chunk = Array.from({ length: BANDS }, () => new Uint32Array(CHUNK));
  const places: number[] = [];
  for (let at = 0; at < count; at++) {
    const set = sets.at(at)!;
    sizes[at] = set.length;
    const own = signed(set);
    for (let band = 0; band < BANDS; band++) chunk[band]![at % CHUNK] = own[band]!;
    if (at % CHUNK === CHUNK - 1 || at === count - 1)
      for (const values of chunk) places.push(shelf.put(new Uint8Array(values.buffer)));
  }
  function* bands(): Generator<Uint32Array> {
    const values = new Uint32Array(count);
    for (let band = 0; band < BANDS; band++) {
      for (let at = 0; at < count; at += CHUNK) {
        const part = new Uint32Array(shelf.get(places[(at / CHUNK) * BANDS + band]!, CHUNK * 4));
        values.set(part.subarray(0, count - at), at);
      }
      yield values;
    }
  }
  return { sizes, bands: bands() };
}

/** Pairs of documents as numbers of 52 bits. */
interface Pairs {
  add(pair: number): void;
  endBand(): void;
  /** All, sorted, each once, with all pairs of one later document together. */
  sorted(): Iterable<Float64Array>;
}

class PairsInMemory implements Pairs {
  #all = new Float64Array(0);
  #met: number[] = [];

  add(pair: number): void {
    this.#met.push(pair);
  }

  endBand(): void {
    this.#all = distinct(this.#all, this.#met);
    this.#met = [];
  }

  sorted(): readonly Float64Array[] {
    return [this.#all];
  }
}

/** Pairs a document that there are, about: where many are alike there are more. */
const PAIRS_A_DOCUMENT = 4;

class ShelvedPairs implements Pairs {
  readonly #buckets: Buckets;
  /** Pairs of the later documents in one bucket. */
  readonly #range: number;

  constructor(count: number, room: Room) {
    const buckets = bucketsFor(count * PAIRS_A_DOCUMENT, room.rows);
    this.#buckets = new Buckets(buckets, 1, room);
    this.#range = Math.ceil(count / buckets) * MOST_DOCUMENTS;
  }

  add(pair: number): void {
    this.#buckets.add(Math.floor(pair / this.#range), pair);
  }

  endBand(): void {
    // Each comes again in other bands, and is sorted out when it is read.
  }

  *sorted(): Generator<Float64Array> {
    for (let bucket = 0; bucket < this.#buckets.count; bucket++)
      yield withoutRepeats(this.#buckets.read(bucket).sort());
  }
}

/** Room for a document's number beside its band's: 21 bits are. What more it needs the band has to spare. */
function roomFor(count: number): number {
  return Math.max(2 ** BITS_BESIDE_BAND, 2 ** Math.ceil(Math.log2(count)));
}

/**
 * Each document's band with its number, sorted: of more documents than there is room for, those whose bands begin with the
 * same bits at a time.
 */
function* sortedKeys(band: Uint32Array): Generator<Float64Array> {
  const room = roomFor(band.length);
  const spared = Math.log2(room) - BITS_BESIDE_BAND;
  for (let part = 0; part < 2 ** spared; part++) {
    const isHere = (value: number): boolean => spared === 0 || value >>> (32 - spared) === part;
    const keys = new Float64Array(spared === 0 ? band.length : band.reduce((sum, one) => sum + Number(isHere(one)), 0));
    let to = 0;
    for (let at = 0; at < band.length; at++)
      if (isHere(band[at]!)) keys[to++] = ((band[at]! << spared) >>> spared) * room + at;
    yield keys.sort();
  }
}

function bandIn(key: number, room: number): number {
  return Math.floor(key / room);
}

/** Each with the first of them and with those right before it. */
function pairsAmong(keys: Float64Array, sizes: Uint32Array, pairs: Pairs): void {
  const room = roomFor(sizes.length);
  for (let at = 1; at < keys.length; at++) {
    const later = keys[at]! % room;
    const add = (other: number): void => {
      const earlier = keys[other]! % room;
      if (canBeTwins(sizes[earlier]!, sizes[later]!)) pairs.add(later * MOST_DOCUMENTS + earlier);
    };
    const near = Math.max(0, at - MOST_IN_BAND / 2);
    for (let other = 0; other < Math.min(near, MOST_IN_BAND / 2); other++) add(other);
    for (let other = near; other < at; other++) add(other);
  }
}

/** All values, sorted, each once. */
function distinct(sorted: Float64Array<ArrayBuffer>, more: readonly number[]): Float64Array<ArrayBuffer> {
  if (more.length === 0) return sorted;
  const all = new Float64Array(sorted.length + more.length);
  all.set(sorted);
  all.set(more, sorted.length);
  return withoutRepeats(all.sort());
}

function withoutRepeats(sorted: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  let count = 0;
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[count - 1]) sorted[count++] = sorted[at]!;
  return sorted.slice(0, count);
}

/** The sorted pairs by their later document. */
function* grouped(pairs: Float64Array, isShortened: boolean): Generator<Candidates> {
  const laterOf = (pair: number): number => Math.floor(pair / MOST_DOCUMENTS);
  for (let start = 0; start < pairs.length; ) {
    const later = laterOf(pairs[start]!);
    let end = start;
    while (end < pairs.length && laterOf(pairs[end]!) === later) end++;
    const earlier = Int32Array.from(pairs.subarray(start, end), (pair) => pair % MOST_DOCUMENTS);
    yield { later, earlier, isShortened };
    start = end;
  }
}

function bandsOf(set: Shingles): Uint32Array {
  let bands = remembered.get(set);
  if (!bands) {
    bands = signed(set);
    remembered.set(set, bands);
  }
  return bands;
}

/** One number for each band of the signature. */
function signed(set: Shingles): Uint32Array {
  const signature = new Uint32Array(BANDS * ROWS);
  for (let row = 0; row < signature.length; row++) {
    const multiplier = MULTIPLIERS[row]!;
    const offset = OFFSETS[row]!;
    let least = 0xffffffff;
    for (let at = 0; at < set.length; at++) {
      const value = (Math.imul(set[at]!, multiplier) + offset) >>> 0;
      if (value < least) least = value;
    }
    signature[row] = least;
  }
  return Uint32Array.from({ length: BANDS }, (_, band) => bandOf(signature, band));
}

/** One number for the rows of a band, 32 bits. */
function bandOf(signature: Uint32Array, band: number): number {
  let hash = 0x811c9dc5;
  for (let row = band * ROWS; row < (band + 1) * ROWS; row++) hash = scrambled(hash ^ signature[row]!);
  return hash;
}

/** As a number that is not negative. */
function scrambled(value: number): number {
  return finished(value) >>> 0;
}
