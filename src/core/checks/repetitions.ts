import { sentencesIn } from "../sentences.ts";
import type { Span } from "../text.ts";
import { datelineOf } from "./dateline.ts";

/** A sentence that stands in a text again, alone or as the start of a longer one. */
export interface Repetition {
  /** The shorter; the first of two that are equal. */
  readonly span: Span;
  readonly again: Span;
}

/** A word counts two and a Han or kana character one: eight words, or about as much without blanks. */
const LEAST_WEIGHT = 16;
const SPACE = 32;
/** So that V8 keeps a hash as it is, and not as an object. */
const SMALL = 0x3fff_ffff;

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
      const hash = beginning(text, sentence);
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

/** What a code unit is to {@link beginning}. */
const Kind = { unknown: 0, blank: 1, silent: 2, letter: 3, han: 4 } as const;
/** Memo of {@link kindOf} by code unit. */
const KINDS = new Uint8Array(0x10000);

/** A hash of the first words, without what stands between them; `undefined` when there are too few. */
function beginning(text: string, { start, end }: Span): number | undefined {
  let hash = 0x811c_9dc5;
  let weight = 0;
  let isInWord = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] || kindOf(code);
    if (kind === Kind.silent) continue;
    if (kind === Kind.blank) {
      if (isInWord && weight >= LEAST_WEIGHT) return hash & SMALL;
      isInWord = false;
      continue;
    }
    hash = Math.imul(hash ^ code, 0x0100_0193);
    if (kind === Kind.han) {
      weight++;
      if (weight >= LEAST_WEIGHT && !isInWord) return hash & SMALL;
    } else if (!isInWord) {
      isInWord = true;
      weight += 2;
    }
  }
  return weight >= LEAST_WEIGHT ? hash & SMALL : undefined;
}

function kindOf(code: number): number {
  const kind =
    code <= SPACE || code === 0xa0 ? Kind.blank : !isSaying(code) ? Kind.silent : isHan(code) ? Kind.han : Kind.letter;
  KINDS[code] = kind;
  return kind;
}

/** Letters and digits, by and large: punctuation of all kinds is left out. */
function isSaying(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
  return code > 0xbf && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f) && code < 0xfe00;
}

function isHan(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}
