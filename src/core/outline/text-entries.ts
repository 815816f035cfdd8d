import type { DocumentFacts } from "../document-facts.ts";
import { unescapeLine } from "../syntax/escaping.ts";
import type { Span } from "../text.ts";
import { hasWord } from "../words.ts";
import { type Entry, LABEL_SOURCE } from "./entry.ts";
import { oneLine } from "./label.ts";
import { paragraphsIn } from "./paragraphs.ts";

const LONGEST_HEADLINE = 160;
const LONGEST_SECTION_TITLE = 60;
/** What follows a section's title is longer than this, or the title is only a short line among others. */
const SHORTEST_SECTION_TEXT = 100;
/** How many paragraphs stand under one section title at most; the rest has no row. */
const MOST_IN_SECTION = 500;
const FIRST_WORDS = 60;
const ENDS_SENTENCE = /[.!?…:;,。！？؟)\]"”’»“'|]$/u;

/** What stands in a text of prose: its date stamp, headline, sections or paragraphs, and the address it came from. */
export function* textEntries(text: string, content: Span, facts: DocumentFacts): Generator<Entry> {
  let section: Entry | undefined;
  let inSection: Entry[] = [];
  const close = (): Entry[] => {
    const closed = section && withChildren(section, inSection);
    section = undefined;
    inSection = [];
    return closed ? [closed] : [];
  };
  for (const { paragraph, next, gap } of withNext(text, content, facts)) {
    const entry = entryOf(text, facts, paragraph);
    if (!entry) continue;
    if (entry.kind === "paragraph" && gap && isSectionTitle(text, paragraph, next)) {
      yield* close();
      section = { ...entry, kind: "section", selection: paragraph };
    } else if (entry.kind === "paragraph" && section) {
      if (inSection.length < MOST_IN_SECTION) inSection.push(entry);
    } else {
      yield* close();
      yield entry;
    }
  }
  yield* close();
}

interface Step {
  readonly paragraph: Span;
  readonly next: Span | undefined;
  /** Whether a blank line or the start of the text stands before it. */
  readonly gap: boolean;
}

/** The paragraphs, each with the one after it; stamp, boilerplate and address stand alone. */
function* withNext(text: string, content: Span, facts: DocumentFacts): Generator<Step> {
  const alone = new Set(facts.boilerplate.map(({ span }) => span.start));
  for (const span of [facts.stamp, facts.urlLine]) if (span) alone.add(span.start);
  let before = content.start;
  let held: Span | undefined;
  for (const next of paragraphsIn(text, content, "text", ({ start }) => alone.has(start))) {
    if (held) {
      yield { paragraph: held, next, gap: isGap(text, before, held.start, content) };
      before = held.end;
    }
    held = next;
  }
  if (held) yield { paragraph: held, next: undefined, gap: isGap(text, before, held.start, content) };
}

function isGap(text: string, before: number, start: number, content: Span): boolean {
  if (before === content.start) return true;
  const first = text.indexOf("\n", before);
  return first >= 0 && first < start && text.lastIndexOf("\n", start - 1) > first;
}

function entryOf(text: string, facts: DocumentFacts, span: Span): Entry | undefined {
  const { stamp, urlLine, titleSpan, boilerplate } = facts;
  const head = unescapeLine(text.slice(span.start, Math.min(span.end, span.start + LABEL_SOURCE)));
  const row = (kind: Entry["kind"], label: string, detail: string): Entry => {
    return { kind, label, detail, span, selection: span, children: [] };
  };
  if (span.start === stamp?.start) return row("stamp", facts.date?.text ?? "", "date stamp");
  if (span.start === urlLine?.start) return row("source", addressLabel(head), "source");
  if (isBoilerplate(boilerplate, span.start) || !hasWord(head, { start: 0, end: head.length })) return undefined;
  const headline =
    span.start === titleSpan?.start && span.end === titleSpan.end && span.end - span.start <= LONGEST_HEADLINE;
  return headline ? row("heading", head, "") : row("paragraph", oneLine(head, FIRST_WORDS), "");
}

/** Binary search: there may be as many as there are lines. */
function isBoilerplate(lines: DocumentFacts["boilerplate"], start: number): boolean {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.span.start <= start) low = middle;
    else high = middle - 1;
  }
  return lines[low]?.span.start === start;
}

/** An address without what all of them begin with. */
function addressLabel(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, "");
}

/** A short line by itself, no sentence, with a real paragraph under it. */
function isSectionTitle(text: string, line: Span, next: Span | undefined): boolean {
  if (!next || line.end - line.start > LONGEST_SECTION_TITLE || next.end - next.start < SHORTEST_SECTION_TEXT)
    return false;
  const written = text.slice(line.start, line.end);
  return !written.includes("\n") && !ENDS_SENTENCE.test(written);
}

function withChildren(section: Entry, children: readonly Entry[]): Entry {
  return {
    ...section,
    span: { start: section.span.start, end: children.at(-1)?.span.end ?? section.span.end },
    children,
  };
}
