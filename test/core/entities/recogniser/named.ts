import assert from "node:assert/strict";
import { EMPTY_CATALOGUE } from "../../../../src/core/entities/catalogue.ts";
import type { Mention } from "../../../../src/core/entities/mention.ts";
import { mentionsOf } from "../../../../src/core/entities/mentions.ts";
import { documentOf } from "../told.ts";
import { shippedRecogniser } from "./word-lists.ts";

/**
 * Checks what is recognised in a text, told with marks: `[Li Qiang|person]` a name and its type (nothing behind the bar:
 * none), `[Mr Li=Li Qiang]` a short form and what it stands for, `[Mr Kim?]` one that leads nowhere.
 */
export function named(marked: string, attributes = ""): void {
  const plain = marked.replace(MARK, "$1");
  assert.equal(markedAgain(plain, attributes), marked);
}

const MARK = /\[([^\][|=?]+)(?:\|[a-z]*|=[^\][]+|\?)\]/g;

/** The text with what is recognised in it, marked as for {@link named}. */
export function markedAgain(body: string, attributes = ""): string {
  const block = documentOf(body, attributes);
  let marked = "";
  let last = block.body.start;
  for (const mention of mentionsOf(block, EMPTY_CATALOGUE, shippedRecogniser)) {
    marked += `${block.text.slice(last, mention.span.start)}[${mention.text}${meaningOf(mention)}]`;
    last = mention.span.end;
  }
  return (marked + block.text.slice(last, block.body.end)).replace(/\n$/, "");
}

function meaningOf({ kind, recognised }: Mention): string {
  if (kind === "unresolved") return "?";
  return kind === "short-form" ? `=${recognised?.name}` : `|${recognised?.type ?? ""}`;
}

/** The one mention of this text that is recognised in a body. */
export function recognisedIn(body: string, text: string, attributes = ""): Mention {
  const mentions = mentionsOf(documentOf(body, attributes), EMPTY_CATALOGUE, shippedRecogniser);
  const found = mentions.filter((mention) => mention.text === text);
  assert.equal(found.length, 1, `"${text}" among ${mentions.map((one) => `"${one.text}"`).join(", ")}`);
  return found[0]!;
}
