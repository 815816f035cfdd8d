/** Longest stretch of the user's text that a message quotes, in code units. */
const LONGEST = 60;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** A stretch of the user's text as messages and titles quote it: shortened, and with what nobody sees spelled out. */
export function quoted(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text;
  return `"${short.replace(UNSEEN, spelled)}"`;
}

function spelled(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}}`;
}

/** The words joined as in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
