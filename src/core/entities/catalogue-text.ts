import { isBase64 } from "../syntax/content.ts";
import { cutBlock, headerOf } from "../syntax/cut.ts";
import { droppedBackslashes, unescapeBody } from "../syntax/escaping.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import { LineIndex, type Position, type Range, type Span } from "../text.ts";
import { type CatalogueFile, isCatalogueName } from "./catalogue.ts";
import { readCatalogue } from "./catalogue-yaml.ts";

/** A catalogue with the text it was read from: a file of its own, or a document of a corpus. */
export interface CatalogueText {
  readonly file: CatalogueFile;
  /** As it was read: of a document, its decoded body. Problems have their places in it. */
  readonly text: string;
  /** Of the text that the file's spans count from. */
  readonly lines: LineIndex;
  /** The document it is, if it is one. */
  readonly block: Block | undefined;
}

/** Reads a catalogue that is a file; `source` is what problems call it. */
export function readCatalogueFile(text: string, source: string): CatalogueText {
  return { file: readCatalogue(text, source), text, lines: LineIndex.of(text), block: undefined };
}

/** The documents of a corpus that are catalogues by their name. */
export function* catalogueBlocks(corpus: Corpus): Generator<Block> {
  for (const part of corpus.parts) {
    // The header line is asked before it is taken apart: most of ten thousand documents are none.
    if (part.kind !== "block" || !corpus.source.line(part.start.line).includes("entities.yaml")) continue;
    const header = headerOf(corpus, part);
    if (isCatalogueName(header.name ?? "") && !isBase64(header)) yield part;
  }
}

/** Reads a catalogue that is a document of a corpus; `source` must tell it from others of its name. */
export function readCatalogueBlock(corpus: Corpus, block: Block, source: string): CatalogueText {
  const { text, body } = cutBlock(corpus, block);
  return { ...readCatalogueFile(unescapeBody(text.slice(body.start, body.end)), source), block };
}

/** Where a span of a catalogue's text stands: in its file, or in the corpus that it is a document of. */
export function rangeOfEntry(
  { lines, block }: Pick<CatalogueText, "lines" | "block">,
  corpus: Corpus | undefined,
  span: Span,
): Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  if (!block || !corpus) return { start, end };
  return { start: inCorpus(start, block, corpus), end: inCorpus(end, block, corpus) };
}

/** A span of the text of a catalogue that is a document, as one of its block's text. */
export function spanInBlock({ text, body }: BlockText, { start, end }: Span): Span {
  const dropped = droppedBackslashes(text.slice(body.start, body.end));
  const written = (offset: number): number =>
    body.start + offset + dropped.filter((backslash, before) => backslash - before <= offset).length;
  return { start: written(start), end: written(end) };
}

/** Further down, and after the backslash of an escaped line. */
function inCorpus({ line, character }: Position, block: Block, { source }: Corpus): Position {
  const written = source.line(Math.min(block.bodyStart + line, source.lineCount - 1));
  return { line: block.bodyStart + line, character: character + droppedBackslashes(written).length };
}
