/**
 * What is done with every code unit of every body, in AssemblyScript: compiled to WebAssembly when the project is built.
 * `../body-scan.ts` is what the rest of the core sees of it, and says what is found; here stands how.
 *
 * Sixteen code units are looked at at a time, and only where words end something is decided: where a word ends nobody can
 * foresee, and a processor that guessed wrong loses as much time as many units take.
 *
 * Places of units count from the start of the text; those of memory are in bytes.
 */

/** Units of a body gone over in one call: rooms are made for them. */
export const SEGMENT: i32 = 1 << 14;
/** Units of a text that are handed over in one call, at most. */
export const MOST_DECODED: i32 = 1 << 15;
/** More shingles than that are not made distinct here: the table for it would be larger than the nearest caches. */
export const MOST_DISTINCT: i32 = 1 << 14;
/** Words in a shingle, as in datatrove's MinHash (`research/corpus-field.md` C.1). */
const SHINGLE: i32 = 5;

/** What is said of a unit in {@link KINDS}; 0 where nobody has asked. */
export const LETTER: i32 = 1;
export const SPACE: i32 = 2;
/** A word of its own. */
export const SINGLE: i32 = 3;
export const OTHER: i32 = 4;
/** Ends a sentence, or may begin one where one ends right before it. */
export const STOP: i32 = 8;
export const BEGINNING: i32 = 16;
/** A sign by itself, or a stop. */
export const MARKED: i32 = 32;
/** Said of the units of a body together. */
export const UNSETTLED: i32 = 64;
export const UNEVEN: i32 = 128;

const KIND: i32 = 7;
const UNITS_KNOWN: i32 = 1 << 16;
const LINE_FEED: i32 = 10;
/** Units looked at at once. */
const LANES: i32 = 16;
/** Units gone over in one turn: the fewer turns, the fewer wrong guesses at when one ends. */
const TURN: i32 = 64;

/** By code unit: what it is (one byte), what it is a sign of (four), and its small letter (two). */
export const KINDS: usize = memory.data(UNITS_KNOWN);
export const SIGNS: usize = memory.data(4 * UNITS_KNOWN, 16);
export const SMALL: usize = memory.data(2 * UNITS_KNOWN, 16);
/** Of the first bits of a word's hash: whether a page may have such a word. One byte each. */
export const PAGE_WORDS: usize = memory.data(1 << 12);
export const PAGE_WORD_SHIFT: i32 = 20;
/**
 * The ASCII letters, and what is marked: by the lower half of the byte one bit for each upper half. Together with
 * {@link UPPER_HALVES} these are looked up for sixteen at a time (Langdale, Lemire: "Parsing Gigabytes of JSON per
 * Second", VLDB Journal 28, 2019).
 */
export const ASCII_LETTERS: usize = memory.data(LANES, 16);
export const ASCII_MARKED: usize = memory.data(LANES, 16);
const UPPER_HALVES: usize = memory.data<u8>([1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0], 16);
/** From its place on backwards: as many bytes of ones as are asked for, then zeros. */
const ONES: usize = memory.data<u8>(
  [
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0,
  ],
  16,
);

/** Where lines end in a segment; where lines that are left out begin and end; 32 bits each. */
export const LINE_ENDS: usize = memory.data(4 * (SEGMENT + 1), 16);
export const SKIPS: usize = memory.data(4 * (SEGMENT + 2), 16);
/** The hashes of lines that are worth counting, in 53 bits: one for two words at least. */
export const LINES: usize = memory.data(8 * SEGMENT, 16);
/** Those of the words of a segment, behind the last five before it. */
const WORDS: usize = memory.data(4 * (SHINGLE + SEGMENT + 2), 16);
/** Shingles since {@link begin}, or since {@link forgetShingles}. */
export const SHINGLES: usize = memory.data(4 * (MOST_DISTINCT + SEGMENT + 2), 16);
/** Places for shingles, by their first bits; 0 where none is. */
const TABLE: usize = memory.data(4 * 8 * MOST_DISTINCT, 16);
/** A piece of the text in UTF-8. */
export const BYTES: usize = memory.data(3 * MOST_DECODED + LANES, 16);
/** The code units of the text: the last room, and as long as need be. */
export const UNITS: usize = memory.data(LANES, 16);

/** The sign of a sentence that begins right behind another. */
let sentenceStart: i32 = 0;

let words: i32 = 0;
let signs: i32 = 0;
let kinds: i32 = 0;
let shingles: i32 = 0;
let hasPageWords: bool = false;

/** Odd numbers that hashes are made by: those of wyhash (Wang Yi), and of SplitMix64 (Steele, Lea, Flood). */
const FIRST: i64 = 0xa0761d6478bd642f;
const SECOND: i64 = 0xe7037ed1a0b428db;
const THIRD: i64 = 0x8ebc6af09c88c6e3;
const GOLDEN: i64 = 0x9e3779b97f4a7c15;
const WEIGHT: i32 = 0x9e3779b1;
/** `WEIGHT` to the fifth power: what the word that leaves a shingle weighs. */
const WEIGHT_TO_FIFTH: i32 = WEIGHT * WEIGHT * WEIGHT * WEIGHT * WEIGHT;

/** Folded characters of a line that is told as repeated (`checks.md`). */
const SHORTEST_LINE: i32 = 15;
const LONGEST_LINE: i32 = 200;
/** A rule of dashes is no line of words. */
const LEAST_WORDS: i32 = 2;

// Where the pass stands between two segments.
let bodyEnd: i32 = 0;
let wordStart: i32 = 0;
/** A chunk is what stands between two blanks: words and signs. */
let chunkStart: i32 = 0;
let chunk: i64 = 0;
let body: i64 = 0;
let line: i64 = 0;
/** As it is folded, and a blank after it. */
let lineLength: i32 = 0;
let lineWords: i32 = 0;
/** Where a line ends that is left out. */
let skipped: i32 = 0;
let segmentWords: i32 = 0;
let rolling: i32 = 0;
/** How many words the first shingle still lacks. */
let missing: i32 = 0;

/** Makes a unit known: fills {@link KINDS}, {@link SIGNS} and {@link SMALL}. */
declare function know(unit: i32): void;

/** What is a sign of a sentence that begins right behind another. */
export function signSentences(sign: i32): void {
  sentenceStart = sign;
}

/** Begins a body. At `end` must stand a line feed, and whatever stands before `skip` is left out. */
export function begin(end: i32, skip: i32): void {
  words = signs = kinds = shingles = 0;
  hasPageWords = false;
  bodyEnd = end;
  wordStart = chunkStart = skipped = skip;
  chunk = body = line = 0;
  lineLength = lineWords = segmentWords = rolling = 0;
  missing = SHINGLE - 1;
  memory.fill(WORDS, 0, 4 * SHINGLE);
}

/**
 * Makes code units, from a place on, of so many bytes of UTF-8 in {@link BYTES}, which are well-formed. Answers whether none
 * is U+FFFD, which may stand for half a pair that UTF-8 has no bytes for.
 */
export function decode(at: i32, length: i32): bool {
  const end = BYTES + length;
  let from = BYTES;
  let to = unitAt(at);
  let isWhole = true;
  while (from < end) {
    // What is no byte of the text, or no ASCII, is written over.
    const bytes = v128.load(from);
    v128.store(to, i16x8.extend_low_i8x16_u(bytes));
    v128.store(to, i16x8.extend_high_i8x16_u(bytes), 16);
    const others = i8x16.bitmask(bytes);
    const ascii = others === 0 ? LANES : ctz(others);
    from += ascii;
    to += ascii << 1;
    while (from < end) {
      const first = <i32>load<u8>(from);
      if (first < 0x80) break;
      let point = (first << 6) | (load<u8>(from, 1) & 0x3f);
      if (first < 0xe0) {
        point &= 0x7ff;
        from += 2;
      } else if (first < 0xf0) {
        point = ((point << 6) | (load<u8>(from, 2) & 0x3f)) & 0xffff;
        from += 3;
        if (point === 0xfffd) isWhole = false;
      } else {
        point = (point << 12) | ((<i32>(load<u8>(from, 2) & 0x3f)) << 6) | (load<u8>(from, 3) & 0x3f);
        point = (point & 0x1fffff) - 0x10000;
        from += 4;
        store<u16>(to, 0xd800 | (point >> 10));
        to += 2;
        point = 0xdc00 | (point & 0x3ff);
      }
      store<u16>(to, point);
      to += 2;
    }
  }
  return isWhole;
}

/** Puts into {@link LINE_ENDS} where lines end, and answers how many do. */
export function findLineEnds(from: i32, to: i32): i32 {
  const lineFeed = i16x8.splat(<i16>LINE_FEED);
  let found = LINE_ENDS;
  for (let base = from; base < to; base += LANES) {
    const place = unitAt(base);
    const first = i16x8.eq(v128.load(place), lineFeed);
    const second = i16x8.eq(v128.load(place, 16), lineFeed);
    let ends = i8x16.bitmask(i8x16.narrow_i16x8_s(first, second)) & among(to - base);
    for (; ends !== 0; ends &= ends - 1) {
      store<i32>(found, base + ctz(ends));
      found += 4;
    }
  }
  return <i32>(found - LINE_ENDS) >> 2;
}

/**
 * Goes over a segment, which begins where the last one ended. `skips` lines in it are left out, each from its start to its
 * end as {@link SKIPS} has them. Answers how many hashes of lines are in {@link LINES}.
 */
export function scan(from: i32, to: i32, skips: i32): i32 {
  const letterBits = v128.load(ASCII_LETTERS);
  const markedBits = v128.load(ASCII_MARKED);
  const upperHalves = v128.load(UPPER_HALVES);
  const lastWord = WORDS + 4 * SHINGLE;
  let wordsEnd = lastWord;
  let linesEnd = LINES;
  let skip = SKIPS;
  const skipsEnd = SKIPS + (skips << 3);
  let wordFrom = wordStart;
  let chunkFrom = chunkStart;
  let pending = skipped;
  let found = signs;
  let ownChunk = chunk;
  let ownBody = body;
  let ownLine = line;
  let length = lineLength;
  /** Where the words of the line begin. */
  let lineFrom = wordsEnd - (lineWords << 2);
  for (let base = from; base < to; base += TURN) {
    let letters: i64 = 0;
    let marked: i64 = 0;
    for (let lane = 0; lane < TURN; lane += LANES) {
      const place = unitAt(base + lane);
      const first = v128.load(place);
      const second = v128.load(place, 16);
      if (!v128.any_true(v128.and(v128.or(first, second), i16x8.splat(<i16>0xff80)))) {
        const bytes = i8x16.narrow_i16x8_u(first, second);
        const upper = i8x16.swizzle(upperHalves, v128.and(i16x8.shr_u(bytes, 4), i8x16.splat(15)));
        const lower = v128.and(bytes, i8x16.splat(15));
        const isLetter = i8x16.ne(v128.and(i8x16.swizzle(letterBits, lower), upper), i8x16.splat(0));
        const isMarked = i8x16.ne(v128.and(i8x16.swizzle(markedBits, lower), upper), i8x16.splat(0));
        letters |= (<i64>i8x16.bitmask(isLetter)) << lane;
        marked |= (<i64>i8x16.bitmask(isMarked)) << lane;
      } else {
        const count = min(LANES, to - base - lane);
        for (let at = 0; at < count; at++) {
          const kind = kindAt(base + lane + at);
          kinds |= kind;
          letters |= (<i64>((kind & KIND) === LETTER)) << (lane + at);
          marked |= (<i64>((kind & MARKED) !== 0)) << (lane + at);
        }
      }
    }
    const within: i64 = to - base >= TURN ? -1 : ((<i64>1) << (to - base)) - 1;
    for (marked &= within; marked !== 0; marked &= marked - 1) {
      const at = base + <i32>ctz(marked);
      found |= load<i32>(SIGNS + ((<usize>load<u16>(unitAt(at))) << 2));
      if ((kindAt(at) & STOP) !== 0 && at + 1 < bodyEnd && (kindAt(at + 1) & BEGINNING) !== 0) found |= sentenceStart;
    }
    for (let breaks = ~letters & within; breaks !== 0; breaks &= breaks - 1) {
      const at = base + <i32>ctz(breaks);
      if (at < pending) continue;
      const unit = <i32>load<u16>(unitAt(at));
      const kind = <i32>load<u8>(KINDS + unit) & KIND;
      if (at > wordFrom) {
        const hash = wordHash(unitAt(wordFrom), at - wordFrom);
        store<i32>(wordsEnd, <i32>hash);
        wordsEnd += 4;
        ownChunk = (ownChunk ^ hash) * SECOND;
      }
      wordFrom = at + 1;
      if (kind !== SPACE) {
        const small = <i64>load<u16>(SMALL + ((<usize>unit) << 1));
        ownChunk = (ownChunk ^ ~small) * SECOND;
        if (kind === SINGLE) {
          store<i32>(wordsEnd, <i32>mixed(small * FIRST));
          wordsEnd += 4;
        }
        continue;
      }
      if (at > chunkFrom) {
        ownChunk ^= ownChunk >>> 29;
        ownBody = (ownBody + ownChunk) * THIRD;
        ownLine = (ownLine + ownChunk) * THIRD;
        length += at - chunkFrom + 1;
        ownChunk = 0;
      }
      chunkFrom = at + 1;
      if (unit !== LINE_FEED) continue;
      const isLong = length > SHORTEST_LINE && length <= LONGEST_LINE + 1;
      if (isLong && <i32>(wordsEnd - lineFrom) >> 2 >= LEAST_WORDS) {
        store<f64>(linesEnd, finished(ownLine));
        linesEnd += 8;
      }
      ownLine = 0;
      length = 0;
      lineFrom = wordsEnd;
      if (skip < skipsEnd && load<i32>(skip) === at + 1) {
        chunkFrom = wordFrom = pending = load<i32>(skip, 4);
        skip += 8;
      }
    }
  }
  wordStart = wordFrom;
  chunkStart = chunkFrom;
  skipped = pending;
  signs = found;
  chunk = ownChunk;
  body = ownBody;
  line = ownLine;
  lineLength = length;
  lineWords = <i32>(wordsEnd - lineFrom) >> 2;
  segmentWords = <i32>(wordsEnd - lastWord) >> 2;
  words += segmentWords;
  return <i32>(linesEnd - LINES) >> 3;
}

/** What follows is of all that has been gone over since {@link begin}. The words of its shingles. */
export function wordsSeen(): i32 {
  return words;
}

/** What the units are signs of, by themselves or beside each other. */
export function signsSeen(): i32 {
  return signs;
}

/** What {@link KINDS} says of those that are not ASCII, together. */
export function kindsSeen(): i32 {
  return kinds;
}

/** How many there are in {@link SHINGLES}. */
export function shinglesSeen(): i32 {
  return shingles;
}

/** Whether one of the words of the shingles may be one of {@link PAGE_WORDS}. */
export function pageWordsSeen(): bool {
  return hasPageWords;
}

/** Its hash, in 53 bits. */
export function bodyHash(): f64 {
  return finished(body);
}

/** The hash of the word that the first units are, in 32 bits. */
export function hashOfWord(length: i32): i32 {
  return <i32>wordHash(UNITS, length);
}

/** Adds the shingles that end in the last segment to {@link SHINGLES}: hashes of the runs of five words, made of the words' own. */
export function addShingles(): void {
  const count = segmentWords;
  const first = min(missing, count);
  let run = rolling;
  let to = SHINGLES + (shingles << 2);
  let pageWords: i32 = 0;
  for (let at = 0; at < count; at++) {
    const word = load<i32>(WORDS + ((at + SHINGLE) << 2));
    pageWords |= load<u8>(PAGE_WORDS + (word >>> PAGE_WORD_SHIFT));
    run = run * WEIGHT + word - load<i32>(WORDS + (at << 2)) * WEIGHT_TO_FIFTH;
    // What is no shingle yet is written over.
    store<i32>(to, shingleOf(run));
    to += (<i32>(at >= first)) << 2;
  }
  memory.copy(WORDS, WORDS + (count << 2), 4 * SHINGLE);
  missing -= first;
  rolling = run;
  shingles = <i32>(to - SHINGLES) >> 2;
  if (pageWords !== 0) hasPageWords = true;
}

/** Those in {@link SHINGLES} are elsewhere now. */
export function forgetShingles(): void {
  shingles = 0;
}

/** Leaves each of the shingles once, in any order; answers how many there are. No more than {@link MOST_DISTINCT}. */
export function keepDistinct(): i32 {
  // Four to eight times as many places: nearly each finds its own one free.
  const bits = 34 - clz(shingles | 1);
  const shift = 32 - bits;
  const last = (1 << bits) - 1;
  memory.fill(TABLE, 0, (last + 1) << 2);
  const end = SHINGLES + (shingles << 2);
  let to = SHINGLES;
  let hasZero = false;
  for (let from = SHINGLES; from < end; from += 4) {
    const hash = load<i32>(from);
    if (hash === 0) {
      if (hasZero) continue;
      hasZero = true;
    } else {
      let place = hash >>> shift;
      let there = load<i32>(TABLE + (place << 2));
      while (there !== 0 && there !== hash) {
        place = (place + 1) & last;
        there = load<i32>(TABLE + (place << 2));
      }
      if (there === hash) continue;
      store<i32>(TABLE + (place << 2), hash);
    }
    store<i32>(to, hash);
    to += 4;
  }
  return <i32>(to - SHINGLES) >> 2;
}

function unitAt(at: i32): usize {
  return UNITS + ((<usize>at) << 1);
}

/** One bit for each of so many units, of those that are looked at together. */
function among(count: i32): i32 {
  return count >= LANES ? 0xffff : (1 << count) - 1;
}

function kindAt(at: i32): i32 {
  const unit = <i32>load<u16>(unitAt(at));
  if (load<u8>(KINDS + unit) === 0) know(unit);
  return load<u8>(KINDS + unit);
}

/** The hash of a word in small letters. Of ASCII, sixteen letters at once. */
function wordHash(at: usize, length: i32): i64 {
  if (length > LANES) return longHash(at, length);
  const most = i16x8.splat(0x80);
  const bytes = i8x16.narrow_i16x8_u(i16x8.min_u(v128.load(at), most), i16x8.min_u(v128.load(at, 16), most));
  const ones = v128.load(ONES + LANES - length);
  if (i8x16.bitmask(v128.and(bytes, ones)) !== 0) return longHash(at, length);
  // A digit has the bit that makes a letter small.
  const small = v128.and(v128.or(bytes, i8x16.splat(0x20)), ones);
  const first = (i64x2.extract_lane(small, 0) ^ <i64>length) * FIRST;
  return mixed(first ^ (i64x2.extract_lane(small, 1) * SECOND));
}

/** The same of a longer word, and of one that is not ASCII. */
function longHash(at: usize, length: i32): i64 {
  let hash: i64 = length;
  for (let index = 0; index < length; index++) {
    const unit = <usize>load<u16>(at + (index << 1));
    hash = (hash ^ <i64>load<u16>(SMALL + (unit << 1))) * GOLDEN;
    hash ^= hash >>> 47;
  }
  return mixed(hash);
}

/** Makes every bit depend on the others. */
function mixed(hash: i64): i64 {
  const half = (hash ^ (hash >>> 32)) * THIRD;
  return half ^ (half >>> 32);
}

function finished(hash: i64): f64 {
  return <f64>(mixed(hash * GOLDEN) >>> 11);
}

/** The finaliser of MurmurHash3 (Austin Appleby). */
function shingleOf(hash: i32): i32 {
  let h = hash ^ (hash >>> 16);
  h *= 0x85ebca6b;
  h ^= h >>> 13;
  h *= 0xc2b2ae35;
  return h ^ (h >>> 16);
}
