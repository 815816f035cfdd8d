import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type ByteDiagnostic, checkBytes } from "../core/checks/bytes.ts";

/** A text as it was read: without a byte order mark, ill-formed bytes replaced by U+FFFD. */
export interface ReadText {
  readonly text: string;
  /** As they were read: what an edit of the file keeps outside its own. */
  readonly bytes: Uint8Array;
  /** The 0-based offset, in the bytes as they were given, of the first that is not UTF-8. */
  readonly invalidAt: number | undefined;
  /** What is wrong with the bytes, at the rules' usual severities. */
  readonly byteFindings: readonly ByteDiagnostic[];
  /** Whether U+FFFD in the text stands in the bytes too, where they tell. */
  readonly storedReplacements: boolean | undefined;
}

const BYTE_ORDER_MARK = "\uFEFF";
const REPLACEMENT = "\uFFFD";

const gunzipAll = promisify(gunzip);

/** Whether a file of this name is unpacked on the way. */
export function isCompressedName(name: string): boolean {
  return /\.gz$/i.test(name);
}

/** Reads a file of any ending as UTF-8 text, `.gz` unpacked. Rejects with {@link Unreadable} when there is nothing to be had. */
export async function readCorpus(path: string): Promise<ReadText> {
  try {
    const bytes = await readFile(path);
    return decodeCorpus(isCompressedName(path) ? await gunzipAll(bytes) : bytes);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(reasonOf(error));
  }
}

/** Decodes bytes as UTF-8 text. Throws {@link Unreadable} when they are more than one string can hold. */
export function decodeCorpus(bytes: Uint8Array): ReadText {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Unreadable(reasonOf(error));
  }
  const invalidAt = firstInvalid(bytes, text);
  const { findings, storedReplacements } = checkBytes(bytes);
  return {
    text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text,
    bytes,
    invalidAt,
    byteFindings: findings,
    storedReplacements,
  };
}

/** Why something could not be read, as the end of a sentence without a full stop. */
export class Unreadable extends Error {}

/** A few words for what the system says, the same on every platform and without our paths. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS.get(code) ?? (error instanceof Error ? error.message : String(error));
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EISDIR", "it is a folder"],
  ["ELOOP", "its symbolic links go in a circle"],
  ["ENAMETOOLONG", "its name is too long"],
  ["EIO", "the disk reports an error"],
  ["ENOSPC", "the disk is full"],
  ["ERR_FS_FILE_TOO_LARGE", "it is larger than this version reads"],
  ["ERR_STRING_TOO_LONG", "it is larger than this version reads"],
  ["ERR_ENCODING_INVALID_ENCODED_DATA", "it is larger than this version reads"],
]);

/** A replacement character that the bytes do not hold stands for what was ill-formed. */
function firstInvalid(bytes: Uint8Array, text: string): number | undefined {
  let offset = 0;
  let counted = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) {
    offset += Buffer.byteLength(text.slice(counted, at));
    counted = at;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset;
  }
  return undefined;
}
