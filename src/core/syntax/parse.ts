import type { LineSource, Position } from "../text.ts";
import { CorpusIndex } from "./corpus-index.ts";
import type { Block, Corpus } from "./nodes.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Reads a text that is held as one string: only the lines that begin as markers do are looked at.
 *
 * A byte order mark at its start is not part of the first line.
 */
export function parseText(text: string): Corpus {
  return CorpusIndex.ofText(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
}

/**
 * Reads a text that is held as lines: the whole recovery table of `format.md`.
 *
 * Total, lossless and linear: it accepts every text, and its parts joined are the text. It has no messages: what is
 * missing is an empty place, and a rule reports it. The lines of `source` are read again when names and bodies are
 * asked for, so the corpus holds as long as they do.
 */
export function parseLines(source: LineSource): Corpus {
  return CorpusIndex.of(source);
}

/** The blocks of a corpus, in the order of the text. */
export function* blocksOf(corpus: Corpus): Generator<Block> {
  for (const part of corpus.parts) if (part.kind === "block") yield part;
}

/** The block that holds `position`, if it is not outside all blocks. */
export function blockAt(corpus: Corpus, position: Position): Block | undefined {
  const part = corpus.partAt(position);
  return part?.kind === "block" ? part : undefined;
}
