import { bodyKindOf } from "../document-facts.ts";
import { addressesIn, isInside } from "../entities/addresses.ts";
import { Memo } from "../memo.ts";
import { inkEnd, type Layout, paragraphsIn } from "../outline/paragraphs.ts";
import { isBase64 } from "../syntax/content.ts";
import { frontMatterOf } from "../syntax/front-matter.ts";
import { attributeOf } from "../syntax/header.ts";
import type { BlockText, GapText } from "../syntax/nodes.ts";
import { linesIn, type Span } from "../text.ts";

/** What of a body is prose. Offsets are relative to the block's start. */
export interface Prose {
  readonly layout: Layout;
  /** The body without its front matter. */
  readonly span: Span;
  /** The first part of `lang`, in small letters: `en` of `en-GB`. */
  readonly language: string | undefined;
  /** In the order of the text; code is in none of them. */
  readonly paragraphs: readonly Span[];
  /** Whether the place is code. */
  isCode(offset: number): boolean;
  /** Whether the place is code, or a web or e-mail address. */
  isSkipped(offset: number): boolean;
}

/** Names that end so hold data or code. Our list; what {@link bodyKindOf} knows is not repeated. */
const NOT_PROSE: ReadonlySet<string> = new Set(
  (
    "jsonl ndjson toml ini cfg conf properties env lock log sql diff patch tex bib ics vcf srt vtt po " +
    "js mjs cjs jsx ts mts cts tsx py ipynb rb pl php java kt scala groovy c h cc cpp hpp cs fs go rs swift m mm r jl lua " +
    "sh bash zsh fish ps1 bat cmd css scss less vue svelte asm s hs ml ex exs erl clj lisp el vim proto graphql tf " +
    "gradle cmake mk dockerfile makefile conllu conll tei xsl xslt xsd dtd ttl rdf nt owl"
  ).split(" "),
);
/** Values of `lang` that name no human language: BCP 47's `zxx`, and what people write for code. Our list. */
const NOT_LANGUAGES: ReadonlySet<string> = new Set(
  (
    "zxx code json jsonl yaml toml csv tsv xml html css sql javascript typescript python ruby perl php java kotlin c cpp " +
    "csharp go rust swift bash shell sh powershell lua r latex tex diff"
  ).split(" "),
);

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** How much of a line is looked at for a fence. */
const LONGEST_FENCE = 80;
const known = new Memo<BlockText, Prose | "none">();

/**
 * The prose of a part; `undefined` for what stands outside blocks, for base64, data, code, and white space alone.
 * Remembered as long as the text lives.
 */
export function proseOf(part: BlockText | GapText): Prose | undefined {
  if (part.kind === "gap") return undefined;
  let prose = known.get(part);
  if (!prose) {
    prose = readProse(part) ?? "none";
    known.set(part, prose);
  }
  return prose === "none" ? undefined : prose;
}

/** The body of a block, if it holds text: prose, data or code, but not base64, and not white space alone. */
export function textOf(part: BlockText | GapText): Span | undefined {
  return part.kind === "gap" || isBase64(part.header) || !hasInk(part) ? undefined : part.body;
}

/** Nothing but white space is `empty-block`, and no more is to be said of it. */
function hasInk({ text, body }: BlockText): boolean {
  return inkEnd(text, body.start, body.end) > body.start;
}

function readProse(block: BlockText): Prose | undefined {
  const { header, text, body } = block;
  const layout = layoutOf(header.name);
  if (!layout || isBase64(header) || !hasInk(block)) return undefined;
  const matter = frontMatterOf(block);
  const written = attributeOf(header, "lang") ?? matter?.values.get("lang");
  const language = written?.split(/[-_]/, 1)[0]?.toLowerCase();
  if (language !== undefined && NOT_LANGUAGES.has(language)) return undefined;
  return new ReadProse(text, { start: matter?.span.end ?? body.start, end: body.end }, layout, language);
}

/** How the prose of a document of that name is laid out; `undefined` where it holds data or code. */
function layoutOf(name: string | undefined): Layout | undefined {
  // Most names end in one of these.
  if (name?.endsWith(".txt")) return "text";
  if (name?.endsWith(".md")) return "markdown";
  const kind = bodyKindOf(name);
  return (kind === "text" || kind === "markdown") && !NOT_PROSE.has(endingOf(name)) ? kind : undefined;
}

/** Names that say by themselves what they are. */
const KNOWN_WHOLE: ReadonlySet<string> = new Set(["makefile", "dockerfile"]);

function endingOf(name: string | undefined): string {
  const path = name ?? "";
  const dot = path.lastIndexOf(".");
  if (dot > path.lastIndexOf("/")) return path.slice(dot + 1).toLowerCase();
  const whole = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return KNOWN_WHOLE.has(whole) ? whole : "";
}

/** Code, addresses and paragraphs are looked for when somebody asks. */
class ReadProse implements Prose {
  readonly layout: Layout;
  readonly span: Span;
  readonly language: string | undefined;
  readonly #text: string;
  #code: readonly Span[] | undefined;
  #addresses: readonly Span[] | undefined;
  #paragraphs: readonly Span[] | undefined;

  constructor(text: string, span: Span, layout: Layout, language: string | undefined) {
    this.#text = text;
    this.span = span;
    this.layout = layout;
    this.language = language;
  }

  get paragraphs(): readonly Span[] {
    this.#paragraphs ??= paragraphsIn(this.#text, this.span, this.layout, ({ start }) => this.isCode(start)).filter(
      ({ start }) => !this.isCode(start),
    );
    return this.#paragraphs;
  }

  isCode(offset: number): boolean {
    if (this.layout === "text") return false;
    this.#code ??= mayHaveCode(this.#text, this.span) ? [...codeIn(this.#text, this.span)] : NONE;
    return isInside(this.#code, offset);
  }

  isSkipped(offset: number): boolean {
    if (this.isCode(offset)) return true;
    this.#addresses ??= mayHaveAddresses(this.#text, this.span) ? addressesIn(this.#text, this.span) : NONE;
    return isInside(this.#addresses, offset);
  }
}

const NONE: readonly Span[] = [];

function mayHaveAddresses(text: string, { start }: Span): boolean {
  return text.includes("://", start) || text.includes("@", start) || text.includes("www.", start);
}

function mayHaveCode(text: string, { start }: Span): boolean {
  return text.includes("`", start) || text.includes("~~~", start);
}

/** Fenced code with its fences, and code between backticks within a line. */
function* codeIn(text: string, span: Span): Generator<Span> {
  let fence: { readonly mark: string; readonly start: number } | undefined;
  let tick = text.indexOf("`", span.start);
  for (const line of linesIn(text, span)) {
    const mark = FENCE.exec(text.slice(line.start, Math.min(line.end, line.start + LONGEST_FENCE)))?.[1];
    if (fence) {
      if (!mark?.startsWith(fence.mark)) continue;
      yield { start: fence.start, end: line.end };
      fence = undefined;
    } else if (mark) fence = { mark, start: line.start };
    else {
      // Sought once for all lines: from each line to the text's end it would not be linear.
      if (tick >= 0 && tick < line.start) tick = text.indexOf("`", line.start);
      if (tick >= 0 && tick < line.end) yield* codeSpans(text, { start: tick, end: line.end });
    }
  }
  if (fence) yield { start: fence.start, end: span.end };
}

/** The stretches between pairs of backticks; at `start` there is one. */
function* codeSpans(text: string, { start, end }: Span): Generator<Span> {
  const line = text.slice(start, end);
  for (let open = 0; open >= 0; ) {
    const close = line.indexOf("`", open + 1);
    if (close < 0) return;
    yield { start: start + open, end: start + close + 1 };
    open = line.indexOf("`", close + 1);
  }
}
