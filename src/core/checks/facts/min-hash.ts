import { type Candidates, canBeTwins, type Shingles } from "./shingle-sets.ts";

/** 14 bands of 8 rows, as datatrove's: of pairs with a Jaccard index of 0.8 it finds 92 %, of 0.9 all but 4 in a million. */
const BANDS = 14;
const ROWS = 8;
/** Documents that can be told apart in a number of 53 bits beside a band's 32. */
const MOST_DOCUMENTS = 0x200000;
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

const signatures = new WeakMap<Shingles, Uint32Array>();

/**
 * For each document those before it that are alike in a band of their MinHash signatures. Documents past the two
 * millionth are left out.
 *
 * A signature is remembered as long as the set that it was made of.
 */
export function* candidatesByMinHash(sets: readonly Shingles[]): Generator<Candidates> {
  const count = Math.min(sets.length, MOST_DOCUMENTS);
  const pairs: number[] = [];
  let isShortened = sets.length > count;
  const keys = new Float64Array(count);
  for (let band = 0; band < BANDS; band++) {
    for (let at = 0; at < count; at++) keys[at] = bandOf(signatureOf(sets[at]!), band) * MOST_DOCUMENTS + at;
    keys.sort();
    for (let start = 0, at = 1; at <= count; at++) {
      if (at < count && bandIn(keys[at]!) === bandIn(keys[start]!)) continue;
      if (at - start > 1) pairsAmong(keys.subarray(start, at), sets, pairs);
      isShortened ||= at - start > MOST_IN_BAND / 2;
      start = at;
    }
  }
  yield* grouped(Float64Array.from(pairs).sort(), isShortened);
}

function bandIn(key: number): number {
  return Math.floor(key / MOST_DOCUMENTS);
}

/** Each with the first of them and with those right before it. */
function pairsAmong(keys: Float64Array, sets: readonly Shingles[], pairs: number[]): void {
  for (let at = 1; at < keys.length; at++) {
    const later = keys[at]! % MOST_DOCUMENTS;
    const add = (other: number): void => {
      const earlier = keys[other]! % MOST_DOCUMENTS;
      if (canBeTwins(sets[earlier]!.length, sets[later]!.length)) pairs.push(later * MOST_DOCUMENTS + earlier);
    };
    const near = Math.max(0, at - MOST_IN_BAND / 2);
    for (let other = 0; other < Math.min(near, MOST_IN_BAND / 2); other++) add(other);
    for (let other = near; other < at; other++) add(other);
  }
}

/** The sorted pairs by their later document, each once. */
function* grouped(pairs: Float64Array, isShortened: boolean): Generator<Candidates> {
  for (let start = 0; start < pairs.length; ) {
    const later = bandIn(pairs[start]!);
    const earlier: number[] = [];
    let at = start;
    for (; at < pairs.length && bandIn(pairs[at]!) === later; at++)
      if (at === start || pairs[at] !== pairs[at - 1]) earlier.push(pairs[at]! % MOST_DOCUMENTS);
    yield { later, earlier: Int32Array.from(earlier), isShortened };
    start = at;
  }
}

function signatureOf(set: Shingles): Uint32Array {
  const known = signatures.get(set);
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
  signatures.set(set, signature);
  return signature;
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
