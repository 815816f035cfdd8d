import { headerOf } from "../syntax/cut.ts";
import { attributeOf } from "../syntax/header.ts";
import type { Block, Corpus, Header } from "../syntax/nodes.ts";

/** What decisions call a document: its `id`, else its name; nothing where it has neither. */
export function documentKey(corpus: Corpus, block: Block): string | undefined {
  const header = headerOf(corpus, block);
  return attributeOf(header, "id") ?? header.name;
}

/** All that decisions may call it: its `id`, and its name from before it had one. */
export function documentKeys(corpus: Corpus, block: Block): readonly string[] {
  return keysIn(headerOf(corpus, block));
}

/** The same for a header that was read already. */
export function keysIn(header: Header): readonly string[] {
  const keys = [attributeOf(header, "id"), header.name].filter((key) => key !== undefined);
  return [...new Set(keys)];
}
