import type { Card, CardLine } from "./markdown.ts";
import type { ReadDate } from "./read-dates.ts";

/** What a date means, and why, in at most eight lines; `written` is how it stands in the text. */
export function dateCard({ meanings, isSettled, why, notes }: ReadDate, written: string): Card {
  const [only] = meanings;
  const lines: CardLine[] =
    isSettled && only
      ? [[strong(only.words), text("· date")]]
      : [[strong(written), text("· undecided")], ...meanings.map(({ words }): CardLine => [text(`Perhaps ${words}`)])];
  return { lines: [...lines, [text(why)], ...notes.map((note): CardLine => [text(note)])] };
}

function text(content: string): CardLine[number] {
  return { kind: "text", text: content };
}

function strong(content: string): CardLine[number] {
  return { kind: "strong", text: content };
}
