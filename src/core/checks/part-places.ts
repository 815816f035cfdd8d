import { lineStartsOf, positionBy } from "../line-starts.ts";
import { cutPart } from "../syntax/cut.ts";
import type { Corpus, Part } from "../syntax/nodes.ts";
import type { Position, Range, Span } from "../text.ts";

/**
 * Turns offsets in one part into positions in the corpus.
 *
 * The part's lines are counted once, and only when a place beyond its first line is asked for, so that a hundred
 * thousand findings in one block stay cheap and a finding on a name does not cut its document out.
 */
export class PartPlaces {
  readonly #corpus: Corpus;
  readonly #part: Part;
  readonly #start: Position;
  readonly #firstLineLength: number;
  #lineStarts: readonly number[] | undefined;

  constructor(corpus: Corpus, part: Part) {
    this.#corpus = corpus;
    this.#part = part;
    this.#start = part.start;
    const { start, end } = part;
    const lineEnd = start.line === end.line ? end.character : corpus.source.line(start.line).length;
    this.#firstLineLength = lineEnd - start.character;
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  position(offset: number): Position {
    const { line, character } = this.#start;
    if (offset <= this.#firstLineLength) return { line, character: character + offset };
    this.#lineStarts ??= this.#countLines();
    const place = positionBy(this.#lineStarts, offset);
    return { line: line + place.line, character: place.character };
  }

  /** By the lengths of the lines, which a source that is in memory has at hand: nothing need be cut out. */
  #countLines(): readonly number[] {
    const { source } = this.#corpus;
    if (source.text) return lineStartsOf(cutPart(this.#corpus, this.#part).text);
    const starts = [0];
    let next = this.#firstLineLength + 1;
    const { end } = this.#part;
    for (let line = this.#start.line + 1; line <= end.line; line++) {
      starts.push(next);
      next += source.line(line).length + 1;
    }
    return starts;
  }
}
