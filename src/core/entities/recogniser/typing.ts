import type { RecognisedType } from "../mention.ts";
import type { Evidence } from "./evidence.ts";
import { Word } from "./lexicon.ts";
import { Case, Gap, type Page } from "./page.ts";
import { isFamilyFirst, type Piece } from "./pieces.ts";
import type { Role } from "./roles.ts";

const PERSON = Word.given | Word.surname | Word.family;
const PLACE = Word.country | Word.place;

/** Weighs what speaks for which type of the name in this place. */
export function weigh(page: Page, piece: Piece, role: Role | undefined, evidence: Evidence): void {
  weighWords(page, piece, evidence);
  weighRole(piece, role, evidence);
  weighWhatFollows(page, piece, evidence);
  if (!piece.title) weighWhatPrecedes(page, piece, evidence);
}

function weighWords(page: Page, { first, end, known, title }: Piece, evidence: Evidence): void {
  const last = end - 1;
  if (known !== undefined)
    evidence.add(
      known,
      known === "place" || known === "nationality" ? 6 : 7,
      page.isCapital(first) || known !== "event" ? KNOWN[known] : "Meetings are called so.",
      first,
      end,
    );
  if (title) evidence.add("person", title.isCourtesy ? 9 : 6, 'It stands after the title "%".', title.first, title.end);
  if (end - first === 1) {
    weighWord(page, first, known, evidence);
    return;
  }
  const of = ofIn(page, first, end);
  if (of !== undefined) weighHead(page, of - 1, evidence);
  weighTail(page, last, evidence);
  if (page.is(first, Word.placeHead) && !page.is(last, Word.organisationTail))
    evidence.add("place", PLACE_WORDS.has(page.word(first)) ? 5 : 2, '"%" begins names of places.', first);
  if (of === undefined && page.is(first, Word.organisationHead) && !page.is(first, PERSON))
    evidence.add("organisation", 2.5, '"%" begins names of organisations.', first);
  for (let i = first; i < last; i++) {
    if (page.is(i, Word.organisationTail) && !page.is(i, PERSON))
      evidence.add("organisation", 2, '"%" stands in names of organisations.', i);
    if (page.gapAfter(i) === Gap.ampersand) evidence.add("organisation", 4, 'It is joined by "&", as firms are.', i);
  }
  if (end - first <= 6) weighPerson(page, first, end, evidence);
}

function weighTail(page: Page, last: number, evidence: Evidence): void {
  const mayBePerson = page.is(last, PERSON);
  if (page.is(last, Word.organisationTail))
    evidence.add("organisation", mayBePerson ? 2.5 : 5, '"%" ends names of organisations.', last);
  if (page.is(last, Word.placeTail)) evidence.add("place", mayBePerson ? 1.5 : 5, '"%" ends names of places.', last);
  if (page.is(last, Word.eventTail)) evidence.add("event", 5, '"%" ends names of events.', last);
  if (page.is(last, Word.lawTail)) evidence.add("law", 5, '"%" ends names of laws and treaties.', last);
}

function weighWord(page: Page, index: number, known: RecognisedType | undefined, evidence: Evidence): void {
  if (known !== undefined) return;
  if (page.is(index, Word.surname | Word.family)) evidence.add("person", 2, '"%" is a family name.', index);
  if (page.is(index, Word.given)) evidence.add("person", 2.5, '"%" is a given name.', index);
  const length = page.tokens.ends[index]! - page.tokens.starts[index]!;
  if (page.cases[index] === Case.upper && length <= 6 && page.inHeadline[index] === 0 && !DIGIT.test(page.word(index)))
    evidence.add("organisation", 3, '"%" is written as an acronym.', index);
}

const DIGIT = /\d/;

function weighHead(page: Page, index: number, evidence: Evidence): void {
  if (page.is(index, Word.organisationHead))
    evidence.add("organisation", 6, 'Names of organisations begin with "% of".', index);
  else if (page.is(index, Word.eventHead)) evidence.add("event", 6, 'Names of events begin with "% of".', index);
  else if (page.is(index, Word.lawHead)) evidence.add("law", 6, 'Names of treaties and laws begin with "% of".', index);
  else evidence.add("place", 6, 'Names of places begin with "% of".', index);
}

function weighPerson(page: Page, first: number, end: number, evidence: Evidence): void {
  const last = end - 1;
  if (isFamilyFirst(page, first, end)) {
    const weight = page.gapAfter(first + 1) === Gap.hyphen ? 6 : 4;
    evidence.add("person", weight, '"%" stands first, as a family name does in East Asia.', first);
    return;
  }
  if (page.is(first, Word.given)) {
    evidence.add("person", page.is(first, PLACE) || page.isCommon(first) ? 2.5 : 4, '"%" is a given name.', first);
    if (page.is(last, Word.surname)) evidence.add("person", 2, '"%" is a family name.', last);
  } else if (page.is(last, Word.surname) && !page.is(first, Word.placeHead | Word.nationality))
    evidence.add("person", 2, '"%" is a family name.', last);
  for (let i = first; i < last; i++) {
    const gap = page.gapAfter(i);
    if (page.cases[i] === Case.initial && (gap === Gap.stop || gap === Gap.blank) && page.word(i) !== "A")
      evidence.add("person", 3.5, 'It has the initial "%".', i);
    if (i > first && page.isLower(i) && page.is(i, Word.particle) && !page.is(last, PLACE))
      evidence.add("person", 2, '"%" stands inside names of persons.', i);
  }
}

function weighRole({ title }: Piece, role: Role | undefined, evidence: Evidence): void {
  if (!role) return;
  evidence.add("person", title ? 1 : role.isBefore ? 5 : 4, 'The text calls it "%".', role.first, role.end);
}

function weighWhatFollows(page: Page, { first, end, known }: Piece, evidence: Evidence): void {
  const { text, ends } = page.tokens;
  const last = end - 1;
  const from = ends[last]!;
  if (page.gapAfter(last) === Gap.blank && page.isLower(end) && page.is(end, Word.speech))
    evidence.add("person", known === undefined ? 2 : 0.5, '"%" stands behind it.', end);
  if (page.gapAfter(last) === Gap.comma) {
    const next = text.slice(from + 2, from + 6);
    if (AGE.test(next)) evidence.add("person", 6, "An age stands behind it.", first);
    if (next.startsWith("who")) evidence.add("person", 3, '"who" stands behind it.', first);
    if (end - first <= 3 && isPlaceName(page, end) && !page.is(first, Word.given))
      evidence.add("place", known === undefined ? 4 : 1, 'It stands before "%", as places do.', end);
  } else if (text.charCodeAt(from + 1) === 40) {
    if (LIFE.test(text.slice(from, from + 12))) evidence.add("person", 4, "Years of a life stand behind it.", first);
  } else if (page.gapAfter(last) === Gap.blank && page.word(Math.min(end, page.count - 1)) === "who")
    evidence.add("person", 3, '"who" stands behind it.', first);
}

const AGE = /^\d\d?[,.)]/;
const LIFE = /^ \((?:born|b\.|c\.? ?\d|\d{4} ?[–-])/;

function weighWhatPrecedes(page: Page, { first, end, known }: Piece, evidence: Evidence): void {
  const before = first - 1;
  if (before < 0) return;
  const length = end - first;
  const gap = page.gapAfter(before);
  if (gap === Gap.comma && isPlaceName(page, before) && length <= 3)
    evidence.add("place", 1, 'It stands after "%" and a comma.', before);
  if (gap !== Gap.blank) return;
  const word = page.word(before);
  if (word === "in" && SHARE.test(page.word(Math.max(0, before - 1))))
    evidence.add("organisation", 3, 'It stands behind "%".', before - 1, first);
  else if (page.is(before, Word.placePreposition) && length <= 3)
    evidence.add("place", length === 1 || !page.is(first, Word.given) ? 3 : 1, 'It stands behind "%".', before);
  if (word === "and" && page.gapAfter(before - 1) === Gap.blank && isPlaceName(page, before - 1) && length === 1)
    evidence.add("place", 2, 'It stands beside "%".', before - 1);
  if (
    known === "organisation" &&
    isPlaceName(page, end - 1) &&
    (word === "the" || page.is(before, Word.placePreposition))
  )
    evidence.add("place", 8, 'It stands behind "%", as places do.', before);
  if (word === "of" && length <= 2 && PLACED.test(page.word(Math.max(0, before - 1))))
    evidence.add("place", 3, 'It stands behind "%".', before - 1, first);
  const noun = word === "of" || word === "called" || word === "named" ? before - 1 : before;
  if (page.isLower(noun)) {
    if (page.is(noun, Word.placeNoun)) evidence.add("place", 4, 'It stands behind "%".', noun, first);
    if (noun === before && page.is(noun, Word.organisationNoun))
      evidence.add("organisation", 3.5, 'It stands behind "%".', noun);
    if (noun === before && page.is(noun, Word.workNoun)) evidence.add("work", 3.5, 'It stands behind "%".', noun);
  }
  if (word !== "the") return;
  evidence.doubt("person", 2.5);
  if (known === undefined && !page.is(end - 1, Word.placeTail) && page.word(end - 1).endsWith("s"))
    evidence.add("organisation", 1.5, 'It stands in the plural behind "the", as teams and bands do.', first);
}

/** Before `in` and a firm. */
const SHARE = /^(?:shares?|stakes?|stocks?|interest|invest(?:s|ed|ing|ments?|ors?)?)$/i;
/** Before `of` and a place. */
const PLACED =
  /^(?:governor|mayor|king|queen|north|south|east|west|northeast|northwest|southeast|southwest|coast|outskirts|streets|suburbs?|capital|people|residents)$/i;

function isPlaceName(page: Page, index: number): boolean {
  return page.is(index, PLACE) && page.isCapital(index);
}

/** The `of` or `for` that joins the name. */
function ofIn(page: Page, first: number, end: number): number | undefined {
  for (let i = first + 1; i < end - 1; i++) if (page.isLower(i) && JOINING.has(page.word(i))) return i;
  return undefined;
}

const JOINING = new Set(["of", "for", "on"]);
const PLACE_WORDS = new Set(
  "Lake Mount Mt Cape Fort Port Gulf Bay Strait Isle Sea San Santa Saint St River".split(" "),
);

const KNOWN: Readonly<Record<RecognisedType, string>> = {
  person: "A person known by this name.",
  organisation: "An organisation known by this name.",
  place: "A place known by this name.",
  event: "An event known by this name.",
  work: "It stands in quotation marks, with the capitals of a title.",
  product: "A product known by this name.",
  law: "A law or treaty known by this name.",
  nationality: "A nationality, people or faith.",
};
