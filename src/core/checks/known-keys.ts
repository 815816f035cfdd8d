import { nearestWord } from "../nearest-word.ts";

/** The keys that `format.md` reserves. */
export const RESERVED_KEYS = [
  "id",
  "title",
  "date",
  "retrieved",
  "note",
  "source",
  "author",
  "url",
  "lang",
  "credit",
  "truncated",
  "sha256",
  "encoding",
  "eol",
  "final-newline",
] as const;
/** A key that the format reserves. */
export type ReservedKey = (typeof RESERVED_KEYS)[number];
/** What is written for them and is more than a slip away. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["language", "lang"],
  ["sha-256", "sha256"],
  ["finalnewline", "final-newline"],
]);
/** A key that differs in one place from a shorter one may be any word: "data", "rate", "land". */
const SHORTEST_SUBSTITUTED = 5;
const SHORTEST_TWICE_WRONG = 8;
const SHORTEST = 3;
const RESERVED: ReadonlySet<string> = new Set(RESERVED_KEYS);
/** Words of their own, although they are close to a key. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  "authors",
  "sources",
  "dates",
  "notes",
  "titles",
  "urls",
  "ids",
  "langs",
]);

/** The reserved key that an unknown key was probably meant to be. */
export function meantKey(key: string): string | undefined {
  if (RESERVED.has(key) || OWN_WORDS.has(key)) return undefined;
  return MEANT.get(key) ?? RESERVED_KEYS.find((known) => isSlip(key, known));
}

function isSlip(key: string, known: string): boolean {
  if (known.length < SHORTEST || key[0] !== known[0]) return false;
  return known.length < SHORTEST_TWICE_WRONG ? isOneEditAway(key, known) : nearestWord(key, [known]) !== undefined;
}

/** One letter more, less or other, or two neighbours swapped. */
function isOneEditAway(key: string, known: string): boolean {
  let start = 0;
  while (start < key.length && key[start] === known[start]) start++;
  let end = 0;
  while (end < Math.min(key.length, known.length) - start && key.at(-1 - end) === known.at(-1 - end)) end++;
  const wrong = key.slice(start, key.length - end);
  const right = known.slice(start, known.length - end);
  if (wrong.length === 2 && right.length === 2) return wrong[0] === right[1] && wrong[1] === right[0];
  if (wrong.length === 1 && right.length === 1) return known.length >= SHORTEST_SUBSTITUTED;
  return wrong.length + right.length === 1;
}
