import { TokenKind } from "../tokens.ts";
import { Word } from "./lexicon.ts";
import { Gap, type Page } from "./page.ts";
import type { Piece } from "./pieces.ts";

/** A meeting, with the name that all its spellings share. */
export interface Meeting extends Piece {
  readonly name: string;
}

/** In words, between the number and the noun. */
const MOST_BETWEEN = 5;
const SEVERAL_SIDED = /^(?:trilateral|quadrilateral|three-way|four-way)$/i;

/** The meeting without a capital that begins at a token: `2+2 security dialogue`, `trilateral summit`. */
export function meetingAt(page: Page, first: number): Meeting | undefined {
  return page.tokens.kinds[first] === TokenKind.number ? ofMinisters(page, first) : ofSides(page, first);
}

function ofMinisters(page: Page, first: number): Meeting | undefined {
  const { text, starts, ends, kinds } = page.tokens;
  if (kinds[first + 1] !== TokenKind.number || text.slice(ends[first], starts[first + 1]) !== "+") return undefined;
  let last = first + 2;
  while (last < page.count && last - first < MOST_BETWEEN + 2 && !page.is(last, Word.eventNoun)) {
    if (!page.isLower(last) || page.gapAfter(last) !== Gap.blank) return undefined;
    last++;
  }
  if (last >= page.count || !page.is(last, Word.eventNoun)) return undefined;
  const name = `${text.slice(starts[first], ends[first + 1])} ${page.word(last)}`;
  return { first, end: last + 1, known: "event", name };
}

function ofSides(page: Page, first: number): Meeting | undefined {
  if (page.gapAfter(first) !== Gap.blank || !page.is(first + 1, Word.eventNoun)) return undefined;
  const word = page.word(first);
  if (!SEVERAL_SIDED.test(word)) return undefined;
  return { first, end: first + 2, known: "event", name: `${word.toLowerCase()} ${page.word(first + 1).toLowerCase()}` };
}
