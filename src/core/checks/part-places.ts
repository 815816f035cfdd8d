import { lineStartsOf, positionBy } from "../line-starts.ts";
import { cutPart } from "../syntax/cut.ts";
import type { Corpus, Part } from "../syntax/nodes.ts";
import type { Position, Range, Span } from "../text.ts";
import { PlainPosition, PlainRange } from "./plain-data.ts";

/**
 * Turns offsets in one part into positions in the corpus.
 *
 * The part's lines are counted once, and no further than to the places that are asked for, so that a hundred thousand
 * findings in one block stay cheap and a finding on a name does not read its document.
 */
export class PartPlaces {
  readonly #corpus: Corpus;
  readonly part: Part;
  /** Where the part begins. */
  readonly start: Position;
  readonly #firstLineLength: number;
  /** Where the lines begin that are counted. */
  #lineStarts: number[] | undefined;
  /** Where the line below them begins. */
  #next: number;

  constructor(corpus: Corpus, part: Part) {
    this.#corpus = corpus;
    this.part = part;
    const { start, end } = part;
    this.start = new PlainPosition(start.line, start.character);
    const lineEnd = start.line === end.line ? end.character : corpus.source.line(start.line).length;
    this.#firstLineLength = lineEnd - start.character;
    this.#next = this.#firstLineLength + 1;
  }

  range({ start, end }: Span): Range {
    return new PlainRange(this.position(start), this.position(end));
  }

  position(offset: number): Position {
    const { line, character } = this.start;
    if (offset <= this.#firstLineLength) return new PlainPosition(line, character + offset);
    const place = positionBy(this.#lineStartsTo(offset), offset);
    return new PlainPosition(line + place.line, place.character);
  }

  /** By the lengths of the lines, which a source that is in memory has at hand: nothing need be cut out. */
  #lineStartsTo(offset: number): readonly number[] {
    const { source } = this.#corpus;
    if (source.text) {
      this.#lineStarts ??= lineStartsOf(cutPart(this.#corpus, this.part).text);
      return this.#lineStarts;
    }
    this.#lineStarts ??= Array.of(0);
    const starts = this.#lineStarts;
    const first = this.start.line;
    const last = this.part.end.line;
    while (this.#next <= offset && first + starts.length <= last) {
      const { length } = source.line(first + starts.length);
      starts.push(this.#next);
      this.#next += length + 1;
    }
    return starts;
  }
}
