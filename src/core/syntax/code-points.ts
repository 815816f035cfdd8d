import { lineStartsOf } from "../line-starts.ts";
import { firstNotBelow } from "../sorted.ts";
import type { Position } from "../text.ts";
import { isBase64 } from "./content.ts";
import { droppedBackslashes } from "./escaping.ts";
import { attributeOf } from "./header.ts";
import type { Block, BlockText } from "./nodes.ts";

/**
 * Counts the Unicode code points of one block's decoded body before places in it.
 *
 * Gives what `codePointAt` in `core/syntax/content.ts` gives, but walks on from the place asked for last: asked in the
 * order of the text, all answers together cost one pass.
 */
export class CodePoints {
  readonly #block: Block;
  readonly #cut: BlockText;
  readonly #dropped: readonly number[];
  readonly #lineFeed: number;
  #lineStarts: readonly number[] | undefined;
  /** Where the last answer was given, and which. */
  #at: number;
  #count = 0;

  constructor(block: Block, cut: BlockText) {
    this.#block = block;
    this.#cut = cut;
    this.#at = cut.body.start;
    this.#dropped = droppedBackslashes(cut.text.slice(cut.body.start, cut.body.end)).map((at) => at + cut.body.start);
    this.#lineFeed = attributeOf(cut.header, "eol") === "crlf" ? 2 : 1;
  }

  /** Before `offset` in the block's text; `undefined` where that does not lie in the body, or the body is base64. */
  before(offset: number): number | undefined {
    const { body, header } = this.#cut;
    if (offset < body.start || offset > body.end || isBase64(header)) return undefined;
    this.#count += offset >= this.#at ? this.#between(this.#at, offset) : -this.#between(offset, this.#at);
    this.#at = offset;
    return this.#count;
  }

  /** Before a position of the corpus; `undefined` where that does not lie in the body, or the body is base64. */
  beforePosition(position: Position): number | undefined {
    const { start } = this.#block;
    const line = position.line - start.line;
    if (line < 0) return undefined;
    if (line === 0) return this.before(position.character - start.character);
    this.#lineStarts ??= lineStartsOf(this.#cut.text);
    const lineStart = this.#lineStarts[line];
    return lineStart === undefined ? undefined : this.before(lineStart + position.character);
  }

  #between(from: number, to: number): number {
    const { text, body } = this.#cut;
    let count = firstNotBelow(this.#dropped, from) - firstNotBelow(this.#dropped, to);
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0xdc00 && code < 0xe000 && i > body.start && isHighSurrogate(text.charCodeAt(i - 1))) continue;
      count += code === 10 ? this.#lineFeed : 1;
    }
    return count;
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
