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
  weighSurroundings(page, piece, role, evidence);
}

function weighWords(page: Page, { first, end, known, title }: Piece, evidence: Evidence): void {
  const length = end - first;
  const last = end - 1;
  const word = (index: number): string => `"${page.word(index)}"`;
  if (known !== undefined) evidence.add(known, known === "place" || known === "nationality" ? 6 : 7, KNOWN[known]);
  if (title) {
    const shown = page.tokens.text.slice(page.tokens.starts[title.first], page.tokens.ends[title.end - 1]);
    evidence.add("person", title.isCourtesy ? 9 : 6, `It stands after the title "${shown}".`);
  }
  if (length === 1) {
    weighWord(page, first, known, evidence);
    return;
  }
  const of = ofIn(page, first, end);
  if (of !== undefined) weighHead(page, of - 1, evidence);
  if (page.is(last, Word.organisationTail))
    evidence.add("organisation", page.is(last, PERSON) ? 2.5 : 5, `${word(last)} ends names of organisations.`);
  if (page.is(last, Word.placeTail))
    evidence.add("place", page.is(last, PERSON) ? 1.5 : 5, `${word(last)} ends names of places.`);
  if (page.is(last, Word.eventTail)) evidence.add("event", 5, `${word(last)} ends names of events.`);
  if (page.is(last, Word.lawTail)) evidence.add("law", 5, `${word(last)} ends names of laws and treaties.`);
  if (page.is(first, Word.placeHead) && !page.is(last, Word.organisationTail))
    evidence.add("place", PLACE_WORDS.has(page.word(first)) ? 5 : 2, `${word(first)} begins names of places.`);
  if (of === undefined && page.is(first, Word.organisationHead) && !page.is(first, PERSON))
    evidence.add("organisation", 2.5, `${word(first)} begins names of organisations.`);
  if (hasInside(page, first, end))
    evidence.add("organisation", 2, "It holds a word that organisations have in their names.");
  for (let i = first; i < end; i++)
    if (page.gapAfter(i) === Gap.ampersand && i < last)
      evidence.add("organisation", 4, 'It is joined by "&", as firms are.');
  if (length <= 5) weighPerson(page, first, end, evidence);
}

function weighWord(page: Page, index: number, known: RecognisedType | undefined, evidence: Evidence): void {
  const word = `"${page.word(index)}"`;
  if (known === undefined) {
    if (page.is(index, Word.surname | Word.family)) evidence.add("person", 2, `${word} is a family name.`);
    if (page.is(index, Word.given)) evidence.add("person", 2.5, `${word} is a given name.`);
  }
  if (
    page.cases[index] === Case.upper &&
    page.word(index).length <= 6 &&
    known === undefined &&
    page.inHeadline[index] === 0
  )
    evidence.add("organisation", 3, `${word} is written as an acronym.`);
}

function weighHead(page: Page, index: number, evidence: Evidence): void {
  const word = `"${page.word(index)}"`;
  if (page.is(index, Word.organisationHead))
    evidence.add("organisation", 6, `Names of organisations begin with ${word} and "of".`);
  else if (page.is(index, Word.eventHead)) evidence.add("event", 6, `Names of events begin with ${word} and "of".`);
  else if (page.is(index, Word.lawHead))
    evidence.add("law", 6, `Names of treaties and laws begin with ${word} and "of".`);
  else evidence.add("place", 6, `Names of places begin with ${word} and "of".`);
}

function weighPerson(page: Page, first: number, end: number, evidence: Evidence): void {
  const last = end - 1;
  if (isFamilyFirst(page, first, end)) {
    evidence.add(
      "person",
      page.gapAfter(first + 1) === Gap.hyphen ? 6 : 4,
      `"${page.word(first)}" stands first, as a family name does in East Asia.`,
    );
    return;
  }
  if (page.is(first, Word.given)) {
    evidence.add(
      "person",
      page.is(first, PLACE) || page.isCommon(first) ? 2.5 : 4,
      `"${page.word(first)}" is a given name.`,
    );
    if (page.is(last, Word.surname)) evidence.add("person", 2, `"${page.word(last)}" is a family name.`);
  } else if (page.is(last, Word.surname) && !page.is(first, Word.placeHead | Word.nationality))
    evidence.add("person", 2, `"${page.word(last)}" is a family name.`);
  for (let i = first; i < last; i++) {
    if (
      page.cases[i] === Case.initial &&
      (page.gapAfter(i) === Gap.stop || page.gapAfter(i) === Gap.blank) &&
      page.word(i) !== "A"
    )
      evidence.add("person", 3.5, "It has an initial.");
    if (page.is(i, Word.particle) && i > first && page.isLower(i))
      evidence.add("person", 2, `"${page.word(i)}" stands inside names of persons.`);
  }
}

function weighSurroundings(
  page: Page,
  { first, end, title, known }: Piece,
  role: Role | undefined,
  evidence: Evidence,
): void {
  const { text, starts, ends } = page.tokens;
  const length = end - first;
  if (role) {
    const shown = text.slice(role.span.start, role.span.end).replace(/\s+/g, " ");
    evidence.add("person", title ? 1 : role.isBefore ? 5 : 4, `The text calls it "${shown}".`);
  }
  const after = text.slice(ends[end - 1]!, ends[end - 1]! + 12);
  if (/^, \d\d?(?:,|\.| and)/.test(after)) evidence.add("person", 6, "An age stands behind it.");
  if (/^,? who\b/.test(after)) evidence.add("person", 3, '"who" stands behind it.');
  if (/^ \((?:born|b\.|c\.? ?\d|\d{4} ?[–-])/.test(after))
    evidence.add("person", 4, "Years of a life stand behind it.");
  if (page.gapAfter(end - 1) === Gap.blank && page.is(end, Word.speech) && page.isLower(end))
    evidence.add("person", known === undefined ? 2 : 0.5, `"${page.word(end)}" stands behind it.`);
  const before = first - 1;
  if (before < 0 || title) return;
  const gap = page.gapAfter(before);
  if (gap === Gap.comma && isPlaceName(page, before) && length <= 3)
    evidence.add("place", 1, "It stands after a place and a comma.");
  if (page.gapAfter(end - 1) === Gap.comma && length <= 3 && isPlaceName(page, end) && !page.is(first, Word.given))
    evidence.add("place", known === undefined ? 4 : 1, `It stands before "${page.word(end)}", as places do.`);
  if (gap !== Gap.blank) return;
  if (page.is(before, Word.placePreposition) && length <= 3)
    evidence.add(
      "place",
      length === 1 || !page.is(first, Word.given) ? 3 : 1,
      `It stands behind "${page.word(before)}", as places do.`,
    );
  const noun =
    page.word(before) === "of" || page.word(before) === "called" || page.word(before) === "named" ? before - 1 : before;
  if (page.isLower(noun)) {
    const shown = `"${text.slice(starts[noun]!, ends[before]!)}"`;
    if (page.is(noun, Word.organisationNoun) && noun === before)
      evidence.add("organisation", 3.5, `It stands behind ${shown}.`);
    if (page.is(noun, Word.placeNoun)) evidence.add("place", 4, `It stands behind ${shown}.`);
    if (page.is(noun, Word.workNoun) && noun === before) evidence.add("work", 3.5, `It stands behind ${shown}.`);
  }
  if (page.word(before) === "the") {
    evidence.doubt("person", 2.5);
    if (/s$/.test(page.word(end - 1)) && known === undefined && !page.is(end - 1, Word.placeTail))
      evidence.add("organisation", 1.5, 'It stands in the plural behind "the", as teams and bands do.');
  }
}

function isPlaceName(page: Page, index: number): boolean {
  return page.is(index, PLACE) && page.isCapital(index);
}

/** The `of` or `for` that joins the name. */
function ofIn(page: Page, first: number, end: number): number | undefined {
  for (let i = first + 1; i < end - 1; i++) if (page.isLower(i) && /^(?:of|for|on)$/.test(page.word(i))) return i;
  return undefined;
}

function hasInside(page: Page, first: number, end: number): boolean {
  for (let i = first; i < end - 1; i++) if (page.is(i, Word.organisationTail) && !page.is(i, PERSON)) return true;
  return false;
}

const PLACE_WORDS = new Set(
  "Lake Mount Mt Cape Fort Port Gulf Bay Strait Isle Sea San Santa Saint St River".split(" "),
);

const KNOWN: Readonly<Record<RecognisedType, string>> = {
  person: "A person known by this name.",
  organisation: "An organisation known by this name.",
  place: "A place known by this name.",
  event: "An event known by this name.",
  work: "A work known by this name.",
  product: "A product known by this name.",
  law: "A law or treaty known by this name.",
  nationality: "A nationality, people or faith.",
};
