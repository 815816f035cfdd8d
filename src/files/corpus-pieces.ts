import { isAscii } from "node:buffer";
import { CorpusIndex } from "../core/syntax/corpus-index.ts";
import { lastCut } from "../core/syntax/cuts.ts";
import type { Corpus } from "../core/syntax/nodes.ts";

/** A stretch of a corpus that begins and ends where parts do, and holds whole lines: at the least one part, mostly many. */
export interface CorpusPiece {
  /** Without the byte order mark of the file. */
  readonly bytes: Buffer;
  /** Where the piece begins: lines and bytes before it, the byte order mark counted. */
  readonly firstLine: number;
  readonly firstByte: number;
  readonly place: "only" | "first" | "middle" | "last";
}

/** Bytes a piece has at least, but for the last. */
const LEAST = 1 << 20;

const MARK = Buffer.from("\uFEFF");

/**
 * Cuts the bytes of a corpus, however they come, into pieces that can be read one by one: their parts, put together, are
 * those of the whole. Holds as much as the largest part takes, and a piece.
 */
export async function* corpusPieces(
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
  least = LEAST,
): AsyncGenerator<CorpusPiece> {
  let pending: Buffer[] = [];
  let length = 0;
  let wanted = least;
  let firstByte = 0;
  let firstLine = 0;
  let hasBegun = false;
  for await (const chunk of chunks) {
    pending.push(chunk);
    length += chunk.length;
    if (length < wanted + (firstByte === 0 ? MARK.length : 0)) continue;
    let bytes = pending.length === 1 ? pending[0]! : Buffer.concat(pending);
    if (firstByte === 0 && bytes.subarray(0, MARK.length).equals(MARK)) {
      bytes = bytes.subarray(MARK.length);
      firstByte = MARK.length;
    }
    const cut = lastCut(bytes.toString("latin1"));
    if (cut === undefined) {
      // Looked through again only when there is twice as much: all looks together stay linear.
      pending = [bytes];
      length = bytes.length;
      wanted = length * 2;
      continue;
    }
    const piece = bytes.subarray(0, cut);
    yield { bytes: piece, firstLine, firstByte, place: hasBegun ? "middle" : "first" };
    hasBegun = true;
    firstByte += cut;
    firstLine += lineFeedsIn(piece);
    pending = [Buffer.from(bytes.subarray(cut))];
    length = pending[0]!.length;
    wanted = least;
  }
  let bytes = pending.length === 1 ? pending[0]! : Buffer.concat(pending);
  if (firstByte === 0 && bytes.subarray(0, MARK.length).equals(MARK)) {
    bytes = bytes.subarray(MARK.length);
    firstByte = MARK.length;
  }
  yield { bytes, firstLine, firstByte, place: hasBegun ? "last" : "only" };
}

/** The parts of a piece; its lines count from 0. Ill-formed bytes read as U+FFFD. */
export function readPiece({ bytes }: CorpusPiece): Corpus {
  return CorpusIndex.ofText(textOf(bytes));
}

/** Bytes as text: of ASCII, which is quickly seen, nothing need be decoded. */
export function textOf(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString("latin1") : DECODER.decode(bytes);
}

const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

function lineFeedsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
