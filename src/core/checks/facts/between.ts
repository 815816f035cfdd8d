import type { Block, Corpus, Part } from "../../syntax/nodes.ts";
import { factsOf } from "./body-facts.ts";
import { BodyHasher } from "./body-hashes.ts";
import { type Combined, combine } from "./combine.ts";

/** By the list of parts, which is another one after each change of the text. */
const remembered = new WeakMap<readonly Part[], Combined>();

/** What the documents of a corpus have in common; its places are those of `blocks`, which are all of them in their order. */
export function betweenDocuments(corpus: Corpus, blocks: readonly { readonly block: Block }[]): Combined {
  let combined = remembered.get(corpus.parts);
  if (!combined) {
    const hasher = new BodyHasher();
    combined = combine([{ name: "", documents: blocks.map(({ block }) => factsOf(corpus, block, hasher)) }]);
    remembered.set(corpus.parts, combined);
  }
  return combined;
}
