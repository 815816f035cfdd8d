import type { TextEdit } from "../text.ts";

/** A stretch of the first text that is still there, or text that came later. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string };

/**
 * A text that is edited several times over, and still knows what that comes to against the text it was at first.
 *
 * Offsets are UTF-16 code units.
 */
export class EditedText {
  readonly #first: string;
  #pieces: readonly Piece[];
  #text: string;

  constructor(text: string) {
    this.#first = text;
    this.#text = text;
    this.#pieces = [{ start: 0, end: text.length }];
  }

  /** The text as it is now. */
  get text(): string {
    return this.#text;
  }

  /** Makes edits that are offsets into the text as it is now, sorted and disjoint. */
  apply(edits: readonly TextEdit[]): void {
    const pieces: Piece[] = [];
    const rest = new PieceReader(this.#pieces);
    for (const { span, newText } of edits) {
      for (const piece of rest.take(span.start - rest.at)) pieces.push(piece);
      rest.skip(span.end - span.start);
      if (newText !== "") pieces.push({ newText });
    }
    for (const piece of rest.take(Number.POSITIVE_INFINITY)) pieces.push(piece);
    this.#pieces = pieces;
    this.#text = pieces.map((piece) => this.#textOf(piece)).join("");
  }

  /** What all edits come to: offsets into the first text, sorted, disjoint, and no longer than need be. */
  changes(): readonly TextEdit[] {
    const changes: TextEdit[] = [];
    let at = 0;
    let newText = "";
    const upTo = (end: number): void => {
      const change = trimmed(this.#first, { span: { start: at, end }, newText });
      if (change) changes.push(change);
      newText = "";
    };
    for (const piece of this.#pieces) {
      if ("newText" in piece) newText += piece.newText;
      else {
        upTo(piece.start);
        at = piece.end;
      }
    }
    upTo(this.#first.length);
    return changes;
  }

  #textOf(piece: Piece): string {
    return "newText" in piece ? piece.newText : this.#first.slice(piece.start, piece.end);
  }
}

/** Hands out pieces from the front. */
class PieceReader {
  /** How much has been handed out, in code units of the text as it was. */
  at = 0;
  readonly #pieces: readonly Piece[];
  #index = 0;
  /** How much of the piece at `#index` is gone. */
  #used = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  *take(length: number): Generator<Piece> {
    let wanted = length;
    while (wanted > 0 && this.#index < this.#pieces.length) {
      const piece = this.#pieces[this.#index]!;
      const left = lengthOf(piece) - this.#used;
      const count = Math.min(left, wanted);
      yield slice(piece, this.#used, this.#used + count);
      this.at += count;
      wanted -= count;
      if (count === left) {
        this.#index++;
        this.#used = 0;
      } else this.#used += count;
    }
  }

  skip(length: number): void {
    for (const piece of this.take(length)) void piece;
  }
}

function lengthOf(piece: Piece): number {
  return "newText" in piece ? piece.newText.length : piece.end - piece.start;
}

function slice(piece: Piece, start: number, end: number): Piece {
  if ("newText" in piece) return { newText: piece.newText.slice(start, end) };
  return { start: piece.start + start, end: piece.start + end };
}

/** The edit without what it leaves as it was at its ends, surrogate pairs kept whole; `undefined` when that is all. */
function trimmed(text: string, { span, newText }: TextEdit): TextEdit | undefined {
  const old = text.slice(span.start, span.end);
  if (old === newText) return undefined;
  const most = Math.min(old.length, newText.length);
  let head = 0;
  while (head < most && old[head] === newText[head]) head++;
  if (head > 0 && isHighSurrogate(old.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === newText[newText.length - 1 - tail]) tail++;
  if (tail > 0 && isLowSurrogate(old.charCodeAt(old.length - tail))) tail--;
  return {
    span: { start: span.start + head, end: span.end - tail },
    newText: newText.slice(head, newText.length - tail),
  };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
