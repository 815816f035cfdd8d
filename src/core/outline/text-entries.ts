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

/** What stands in a text of prose: its date stamp, sections or paragraphs, and the address it came from. */
export function textEntries(text: string, content: Span, facts: DocumentFacts): readonly Entry[] {
  const alone = startsAlone(facts);
  const paragraphs = paragraphsIn(text, content, "text", ({ start }) => alone.has(start));
  const entries: Entry[] = [];
  let section: OpenSection | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    const entry = entryOf(text, facts, alone, paragraph);
    if (!entry) continue;
    if (entry.kind === "paragraph" && isSectionTitle(text, content, paragraphs, index)) {
      if (section) entries.push(closed(section));
      section = { title: entry, children: [] };
    } else if (entry.kind === "paragraph" && section) {
      if (section.children.length < MOST_IN_SECTION) section.children.push(entry);
    } else {
      if (section) entries.push(closed(section));
      section = undefined;
      entries.push(entry);
    }
  }
  if (section) entries.push(closed(section));
  return entries;
}

/** A section that is still being filled. */
interface OpenSection {
  readonly title: Entry;
  readonly children: Entry[];
}

function closed({ title, children }: OpenSection): Entry {
  const end = children.at(-1)?.span.end ?? title.span.end;
  return { ...title, kind: "section", span: { start: title.span.start, end }, children };
}

/** Where the lines begin that are never part of a paragraph. */
function startsAlone({ boilerplate, stamp, urlLine }: DocumentFacts): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { span } of boilerplate) starts.add(span.start);
  if (stamp) starts.add(stamp.start);
  if (urlLine) starts.add(urlLine.start);
  return starts;
}

function entryOf(text: string, facts: DocumentFacts, alone: ReadonlySet<number>, span: Span): Entry | undefined {
  const { stamp, urlLine, titleSpan } = facts;
  const head = unescapeLine(text.slice(span.start, Math.min(span.end, span.start + LABEL_SOURCE)));
  const row = (kind: Entry["kind"], label: string, detail: string): Entry => {
    return { kind, label, detail, span, selection: span, children: [] };
  };
  if (span.start === stamp?.start) return row("stamp", facts.date?.text ?? "", "date stamp");
  if (span.start === urlLine?.start) return row("source", addressLabel(head), "source");
  if (alone.has(span.start) || !hasWord(head, { start: 0, end: head.length })) return undefined;
  // A headline is what the document's own row says.
  const isHeadline =
    span.start === titleSpan?.start && span.end === titleSpan.end && span.end - span.start <= LONGEST_HEADLINE;
  return isHeadline ? undefined : row("paragraph", oneLine(head, FIRST_WORDS), "");
}

/** An address without what all of them begin with. */
function addressLabel(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, "");
}

/** A short line by itself, no sentence, with a real paragraph under it. */
function isSectionTitle(text: string, content: Span, paragraphs: readonly Span[], index: number): boolean {
  const { start, end } = paragraphs[index]!;
  const next = paragraphs[index + 1];
  if (end - start > LONGEST_SECTION_TITLE || !next || next.end - next.start < SHORTEST_SECTION_TEXT) return false;
  const written = text.slice(start, end);
  if (written.includes("\n") || ENDS_SENTENCE.test(written)) return false;
  return index === 0 || isGap(text, paragraphs[index - 1]!.end, start, content);
}

/** Whether a blank line stands between the two places. */
function isGap(text: string, before: number, start: number, content: Span): boolean {
  const first = text.indexOf("\n", before);
  return first >= 0 && first < Math.min(start, content.end) && text.lastIndexOf("\n", start - 1) > first;
}
