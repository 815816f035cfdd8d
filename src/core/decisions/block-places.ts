import { lineStartsOf, positionBy } from "../line-starts.ts";
import { cutBlock } from "../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import type { Position, Range, Span } from "../text.ts";

const known = new WeakMap<BlockText, readonly number[]>();

/** Turns places in a corpus into places in one block and back, however many there are: its lines are counted once. */
export class BlockPlaces {
  readonly block: BlockText;
  readonly #part: Block;
  readonly #starts: readonly number[];

  constructor(corpus: Corpus, part: Block) {
    this.block = cutBlock(corpus, part);
    this.#part = part;
    this.#starts = startsOf(this.block);
  }

  /** The span, relative to the block, of a range that lies in it. */
  span({ start, end }: Range): Span {
    return { start: this.#offset(start), end: this.#offset(end) };
  }

  /** The range in the corpus of a span that is relative to the block. */
  range({ start, end }: Span): Range {
    return { start: this.#position(start), end: this.#position(end) };
  }

  #offset({ line, character }: Position): number {
    const { start } = this.#part;
    return line === start.line ? character - start.character : (this.#starts[line - start.line] ?? 0) + character;
  }

  #position(offset: number): Position {
    const { start } = this.#part;
    const { line, character } = positionBy(this.#starts, offset);
    return { line: start.line + line, character: line === 0 ? start.character + character : character };
  }
}

function startsOf(block: BlockText): readonly number[] {
  let starts = known.get(block);
  if (!starts) {
    starts = lineStartsOf(block.text);
    known.set(block, starts);
  }
  return starts;
}
