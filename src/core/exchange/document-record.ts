import { quoted } from "../checks/wording.ts";
import type { BlockText } from "../syntax/nodes.ts";
import { blockOfBytes, bytesOfBlock, CONTENT_KEYS } from "./document-block.ts";

/** A document as other programs have it: a name, what its header says, and its text with its own line ends. */
export interface DocumentRecord {
  readonly name: string;
  /** In the order of the header; none of the keys that say how a body is read. */
  readonly attributes: readonly (readonly [key: string, value: string])[];
  readonly text: string;
}

/** A record, or why there is none, as one sentence. */
export type RecordReading = { readonly record: DocumentRecord } | { readonly refusal: string };

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const KEY = /^[a-z][a-z0-9-]*$/;

/** The document in a block; refused where it is no text, has no name, or is damaged. `place` is where it stands, for people. */
export function recordOf(block: BlockText, place: string): RecordReading {
  const { header } = block;
  const { name } = header;
  if (name === undefined) return { refusal: `The document at ${place} has no name.` };
  const refused = (why: string): RecordReading => ({ refusal: `The document ${quoted(name)} at ${place} ${why}.` });
  if (block.close.kind === "missing") return refused("has no END>>>");
  if (header.faults.some(({ kind }) => kind !== "spaced-name")) return refused("has a header that is not well formed");
  const read = bytesOfBlock(block);
  if ("refusal" in read) return refused(read.refusal);
  try {
    const attributes = header.attributes.filter(({ key }) => !CONTENT_KEYS.has(key));
    const pairs = attributes.map(({ key, value }) => [key, value] as const);
    return { record: { name, attributes: pairs, text: DECODER.decode(read.bytes) } };
  } catch {
    return refused("holds bytes that are no text");
  }
}

/** A block that reads back as this record. */
export function blockOfRecord({ name, attributes, text }: DocumentRecord): string {
  return blockOfBytes(name, ENCODER.encode(text), attributes);
}

/** A field's name as a key of a header: `source_name` is `source-name`; `undefined` where that is none. */
export function keyOfField(field: string): string | undefined {
  const key = field.toLowerCase().replaceAll("_", "-");
  return KEY.test(key) && !CONTENT_KEYS.has(key) ? key : undefined;
}
