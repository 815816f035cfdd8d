import { contentOf, writeBlock } from "../syntax/content.ts";
import { attributeOf, writeHeader } from "../syntax/header.ts";
import type { BlockText, Header } from "../syntax/nodes.ts";

/** `key=value` pairs of a header, in their order. */
export type Attributes = Iterable<readonly [key: string, value: string]>;

/** The attributes that say how a body is to be read, and nothing of the document. Whoever writes a block sets them. */
export const CONTENT_KEYS: ReadonlySet<string> = new Set(["eol", "final-newline", "encoding"]);

/** Bytes that one line of base64 holds: 76 characters. */
const BYTES_A_LINE = 57;

/**
 * A block that comes back as exactly these bytes: as text where text can carry them unchanged, else as base64.
 *
 * Attributes that say how a body is read ({@link CONTENT_KEYS}) are set anew, whatever is given.
 */
export function blockOfBytes(name: string, bytes: Uint8Array, attributes: Attributes = []): string {
  const own = [...attributes].filter(([key]) => !CONTENT_KEYS.has(key));
  const text = textIn(bytes);
  if (text !== undefined) return writeBlock(name, text, own);
  return `${writeHeader(name, [...own, ["encoding", "base64"]])}\n${base64Lines(bytes)}END>>>\n`;
}

/** What a block holds, as bytes; or why nobody knows, as the end of a sentence. */
export type BlockBytes = { readonly bytes: Uint8Array } | { readonly refusal: string };

/** The bytes of the document in a block, as they were packed. */
export function bytesOfBlock(block: BlockText): BlockBytes {
  const refusal = contentRefusal(block.header);
  if (refusal !== undefined) return { refusal };
  const content = contentOf(block);
  if (content.kind === "bad-base64") return { refusal: "is not base64, though its header says so" };
  return { bytes: content.kind === "bytes" ? content.bytes : ENCODER.encode(content.text) };
}

/** Why a body cannot be decoded, by what its header says of it. */
export function contentRefusal(header: Header): string | undefined {
  for (const [key, only] of ONLY_VALUES) {
    const value = attributeOf(header, key);
    if (value !== undefined && value !== only) return `says ${key}=${value}, which can only be ${key}=${only}`;
  }
  return undefined;
}

/** What the keys that say how a body is read may say (`format.md`, Content). */
const ONLY_VALUES: ReadonlyMap<string, string> = new Map([
  ["eol", "crlf"],
  ["final-newline", "no"],
  ["encoding", "base64"],
]);

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The bytes as a text that a block can carry unchanged. */
function textIn(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0) || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)) return undefined;
  let text: string;
  try {
    text = DECODER.decode(bytes);
  } catch {
    return undefined;
  }
  return hasOneLineEnd(text) ? text : undefined;
}

/** Whether all line ends are LF, or all CRLF, and no CR stands alone. */
function hasOneLineEnd(text: string): boolean {
  const first = text.indexOf("\r");
  if (first < 0) return true;
  if (text.indexOf("\n") !== first + 1) return false;
  for (let at = first; at >= 0; at = text.indexOf("\r", at + 1)) if (text.charCodeAt(at + 1) !== 10) return false;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
    if (text.charCodeAt(at - 1) !== 13) return false;
  return true;
}

function base64Lines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_A_LINE)
    lines.push(btoa(String.fromCharCode(...bytes.subarray(at, at + BYTES_A_LINE))), "\n");
  return lines.join("");
}
