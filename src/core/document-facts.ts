import { type BoilerplateLine, boilerplateIn, boilerplateKind } from "./boilerplate.ts";
import { LABEL_SOURCE } from "./outline/entry.ts";
import { jsonKeys, jsonString, type Key } from "./outline/json-keys.ts";
import { isVisible, oneLine } from "./outline/label.ts";
import { markdownHeadings, plainMarkdown } from "./outline/markdown-headings.ts";
import { elementText, type Markup, tagsIn } from "./outline/markup.ts";
import { mayBeWrapped, paragraphsIn, trimmed } from "./outline/paragraphs.ts";
import { stampText } from "./outline/stamp.ts";
import { yamlKeys, yamlScalar } from "./outline/yaml-keys.ts";
import { firstSentence } from "./sentences.ts";
import { isBase64 } from "./syntax/content.ts";
import { type FrontMatter, frontMatterOf } from "./syntax/front-matter.ts";
import { attributeOf } from "./syntax/header.ts";
import type { BlockText } from "./syntax/nodes.ts";
import { linesIn, ownCopy, type Span } from "./text.ts";
import { countWords, hasWord } from "./words.ts";

/** What a body is written in, by its document's name. */
export type BodyKind = "markdown" | "json" | "yaml" | "html" | "xml" | "csv" | "text";

/** The day a document bears. */
export interface DocumentDate {
  /** As written. */
  readonly text: string;
  /** A bare stamp at the body's start is often the day of collection: it is no publication date. */
  readonly kind: "published" | "stamp";
}

/** What can be said of a document at a glance. Offsets are relative to the block's start. */
export interface DocumentFacts {
  readonly kind: BodyKind;
  /** The body without its front matter. */
  readonly content: Span;
  /** What a person calls it: one line, shortened; `undefined` when nothing says. */
  readonly title: string | undefined;
  /** Where the title stands, if it was taken from the body: all of it, not shortened. */
  readonly titleSpan: Span | undefined;
  readonly date: DocumentDate | undefined;
  readonly source: string | undefined;
  /** By its header or front matter, else the last line when that is one URL. */
  readonly url: string | undefined;
  readonly lang: string | undefined;
  /** `undefined` for base64. */
  readonly words: number | undefined;
  /** The date stamp at the body's start. */
  readonly stamp: Span | undefined;
  /** The last line, when it is one URL. */
  readonly urlLine: Span | undefined;
  readonly boilerplate: readonly BoilerplateLine[];
}

/** How much of a data file is searched for its title. */
const TITLE_SEARCH = 20_000;
/** How much of a text is searched for the end of its first sentence. */
const NEAR = 1_000;
const LONGEST_TITLE = 80;
const LONGEST_FACT = 200;
const LONGEST_URL = 2_048;

const KINDS: ReadonlyMap<string, BodyKind> = new Map([
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["json", "json"],
  ["geojson", "json"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["html", "html"],
  ["htm", "html"],
  ["xhtml", "html"],
  ["xml", "xml"],
  ["rss", "xml"],
  ["atom", "xml"],
  ["svg", "xml"],
  ["csv", "csv"],
  ["tsv", "csv"],
]);

const memo = new WeakMap<BlockText, DocumentFacts>();

/** What the document says of itself; remembered as long as the block's text lives. */
export function documentFacts(block: BlockText): DocumentFacts {
  let facts = memo.get(block);
  if (!facts) {
    facts = readFacts(block);
    memo.set(block, facts);
  }
  return facts;
}

/** What a document of this name is written in; plain text when its extension says nothing. */
export function bodyKindOf(name: string | undefined): BodyKind {
  const dot = name?.lastIndexOf(".") ?? -1;
  if (name === undefined || dot < 0 || name.length - dot > 10) return "text";
  return KINDS.get(name.slice(dot + 1).toLowerCase()) ?? "text";
}

function readFacts(block: BlockText): DocumentFacts {
  const { header, text, body } = block;
  const kind = bodyKindOf(header.name);
  const binary = isBase64(header);
  const matter = binary || kind === "yaml" ? undefined : frontMatterOf(block);
  const content: Span = { start: matter?.span.end ?? body.start, end: body.end };
  const said = (key: string, most = LONGEST_FACT): string | undefined => stated(block, matter, key, most);
  const lines = binary ? NO_LINES : readLines(text, content, kind);
  const given = said("title", LONGEST_TITLE);
  const found = binary || given !== undefined ? undefined : titleIn(text, content, kind, lines.first);
  const date = said("date");
  return {
    kind,
    content,
    title: given ?? (found && ownCopy(found.text)),
    titleSpan: found?.span,
    date: date === undefined ? lines.date : { text: date, kind: "published" },
    source: said("source"),
    url: said("url", LONGEST_URL) ?? (lines.urlLine && ownCopy(text.slice(lines.urlLine.start, lines.urlLine.end))),
    lang: said("lang"),
    words: binary ? undefined : wordsOf(text, content, kind),
    stamp: lines.stamp,
    urlLine: lines.urlLine,
    boilerplate: lines.boilerplate,
  };
}

/** A header attribute or, where there is none, a front-matter value; `undefined` when nothing could be shown. */
function stated(block: BlockText, matter: FrontMatter | undefined, key: string, most: number): string | undefined {
  for (const value of [attributeOf(block.header, key), matter?.values.get(key)]) {
    const line = value === undefined ? "" : oneLine(value, most);
    if (isVisible(line)) return ownCopy(line);
  }
  return undefined;
}

/** What the lines of prose say. */
interface Lines {
  /** The first line that is neither stamp nor boilerplate nor a bare URL, and has a word. */
  readonly first: Span | undefined;
  readonly stamp: Span | undefined;
  readonly date: DocumentDate | undefined;
  readonly urlLine: Span | undefined;
  readonly boilerplate: readonly BoilerplateLine[];
}

const NO_LINES: Lines = { first: undefined, stamp: undefined, date: undefined, urlLine: undefined, boilerplate: [] };

function readLines(text: string, content: Span, kind: BodyKind): Lines {
  if (kind !== "text" && kind !== "markdown") return NO_LINES;
  let stamp: Span | undefined;
  let date: DocumentDate | undefined;
  let first: Span | undefined;
  for (const line of linesIn(text, content)) {
    const seen = trimmed(text, line);
    if (seen.start === seen.end) continue;
    const head = text.slice(seen.start, Math.min(seen.end, seen.start + LABEL_SOURCE));
    const day = stamp ? undefined : stampText(head);
    if (day !== undefined) {
      stamp = seen;
      date = { text: ownCopy(oneLine(day, LONGEST_FACT)), kind: "stamp" };
      continue;
    }
    if (boilerplateKind(head) || isUrl(head) || !hasWord(head, { start: 0, end: head.length })) continue;
    first = seen;
    break;
  }
  return { first, stamp, date, urlLine: urlLineOf(text, content), boilerplate: boilerplateIn(text, content) };
}

/** The last line with anything on it, when it is one URL. */
function urlLineOf(text: string, content: Span): Span | undefined {
  const { start, end } = trimmed(text, content);
  if (start === end) return undefined;
  const line = { start: Math.max(start, text.lastIndexOf("\n", end - 1) + 1), end };
  const seen = trimmed(text, line);
  return seen.end - seen.start <= LONGEST_URL && isUrl(text.slice(seen.start, seen.end)) ? seen : undefined;
}

function isUrl(line: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(line);
}

/** A title that was found in the body. */
interface Title {
  readonly text: string;
  readonly span: Span;
}

function titleIn(text: string, content: Span, kind: BodyKind, first: Span | undefined): Title | undefined {
  const near: Span = { start: content.start, end: Math.min(content.end, content.start + TITLE_SEARCH) };
  switch (kind) {
    case "markdown":
      return headingTitle(text, near) ?? lineTitle(text, content, first, kind);
    case "text":
      return lineTitle(text, content, first, kind);
    case "html":
      return elementTitle(text, near, "title", kind) ?? elementTitle(text, near, "h1", kind);
    case "xml":
      return elementTitle(text, near, "title", kind);
    case "json":
      return keyTitle(jsonKeys(text, near), (span) => jsonString(text, span));
    case "yaml":
      return keyTitle(yamlKeys(text, near), (span) => yamlScalar(text, span));
    case "csv":
      return undefined;
  }
}

function headingTitle(text: string, near: Span): Title | undefined {
  for (const { label, span } of markdownHeadings(text, near)) {
    const title = oneLine(label, LONGEST_TITLE);
    if (isVisible(title)) return { text: title, span };
  }
  return undefined;
}

function elementTitle(text: string, near: Span, name: string, language: Markup): Title | undefined {
  const found = elementText(text, near, name, language);
  const title = found && oneLine(found.text, LONGEST_TITLE);
  return title && isVisible(title) ? { text: title, span: found.span } : undefined;
}

function keyTitle(keys: Iterable<Key>, read: (span: Span) => string | undefined): Title | undefined {
  let name: Title | undefined;
  for (const key of keys) {
    if (key.name !== "title" && key.name !== "name") continue;
    const title = oneLine(read(key.valueSpan) ?? "", LONGEST_TITLE);
    if (!isVisible(title)) continue;
    if (key.name === "title") return { text: title, span: key.valueSpan };
    name ??= { text: title, span: key.valueSpan };
  }
  return name;
}

/** The first sentence of the first line of prose, or of the paragraph that was wrapped behind it. */
function lineTitle(text: string, content: Span, line: Span | undefined, kind: "text" | "markdown"): Title | undefined {
  if (!line) return undefined;
  const span = firstSentence(text, unwrapped(text, content, line, kind));
  const written = text.slice(span.start, span.end);
  const title = oneLine(kind === "markdown" ? plainMarkdown(written) : written, LONGEST_TITLE);
  return isVisible(title) ? { text: title, span } : undefined;
}

function unwrapped(text: string, content: Span, line: Span, kind: "text" | "markdown"): Span {
  const near: Span = { start: line.start, end: Math.min(content.end, line.start + NEAR) };
  if (!mayBeWrapped(text, line)) return { start: line.start, end: Math.min(line.end, near.end) };
  return paragraphsIn(text, near, kind)[0] ?? line;
}

/** Tags are no words. */
function wordsOf(text: string, content: Span, kind: BodyKind): number {
  if (kind !== "html" && kind !== "xml") return countWords(text, content);
  let count = 0;
  let last = content.start;
  for (const tag of tagsIn(text, content, kind)) {
    if (!isRawEnd(text, tag)) count += countWords(text, { start: last, end: tag.start });
    last = tag.end;
  }
  return count + countWords(text, { start: last, end: content.end });
}

/** Whether what stands before the tag is a script or a style sheet. */
function isRawEnd(text: string, tag: Span): boolean {
  return /^<\/(?:script|style)/i.test(text.slice(tag.start, tag.start + 8));
}
