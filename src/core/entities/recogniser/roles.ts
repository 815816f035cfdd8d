import type { Span } from "../../text.ts";
import { Word } from "./lexicon.ts";
import { Gap, type Page } from "./page.ts";
import type { Piece } from "./pieces.ts";

/** What a text calls somebody, where it says so. */
export interface Role {
  readonly span: Span;
  /** Its first token, and the one after its last. */
  readonly first: number;
  readonly end: number;
  /** Whether it stands before the name. */
  readonly isBefore: boolean;
}

/** In words. */
const LONGEST_BEFORE = 7;
const LONGEST_AFTER = 14;
const CAPITAL_PARTS =
  Word.nationality | Word.country | Word.place | Word.organisation | Word.organisationTail | Word.office;
const NOUNS = Word.personNoun | Word.office;

/** The role before a name: `Chinese Premier`, `South Korean foreign vice-minister`, `spokesman`. */
export function roleBefore(page: Page, { first, title }: Piece): Role | undefined {
  let last = title && !title.isCourtesy ? title.end - 1 : (title?.first ?? first) - 1;
  if (title?.isCourtesy && !page.is(last, NOUNS)) return undefined;
  if (!title && page.gapAfter(last) === Gap.comma) return roleBeforeComma(page, last);
  if (last < 0 || !joins(page, last, last + 1)) return undefined;
  if (!(title && !title.isCourtesy) && !isRoleNoun(page, last)) return undefined;
  let start = title && !title.isCourtesy ? title.first : last;
  while (last - start < LONGEST_BEFORE && start > 0 && joins(page, start - 1, start) && belongs(page, start - 1))
    start--;
  while (start < last && !page.isCapital(start) && page.is(start, Word.starter)) start++;
  while (start > last) last = start;
  return { ...spanned(page, start, last), isBefore: true };
}

/** The role in `its chairman, N. N., …`: only behind a word that says whose. */
function roleBeforeComma(page: Page, last: number): Role | undefined {
  if (!isRoleNoun(page, last)) return undefined;
  let start = last;
  while (last - start < LONGEST_BEFORE && start > 0 && joins(page, start - 1, start) && belongs(page, start - 1))
    start--;
  const before = start - 1;
  if (before < 0 || page.gapAfter(before) !== Gap.blank) return undefined;
  return WHOSE.test(page.word(before)) ? { ...spanned(page, start, last), isBefore: true } : undefined;
}

const WHOSE = /^(?:its|his|her|their|the|our|my|whose|s)$/i;

function spanned({ tokens }: Page, first: number, last: number): Pick<Role, "span" | "first" | "end"> {
  return { span: { start: tokens.starts[first]!, end: tokens.ends[last]! }, first, end: last + 1 };
}

/** A noun for a person in lower case, right before a name; `leader` but not `prime`. */
function isRoleNoun(page: Page, index: number): boolean {
  return page.is(index, Word.personNoun) && page.isLower(index);
}

function joins(page: Page, index: number, next: number): boolean {
  if (next !== index + 1) return false;
  const gap = page.gapAfter(index);
  return gap === Gap.blank || gap === Gap.hyphen || gap === Gap.stop || gap === Gap.ampersand;
}

/** Whether a word goes with the role after it. */
function belongs(page: Page, index: number): boolean {
  if (page.is(index, Word.starter) && !page.is(index, CAPITAL_PARTS | Word.personModifier | Word.personNoun))
    return false;
  if (page.is(index, Word.placeHead) && page.is(index + 1, Word.nationality)) return true;
  if (page.isCapital(index))
    return page.begins[index] === 0 || page.is(index, CAPITAL_PARTS | Word.personModifier) || isRoleWord(page, index);
  return page.is(index, Word.personModifier | Word.personNoun | Word.organisationNoun);
}

/** A word at the beginning of a sentence that is part of a role: `Former`, `Foreign`. */
function isRoleWord(page: Page, index: number): boolean {
  const lower = page.word(index).toLowerCase();
  return ROLE_STARTERS.has(lower);
}

const ROLE_STARTERS = new Set(
  "former foreign defence defense finance deputy vice acting senior veteran late chief interior trade justice party opposition police military prime".split(
    " ",
  ),
);

/**
 * The role after a name: `, deputy director of the office`, `was president of South Korea`, `(chairman of the club)`.
 * Ends before the next comma, bracket or end of the sentence.
 */
export function roleAfter(page: Page, { end }: Piece): Role | undefined {
  let next = end;
  const gap = page.gapAfter(end - 1);
  const { text, starts, ends } = page.tokens;
  if (next >= page.count) return undefined;
  const between = text.slice(ends[end - 1], starts[next]);
  if (gap === Gap.blank && COPULA.test(page.word(next))) next++;
  else if (gap !== Gap.comma && between !== " (") return undefined;
  const isCopula = gap === Gap.blank;
  if (isCopula && page.gapAfter(next - 1) !== Gap.blank) return undefined;
  if (/^(?:the|a|an|then|now)$/.test(page.word(next))) next++;
  const start = next;
  let noun: number | undefined;
  while (next < page.count && next - start < LONGEST_BEFORE) {
    if (page.is(next, Word.personNoun) || (page.isCapital(next) && page.is(next, Word.office))) noun = next;
    else if (!belongs(page, next) && !page.isCapital(next)) break;
    if (page.gapAfter(next) !== Gap.blank && page.gapAfter(next) !== Gap.hyphen) break;
    next++;
  }
  if (noun === undefined) return undefined;
  let last = noun;
  while (last - start < LONGEST_AFTER && goesOn(page, last)) last++;
  while (last > noun && page.is(last, Word.starter)) last--;
  return { ...spanned(page, start, last), isBefore: false };
}

const COPULA = /^(?:is|was|became|becomes)$/;

/** Whether the role goes on after the token: `director | of the office`, `for | science`. */
function goesOn(page: Page, index: number): boolean {
  const gap = page.gapAfter(index);
  const next = page.word(index + 1 < page.count ? index + 1 : index);
  if (gap === Gap.apostrophe) return next === "s";
  if (gap !== Gap.blank && gap !== Gap.hyphen && gap !== Gap.ampersand) return false;
  if (page.isCapital(index + 1)) return page.begins[index + 1] === 0;
  if (/^(?:of|for|at|in|to|on|and|the|a|an|de|s)$/.test(next)) return true;
  const here = page.word(index);
  if (/^(?:of|for|at|in|to|on|and|the|a|an|s)$/.test(here))
    return !/^(?:who|which|that|when|where|was|is|has|had|will|said)$/.test(next);
  return page.isLower(index + 1) && !page.is(index + 1, Word.starter | Word.speech) && !/(?:ed|ing|ly)$/.test(next);
}
