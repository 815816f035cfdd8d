import { isBase64 } from "../syntax/content.ts";
import { cutBlock, cutPart } from "../syntax/cut.ts";
import { escapeLine, unescapeLine } from "../syntax/escaping.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import { isSealed } from "./sealed.ts";

/** The bytes of a file without the byte order mark at their start: the fix of `byte-order-mark`. Not a copy. */
export function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/**
 * The text of a corpus with line ends of one kind: the fix of `mixed-line-endings`. `isCrlf` is what the file has more of.
 *
 * A lone CR in a body becomes a line end too, and what then looks like a marker is escaped: no block is made or unmade.
 * It stays where that would change a sealed document, base64, or one whose end is only guessed, and outside documents.
 */
export function withEvenLineEnds(corpus: Corpus, isCrlf: boolean): string {
  const mended = corpus.parts
    .map((part) => (part.kind === "block" ? withoutLoneReturns(corpus, part) : cutPart(corpus, part).text))
    .join("");
  return isCrlf ? mended.replaceAll("\n", "\r\n") : mended;
}

function withoutLoneReturns(corpus: Corpus, block: Block): string {
  const { text, header, body, close } = cutBlock(corpus, block);
  const written = text.slice(body.start, body.end);
  const isClosed = close.kind === "terminator" || close.kind === "joined";
  if (!written.includes("\r") || !isClosed || isSealed(header) || isBase64(header)) return text;
  const lines = written.split("\n").map(brokenAtReturns);
  return text.slice(0, body.start) + lines.join("\n") + text.slice(body.end);
}

/** One before the line end belongs to that. */
function brokenAtReturns(line: string): string {
  if (!line.includes("\r")) return line;
  let end = line.length;
  while (line[end - 1] === "\r") end--;
  return unescapeLine(line.slice(0, end)).split("\r").map(escapeLine).join("\n");
}
