import { Word } from "./lexicon.ts";
import { Case, Gap, type Page } from "./page.ts";

/** Tokens from `first` up to, and without, `end`. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

/** No name has more words. */
const LONGEST_RUN = 12;
/** Before `’s` and a word like `College` these belong to the name. Written by us. */
const OWNERS = new Set(
  "King Queen People Women Men Children Lord Workers Farmers Veterans Writers Lloyd Levi Land Ladies Girls Boys Prince Princess President Bishop Saint Mother Father New Officers Nurses Teachers".split(
    " ",
  ),
);
const TAILS = Word.organisationTail | Word.placeTail | Word.eventTail | Word.lawTail;
const KNOWN_PLACE = Word.country | Word.place | Word.nationality;
/** What comes before `of` in names: `University of`, `Lake of`. */
const HEADS = Word.organisationHead | Word.eventHead | Word.lawHead;
const PLACE_HEADS = new Set(
  "Republic Kingdom City Town Province State Duchy Principality County Isle Isles Gulf Bay Strait Sea Cape Mount Bank Valley Hill Tower Temple Palace Lake Forest Port Dominion Territory Commonwealth Union District".split(
    " ",
  ),
);
/** A syllable of Korean in Latin letters, as it stands behind the hyphen of a given name. */
const SYLLABLE =
  /^(?:ch|[bcdghjkmnprstwy]|kk|pp|tt|ss)?(?:[yw]?(?:a|ae|e|eo|eu|i|o|oe|oo|u|ui|ee|ou|uh|ah|oh))(?:n|ng|k|m|l|p|h|r|t|b|ck)?$/;

/** The end of the run of capitalised words, and the small words that join them, that begins at token `first`. */
export function runFrom(page: Page, first: number, isFree: (index: number) => boolean): Run {
  let last = first;
  while (last - first < LONGEST_RUN) {
    const next = nextInRun(page, first, last);
    if (next === undefined || !isFree(next)) break;
    last = next;
  }
  return { first, end: last + 1 };
}

/** The capitalised token, or the part of one behind a hyphen, that goes on with the run after `last`. */
function nextInRun(page: Page, first: number, last: number): number | undefined {
  const next = last + 1;
  if (next >= page.count) return undefined;
  switch (page.gapAfter(last)) {
    case Gap.hyphen:
      return afterHyphen(page, first, last);
    case Gap.apostrophe:
      return afterApostrophe(page, last);
    case Gap.ampersand:
      return page.isCapital(next) ? next : undefined;
    case Gap.tight:
      return page.cases[last] === Case.initial && page.cases[next] === Case.initial ? next : undefined;
    case Gap.stop:
      return page.isCapital(next) && !page.is(next, Word.starter) ? next : undefined;
    case Gap.blank:
      return afterBlank(page, first, last);
    case Gap.comma:
      return undefined;
    default:
      return afterQuote(page, last);
  }
}

/** Behind the apostrophe of a plural (`Workers’ Union`), or behind a nickname in quotation marks. */
function afterQuote(page: Page, last: number): number | undefined {
  const { text, starts, ends } = page.tokens;
  const next = last + 1;
  if (!page.isCapital(next)) return undefined;
  const between = text.slice(ends[last], starts[next]);
  if (/^['’] $/.test(between)) return page.word(last).endsWith("s") && page.is(next, TAILS) ? next : undefined;
  if (!/^ ["“]$/.test(between) || !page.is(last, Word.given) || !page.isCapital(next + 1)) return undefined;
  return /^["”] $/.test(text.slice(ends[next], starts[next + 1])) ? next + 1 : undefined;
}

function afterHyphen(page: Page, first: number, last: number): number | undefined {
  const next = last + 1;
  if (page.isCapital(next)) {
    return page.is(last, KNOWN_PLACE) && page.is(next, KNOWN_PLACE) ? undefined : next;
  }
  if (!page.isLower(next) || page.is(next, Word.compound) || page.is(last, KNOWN_PLACE | Word.organisation))
    return undefined;
  const isGivenName = (last > first || page.is(last + 2, Word.family)) && SYLLABLE.test(page.word(next));
  return isGivenName || page.is(next, Word.particle) ? next : undefined;
}

function afterApostrophe(page: Page, last: number): number | undefined {
  const next = last + 1;
  if (page.isCapital(next)) return page.cases[last] === Case.initial || page.word(last).length < 3 ? next : undefined;
  if (page.word(next) !== "s" || page.gapAfter(next) !== Gap.blank || !page.isCapital(next + 1)) return undefined;
  const isOwner = OWNERS.has(page.word(last)) || /^(?:St|Saint)$/.test(last > 0 ? page.word(last - 1) : "");
  if (!isOwner) return undefined;
  let tail = next + 1;
  while (page.gapAfter(tail) === Gap.blank && page.isCapital(tail + 1)) tail++;
  return page.is(tail, TAILS) ? next + 1 : undefined;
}

function afterBlank(page: Page, first: number, last: number): number | undefined {
  const next = last + 1;
  if (page.isCapital(next))
    return page.word(next) === "I" && !page.is(last, Word.given | Word.office) ? undefined : next;
  if (!page.isLower(next)) return undefined;
  const word = page.word(next);
  const after = next + 1;
  if (page.gapAfter(next) === Gap.apostrophe) return ELIDED.test(word) && page.isCapital(after) ? after : undefined;
  if (page.gapAfter(next) !== Gap.blank) {
    return page.gapAfter(next) === Gap.hyphen && page.is(next, Word.particle) && page.isCapital(after)
      ? after
      : undefined;
  }
  if (word === "of" || word === "for" || word === "on") {
    if (!isHead(page, first, last, word) || page.is(after, Word.calendar)) return undefined;
    if (page.isCapital(after)) return after;
    return page.word(after) === "the" && page.gapAfter(after) === Gap.blank && page.isCapital(after + 1)
      ? after + 1
      : undefined;
  }
  if (word === "and") return joinsAnd(page, first, last, after) ? after : undefined;
  if (!page.is(next, Word.particle) || page.is(last, KNOWN_PLACE)) return undefined;
  if (page.isCapital(after)) return after;
  return page.is(after, Word.particle) && page.gapAfter(after) === Gap.blank && page.isCapital(after + 1)
    ? after + 1
    : undefined;
}

/** French and Italian write these on to the next word: `d’Orves`. */
const ELIDED = /^[dDlL]$/;

function isHead(page: Page, first: number, last: number, word: string): boolean {
  if (word === "on") return page.is(last, Word.organisationHead);
  if (page.is(last, word === "of" ? HEADS : Word.organisationHead)) return true;
  return word === "of" && (PLACE_HEADS.has(page.word(last)) || (last > first && page.is(last, Word.organisationHead)));
}

/** Whether an `and` lies inside the name of a ministry or the like: `Ministry of Health and Welfare`. */
function joinsAnd(page: Page, first: number, last: number, after: number): boolean {
  if (!page.isCapital(after) || page.is(after, Word.given | Word.family | KNOWN_PLACE | Word.office)) return false;
  for (let i = first; i < last; i++) {
    if (page.word(i) === "of" || page.word(i) === "for") return !page.is(last, KNOWN_PLACE);
  }
  return false;
}
