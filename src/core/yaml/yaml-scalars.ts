import type { Span } from "../text.ts";

/** How a text is written in YAML. */
export type ScalarStyle = "plain" | "single" | "double";

/** Where a text is written: among lines, or between brackets or braces, where commas and brackets end it. */
export type ScalarPlace = "block" | "flow";

/** What YAML 1.1 and 1.2 take for something else than a text, at its beginning or as a whole. */
const TYPED = /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\.(?:inf|nan)|[-+.]?\d[\da-fox_.,:tz +-]*)$/i;
/** Signs that mean something at the beginning of a value. */
const INDICATOR = /^(?:[-?:,[\]{}#&*!|>'"%@`]|\.\.\.)/;
/** What ends a plain text: a colon or a hash with a blank beside it. */
const ENDING = /:(?=\s|$)|\s#/;
/** What YAML wants escaped, or folds away. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/**
 * `text` as a YAML value on one line: as `like` says where it can be, else in the quotes it needs.
 *
 * What YAML would take for a number, a date, a truth or nothing is quoted.
 */
export function writeScalar(text: string, place: ScalarPlace, like: ScalarStyle = "plain"): string {
  if (UNPRINTABLE.test(text)) return doubleQuoted(text);
  if (like === "plain" && isPlain(text, place)) return text;
  const single = like === "single" || (like === "plain" && /["\\]/.test(text) && !text.includes("'"));
  return single ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
}

/** How the value at `span` is written. */
export function scalarStyleAt(text: string, { start }: Span): ScalarStyle {
  if (text[start] === "'") return "single";
  return text[start] === '"' ? "double" : "plain";
}

function isPlain(text: string, place: ScalarPlace): boolean {
  if (text === "" || text.trim() !== text || TYPED.test(text) || INDICATOR.test(text) || ENDING.test(text))
    return false;
  return place === "block" || !/[,[\]{}]/.test(text);
}

/** JSON's escapes are YAML's too; what JSON leaves alone and YAML does not is escaped besides. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
