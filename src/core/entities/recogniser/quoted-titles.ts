import { TokenKind } from "../tokens.ts";
import { Word } from "./lexicon.ts";
import { Gap, type Page } from "./page.ts";
import { looksLikePerson, type Piece } from "./pieces.ts";

/** In words; a longer quotation is somebody's speech. */
const LONGEST_TITLE = 9;

/**
 * The title in quotation marks that begins at a token: “The Long Way Home”. All its words have capitals but the small
 * ones; a single word is a title only behind `film`, `called` and the like.
 */
export function quotedTitle(page: Page, first: number): Piece | undefined {
  if (!page.isProse || !opens(page, first) || !isTitleWord(page, first) || page.is(first - 1, Word.speech))
    return undefined;
  let last = first;
  let capitals = 1;
  while (!closes(page, last)) {
    const gap = page.gapAfter(last);
    last++;
    if (last >= page.count || last - first >= LONGEST_TITLE || gap === Gap.line || !isTitleWord(page, last))
      return undefined;
    if (page.isCapital(last)) capitals++;
  }
  const end = last + 1;
  if (!page.isCapital(last) && page.tokens.kinds[last] !== TokenKind.number) return undefined;
  const isAnnounced = announces(page, first - 1);
  if (isAnnounced) return { first, end, known: "work" };
  const isTitle = capitals > 1 && !looksLikePerson(page, first, end) && !endsSpeech(page, last);
  return isTitle ? { first, end, known: "work" } : undefined;
}

function opens(page: Page, index: number): boolean {
  const { text, starts } = page.tokens;
  const code = text.charCodeAt(starts[index]! - 1);
  if (code === 0x201c || code === 0x201e || code === 0xab) return true;
  return code === 34 && !/[\p{L}\p{N}.,!?]/u.test(text[starts[index]! - 2] ?? "");
}

function closes(page: Page, index: number): boolean {
  const { text, ends } = page.tokens;
  return /^[.,!?…]{0,3}["”“»]/.test(text.slice(ends[index], ends[index]! + 4));
}

/** Whether a comma within the marks leads on to who says it. */
function endsSpeech(page: Page, last: number): boolean {
  const { text, ends } = page.tokens;
  return /^[,!?]["”]/.test(text.slice(ends[last], ends[last]! + 2)) && page.isLower(last + 1);
}

function isTitleWord(page: Page, index: number): boolean {
  if (page.isCapital(index) || page.tokens.kinds[index] === TokenKind.number) return true;
  return page.isLower(index) && (page.is(index, Word.starter | Word.particle) || page.word(index).length < 4);
}

function announces(page: Page, index: number): boolean {
  if (index < 0) return false;
  return page.is(index, Word.workNoun) || /^(?:called|titled|entitled|named|headlined)$/.test(page.word(index));
}
