/** Scripts whose letters need the joiners U+200C and U+200D: Arabic and its kin, Mongolian, and those of India and beyond. */
const JOINING =
  /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Nko}\p{scx=Mandaic}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}\p{scx=Javanese}\p{scx=Balinese}\p{scx=Chakma}]/u;
/** Scripts that are written without spaces, where U+200B says where a line may break. */
const UNSPACED =
  /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}\p{scx=Javanese}\p{scx=Balinese}]/u;
const LATIN = /[\p{Script=Latin}]/u;
/** Scripts with capitals that prose is written in. */
const CASED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;
/** The Arabic letter mark is of the script by name, but is what a right-to-left letter must stand beside. */
const RIGHT_TO_LEFT = /(?!\u061C)[\p{scx=Hebrew}\p{scx=Arabic}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]/u;
const PICTURE = /\p{Extended_Pictographic}/u;

/** Whether the character is of a script whose letters need joiners. */
export function isJoining(character: string): boolean {
  return character > "\u024F" && JOINING.test(character);
}

/** Whether the character is of a script that needs U+200B to break lines. */
export function isUnspaced(character: string): boolean {
  return character > "\u024F" && UNSPACED.test(character);
}

/** Whether the character is a Latin letter. */
export function isLatin(character: string): boolean {
  return LATIN.test(character);
}

/** Whether the character is a letter of a script with capitals. */
export function isCased(character: string): boolean {
  return CASED.test(character);
}

/** Whether the text holds a letter that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Whether the character is a picture that joiners make longer pictures of. */
export function isPicture(character: string): boolean {
  return PICTURE.test(character);
}

/** The character that ends before `at`, both halves of a surrogate pair; empty at the text's start. */
export function characterBefore(text: string, at: number): string {
  const isPair = at > 1 && isLow(text.charCodeAt(at - 1)) && isHigh(text.charCodeAt(at - 2));
  return at > 0 ? text.slice(at - (isPair ? 2 : 1), at) : "";
}

/** The character that begins at `at`, both halves of a surrogate pair; empty at the text's end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
