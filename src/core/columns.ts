/**
 * How many columns a text takes in a font of equal widths, as terminals and editors have it: wide characters and emoji two,
 * marks and what is not seen none. By what is seen as one character, so that a family of emoji, a flag or a syllable of
 * joined jamo takes two.
 *
 * Source: Unicode 15.1, UAX #11 (`EastAsianWidth.txt`, Wide and Fullwidth, as ranges that take their gaps in) and UTS #51
 * (emoji presentation, which is Wide there too). What is Ambiguous there takes one.
 */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of SEGMENTER.segment(text)) columns += EMOJI.test(segment) ? 2 : sumOf(segment);
  return columns;
}

/** A text with blanks behind it, so that it takes so many columns. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

const PLAIN = /^[\x20-\x7E]*$/;
const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Shown as a picture: by itself, because a selector asks for it, or as the letters of a flag. */
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|^\p{Regional_Indicator}{2}/u;
/** Marks, controls, formats, and the jamo that end a syllable. */
const NONE = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\u1160-\u11FF\uD7B0-\uD7FF]/u;
const WIDE =
  /^[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u3247\u3250-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{1B2FF}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]/u;

function sumOf(segment: string): number {
  let columns = 0;
  for (const character of segment) columns += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}
