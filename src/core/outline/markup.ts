import type { Span } from "../text.ts";
import { type Entry, type Heading, LABEL_SOURCE } from "./entry.ts";
import { trimmed } from "./paragraphs.ts";

/** Which rules tags follow: HTML has elements without end tags, and scripts. */
export type Markup = "html" | "xml";

/** One tag of an HTML or XML text. */
export interface Tag extends Span {
  /** As written. */
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
}

/** Elements whose content is no markup. */
const RAW = new Set(["script", "style"]);
/** Elements of HTML that never have an end tag. */
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** How deep the elements of an XML text are looked at: `rss`, `channel`, `item`. */
const DEEPEST = 3;
const MOST_ELEMENTS = 2_000;
/** How far up an end tag without its own start tag looks for one. */
const FORGIVING = 20;

/** The tags of a text; comments, CDATA, declarations, instructions, scripts and styles are passed over. */
export function* tagsIn(text: string, body: Span, language: Markup): Generator<Tag> {
  let at = text.indexOf("<", body.start);
  while (at >= 0 && at < body.end) {
    const skipped = skipTo(text, at);
    if (skipped !== undefined) {
      if (skipped < 0) return;
      at = text.indexOf("<", skipped);
      continue;
    }
    const closing = text[at + 1] === "/";
    const name = nameAt(text, at + (closing ? 2 : 1));
    if (name === "") {
      at = text.indexOf("<", at + 1);
      continue;
    }
    const close = text.indexOf(">", at);
    if (close < 0 || close >= body.end) return;
    const empty = text[close - 1] === "/" || (language === "html" && VOID.has(name));
    yield { name, kind: closing ? "close" : empty ? "empty" : "open", start: at, end: close + 1 };
    const next = closing || empty || language === "xml" ? close + 1 : afterRaw(text, name, close + 1);
    if (next < 0) return;
    at = text.indexOf("<", next);
  }
}

/** The text of the first element of this name (lower case), without tags and entities. */
export function elementText(
  text: string,
  body: Span,
  name: string,
  language: Markup,
): { text: string; span: Span } | undefined {
  for (const tag of tagsIn(text, body, language)) {
    if (tag.kind !== "open" || tag.name.toLowerCase() !== name) continue;
    const span = contentSpan(text, body, tag);
    const found = plainText(text, span);
    if (found !== "") return { text: found, span: trimmed(text, span) };
  }
  return undefined;
}

/** The headings h1 to h3 of an HTML text. */
export function* htmlHeadings(text: string, body: Span): Generator<Heading> {
  for (const tag of tagsIn(text, body, "html")) {
    const level =
      tag.kind === "open" && tag.name.length === 2 ? ["h1", "h2", "h3"].indexOf(tag.name.toLowerCase()) + 1 : 0;
    if (level === 0) continue;
    const content = contentSpan(text, body, tag);
    yield { level, label: plainText(text, content), span: trimmed(text, { start: tag.start, end: content.end }) };
  }
}

/** An element that is still being filled. */
interface Node {
  readonly tag: Tag;
  readonly children: Entry[];
  /** The first text inside. */
  said: string;
}

/** The elements of an XML text below the single ones at the top: of a feed, what stands in its channel. */
export function xmlElements(text: string, body: Span): readonly Entry[] {
  const roots: Entry[] = [];
  const open: (Node | string)[] = [];
  let count = 0;
  let last = body.start;
  const close = (end: number): void => {
    const node = open.pop();
    if (node === undefined || typeof node === "string") return;
    const parent = open.at(-1);
    (typeof parent === "object" ? parent.children : roots).push(entryOf(node, end));
  };
  for (const tag of tagsIn(text, body, "xml")) {
    tell(text, open, { start: last, end: tag.start });
    last = tag.end;
    if (tag.kind === "close") {
      for (let steps = depthOf(open, tag.name); steps > 0; steps--) close(steps === 1 ? tag.end : tag.start);
      continue;
    }
    if (count >= MOST_ELEMENTS && open.length < DEEPEST) break;
    if (open.length < DEEPEST) count++;
    open.push(open.length < DEEPEST ? { tag, children: [], said: "" } : tag.name);
    if (tag.kind === "empty") close(tag.end);
  }
  while (open.length > 0) close(last);
  return belowSingles(roots);
}

/** The text within `span` without tags, entities read; cut where a label would be. */
export function plainText(text: string, span: Span): string {
  return decodeEntities(
    text
      .slice(span.start, Math.min(span.end, span.start + LABEL_SOURCE))
      .replace(/^<!\[CDATA\[|\]\]>$/g, "")
      .replace(/<[^<>]*>/g, " "),
  ).trim();
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
]);

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
  });
}

/** After what begins at `at` and is no tag; -1 when it has no end; `undefined` when a tag begins. */
function skipTo(text: string, at: number): number | undefined {
  const after = (end: string): number => {
    const found = text.indexOf(end, at + 2);
    return found < 0 ? -1 : found + end.length;
  };
  if (text[at + 1] === "?") return after("?>");
  if (text[at + 1] !== "!") return undefined;
  if (text.startsWith("<!--", at)) return after("-->");
  return text.startsWith("<![CDATA[", at) ? after("]]>") : after(">");
}

function nameAt(text: string, start: number): string {
  if (!/[A-Za-z_]/.test(text[start] ?? "")) return "";
  let end = start + 1;
  while (end < text.length && end - start < 80 && /[\w:.-]/.test(text[end]!)) end++;
  return text.slice(start, end);
}

/** Where to go on after a start tag: behind the content when that is no markup; -1 when it has no end. */
function afterRaw(text: string, name: string, from: number): number {
  const small = name.toLowerCase();
  if (!RAW.has(small)) return from;
  for (let at = text.indexOf("</", from); at >= 0; at = text.indexOf("</", at + 2))
    if (text.slice(at + 2, at + 2 + small.length).toLowerCase() === small) return at;
  return -1;
}

/** What stands between a start tag and the next end tag of its name, or on the rest of its line; as far as a label looks. */
function contentSpan(text: string, body: Span, tag: Tag): Span {
  const near = text.slice(tag.end, Math.min(body.end, tag.end + LABEL_SOURCE));
  const close = near.toLowerCase().indexOf(`</${tag.name.toLowerCase()}`);
  const feed = near.indexOf("\n");
  const length = close >= 0 ? close : feed >= 0 ? feed : near.length;
  return { start: tag.end, end: tag.end + length };
}

/** Gives the elements around a stretch of text their first words. */
function tell(text: string, open: readonly (Node | string)[], span: Span): void {
  const innermost = open[Math.min(open.length, DEEPEST) - 1];
  if (typeof innermost !== "object" || innermost.said !== "") return;
  const said = plainText(text, trimmed(text, span));
  if (said === "") return;
  for (const node of open) if (typeof node === "object" && node.said === "") node.said = said;
}

/** How many elements an end tag closes: up to the nearest of its name; none when it is a stray one. */
function depthOf(open: readonly (Node | string)[], name: string): number {
  for (let steps = 1; steps <= Math.min(FORGIVING, open.length); steps++) {
    const node = open[open.length - steps]!;
    if ((typeof node === "string" ? node : node.tag.name) === name) return steps;
  }
  return 0;
}

function entryOf({ tag, children, said }: Node, end: number): Entry {
  const span = { start: tag.start, end: Math.max(end, tag.end) };
  const selection = { start: tag.start + 1, end: tag.start + 1 + tag.name.length };
  return { kind: "key", label: tag.name, detail: said, span, selection, children };
}

/** The first level that holds more than one element, flat. */
function belowSingles(roots: readonly Entry[]): readonly Entry[] {
  let level = roots;
  while (level.length === 1 && level[0]!.children.length > 0) level = level[0]!.children;
  return level.map((entry) => ({ ...entry, children: [] }));
}
