import { cutBlock } from "../../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../../syntax/nodes.ts";
import { linesIn, ownCopy, type Span } from "../../text.ts";
import { proseOf } from "../prose.ts";
import { BodyHasher } from "./body-hashes.ts";
import { TextFolder } from "./folded-text.ts";

/** A line at its first place in a block, without the blanks around it. */
export interface Line {
  readonly hash: number;
  readonly folded: string;
  readonly span: Span;
  readonly text: string;
}

/** What folds to a line that is counted is not longer, however many blanks it has, nor shorter. Code units. */
const LONGEST_WRITTEN = 1_000;
const SHORTEST_WRITTEN = 5;

/** The lines that were looked for in a block, as long as it lives: a keystroke elsewhere moves none of them in it. */
const remembered = new WeakMap<Block, { readonly wanted: Float64Array; readonly lines: readonly Line[] }>();
const held = new WeakMap<Block, () => readonly Line[]>();

/** Takes up the lines of a document whose text is elsewhere: those of its hashes that the rule may tell of. */
export function holdLines(block: Block, lines: () => readonly Line[]): void {
  held.set(block, lines);
}

/** Finds in documents the lines that were counted by their hashes. */
export class LineReader {
  readonly #hasher = new BodyHasher();
  readonly #folder = new TextFolder();

  /** The lines of these hashes in one document. */
  linesOf(corpus: Corpus, block: Block, wanted: Float64Array): readonly Line[] {
    const lines = held.get(block);
    return lines ? lines().filter(({ hash }) => wanted.includes(hash)) : this.#read(corpus, block, wanted);
  }

  #read(corpus: Corpus, block: Block, wanted: Float64Array): readonly Line[] {
    const known = remembered.get(block);
    if (known && wanted.length === known.wanted.length && wanted.every((hash, at) => hash === known.wanted[at]))
      return known.lines;
    const lines = [...this.find(cutBlock(corpus, block), wanted)];
    remembered.set(block, { wanted, lines });
    return lines;
  }

  /** The same, not remembered, in the order of the text. Headings, tables and code of Markdown may well be alike. */
  *find(block: BlockText, hashes: Float64Array): Generator<Line> {
    const prose = proseOf(block);
    if (!prose) return;
    const wanted = new Set(hashes);
    for (const line of linesIn(block.text, prose.span)) {
      if (line.end - line.start < SHORTEST_WRITTEN || line.end - line.start > LONGEST_WRITTEN) continue;
      const written = block.text.slice(line.start, line.end);
      const hash = this.#hasher.hashLine(written);
      if (!wanted.delete(hash)) continue;
      const text = ownCopy(written.trim());
      if (prose.layout === "markdown" && (/^[#|]/.test(text) || prose.isCode(line.start))) continue;
      const start = line.start + written.length - written.trimStart().length;
      const folded = this.#folder.textOf(text, { start: 0, end: text.length });
      yield { hash, folded, span: { start, end: start + text.length }, text };
      if (wanted.size === 0) return;
    }
  }
}
