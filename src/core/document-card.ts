import { type DocumentFacts, documentFacts } from "./document-facts.ts";
import { isVisible, oneLine } from "./outline/label.ts";
import { isBase64 } from "./syntax/content.ts";
import { cutBlock } from "./syntax/cut.ts";
import { attributeOf } from "./syntax/header.ts";
import type { Block, BlockText, Corpus } from "./syntax/nodes.ts";

/** What only the caller knows of a document. */
export interface DocumentCardContext {
  /** How many problems lie in the document. */
  readonly problems: number;
}

/** What a hover on a header tells: title, at most six rows, at most one link. Texts are one line each, not escaped. */
export interface DocumentCard {
  readonly title: string;
  readonly rows: readonly DocumentCardRow[];
  readonly links: readonly DocumentCardLink[];
}

/** One line of a card. */
export interface DocumentCardRow {
  readonly label: string;
  readonly value: string;
}

/** Somewhere a card leads to. */
export interface DocumentCardLink {
  /** Names the host, so that a reader knows where it goes. */
  readonly label: string;
  /** Absolute, http or https. */
  readonly target: string;
}

const LONGEST_VALUE = 160;
const LONGEST_URL = 2_048;

/** The card of a document, for a hover on its header: never more than eight lines. */
export function documentCard(corpus: Corpus, block: Block, context: DocumentCardContext): DocumentCard {
  const cut = cutBlock(corpus, block);
  const facts = documentFacts(cut);
  const name = cut.header.name ?? "";
  const link = linkTo(facts.url);
  const rows = [
    row("Name", facts.title === undefined ? "" : name),
    row("Date", dateOf(facts)),
    row("Source", facts.source ?? (link ? "" : (facts.url ?? ""))),
    row("Text", [words(facts), facts.lang ?? ""].filter((part) => part !== "").join(" · ")),
    row("Notes", notesOf(cut).join("; ")),
    row("Problems", context.problems > 0 ? String(context.problems) : ""),
  ];
  const title = facts.title ?? oneLine(name, LONGEST_VALUE);
  return {
    title: isVisible(title) ? title : "(no name)",
    rows: rows.filter(({ value }) => isVisible(value)),
    links: link ? [link] : [],
  };
}

function row(label: string, value: string): DocumentCardRow {
  return { label, value: oneLine(value, LONGEST_VALUE) };
}

function dateOf({ date }: DocumentFacts): string {
  if (!date) return "";
  return date.kind === "stamp" ? `${date.text} (only a stamp in the text, perhaps the day of collection)` : date.text;
}

function words({ words: count }: DocumentFacts): string {
  if (count === undefined) return "";
  return count === 1 ? "1 word" : `${count} words`;
}

function notesOf({ header, close }: BlockText): readonly string[] {
  const notes: string[] = [];
  if (header.name === undefined) notes.push("has no name");
  if (close.kind === "missing") notes.push("END>>> is missing");
  if (close.kind === "glued" || close.kind === "joined") notes.push("END>>> is not on its own line");
  const truncated = attributeOf(header, "truncated");
  if (truncated !== undefined && truncated !== "no")
    notes.push(truncated === "yes" ? "truncated" : `truncated: ${truncated}`);
  if (isBase64(header)) notes.push("base64, not text");
  if (attributeOf(header, "sha256") !== undefined) notes.push("sealed");
  const note = attributeOf(header, "note");
  if (note !== undefined) notes.push(note);
  return notes;
}

function linkTo(url: string | undefined): DocumentCardLink | undefined {
  if (url === undefined || url.length > LONGEST_URL || !/^https?:\/\/[^\s<>"\\]+$/i.test(url)) return undefined;
  const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#:]+)/i.exec(url)?.[1];
  return host === undefined ? undefined : { label: oneLine(host, 80), target: url };
}
