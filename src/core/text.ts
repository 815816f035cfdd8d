/** Half-open stretch of a text in UTF-16 code units, 0-based. May be empty, never reversed. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text by line and UTF-16 code unit in that line, both 0-based. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open stretch between two positions. May be empty, never reversed. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces `span` by `newText`; line ends in `newText` are LF. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Replaces `range` by `newText`; line ends in `newText` are LF, whoever applies it uses the text's own. */
export interface LineEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A text as lines without their line ends, counted as editors do: a text that ends in a line end has an empty last line. */
export interface LineSource {
  readonly lineCount: number;
  /** Line `index`, 0 ≤ `index` < `lineCount`. */
  line(index: number): string;
  /**
   * The text between two positions, line ends LF: for sources that have a shorter way to it than line by line, and hold
   * nothing in memory, so that what is known of each document should be little.
   */
  text?(start: Position, end: Position): string;
  /** Whether one of the lines from `start` to `end`, which is none of them, may have `<` or `>` and be no marker. */
  mayHaveAngle?(start: number, end: number): boolean;
}

/** Whether the two positions are the same, or which comes first: negative, zero or positive. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/**
 * The text with all edits made.
 *
 * Edits are offsets into `text`, in any order; two insertions at one place keep their order.
 * Throws a RangeError when edits overlap or reach outside the text: that is a fault of ours, never of the user's text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const pieces: string[] = [];
  let last = 0;
  for (const { span, newText } of sorted) {
    if (span.start < last || span.end < span.start || span.end > text.length)
      throw new RangeError(`edit ${span.start}–${span.end} overlaps another or leaves the text (${text.length})`);
    pieces.push(text.slice(last, span.start), newText);
    last = span.end;
  }
  pieces.push(text.slice(last));
  return pieces.join("");
}

/**
 * The text with all edits made, whatever its line ends: what is outside the edits stays as it is, and a line that is
 * inserted ends as the one before it does.
 */
export function applyLineEdits(text: string, edits: readonly LineEdit[], above?: "\n" | "\r\n"): string {
  if (edits.length === 0) return text;
  const index = LineIndex.of(text);
  const placed = edits.map(({ range, newText }) => {
    const span = { start: index.offsetAt(range.start), end: index.offsetAt(range.end) };
    return {
      span,
      newText: newText.includes("\n") ? newText.replaceAll("\n", lineEndBefore(text, span.start, above)) : newText,
    };
  });
  return applyEdits(text, placed);
}

/** How the line ends that comes before what is inserted at `offset`; the nearest that has an end, else LF. */
function lineEndBefore(text: string, offset: number, above: "\n" | "\r\n" | undefined): string {
  if (above !== undefined && (offset === 0 || !text.includes("\n"))) return above;
  const isLineStart = offset > 0 && text.charCodeAt(offset - 1) === LF;
  let feed = isLineStart ? offset - 1 : text.indexOf("\n", offset);
  if (feed < 0) feed = text.lastIndexOf("\n", offset);
  return feed > 0 && text.charCodeAt(feed - 1) === CR ? "\r\n" : "\n";
}

const LF = 10;
const CR = 13;

/** Every so many lines the index keeps where one starts; those between are found from there. */
const STEP = 16;

/** Where the lines of a text start. Only LF and CRLF end a line (`format.md`, Text); a lone CR does not. */
export class LineIndex implements LineSource {
  readonly lineCount: number;
  readonly #text: string;
  /** Where every 16th line starts. */
  readonly #starts: Int32Array;
  /** The line asked for last, and where it starts: the next one wanted is mostly the one after it. */
  #lastLine = 0;
  #lastStart = 0;

  private constructor(text: string, starts: Int32Array, lineCount: number) {
    this.#text = text;
    this.#starts = starts;
    this.lineCount = lineCount;
  }

  /** The index of `text`. */
  static of(text: string): LineIndex {
    return LineIndex.numbering(text, new Int32Array(0), 0).index;
  }

  /**
   * The index of `text`, and the lines that start at the first `count` of `offsets`, which must be starts of lines in
   * the order of the text: both by one pass.
   */
  static numbering(
    text: string,
    offsets: Int32Array,
    count: number,
  ): { readonly index: LineIndex; readonly lines: Int32Array } {
    const lines = new Int32Array(count);
    let starts = new Int32Array(1024);
    let line = 1;
    let mark = 0;
    if (mark < count && offsets[mark] === 0) lines[mark++] = 0;
    let wanted = mark < count ? offsets[mark]! : -1;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      if (at + 1 === wanted) {
        lines[mark++] = line;
        wanted = mark < count ? offsets[mark]! : -1;
      }
      if (line % STEP === 0) {
        if (line / STEP === starts.length) starts = grown(starts);
        starts[line / STEP] = at + 1;
      }
      line++;
    }
    return { index: new LineIndex(text, starts, line), lines };
  }

  line(index: number): string {
    const start = this.#start(index);
    return this.#text.slice(start, this.#lineEnd(index, start));
  }

  /** The position of `offset`; an offset inside a line end counts as the end of the line, one past the text as its end. */
  positionAt(offset: number): Position {
    let low = 0;
    let high = (this.lineCount - 1) >> 4;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    let line = low * STEP;
    let start = this.#starts[low]!;
    for (let feed = this.#text.indexOf("\n", start); feed >= 0 && feed < offset; ) {
      line++;
      start = feed + 1;
      feed = this.#text.indexOf("\n", start);
    }
    return { line, character: Math.min(offset, this.#lineEnd(line, start)) - start };
  }

  /** The offset of `position`; a character past the line's end counts as its end. */
  offsetAt(position: Position): number {
    const line = Math.min(position.line, this.lineCount - 1);
    const start = this.#start(line);
    return Math.min(start + position.character, this.#lineEnd(line, start));
  }

  #start(line: number): number {
    const checkpoint = line - (line % STEP);
    const near = this.#lastLine <= line && this.#lastLine >= checkpoint;
    let at = near ? this.#lastLine : checkpoint;
    let start = near ? this.#lastStart : this.#starts[checkpoint / STEP]!;
    for (; at < line; at++) start = this.#text.indexOf("\n", start) + 1;
    this.#lastLine = line;
    this.#lastStart = start;
    return start;
  }

  /** The offset of the end of the line that starts at `start`, before its line end. */
  #lineEnd(line: number, start: number): number {
    if (line + 1 === this.lineCount) return this.#text.length;
    const end = this.#text.indexOf("\n", start);
    return end > start && this.#text.charCodeAt(end - 1) === CR ? end - 1 : end;
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Whether the text holds more than white space. */
export function hasInk(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 32 && first < 127) || /\S/.test(text);
}

/** Whether the line holds nothing but spaces and tabs (`blank` in `format.md`). */
export function isBlank(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

/** Half-open spans of the lines of `text` within `span`, line ends (LF) left out. */
export function* linesIn(text: string, span: Span): Generator<Span> {
  let start = span.start;
  while (start < span.end) {
    let end = text.indexOf("\n", start);
    if (end < 0 || end > span.end) end = span.end;
    yield { start, end: end > start && end < span.end && text.charCodeAt(end - 1) === CR ? end - 1 : end };
    start = end + 1;
  }
}

/** Number of line feeds in `text` before `offset`. */
export function lineFeedsBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** V8 copies shorter slices by itself. */
export const SHORTEST_SLICE = 13;

/**
 * The same text without a hold on the longer one that it was cut from.
 *
 * V8 keeps the whole of a text in memory as long as a slice of it lives; what is remembered for each block must not.
 * Slicing what was just joined makes V8 write out the joined text, which is as long as the answer.
 */
export function ownCopy(text: string): string {
  return text.length < SHORTEST_SLICE ? text : ` ${text}`.slice(1);
}
