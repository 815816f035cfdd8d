import { textOf } from "../prose.ts";
import type { PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** How much of the text around is quoted, on either side. */
const AROUND = 12;

/** What decoders write for what they could not read. */
export const replacementCharacter = {
  id: "replacement-character",
  group: "characters",
  scope: "block",
  signs: Sign.replacement,
  severity: "warning",
  fix: "none",
  summary: "A replacement character stands where a character was lost.",
  why:
    "U+FFFD is what a decoder writes for bytes it cannot read. If the file's own bytes hold it, the character was lost " +
    "before, and only the source can say which it was; if not, the file is not UTF-8, and `invalid-utf8` says where.",
  example: {
    bad: "<<<FILE a\nThe caf{|replacement-character:\uFFFD|} is open.\nEND>>>\n",
    good: "<<<FILE a\nThe café is open.\nEND>>>\n",
  },
  *check(part, { storedReplacements }) {
    const { text } = part;
    const body = textOf(part);
    for (let start = text.indexOf("\uFFFD"); start >= 0; ) {
      let end = start + 1;
      while (text[end] === "\uFFFD") end++;
      const isSkipped = part.kind === "block" && !body && start >= part.body.start && start < part.body.end;
      if (!isSkipped)
        yield { span: { start, end }, message: messageOf(wordAround(text, start, end), storedReplacements) };
      start = text.indexOf("\uFFFD", end);
    }
  },
} as const satisfies PartRule;

function messageOf(word: string, stored: boolean | undefined): string {
  const lost = `A character was lost in ${quoted(word)}`;
  if (stored === undefined) return `${lost}.`;
  return stored ? `${lost}, before the file was saved.` : `${lost}, because the file's bytes there are not UTF-8.`;
}

function wordAround(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && start - from < AROUND && !/\s/.test(text[from - 1]!)) from--;
  let to = Math.min(end, start + AROUND);
  while (to < text.length && to - start < 2 * AROUND && !/\s/.test(text[to]!)) to++;
  return text.slice(from, to).toWellFormed();
}
