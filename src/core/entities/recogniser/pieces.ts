import type { Hit } from "../matcher.ts";
import type { RecognisedType } from "../mention.ts";
import { Word } from "./lexicon.ts";
import { Case, Gap, type Page } from "./page.ts";
import type { Run } from "./runs.ts";

/** A stretch of a run that is one name. */
export interface Piece extends Run {
  /** What the lists say it is, when they have all of it. */
  readonly known?: RecognisedType;
  /** The title right before it. */
  readonly title?: Title;
}

/** A title with a capital, before a name. */
export interface Title extends Run {
  readonly isCourtesy: boolean;
}

/** What the lists have in a document: by the first token. */
export type KnownNames = ReadonlyMap<number, Hit>;

const TITLE = Word.courtesy | Word.office;
const TAILS = Word.organisationTail | Word.placeTail | Word.eventTail | Word.lawTail;
const PERSON = Word.given | Word.surname | Word.family;
/** Names of a state's bodies: the nationality before them is a name of its own. Written by us. */
const STATE_BODIES = new Set(
  "Ministry Government Parliament Embassy Cabinet Police Army Navy Consulate Congress Senate Court Presidency Office State Department Assembly".split(
    " ",
  ),
);

/** The names in a run, from left to right: titles, days and words that merely begin a sentence are left out. */
export function piecesOf(page: Page, run: Run, known: KnownNames): readonly Piece[] {
  const pieces: Piece[] = [];
  split(page, run.first, run.end, known, pieces);
  return pieces;
}

function split(page: Page, from: number, to: number, known: KnownNames, pieces: Piece[]): void {
  const [first, end] = trimmed(page, from, to, known);
  if (first >= end) return;
  const whole = knownType(page, first, end, known);
  if (whole !== undefined) {
    pieces.push({ first, end, known: whole });
    return;
  }
  const calendar = calendarIn(page, first, end);
  if (calendar !== undefined) {
    split(page, first, calendar, known, pieces);
    split(page, calendar + 1, end, known, pieces);
    return;
  }
  const title = titleIn(page, first, end, known);
  if (title) {
    split(page, first, title.first, known, pieces);
    if (title.end < end) pieces.push(withTitle(page, title, end, known));
    return;
  }
  const cut = cutAfterKnown(page, first, end, known);
  if (cut !== undefined) {
    split(page, first, cut, known, pieces);
    split(page, cut, end, known, pieces);
    return;
  }
  pieces.push({ first, end });
}

function withTitle(page: Page, title: Title, end: number, known: KnownNames): Piece {
  const type = knownType(page, title.end, end, known);
  const piece = { first: title.end, end, title };
  return type === undefined || end - title.end === 1 ? piece : { ...piece, known: type };
}

/** Without what only begins the sentence, and without days, at the ends. */
function trimmed(page: Page, from: number, to: number, known: KnownNames): readonly [number, number] {
  let first = from;
  let end = to;
  while (first < end && (known.get(first)?.endToken ?? 0) <= first + 1 && isDropped(page, first, end)) {
    first++;
    while (first < end && !page.isCapital(first)) first++;
  }
  while (end > first && page.is(end - 1, Word.calendar) && !page.is(end - 2, Word.given)) end--;
  return [first, end];
}

function isDropped(page: Page, index: number, end: number): boolean {
  if (page.cases[index] === Case.initial && index + 1 === end) return true;
  if (page.is(index, Word.starter)) return !startsName(page, index, end);
  if (page.is(index, Word.calendar)) return true;
  if (page.begins[index] === 0 || (index + 1 < end && beginsName(page, index))) return false;
  if (page.is(index, NAMES) && !(index + 1 === end && page.is(index, Word.given) && page.isCommon(index))) return false;
  if (page.is(index, TITLE | Word.placeHead | Word.organisationHead | Word.eventHead)) return false;
  if (index + 2 < end && page.is(end - 1, TAILS) && !page.is(end - 1, PERSON)) return false;
  return page.isCommon(index) || /(?:ing|ed|ly)$/.test(page.word(index));
}

/** Whether a small word is a part of the name: with a capital in mid-sentence, or an article as "La". */
function startsName(page: Page, index: number, end: number): boolean {
  if (index + 1 === end || !page.isCapital(index + 1) || page.is(index + 1, TITLE)) return false;
  return page.begins[index] === 0 || ARTICLES.has(page.word(index));
}

const ARTICLES = new Set("La Le Les El Los Las De Du Den Der Die Das Al".split(" "));

/** Whether a word at the beginning of a sentence goes with the next: `Prime Minister`, `Van der Meulen`. */
function beginsName(page: Page, index: number): boolean {
  if (page.is(index, Word.personModifier)) return page.is(index + 1, TITLE | Word.personModifier);
  return page.gapAfter(index) === Gap.blank && page.isParticle(index);
}

const NAMES = PERSON | Word.country | Word.place | Word.nationality | Word.organisation;

/** The type that the lists give to exactly these tokens. */
export function knownType(page: Page, first: number, end: number, known: KnownNames): RecognisedType | undefined {
  const hit = known.get(first);
  if (hit?.endToken === end) return page.lexicon.types[hit.name];
  if (end - first !== 1) return undefined;
  if (page.is(first, Word.country)) return "place";
  if (page.is(first, Word.nationality)) return "nationality";
  if (page.is(first, Word.organisation)) return "organisation";
  return page.is(first, Word.place) ? "place" : undefined;
}

function calendarIn(page: Page, first: number, end: number): number | undefined {
  for (let i = first; i < end; i++) if (page.is(i, Word.calendar) && !page.is(i - 1, Word.given)) return i;
  return undefined;
}

/** The title within a run that stands before a person's name, or ends the run. */
function titleIn(page: Page, first: number, end: number, known: KnownNames): Title | undefined {
  for (let last = end - 1; last >= first; last--) {
    if (!page.is(last, TITLE)) continue;
    if (page.is(last, PERSON) && last > first && last === end - 1 && !page.is(last - 1, TITLE)) continue;
    if (isInKnown(page, last, first, known)) continue;
    const isCourtesy = page.is(last, Word.courtesy);
    if (last + 1 < end && !isCourtesy && isThing(page, last + 1, end)) return undefined;
    if (last + 1 < end && page.gapAfter(last) === Gap.hyphen) continue;
    if (page.word(last + 1) === "of" && last + 1 < end) continue;
    let start = last;
    while (
      start > first &&
      (page.is(start - 1, TITLE | Word.personModifier) || page.isModifier(start - 1)) &&
      !isInKnown(page, start - 1, first, known)
    )
      start--;
    return { first: start, end: last + 1, isCourtesy };
  }
  return undefined;
}

/** Whether the token is inside a longer name of the lists that begins at or after `first`. */
function isInKnown(page: Page, index: number, first: number, known: KnownNames): boolean {
  for (let i = Math.max(first, index - 4); i <= index; i++) {
    const hit = known.get(i);
    if (hit && hit.endToken > index && hit.endToken - i > 1 && page.lexicon.types[hit.name] !== undefined) return true;
  }
  return false;
}

/** Whether the tokens name no person, by one of them: `Prince Edward Island`, `Premier League`. */
function isThing(page: Page, first: number, end: number): boolean {
  if (page.is(end - 1, TAILS) && !(page.is(end - 1, PERSON) && end - first > 1)) return true;
  for (let i = first; i < end; i++) if (page.word(i) === "of") return true;
  return false;
}

/** Where a run goes on after a known name that stands for itself: `South Korean | Kim Hong-kyun`. */
function cutAfterKnown(page: Page, first: number, end: number, known: KnownNames): number | undefined {
  const hit = known.get(first);
  const cut = Math.max(hit?.endToken ?? 0, first + 1);
  if (cut >= end) return undefined;
  const type = knownType(page, first, cut, known);
  if (type === undefined)
    return page.gapAfter(first) === Gap.hyphen ? undefined : cutBeforeKnown(page, first, end, known);
  if (page.gapAfter(cut - 1) !== Gap.blank) return undefined;
  if (looksLikePerson(page, cut, end) && !page.is(first, PERSON)) return cut;
  if (type !== "nationality") return undefined;
  if (hasHeadOf(page, cut, end)) return undefined;
  if (page.is(end - 1, Word.organisationTail)) return STATE_BODIES.has(page.word(end - 1)) ? cut : undefined;
  if (page.is(end - 1, TAILS)) return undefined;
  return knownType(page, cut, end, known) !== undefined || page.isCommon(cut) ? cut : undefined;
}

/** Whether the tokens are `League of Rights` and the like, which a nationality before them belongs to. */
function hasHeadOf(page: Page, first: number, end: number): boolean {
  for (let i = first + 1; i < end - 1; i++)
    if (page.word(i) === "of" && page.is(i - 1, Word.organisationHead)) return !STATE_BODIES.has(page.word(i - 1));
  return false;
}

/** Where a known place of several words ends a run that begins with an everyday word: `Northern | United States`. */
function cutBeforeKnown(page: Page, first: number, end: number, known: KnownNames): number | undefined {
  for (let i = first + 1; i < end - 1; i++) {
    const hit = known.get(i);
    if (hit?.endToken === end) return page.lexicon.types[hit.name] === "place" ? i : undefined;
    if (!page.isCapital(i) || !page.isCommon(i - 1)) return undefined;
  }
  return undefined;
}

/** Whether the tokens look like a whole name of a person. */
export function looksLikePerson(page: Page, first: number, end: number): boolean {
  if (end - first < 2 || end - first > 5 || page.is(end - 1, TAILS & ~Word.placeTail) || !page.isCapital(first))
    return false;
  return page.is(first, Word.given) || isFamilyFirst(page, first, end);
}

/** Whether the tokens are a name of East Asia with the family's name first: `Li Qiang`, `Kim Hong-kyun`. */
export function isFamilyFirst(page: Page, first: number, end: number): boolean {
  if (!page.is(first, Word.family) || page.gapAfter(first) !== Gap.blank || end - first > 4) return false;
  if (end - first === 2) return isSyllables(page, first + 1);
  if (page.gapAfter(first + 1) === Gap.hyphen) return end - first === 3;
  return end - first === 3 && isSyllables(page, first + 1) && isSyllables(page, first + 2);
}

function isSyllables(page: Page, index: number): boolean {
  return page.cases[index] === Case.title && PINYIN.test(page.word(index));
}

/** Whether the name is that of a state's body and of no state: `Foreign Ministry`, which every state has. */
export function isAnyStates(page: Page, first: number, end: number): boolean {
  if (!STATE_BODIES.has(page.word(end - 1))) return false;
  for (let i = first; i < end; i++) if (page.is(i, Word.country | Word.place | Word.nationality)) return false;
  return true;
}

/** One or two syllables of Chinese, Korean or Vietnamese in Latin letters. */
const PINYIN =
  /^(?:(?:[bpmfdtnlgkhjqxrzcswyv]|zh|ch|sh|ng|th|tr|ph|kh|nh|hw|ky|hy|my|ry)?h?(?:[iuüyw]?(?:a|o|e|i|u|ü|ao|ai|ei|ou|oo|ee|eo|eu|ae|oe|ia|ie|iu|ua|uo|ui|ue|üe|iao|uai|ă|â|ê|ô|ơ|ư|ạ|ả|ấ|ầ|ế|ệ|ị|ọ|ộ|ờ|ợ|ứ|ữ))(?:ng|n|m|k|l|p|t|c|r|h|nh|ch)?){1,2}$/i;
