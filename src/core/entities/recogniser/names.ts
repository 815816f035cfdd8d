import type { Span } from "../../text.ts";
import type { RecognisedType } from "../mention.ts";
import { canonicalSpelling } from "../spelling.ts";
import { TokenKind } from "../tokens.ts";
import { Evidence } from "./evidence.ts";
import { Word } from "./lexicon.ts";
import { type Meeting, meetingAt } from "./meetings.ts";
import { Case, Gap, type Page } from "./page.ts";
import { isFamilyFirst, type KnownNames, knownType, looksLikePerson, type Piece, piecesOf } from "./pieces.ts";
import { quotedTitle } from "./quoted-titles.ts";
import { type Role, roleAfter, roleBefore } from "./roles.ts";
import { runFrom } from "./runs.ts";
import { weigh } from "./typing.ts";

/** A name in one place. */
export interface Found {
  readonly piece: Piece;
  /** Of the name without its title. */
  readonly span: Span;
  readonly role: Role | undefined;
  readonly name: Name;
}

/** All places of a document that have the same spelling of a name. */
export interface Name {
  readonly key: string;
  /** What it is called by, where that is not as its first place has it. */
  readonly called: string | undefined;
  /** Its words with a capital, as written. */
  readonly words: readonly string[];
  readonly isFamilyFirst: boolean;
  /** What the lists give. */
  readonly known: RecognisedType | undefined;
  readonly evidence: Evidence;
  readonly places: Found[];
}

/** The names of a document by their spelling, in the order of the text. */
export type Names = ReadonlyMap<string, Name>;

/** Words that are looked at between two rests. */
const WORDS_AT_ONCE = 2_000;

/** All names of a document that the text gives good reason to take for names. Rests after every few thousand words. */
export function* collectNames(page: Page, isFree: (index: number) => boolean): Generator<void, Names> {
  const known: KnownNames = new Map(page.lexicon.names.longest(page.tokens).map((hit) => [hit.firstToken, hit]));
  const names = new Map<string, Name>();
  const waiting: Piece[] = [];
  let rested = 0;
  for (let at = 0; at < page.count; ) {
    if (at - rested >= WORDS_AT_ONCE) {
      rested = at;
      yield;
    }
    if (!isFree(at) || page.inHeadline[at] === 1) {
      at++;
      continue;
    }
    const special = titleAt(page, at, known) ?? meetingAt(page, at);
    if (special) {
      add(page, names, special);
      at = special.end;
      continue;
    }
    if (!page.isCapital(at)) {
      const hit = known.get(at);
      if (hit) add(page, names, { first: at, end: hit.endToken, known: page.lexicon.types[hit.name]! });
      at = hit?.endToken ?? at + 1;
      continue;
    }
    const run = known.get(at) ? longer(page, at, known.get(at)!.endToken, isFree) : runFrom(page, at, isFree);
    for (const piece of piecesOf(page, run, known)) {
      if (!isSure(page, piece)) waiting.push(piece);
      else if (isName(page, piece)) add(page, names, piece);
      else if (piece.end - piece.first === 1) waiting.push(piece);
    }
    at = run.end;
  }
  if (rested > 0) yield;
  const edges = waiting.length > 0 ? edgeWords(names) : new Set<string>();
  for (const [nth, piece] of waiting.entries()) {
    if (nth % WORDS_AT_ONCE === WORDS_AT_ONCE - 1) yield;
    if (isBorneOut(page, piece, names, edges)) add(page, names, piece);
  }
  if (rested > 0) yield;
  if (page.hasHeadlines) addHeadlines(page, known, names, isFree);
  if (rested > 0) yield;
  for (const { places } of names.values()) if (!inOrder(places)) places.sort((a, b) => a.span.start - b.span.start);
  return names;
}

function inOrder(places: readonly Found[]): boolean {
  for (let nth = 1; nth < places.length; nth++) if (places[nth]!.span.start < places[nth - 1]!.span.start) return false;
  return true;
}

function addHeadlines(
  page: Page,
  known: KnownNames,
  names: Map<string, Name>,
  isFree: (index: number) => boolean,
): void {
  const taken = new Set<number>();
  for (const piece of piecesOfHeadlines(page, isFree, (first) => namedInHeadline(page, first, known, names))) {
    add(page, names, piece);
    for (let i = piece.first; i < piece.end; i++) taken.add(i);
  }
  const edges = edgeWords(names);
  const isLeft = (index: number): boolean => isFree(index) && !taken.has(index);
  for (const piece of piecesOfHeadlines(page, isLeft, (first) => shortInHeadline(page, first, edges)))
    add(page, names, piece);
}

/** The usual name of what the lists know, where it is written otherwise: `Seoul` for `SEOUL`, `United States` for `US`. */
function sharedName(page: Page, { first, end, known, title }: Piece): string | undefined {
  if (known === undefined || title) return undefined;
  const span = spanOf(page, { first, end });
  const written = canonicalSpelling(page.tokens.text.slice(span.start, span.end));
  const usual =
    end - first === 1 ? page.usualWord(first) : page.inHeadline[first] === 1 ? spelling(page, first, end) : written;
  const name = page.lexicon.same.get(usual) ?? usual;
  return name === written ? undefined : name;
}

/** Whether the number at the beginning of a meeting's name is in quotation marks: `“2+2” dialogue`. */
function isQuoted({ tokens: { text, starts, ends } }: Page, first: number): boolean {
  return /["“]/.test(text[starts[first]! - 1] ?? "") && /["”]/.test(text[ends[first + 1]!] ?? "");
}

/** From the first letter to the last; the last stop of `U.S.` belongs to it. */
function spanOf(page: Page, { first, end }: Piece): Span {
  const { starts, ends, text } = page.tokens;
  const last = end - 1;
  if (page.tokens.kinds[first] === TokenKind.number && isQuoted(page, first))
    return { start: starts[first]! - 1, end: ends[last]! };
  const isInitials = last > first && page.cases[last] === Case.initial && page.gapAfter(last - 1) === Gap.tight;
  return { start: starts[first]!, end: ends[last]! + (isInitials && text[ends[last]!] === "." ? 1 : 0) };
}

/** A quoted title that is no known name of something else. */
function titleAt(page: Page, first: number, known: KnownNames): Piece | undefined {
  const title = quotedTitle(page, first);
  return title && knownType(page, title.first, title.end, known) === undefined ? title : undefined;
}

/** A run that begins with a known name, which may have small words in it. */
function longer(
  page: Page,
  first: number,
  knownEnd: number,
  isFree: (index: number) => boolean,
): { first: number; end: number } {
  const last = knownEnd - 1;
  const rest = page.isCapital(last) ? runFrom(page, last, isFree) : { end: knownEnd };
  const plain = runFrom(page, first, isFree);
  return { first, end: Math.max(rest.end, plain.end) };
}

function add(page: Page, names: Map<string, Name>, piece: Piece | Meeting): void {
  const span = spanOf(page, piece);
  const shared = "name" in piece ? piece.name : sharedName(page, piece);
  const key = shared ?? spelling(page, piece.first, piece.end);
  const written = canonicalSpelling(page.tokens.text.slice(span.start, span.end));
  // "Mr London" and the city are two names.
  const isNamesake = piece.title !== undefined && knownType(page, piece.first, piece.end, NONE_KNOWN) !== undefined;
  const group = isNamesake && piece.end - piece.first === 1 ? `\0${key}` : key;
  let name = names.get(group);
  if (!name) {
    name = {
      key,
      called: shared,
      words: shared !== undefined ? [shared] : key === written ? wordsOf(page, piece) : key.split(" "),
      isFamilyFirst: isFamilyFirst(page, piece.first, piece.end),
      known: piece.known,
      evidence: new Evidence(page.tokens),
      places: [],
    };
    names.set(group, name);
  }
  const role = mayHaveRole(page, piece) ? (roleBefore(page, piece) ?? roleAfter(page, piece)) : undefined;
  weigh(page, piece, role, name.evidence);
  name.places.push({ piece, span, role, name });
}

const NONE_KNOWN: KnownNames = new Map();

function wordsOf(page: Page, { first, end }: Piece): readonly string[] {
  const words: string[] = [];
  for (let i = first; i < end; i++) {
    const isJoined = i > first && page.gapAfter(i - 1) === Gap.hyphen;
    if (isJoined) words.push(`${words.pop() ?? ""}-${page.word(i)}`);
    else if (page.isCapital(i) || page.is(i, Word.particle)) words.push(page.word(i));
  }
  return words;
}

function mayHaveRole(page: Page, { first, end, known, title }: Piece): boolean {
  if (title) return true;
  if (known !== undefined && known !== "person") return false;
  return (
    !page.is(end - 1, Word.organisationTail | Word.placeTail | Word.eventTail) || looksLikePerson(page, first, end)
  );
}

/** Whether a name in this place needs nothing else to bear it out. */
function isSure(page: Page, { first, end, known, title }: Piece): boolean {
  if (title || end - first > 1) return true;
  if (page.begins[first] === 0 || CAPITAL_INSIDE.test(page.word(first))) return true;
  if (known !== undefined) return !page.isCommon(first);
  return page.is(first, Word.given | Word.surname) && !page.isCommon(first) && !page.is(first, Word.family);
}

/** `TinyCash`, `McKinsey`. */
const CAPITAL_INSIDE = /^\p{Lu}\p{Ll}+\p{Lu}/u;

/** Whether a sure piece is a name, and not a common word with a capital. */
function isName(page: Page, { first, end, known, title }: Piece): boolean {
  if (known !== undefined || title) return true;
  if (end - first > 1) return !isAllEveryday(page, first, end);
  if (page.cases[first] === Case.initial) return false;
  if (page.cases[first] === Case.upper) return !NO_ACRONYMS.has(page.word(first)) && !ROMAN.test(page.word(first));
  return !page.isCommon(first) && !page.is(first, NO_NAMES) && !CAPITAL_WORDS.has(page.word(first));
}

const NO_NAMES = Word.courtesy | Word.office | Word.abbreviation | Word.calendar | Word.starter;
const ROMAN = /^[IVXLCDM]+$/;
/** What is written in capitals and names nothing. Written by us. */
const NO_ACRONYMS = new Set(
  "TV PC CD DVD DNA RNA GDP GNP CEO CFO COO CTO VIP HIV AIDS COVID USB GPS LED LCD AI IT HR PR ID IQ FAQ PDF SMS SUV MP MPs MEP MVP PM AM EST GMT UTC CET OK BC AD BCE CE FM HD UFO LGBT LGBTQ NGO NGOs IPO ETF DJ MC EP LP PHOTO UPDATE BREAKING LIVE VIDEO WATCH".split(
    " ",
  ),
);
/** Words that may have a capital in mid-sentence and name nothing. Written by us. */
const CAPITAL_WORDS = new Set(
  "Internet Web God Lord Earth Sun Moon Bible Heaven Hell Satan Covid Photo Wi-Fi Fig Figure Table Chapter Part Section Volume Episode".split(
    " ",
  ),
);

/** Whether a run is made of nothing but everyday words: a heading, or words with capitals for emphasis. */
function isAllEveryday(page: Page, first: number, end: number): boolean {
  if (page.begins[first] === 0) return false;
  for (let i = first; i < end; i++) if (page.isCapital(i) && !page.isCommon(i)) return false;
  return !page.is(end - 1, Word.organisationTail | Word.placeTail | Word.eventTail | Word.lawTail);
}

/** Whether the rest of the document, or the lists, say that a doubtful piece is a name. */
function isBorneOut(page: Page, piece: Piece, names: Names, edges: ReadonlySet<string>): boolean {
  const { first, end, known } = piece;
  if (names.has(spelling(page, first, end))) return true;
  const isEdge = end - first === 1 && edges.has(page.word(first));
  if (page.isCommon(first)) return isEdge && (page.begins[first] === 0 || isSubject(page, first));
  return (known !== undefined && page.begins[first] === 1) || isEdge;
}

/** Whether a verb or a possessive stands behind the word, as behind a person's name. */
function isSubject(page: Page, index: number): boolean {
  const next = index + 1;
  if (page.gapAfter(index) === Gap.apostrophe) return page.word(next) === "s";
  if (page.gapAfter(index) !== Gap.blank || !page.isLower(next)) return false;
  return (
    page.is(next, Word.speech) ||
    /^(?:has|had|was|is|will|would|did|does|could|can|who|came|left|won|lost|took|made|gave|went)$|ed$/.test(
      page.word(next),
    )
  );
}

/** Names in headlines, where every word has a capital, as `nameAt` tells them. */
function* piecesOfHeadlines(
  page: Page,
  isFree: (index: number) => boolean,
  nameAt: (first: number) => Piece | undefined,
): Generator<Piece> {
  for (let at = 0; at < page.count; at++) {
    if (page.inHeadline[at] === 0 || !page.isCapital(at) || !isFree(at)) continue;
    const piece = nameAt(at);
    if (!piece) continue;
    yield piece;
    at = piece.end - 1;
  }
}

/** Those that the text has too, those of the lists, and what looks like a whole name of a person. */
function namedInHeadline(page: Page, first: number, known: KnownNames, names: Names): Piece | undefined {
  for (let end = Math.min(first + LONGEST_IN_HEADLINE, page.count); end > first; end--) {
    if (page.inHeadline[end - 1] === 0 || !isJoined(page, first, end)) continue;
    const type = knownType(page, first, end, known);
    if (names.has(spelling(page, first, end))) return { first, end };
    if (type !== undefined) return end - first > 1 || !page.isCommon(first) ? { first, end, known: type } : undefined;
    if (isPerson(page, first, end)) return { first, end };
  }
  return undefined;
}

/** Whether the tokens of a headline are a whole name of a person: a given name and one word more, or one of East Asia. */
function isPerson(page: Page, first: number, end: number): boolean {
  if (!looksLikePerson(page, first, end) || page.isCommon(first)) return false;
  if (isFamilyFirst(page, first, end)) return !page.isCapital(end) || page.gapAfter(end - 1) !== Gap.hyphen;
  return end - first === 2 && page.isCapital(end - 1) && !page.isCommon(end - 1) && page.gapAfter(first) === Gap.blank;
}

/** A word that a longer name begins or ends with. */
function shortInHeadline(page: Page, first: number, edges: ReadonlySet<string>): Piece | undefined {
  const isShort = edges.has(spelling(page, first, first + 1)) && !page.isCommon(first);
  return isShort ? { first, end: first + 1 } : undefined;
}

const LONGEST_IN_HEADLINE = 5;

function isJoined(page: Page, first: number, end: number): boolean {
  for (let i = first; i < end - 1; i++) {
    const gap = page.gapAfter(i);
    if (gap === Gap.other || gap === Gap.comma || gap === Gap.line) return false;
  }
  return true;
}

/** How the tokens are spelled; words in capitals of a headline as they are spelled elsewhere. */
function spelling(page: Page, first: number, end: number): string {
  const { starts, ends, text } = page.tokens;
  const written = canonicalSpelling(text.slice(starts[first], ends[end - 1]));
  if (page.inHeadline[first] === 0 || written !== written.toUpperCase() || written.length < 4) return written;
  return written.replace(/(\p{L})([\p{L}\p{M}]*)/gu, (_, head: string, rest: string) => head + rest.toLowerCase());
}

/** The first and last words of the names of several words. */
function edgeWords(names: Names): ReadonlySet<string> {
  const edges = new Set<string>();
  for (const { words, known, evidence } of names.values()) {
    if (words.length < 2 || known === "place" || evidence.best() === "place") continue;
    edges.add(words[0]!).add(words.at(-1)!);
  }
  return edges;
}
