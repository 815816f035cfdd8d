import type { Span } from "./text.ts";

/** Before a name: a stop behind one of these never ends a sentence. Our list, for English and German news. */
const TITLES = new Set(
  (
    "Mr Mrs Ms Mx Messrs Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Brig Sen Rep Gov Pres Hon Rev Fr St Mt Hr Frl " +
    "vs cf approx ca bzw Abs Art Dipl Ing e.g i.e z.B d.h u.a viz"
  ).split(" "),
);
/** A stop behind one of these ends a sentence only before a word that begins sentences. */
const MAYBE_LAST = new Set("Inc Ltd Co Corp Bros Jr Sr etc usw Dept Univ Ave Blvd Rd Est al".split(" "));
/** Abbreviations only before a number: "No. 5", "Jan. 12". */
const BEFORE_NUMBER = new Set(
  "No Nos Nr no nos pp p Fig Figs Vol vol Ch Sec Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split(" "),
);
/** Words that begin sentences far more often than they go on after an abbreviation. */
const STARTERS = new Set(
  (
    "The A An It Its He His She Her They Their We Our I You Your This That These Those There Here In On At By For From With " +
    "Under After Before Since Until While When Where Why How What Who If As Although Though However But And Or So Yet Not No " +
    "Both Some Many Most All Each Every One Two Another Other Then Now Also Meanwhile Mr Mrs Ms Dr " +
    "Der Die Das Ein Eine Er Sie Es Wir Ihr Im Am Aber Und Doch Auch Nach Vor Bei Mit"
  ).split(" "),
);
/** German ordinals: "am 18. Juni", "im 19. Jahrhundert". */
const AFTER_ORDINAL = new Set(
  "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts".split(
    " ",
  ),
);
/** "example.Com" is a host, not a missing space. */
const HOST_ENDS = new Set(["com", "net", "org", "edu", "gov", "info"]);

const CLOSERS = "\"'\u2019\u201D\u00BB\u203A)]}\u300D\u300F\uFF09\u300B\u3011\u3009";
/** They close in German and open elsewhere: taken as closing between a stop and what is no letter. */
const GERMAN_CLOSERS = "\u2018\u201C";
const OPENERS =
  "\"'\u2018\u2019\u201C\u201D\u201E\u201A\u00AB\u00BB\u2039([{\u00BF\u00A1\u300C\u300E\uFF08\u300A\u3010-\u2013\u2014\u2022";
/** How much is looked at before a stop. */
const LONGEST_ABBREVIATION = 20;
const FIRST_WINDOW = 2_000;

/**
 * The sentences of one paragraph, without the white space between them.
 *
 * A line end within `span` counts as a blank. Every decision needs only what stands next to a stop, so that a search
 * may begin in the middle. Own rules instead of `Intl.Segmenter`, whose data differs from host to host.
 */
export function* sentencesIn(text: string, span: Span): Generator<Span> {
  let start = skipSpace(text, span.start, span.end);
  let at = start;
  for (;;) {
    while (at < span.end && !isStop(text.charCodeAt(at))) at++;
    if (at >= span.end) break;
    const stop = readStop(text, at, span.end);
    at = stop.end;
    if (!endsSentence(text, stop, start, span.end)) continue;
    const end = stop.spaced ? stop.closed : stop.end;
    yield { start, end };
    start = skipSpace(text, end, span.end);
    at = start;
  }
  const end = trimmedEnd(text, start, span.end);
  if (end > start) yield { start, end };
}

/** The first sentence of a paragraph; all of it when it has no end. */
export function firstSentence(text: string, span: Span): Span {
  for (const sentence of sentencesIn(text, span)) return sentence;
  return { start: span.start, end: span.start };
}

/** The sentence of a paragraph that `offset` stands in or at the end of. */
export function sentenceAt(text: string, span: Span, offset: number): Span | undefined {
  for (let reach = FIRST_WINDOW; ; reach *= 2) {
    const start = Math.max(span.start, offset - reach);
    const found = searchFrom(text, { start, end: span.end }, offset);
    if (start === span.start || found.settled) return found.sentence;
  }
}

/** `settled`: a sentence end was seen between where the search began and what was found. */
function searchFrom(text: string, span: Span, offset: number): { sentence: Span | undefined; settled: boolean } {
  let last: Span | undefined;
  let count = 0;
  for (const sentence of sentencesIn(text, span)) {
    if (sentence.start > offset) break;
    count++;
    last = sentence;
    if (sentence.end > offset) break;
  }
  return { sentence: last && last.end >= offset ? last : undefined, settled: count > 1 };
}

/** A run of stops with the closing quotes and brackets after it. */
interface Stop {
  readonly start: number;
  /** After the last stop. */
  readonly end: number;
  /** After the closing quotes and brackets. */
  readonly closed: number;
  /** Whether white space, or the paragraph's end, or nothing but a stop that needs none, follows. */
  readonly spaced: boolean;
  readonly wide: boolean;
}

function readStop(text: string, start: number, limit: number): Stop {
  let end = start;
  let wide = false;
  while (end < limit && isStop(text.charCodeAt(end))) wide = isWideStop(text.charCodeAt(end++)) || wide;
  let closed = end;
  while (closed < limit && closes(text, closed, wide, limit)) closed++;
  return { start, end, closed, wide, spaced: wide || closed === limit || isSpace(text.charCodeAt(closed)) };
}

function closes(text: string, at: number, wide: boolean, limit: number): boolean {
  const character = text[at]!;
  if (!GERMAN_CLOSERS.includes(character)) return CLOSERS.includes(character);
  return !wide && (at + 1 >= limit || !isLetter(text[at + 1]!));
}

function endsSentence(text: string, stop: Stop, sentenceStart: number, limit: number): boolean {
  if (stop.wide) return !isWideQuestionInside(text, stop, limit);
  if (!stop.spaced) return lacksSpace(text, stop, limit);
  const next = skipOpeners(text, skipSpace(text, stop.closed, limit), limit);
  if (next >= limit) return true;
  if (isLower(text[next]!)) return false;
  if (stop.end - stop.start > 1 || text[stop.start] !== ".") return true;
  const before = wordBefore(text, stop.start);
  if (before === "") return !isOrdinal(text, stop.start, sentenceStart, next);
  if (TITLES.has(before)) return false;
  if (BEFORE_NUMBER.has(before) && isDigit(text.charCodeAt(next))) return false;
  if (!isDoubtful(before)) return true;
  const word = wordFrom(text, next);
  if (before === "I") return word.length > 1;
  return STARTERS.has(word);
}

/** `“好！”他说`: the quotation ends, the sentence does not. */
function isWideQuestionInside(text: string, stop: Stop, limit: number): boolean {
  if (stop.closed === stop.end || stop.closed >= limit || text[stop.end - 1] === "。") return false;
  return /[\p{L}]/u.test(text[stop.closed]!);
}

/** `rooms.The`: a small letter, a full stop, a capital and a small letter, and no host name. */
function lacksSpace(text: string, stop: Stop, limit: number): boolean {
  if (stop.end - stop.start !== 1 || text[stop.start] !== "." || stop.end + 1 >= limit) return false;
  if (stop.closed !== stop.end || !isUpper(text[stop.end]!) || !isLower(text[stop.end + 1]!)) return false;
  const before = stop.start > 0 ? text[stop.start - 1]! : "";
  if (!isLower(before)) return false;
  const token = wordBefore(text, stop.start);
  const earlier = text[stop.start - token.length - 1] ?? " ";
  if (token.includes(".") || token === "www" || "/@:=_#%".includes(earlier)) return false;
  const word = wordFrom(text, stop.end);
  const after = text[stop.end + word.length] ?? " ";
  if (after === "." && isLetter(text[stop.end + word.length + 1] ?? " ")) return false;
  return !HOST_ENDS.has(word.toLowerCase()) && !"/@_(".includes(after);
}

/** An abbreviation that may also be a sentence's last word: initials, `U.S`, `a.m`, `Inc`. */
function isDoubtful(word: string): boolean {
  return word.length === 1 ? isUpper(word) : word.includes(".") || MAYBE_LAST.has(word);
}

/** A number with a stop that is not a sentence's end: "18. Juni", or "1. Introduction" where a sentence begins. */
function isOrdinal(text: string, stop: number, sentenceStart: number, next: number): boolean {
  let start = stop;
  while (start > stop - 3 && start > 0 && isDigit(text.charCodeAt(start - 1))) start--;
  const digits = stop - start;
  if (digits === 0 || digits > 2) return false;
  return start === sentenceStart || AFTER_ORDINAL.has(wordFrom(text, next));
}

/** The letters and inner stops right before `end`. */
function wordBefore(text: string, end: number): string {
  let start = end;
  const least = Math.max(0, end - LONGEST_ABBREVIATION);
  while (start > least && (isLetter(text[start - 1]!) || (text[start - 1] === "." && start < end))) start--;
  return text.slice(start, end);
}

function wordFrom(text: string, start: number): string {
  let end = start;
  const most = Math.min(text.length, start + LONGEST_ABBREVIATION);
  while (end < most && isLetter(text[end]!)) end++;
  return text.slice(start, end);
}

function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function skipOpeners(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && OPENERS.includes(text[at]!)) at++;
  return skipSpace(text, at, limit);
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `. ! ? …`, Arabic and Urdu, danda, and the wide ones. */
function isStop(code: number): boolean {
  if (code < 0x61f) return code === 46 || code === 33 || code === 63;
  if (code < 0x2026) return code === 0x61f || code === 0x6d4 || code === 0x964 || code === 0x965;
  return code === 0x2026 || isWideStop(code);
}

function isWideStop(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff61;
}

function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0xa0 || code === 0x85;
  return (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x3000;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122;
  return /\p{L}/u.test(character);
}

function isLower(character: string): boolean {
  return character !== "" && character.toUpperCase() !== character && character.toLowerCase() === character;
}

function isUpper(character: string): boolean {
  return character.toLowerCase() !== character && character.toUpperCase() === character;
}
