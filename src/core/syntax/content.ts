import { droppedBackslashes, escapeBody, unescapeBody } from "./escaping.ts";
import { attributeOf, writeHeader } from "./header.ts";
import type { BlockText, Header } from "./nodes.ts";

/** What a block's body says, decoded. */
export type Content =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "bad-base64" };

/** Decodes a block's body (`format.md`, Content). Text comes with the document's own line ends. */
export function contentOf(block: BlockText): Content {
  const raw = bodyLines(block);
  if (isBase64(block.header)) return decodeBase64(raw);
  const decoded = unescapeBody(raw);
  const kept = attributeOf(block.header, "final-newline") === "no" ? decoded.slice(0, -1) : decoded;
  return { kind: "text", text: ownLineEnds(block.header, kept) };
}

/** Whether the body is base64: rules about text, and entities, skip such blocks. */
export function isBase64(header: Header): boolean {
  return attributeOf(header, "encoding") === "base64";
}

/**
 * The number of Unicode code points of the decoded text before `offset`, an offset into the block's text that lies in
 * its body; `undefined` where it does not, or the body is base64. Exports for other tools count so (`format.md`, Text).
 */
export function codePointAt(block: BlockText, offset: number): number | undefined {
  const { body, header, text } = block;
  if (offset < body.start || offset > body.end || isBase64(header)) return undefined;
  const before = text.slice(body.start, offset);
  const dropped = droppedBackslashes(text.slice(body.start, body.end)).filter((at) => at < before.length).length;
  const crlf = attributeOf(header, "eol") === "crlf";
  let count = 0 - dropped;
  for (let i = 0; i < before.length; i++) {
    const code = before.charCodeAt(i);
    if (code >= 0xdc00 && code < 0xe000 && i > 0 && isHighSurrogate(before.charCodeAt(i - 1))) continue;
    count += code === 10 && crlf ? 2 : 1;
  }
  return count;
}

/**
 * A block that decodes to `text`: header, escaped body, terminator, each with its line end.
 *
 * `text` must be well formed, hold no lone CR and no mixed line ends, and not begin with a byte order mark: a RangeError
 * says which. Such documents are written as base64 (`format.md`, Content).
 */
export function writeBlock(
  name: string,
  text: string,
  attributes: Iterable<readonly [key: string, value: string]> = [],
): string {
  const crlf = text.includes("\r\n");
  const plain = text.replaceAll("\r\n", "\n");
  if (plain.includes("\r") || (crlf && /(?<!\r)\n/.test(text)))
    throw new RangeError("text with lone or mixed line ends is written as base64");
  if (!text.isWellFormed() || text.startsWith("\uFEFF") || text.includes("\0"))
    throw new RangeError("ill-formed text, NUL or a leading byte order mark is written as base64");
  const extra: [string, string][] = [];
  if (crlf) extra.push(["eol", "crlf"]);
  if (plain !== "" && !plain.endsWith("\n")) extra.push(["final-newline", "no"]);
  const body = plain === "" || plain.endsWith("\n") ? plain : `${plain}\n`;
  return `${writeHeader(name, [...attributes, ...extra])}\n${escapeBody(body)}END>>>\n`;
}

/** The body lines, each with its LF: a glued last line is given the one it lacks. */
function bodyLines({ text, body }: BlockText): string {
  const raw = text.slice(body.start, body.end);
  return raw === "" || raw.endsWith("\n") ? raw : `${raw}\n`;
}

function ownLineEnds(header: Header, text: string): string {
  return attributeOf(header, "eol") === "crlf" ? text.replaceAll("\n", "\r\n") : text;
}

function decodeBase64(raw: string): Content {
  const compact = raw.replace(/[ \t\n]/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) return { kind: "bad-base64" };
  return { kind: "bytes", bytes: Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)) };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
