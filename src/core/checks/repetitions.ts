import { sentencesIn } from "../sentences.ts";
import type { Span } from "../text.ts";
import { datelineOf } from "./dateline.ts";
import { hashOfStart } from "./sentence-start.ts";

/** A sentence that stands in a text again, alone or as the start of a longer one. */
export interface Repetition {
  /** The shorter; the first of two that are equal. */
  readonly span: Span;
  readonly again: Span;
}

/**
 * The sentences within the paragraphs that stand there again, in the order of the text. Datelines, opening quotes, and
 * the stop at the shorter one's end do not count, nor how wide blanks are.
 */
export function repetitionsIn(text: string, paragraphs: readonly Span[]): readonly Repetition[] {
  const bySource = new Map<number, Span | Span[]>();
  const buckets: Span[][] = [];
  for (const paragraph of paragraphs) {
    const start = datelineOf(text, paragraph)?.end ?? paragraph.start;
    for (const sentence of sentencesIn(text, { start, end: paragraph.end })) {
      const hash = hashOfStart(text, sentence);
      if (hash === undefined) continue;
      const known = bySource.get(hash);
      if (known === undefined) bySource.set(hash, sentence);
      else if (Array.isArray(known)) known.push(sentence);
      else {
        const bucket = [known, sentence];
        bySource.set(hash, bucket);
        buckets.push(bucket);
      }
    }
  }
  return buckets.flatMap((bucket) => compared(text, bucket)).sort((a, b) => a.span.start - b.span.start);
}

/** Sorted by what they say, a sentence stands right before one that begins with it. */
function compared(text: string, sentences: readonly Span[]): readonly Repetition[] {
  const sorted = sentences
    .map((span) => ({ span, said: said(text, span) }))
    .sort((a, b) => (a.said < b.said ? -1 : a.said > b.said ? 1 : a.span.start - b.span.start));
  const found: Repetition[] = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const one = sorted[index]!;
    const next = sorted[index + 1]!;
    if (!next.said.startsWith(one.said) || isWordCharacter(next.said.charAt(one.said.length))) continue;
    found.push({ span: one.span, again: next.span });
  }
  return found;
}

function said(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/\s+/g, " ")
    .replace(/^["'“”„«»‘’「『(（]{1,3}/, "")
    .replace(/[.!?…。！？؟"'“”’»)）」』]{1,6}$/, "");
}

function isWordCharacter(character: string): boolean {
  return character !== "" && /[\p{L}\p{N}]/u.test(character) && !/[\p{Script=Han}\p{Script=Hiragana}]/u.test(character);
}
