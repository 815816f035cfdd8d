import { contentOf } from "./syntax/content.ts";
import { cutBlock, headerOf } from "./syntax/cut.ts";
import type { Block, Corpus } from "./syntax/nodes.ts";

/** Says which document of a corpus is meant, whatever happens to the others: its name, and which of those that have it. */
export interface DocumentAddress {
  /** `undefined` for a document without one. */
  readonly name: string | undefined;
  /** From 0, in the order of the text. */
  readonly nth: number;
}

/** How to find a block again after edits elsewhere. */
export function addressOf(corpus: Corpus, block: Block): DocumentAddress {
  const { name } = headerOf(corpus, block);
  let nth = 0;
  for (const one of blocksNamed(corpus, name)) {
    if (one === block) break;
    nth++;
  }
  return { name, nth };
}

/** The block that is meant; `undefined` when it is not there any more. */
export function blockAtAddress(corpus: Corpus, { name, nth }: DocumentAddress): Block | undefined {
  let left = nth;
  for (const block of blocksNamed(corpus, name)) if (left-- === 0) return block;
  return undefined;
}

/** What a document says, to be read beside another: its content, or where that is no text, its body as it is written. */
export function comparedText(corpus: Corpus, block: Block): string {
  const cut = cutBlock(corpus, block);
  const content = contentOf(cut);
  return content.kind === "text" ? content.text : cut.text.slice(cut.body.start, cut.body.end);
}

function* blocksNamed(corpus: Corpus, name: string | undefined): Generator<Block> {
  for (const part of corpus.parts) if (part.kind === "block" && headerOf(corpus, part).name === name) yield part;
}
