import { boilerplateKind } from "../../boilerplate.ts";
import { trimmed } from "../../outline/paragraphs.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import { linesIn, type Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { type Prose, proseOf } from "../prose.ts";
import type { Finding, Fix, PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** A shorter line is a heading, a verse, or an item of a list. */
const LONG = 40;
/** A wider line was not wrapped: as in `outline/paragraphs.ts`. */
const WIDEST_WRAP = 120;
/** Lines of verse are not wider, and there are more than three of them. */
const WIDEST_VERSE = 80;
const FEWEST_VERSES = 4;
const ENDS = /[.!?…:;。！？：；।॥؟۔؛][)\]}"'”’»«“」』）]{0,3}$/u;
const ITEM = /^(?:[-–—*+•·▪◦‣>|#]|\p{N}{1,3}[.)]|\p{L}[.)])/u;
const NOT_PROSE = /[|{}<>=\t]| {3}/;
/** Particles of names and the like: `von der Leyen`, `al-Assad`, `iPhone`. */
const SMALL_NAME =
  /^(?:(?:von|van|de|der|den|del|della|di|da|dos|du|la|le|el|bin|bint|ibn|ten|ter|zu|af|av)[ ]+){1,3}\p{Lu}|^(?:al|el|an|ad|ar|as|ash)-\p{Lu}|^\p{Ll}\p{Lu}/u;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|[^\s@]{1,64}@[^\s@]{1,64}\.)/;

/** A sentence that a line end breaks in two. */
export const brokenSentenceLine = {
  id: "broken-sentence-line",
  group: "white-space",
  scope: "block",
  signs: Sign.smallStart,
  severity: "info",
  fix: "suggested",
  summary: "A line ends in the middle of a sentence.",
  why:
    "Links and advertisements leave line ends in the middle of sentences. Each line then counts as a paragraph, and the " +
    "sentence is found by nobody. Verse, lists, tables and texts that are wrapped throughout are left alone.",
  example: {
    bad: "<<<FILE a\nThe two ministers will speak to reporters {|broken-sentence-line:after|}\nthe talks have ended.\nEND>>>\n",
    good: "<<<FILE a\nThe two ministers will speak to reporters after the talks have ended.\nEND>>>\n",
  },
  *check(part) {
    if (part.kind === "gap") return;
    const prose = proseOf(part);
    if (prose?.layout === "text") yield* keepingMarkers(part, findingsIn(part, prose));
  },
} as const satisfies PartRule;

function* findingsIn({ text }: BlockText, prose: Prose): Generator<Finding> {
  for (const group of groupsIn(text, prose)) {
    if (isVerse(text, group)) continue;
    for (let at = 1; at < group.length; at++) {
      const before = group[at - 1]!;
      const after = group[at]!;
      if (!isBroken(text, before, after)) continue;
      const span = { start: lastWord(text, before), end: before.end };
      const words = `${text.slice(span.start, span.end)} ${/^\S{1,30}/.exec(text.slice(after.start, after.start + 30))?.[0] ?? ""}`;
      yield {
        span,
        message: `A line ends in the middle of the sentence, at ${quoted(words)}.`,
        fixes: fixesOf(text, before, after),
      };
    }
  }
}

/**
 * What follows each other without a blank line: lines where some are wider than anybody wraps, else paragraphs, which
 * are made of lines that were wrapped. Nothing where more lines go on than not: they were wrapped too, if raggedly.
 */
function* groupsIn(text: string, { paragraphs, span }: Prose): Generator<readonly Span[]> {
  const lines = inked(text, [...linesIn(text, span)]);
  const wide = lines.filter(({ start, end }) => end - start > WIDEST_WRAP).length;
  if (goingOn(text, lines) > 2 * Math.max(1, wide)) return;
  let group: Span[] = [];
  for (const one of wide > 0 ? lines : paragraphs) {
    const last = group.at(-1);
    if (last && hasBlankBetween(text, last, one)) {
      yield group;
      group = [];
    }
    group.push(one);
  }
  if (group.length > 0) yield group;
}

/** How many lines of a width that may be wrapped go on in small letters. */
function goingOn(text: string, lines: readonly Span[]): number {
  let count = 0;
  for (let at = 1; at < lines.length; at++) {
    const before = lines[at - 1]!;
    const length = before.end - before.start;
    if (length > LONG && length <= WIDEST_WRAP && startsSmall(text, lines[at]!) && !hasEnd(text, before)) count++;
  }
  return count;
}

function inked(text: string, lines: readonly Span[]): readonly Span[] {
  return lines.map((line) => trimmed(text, line)).filter(({ start, end }) => end > start);
}

function hasBlankBetween(text: string, before: Span, after: Span): boolean {
  return text.slice(before.end, after.start).split("\n").length > 2;
}

function isVerse(text: string, group: readonly Span[]): boolean {
  if (startsSmall(text, group[0]!)) return true;
  return group.length >= FEWEST_VERSES && group.every(({ start, end }) => end - start <= WIDEST_VERSE);
}

function isBroken(text: string, before: Span, after: Span): boolean {
  if (before.end - before.start <= LONG || !startsSmall(text, after)) return false;
  if (hasEnd(text, before)) return false;
  const [first, next] = [before, after].map(({ start, end }) => text.slice(start, Math.min(end, start + 300)));
  if (SMALL_NAME.test(next!) || ADDRESS.test(next!) || ADDRESS.test(lastToken(text, before))) return false;
  if (ITEM.test(first!) || NOT_PROSE.test(first!) || NOT_PROSE.test(next!)) return false;
  return !boilerplateKind(text.slice(before.start, before.end)) && !boilerplateKind(next!);
}

function hasEnd(text: string, { start, end }: Span): boolean {
  return ENDS.test(text.slice(Math.max(start, end - 8), end));
}

function startsSmall(text: string, { start }: Span): boolean {
  return /^\p{Ll}/u.test(text.slice(start, start + 2));
}

function lastWord(text: string, { start, end }: Span): number {
  const from = Math.max(start, end - 30);
  return from + text.slice(from, end).search(/\S+$/);
}

function lastToken(text: string, line: Span): string {
  return text.slice(Math.max(line.start, text.lastIndexOf(" ", line.end - 1) + 1), line.end).slice(0, 200);
}

/** Where a word was divided, the hyphen may go with the line end. */
function fixesOf(text: string, before: Span, after: Span): readonly Fix[] {
  const join = (title: string, start: number, newText: string): Fix => ({
    title,
    safety: "suggested",
    edits: [{ span: { start, end: after.start }, newText }],
  });
  if (!/\p{Ll}-$/u.test(text.slice(before.end - 2, before.end))) return [join("Join the lines", before.end, " ")];
  return [
    join("Join the word without its hyphen", before.end - 1, ""),
    join("Join the word with its hyphen", before.end, ""),
  ];
}
