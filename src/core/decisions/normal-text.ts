import { unescapeLine } from "../syntax/escaping.ts";

/** What is longer is nobody's residue, and no verdict is given on it. UTF-16 code units. */
export const LONGEST_TEXT = 1_000;

/** A text as occurrences of it are told to be the same: NFC, one blank for white space, none around it, not escaped. */
export function normalText(written: string): string {
  return unescapeLine(written.normalize("NFC").replace(/\s+/g, " ").trim());
}
