import { headerOf } from "../syntax/cut.ts";
import { attributeOf } from "../syntax/header.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";

/** What decisions call a document: its `id`, else its name; nothing where it has neither. */
export function documentKey(corpus: Corpus, block: Block): string | undefined {
  const header = headerOf(corpus, block);
  return attributeOf(header, "id") ?? header.name;
}

/** All that decisions may call it: its `id`, and its name from before it had one. */
export function documentKeys(corpus: Corpus, block: Block): readonly string[] {
  const header = headerOf(corpus, block);
  const id = attributeOf(header, "id");
  return [id, header.name].filter((key, index, keys) => key !== undefined && keys.indexOf(key) === index) as string[];
}
