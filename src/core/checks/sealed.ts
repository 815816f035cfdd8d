import { attributeOf } from "../syntax/header.ts";
import type { Header } from "../syntax/nodes.ts";

/** Whether the block is sealed: annotations hang on its offsets, so no fix touches its body. */
export function isSealed(header: Header): boolean {
  return attributeOf(header, "sha256") !== undefined;
}
