/**
 * The spelling under which a name is compared: NFC, one space for white space, `-` for hyphens, `'` for apostrophes, `·`
 * for middle dots. Capitals stay.
 */
export function canonicalSpelling(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/[‐‑‒–]/g, "-")
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[•‧・･]/g, "·")
    .replace(/[\s\u0085]+/g, " ")
    .trim();
}

/** The text with a blank for every stretch of white space, as it is shown. */
export function inOneLine(text: string): string {
  return WIDE_OR_ODD.test(text) ? text.replace(/\s+/g, " ") : text;
}

const WIDE_OR_ODD = /[^\S ]|\s\s/;
/** Letters, digits and a few signs with single spaces between them: already canonical, and most names are. */
const PLAIN = /^(?:[A-Za-z0-9'.+&-]+(?: [A-Za-z0-9'.+&-]+)*)?$/;

/** Whether the code unit stands between the parts of a compound: `-` and its typographic kin, the en dash included. */
export function isHyphen(code: number): boolean {
  return code === 45 || (code >= 0x2010 && code <= 0x2013);
}

/** Whether the code unit is an apostrophe, straight or curly. */
export function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2018 || code === 0x02bc;
}

/** Whether the code unit is white space of any kind, line ends included. */
export function isSpace(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  if (code < 0x85) return false;
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The code unit a separator counts as: what {@link canonicalSpelling} writes for it. */
export function canonicalSeparator(code: number): number {
  if (code < 0x80) return code;
  if (isHyphen(code)) return 45;
  if (isApostrophe(code)) return 39;
  if (code === 0x2022 || code === 0x2027 || code === 0x30fb || code === 0xff65) return 0xb7;
  return code;
}
