import { Memo } from "../memo.ts";
import { Recent } from "../recent.ts";
import type { Position, Range, Span } from "../text.ts";
import { readHeader } from "./header.ts";
import type { Block, BlockText, Close, Corpus, Gap, GapText, Header, Part } from "./nodes.ts";

/** UTF-16 code units of text, and headers, that are remembered of one corpus: never all of it, or it would be there twice. */
const MOST_TEXT = 4_000_000;
const MOST_HEADERS = 10_000;
/** What a cut weighs besides its text. */
const OVERHEAD = 300;

/** Of a corpus that is gone through from its start to its end, and is not in memory, the next thing wanted is another one. */
const FEW_TEXTS = 100_000;
const FEW_HEADERS = 64;

const headers = new Memo<Block, Header>();

/** What was cut out of one corpus last. */
class Cuts {
  readonly texts: Recent<Part, BlockText | GapText>;
  readonly headers: Recent<Block, Header>;
  /** What {@link cutInPassing} cut last, and of which part. */
  passing: BlockText | GapText | undefined;
  passingPart: Part | undefined;

  constructor({ source }: Corpus) {
    this.texts = new Recent(source.text ? FEW_TEXTS : MOST_TEXT);
    this.headers = source.text ? new Recent(FEW_HEADERS) : new Recent(MOST_HEADERS, headers);
  }
}

const memory = new WeakMap<Corpus, Cuts>();

function cutsOf(corpus: Corpus): Cuts {
  const known = memory.get(corpus);
  if (known) return known;
  const cuts = new Cuts(corpus);
  memory.set(corpus, cuts);
  return cuts;
}

/** What the header line of a block says, without cutting the block out. */
export function headerOf(corpus: Corpus, block: Block): Header {
  const { headers } = cutsOf(corpus);
  const known = headers.get(block);
  if (known) return known;
  const { line, character } = block.start;
  const header = readHeader(corpus.source.line(line).slice(character));
  headers.set(block, header, 1);
  return header;
}

/** The text of a block with everything placed relative to its start; remembered while there is room. */
export function cutBlock(corpus: Corpus, block: Block): BlockText {
  const cuts = cutsOf(corpus);
  const known = cuts.passingPart === block ? cuts.passing : cuts.texts.get(block);
  if (known?.kind === "block") return known;
  const cut = readBlock(corpus, block);
  cuts.texts.set(block, cut, cut.text.length + OVERHEAD);
  return cut;
}

function readBlock(corpus: Corpus, block: Block): BlockText {
  const text = textBetween(corpus, block.start, block.end);
  const header = headerOf(corpus, block);
  const closeStart = closeIn(text, block);
  const bodyStart = block.bodyEnd > block.bodyStart ? header.span.end + 1 : Math.min(header.span.end + 1, text.length);
  const body: Span = { start: bodyStart, end: Math.max(bodyStart, bodyEndOf(text, block, closeStart)) };
  return new CutBlock(text, header, body, block.closeKind, closeStart);
}

/** What is cut out of a corpus; its end is made when somebody asks. */
class CutBlock implements BlockText {
  readonly kind = "block";
  readonly text: string;
  readonly header: Header;
  readonly body: Span;
  memos: unknown[] | undefined = undefined;
  readonly #closeKind: Close["kind"];
  readonly #closeStart: number;

  constructor(text: string, header: Header, body: Span, closeKind: Close["kind"], closeStart: number) {
    this.text = text;
    this.header = header;
    this.body = body;
    this.#closeKind = closeKind;
    this.#closeStart = closeStart;
  }

  get close(): BlockText["close"] {
    const start = this.#closeStart;
    return { kind: this.#closeKind, span: { start, end: this.#closeKind === "missing" ? start : start + 6 } };
  }
}

/** Where a block's end begins in its text: looked for from there, for a body may have a million lines. */
function closeIn(text: string, block: Block): number {
  const { at } = block.close;
  const { end } = block;
  if (end.line === at.line) return text.length - (end.character - at.character);
  if (end.line !== at.line + 1 || end.character > 0) return offsetIn(text, block, at);
  // Markers are short.
  let lineStart = Math.max(0, text.length - 1);
  while (lineStart > 0 && text.charCodeAt(lineStart - 1) !== 10) lineStart--;
  return lineStart + at.character - (lineStart === 0 ? block.start.character : 0);
}

/** The text of a gap; remembered while there is room. */
export function cutGap(corpus: Corpus, gap: Gap): GapText {
  const cuts = cutsOf(corpus);
  const known = cuts.passingPart === gap ? cuts.passing : cuts.texts.get(gap);
  if (known?.kind === "gap") return known;
  const cut = readGap(corpus, gap);
  cuts.texts.set(gap, cut, cut.text.length + OVERHEAD);
  return cut;
}

function readGap(corpus: Corpus, gap: Gap): GapText {
  return { kind: "gap", text: textBetween(corpus, gap.start, gap.end) };
}

/** The text of any part. */
export function cutPart(corpus: Corpus, part: Part): BlockText | GapText {
  return part.kind === "block" ? cutBlock(corpus, part) : cutGap(corpus, part);
}

/**
 * The same for whoever goes through all parts: remembered until the next part is cut so. Thousands of texts that are held
 * for a while and then forgotten are what a garbage collector is slowest at.
 */
export function cutInPassing(corpus: Corpus, part: Part): BlockText | GapText {
  const cuts = cutsOf(corpus);
  if (cuts.passing && cuts.passingPart === part) return cuts.passing;
  const cut = cuts.texts.get(part) ?? (part.kind === "block" ? readBlock(corpus, part) : readGap(corpus, part));
  cuts.passing = cut;
  cuts.passingPart = part;
  return cut;
}

/** The position in the corpus of `offset` in the text that was cut out for `part`. */
export function positionIn(part: Part, text: string, offset: number): Position {
  let line = part.start.line;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    line++;
    lineStart = at + 1;
  }
  const character = offset - lineStart + (line === part.start.line ? part.start.character : 0);
  return { line, character };
}

/** The range in the corpus of `span` in the text that was cut out for `part`. */
export function rangeIn(part: Part, text: string, span: Span): Range {
  return { start: positionIn(part, text, span.start), end: positionIn(part, text, span.end) };
}

/** The offset in the text that was cut out for `part` of `position`, which must lie in the part. */
export function offsetIn(text: string, part: Part, position: Position): number {
  if (position.line === part.start.line) return position.character - part.start.character;
  let lineStart = 0;
  for (let line = part.start.line; line < position.line; line++) lineStart = text.indexOf("\n", lineStart) + 1;
  return lineStart + position.character;
}

/** The text between two positions, line ends LF. */
export function textBetween(corpus: Corpus, start: Position, end: Position): string {
  const { source } = corpus;
  if (start.line === end.line) return source.line(start.line).slice(start.character, end.character);
  if (source.text) return source.text(start, end);
  const first = start.line;
  const lines = new Array<string>(end.line - first + 1);
  for (let line = first; line < end.line; line++) lines[line - first] = source.line(line);
  if (start.character > 0) lines[0] = lines[0]!.slice(start.character);
  lines[end.line - first] = end.character === 0 ? "" : source.line(end.line).slice(0, end.character);
  return lines.join("\n");
}

/** A terminator line begins where the body ends; a glued one stands in the body's last line; a missing one after it. */
function bodyEndOf(text: string, block: Block, closeStart: number): number {
  if (block.closeKind !== "missing") return closeStart;
  if (block.bodyEnd === block.bodyStart) return 0;
  return Math.min(closeStart + 1, text.length);
}
