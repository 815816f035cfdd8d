import { kindOfUnit, UnitKind } from "./folded-text.ts";

/** The hashes of one folded body. */
export interface Hashes {
  /** 53 bits; where lines end does not matter. */
  readonly body: number;
  readonly words: number;
  /** Of each run of five words, 32 bits, sorted, each once. */
  readonly shingles: Uint32Array;
  /** Of each line that is worth counting, 53 bits, sorted, each once. */
  readonly lines: Float64Array;
}

/** What is asked of a body besides its hash. */
export interface Wanted {
  /** Shingles of bodies of so many words and more. */
  readonly shinglesFrom: number;
  readonly lines: "wanted" | "left out";
}

/** Words in a shingle, as in datatrove's MinHash (`research/corpus-field.md` C.1). */
const SHINGLE = 5;
/** Characters of a line that is told as repeated (`checks.md`). */
const SHORTEST_LINE = 15;
const LONGEST_LINE = 200;
/** A rule of dashes is no line of words. */
const LEAST_WORDS = 2;

const SPACE = 32;
const LINE_FEED = 10;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SECOND_START = 0x9747b28c;
const SECOND_PRIME = 0x85ebca6b;
const PRIME = 0x9e3779b1;
/** `PRIME` to the fifth power: what the word that leaves a shingle is weighed with. */
const PRIME_TO_FIFTH = Math.imul(Math.imul(Math.imul(PRIME, PRIME), Math.imul(PRIME, PRIME)), PRIME);

/** Reads folded units once: of the stretches between blanks it makes the hashes of lines and body, of the words those of shingles. */
export function hashesOf(units: Uint16Array, wanted: Wanted): Hashes {
  const words = wordHashes(units);
  const { body, lines } = chunkHashes(units, wanted.lines);
  const shingles = words.length < wanted.shinglesFrom ? new Uint32Array(0) : shinglesOf(words);
  return { body, words: words.length, shingles, lines };
}

/** The hash of one folded line, as it stands among those of its body. */
export function lineHash(line: string): number {
  return chunkHashes(
    Uint16Array.from(line, (_, at) => line.charCodeAt(at)),
    "left out",
  ).body;
}

function chunkHashes(
  units: Uint16Array,
  wanted: Wanted["lines"],
): { readonly body: number; readonly lines: Float64Array } {
  const lines: number[] = [];
  let body = FNV_START;
  let body2 = SECOND_START;
  let line = FNV_START;
  let line2 = SECOND_START;
  let chunk = FNV_START;
  let chunk2 = SECOND_START;
  let lineStart = 0;
  let lettered = 0;
  let hasLetter = false;
  for (let at = 0; at <= units.length; at++) {
    const unit = at < units.length ? units[at]! : LINE_FEED;
    if (unit !== SPACE && unit !== LINE_FEED) {
      chunk = Math.imul(chunk ^ unit, FNV_PRIME);
      chunk2 = Math.imul(chunk2 ^ unit, SECOND_PRIME);
      if (!hasLetter || lettered < LEAST_WORDS) {
        const kind = kindOfUnit(unit);
        if (kind === UnitKind.single) lettered++;
        else if (kind === UnitKind.letter) hasLetter = true;
      }
      continue;
    }
    body = mixed(body, chunk);
    body2 = mixed(body2, chunk2);
    line = mixed(line, chunk);
    line2 = mixed(line2, chunk2);
    chunk = FNV_START;
    chunk2 = SECOND_START;
    if (hasLetter) lettered++;
    hasLetter = false;
    if (unit === SPACE) continue;
    const length = at - lineStart;
    if (wanted === "wanted" && length >= SHORTEST_LINE && length <= LONGEST_LINE && lettered >= LEAST_WORDS)
      lines.push(joined(line, line2));
    line = FNV_START;
    line2 = SECOND_START;
    lettered = 0;
    lineStart = at + 1;
  }
  return { body: joined(body, body2), lines: distinct(Float64Array.from(lines).sort()) };
}

/** Takes one more value into a hash (MurmurHash3's round). */
function mixed(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Makes every bit of the answer depend on every bit of the hash (MurmurHash3's finaliser). */
function finished(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Two hashes of 32 bits as one of 53, which a number holds. */
function joined(first: number, second: number): number {
  return (finished(second) & 0x1fffff) * 0x100000000 + finished(first);
}

function wordHashes(units: Uint16Array): Uint32Array {
  const words = new Uint32Array(units.length);
  let count = 0;
  let word = FNV_START;
  let inside = false;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    const kind = kindOfUnit(unit);
    if (kind === UnitKind.letter) {
      word = Math.imul(word ^ unit, FNV_PRIME);
      inside = true;
      continue;
    }
    if (inside) words[count++] = word;
    inside = false;
    word = FNV_START;
    if (kind === UnitKind.single) words[count++] = Math.imul(FNV_START ^ unit, FNV_PRIME);
  }
  if (inside) words[count++] = word;
  return words.subarray(0, count);
}

function shinglesOf(words: Uint32Array): Uint32Array {
  const count = Math.max(0, words.length - SHINGLE + 1);
  const shingles = new Uint32Array(count);
  let rolling = 0;
  for (let at = 0; at < words.length; at++) {
    rolling = (Math.imul(rolling, PRIME) + words[at]!) | 0;
    if (at >= SHINGLE) rolling = (rolling - Math.imul(words[at - SHINGLE]!, PRIME_TO_FIFTH)) | 0;
    if (at >= SHINGLE - 1) shingles[at - SHINGLE + 1] = finished(rolling);
  }
  return distinct(shingles.sort());
}

/** Each value of a sorted list once, in a list of no more room than it needs. */
function distinct<A extends Uint32Array | Float64Array>(sorted: A): A {
  let count = 0;
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at]!;
    if (at === 0 || value !== sorted[count - 1]) sorted[count++] = value;
  }
  return (count === sorted.length ? sorted : sorted.slice(0, count)) as A;
}
