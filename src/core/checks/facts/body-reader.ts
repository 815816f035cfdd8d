import { sha256 } from "../../sha-256.ts";
import { cutBlock } from "../../syntax/cut.ts";
import type { Block, BlockText, Corpus } from "../../syntax/nodes.ts";
import { comparedSpan } from "./body-hashes.ts";
import { TextFolder } from "./folded-text.ts";

const held = new WeakMap<Block, () => string>();

/** Takes up the digest of a document whose text is elsewhere. */
export function holdDigest(block: Block, digest: () => string): void {
  held.set(block, digest);
}

/** Reads what documents say, for a look at whether two of one hash really say the same. */
export class BodyReader {
  readonly #folder = new TextFolder();

  /** Equal for documents that say the same, and for no others. */
  saidIn(corpus: Corpus, block: Block): string {
    return held.get(block)?.() ?? this.#textOf(cutBlock(corpus, block));
  }

  /** The SHA-256 of what a document says, in place of it. */
  digestOf(block: BlockText): string {
    return sha256(this.#textOf(block));
  }

  #textOf(block: BlockText): string {
    return this.#folder.textOf(block.text, comparedSpan(block));
  }
}
