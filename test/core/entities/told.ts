import { type Catalogue, mergeCatalogues } from "../../../src/core/entities/catalogue.ts";
import { readCatalogue } from "../../../src/core/entities/catalogue-yaml.ts";
import type { Mention } from "../../../src/core/entities/mention.ts";
import { mentionsOf } from "../../../src/core/entities/mentions.ts";
import { cutBlock } from "../../../src/core/syntax/cut.ts";
import type { BlockText } from "../../../src/core/syntax/nodes.ts";
import { blocksOf, parseText } from "../../../src/core/syntax/parse.ts";

/** The blocks of a corpus, cut out. */
export function blocksIn(corpusText: string): readonly BlockText[] {
  const corpus = parseText(corpusText);
  return [...blocksOf(corpus)].map((block) => cutBlock(corpus, block));
}

/** One document of this body, as a block. */
export function documentOf(body: string, attributes = ""): BlockText {
  return blocksIn(`<<<FILE a.txt ${attributes}\n${body}\nEND>>>\n`)[0]!;
}

/** A sound catalogue of these `- { … }` lines. */
export function catalogueOf(...entries: readonly string[]): Catalogue {
  const file = readCatalogue(`entities:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`, "test");
  if (file.problems.length > 0) throw new Error(file.problems.map(({ message }) => message).join("\n"));
  return mergeCatalogues([file]);
}

/** The body with its mentions in brackets: `[Mr Li|li-qiang]`; `[Mr Kim|?]` is unresolved, `[Kim|?a,b]` tied. */
export function told(body: string, catalogue: Catalogue, attributes = ""): string {
  const block = documentOf(body, attributes);
  let marked = "";
  let last = block.body.start;
  for (const { entities, kind, span } of mentionsOf(block, catalogue)) {
    const who = `${kind === "unresolved" ? "?" : ""}${entities.join(",")}`;
    marked += `${block.text.slice(last, span.start)}[${block.text.slice(span.start, span.end)}|${who}]`;
    last = span.end;
  }
  return (marked + block.text.slice(last, block.body.end)).replace(/\n$/, "");
}

/** The one mention of this text in a body. */
export function mentionIn(body: string, text: string, catalogue: Catalogue, attributes = ""): Mention {
  const mentions = mentionsOf(documentOf(body, attributes), catalogue).filter((mention) => mention.text === text);
  if (mentions.length !== 1) throw new Error(`"${text}" is mentioned ${mentions.length} times`);
  return mentions[0]!;
}
