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
 * Takes 64 bytes a document, beside the pairs. The bands of a set are remembered as long as the set.
 */
export function* candidatesByMinHash(sets: ShingleSets): Generator<Candidates> {
  const count = Math.min(sets.length, MOST_DOCUMENTS);
  const sizes = new Uint32Array(count);
  const bands = Array.from({ length: BANDS }, () => new Uint32Array(count));
  for (let at = 0; at < count; at++) {
    const set = sets.at(at)!;
    sizes[at] = set.length;
    const own = bandsOf(set);
    for (let band = 0; band < BANDS; band++) bands[band]![at] = own[band]!;
  }
  let pairs = new Float64Array(0);
  let isShortened = sets.length > count;
  for (const band of bands) {
    const met: number[] = [];
    for (const keys of sortedKeys(band))
      for (let start = 0, at = 1; at <= keys.length; at++) {
        if (at < keys.length && bandIn(keys[at]!, count) === bandIn(keys[start]!, count)) continue;
        if (at - start > 1) pairsAmong(keys.subarray(start, at), sizes, met);
        isShortened ||= at - start > MOST_IN_BAND / 2;
        start = at;
      }
    pairs = distinct(pairs, met);
  }
  yield* grouped(pairs, isShortened);
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

function bandIn(key: number, count: number): number {
  return Math.floor(key / roomFor(count));
}

/** Each with the first of them and with those right before it. */
function pairsAmong(keys: Float64Array, sizes: Uint32Array, pairs: number[]): void {
  const room = roomFor(sizes.length);
  for (let at = 1; at < keys.length; at++) {
    const later = keys[at]! % room;
    const add = (other: number): void => {
      const earlier = keys[other]! % room;
      if (canBeTwins(sizes[earlier]!, sizes[later]!)) pairs.push(later * MOST_DOCUMENTS + earlier);
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
  all.sort();
  let count = 0;
  for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[count - 1]) all[count++] = all[at]!;
  return all.slice(0, count);
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
  const known = remembered.get(set);
  if (known) return known;
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
  const bands = Uint32Array.from({ length: BANDS }, (_, band) => bandOf(signature, band));
  remembered.set(set, bands);
  return bands;
}

/** One number for the rows of a band, 32 bits. */
function bandOf(signature: Uint32Array, band: number): number {
  let hash = 0x811c9dc5;
  for (let row = band * ROWS; row < (band + 1) * ROWS; row++) hash = scrambled(hash ^ signature[row]!);
  return hash;
}

/** MurmurHash3's finaliser. */
function scrambled(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
