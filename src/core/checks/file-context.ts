import { Decisions } from "../decisions/decisions.ts";
import { headerOf } from "../syntax/cut.ts";
import type { Block, Corpus, Header } from "../syntax/nodes.ts";
import { takenNames, UnusedNames } from "./names.ts";
import type { FileContext, HeadedBlock } from "./rule.ts";
import type { RunOptions } from "./run-rules.ts";

/** What rules are told besides the text of a corpus; what takes a walk over it is made when it is asked for. */
export function contextOf(corpus: Corpus, options: RunOptions): FileContext {
  const { namePattern, boilerplate, abbreviations, agencies, today, longestParagraph, storedReplacements } = options;
  let blocks: readonly HeadedBlock[] | undefined;
  let taken: ReadonlyMap<string, number> | undefined;
  return {
    namePattern,
    boilerplate,
    abbreviations,
    agencies,
    today,
    longestParagraph,
    storedReplacements,
    shelf: options.shelf,
    catalogue: options.catalogue,
    decisions: options.decisions ?? Decisions.none,
    get blocks() {
      blocks ??= headedBlocks(corpus);
      return blocks;
    },
    freshNames() {
      taken ??= takenNames(this.blocks);
      return new UnusedNames(taken);
    },
  };
}

function headedBlocks(corpus: Corpus): readonly HeadedBlock[] {
  const found: HeadedBlock[] = [];
  const { parts } = corpus;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (part.kind === "block") found.push(new LateHeaded(corpus, part, index));
  }
  return found;
}

/** Its header is read when somebody asks. */
class LateHeaded implements HeadedBlock {
  readonly block: Block;
  readonly index: number;
  readonly #corpus: Corpus;
  #header: Header | undefined;

  constructor(corpus: Corpus, block: Block, index: number) {
    this.#corpus = corpus;
    this.block = block;
    this.index = index;
  }

  get header(): Header {
    // Of a corpus that is not in memory so many are not held.
    if (this.#corpus.source.text) return headerOf(this.#corpus, this.block);
    this.#header ??= headerOf(this.#corpus, this.block);
    return this.#header;
  }
}
