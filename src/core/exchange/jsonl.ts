import { sha256 } from "../sha-256.ts";
import type { DocumentRecord, RecordReading } from "./document-record.ts";
import { type Mapping, recordOfFields } from "./fields.ts";

/**
 * A document as a line of JSON, the shape that doccano, Prodigy, datatrove and Hugging Face's `datasets` read: `id` (its
 * `id=`, else its name), `name`, `text`, `sha256` of the text, and all attributes in `meta`.
 */
export function jsonlOf({ name, attributes, text }: DocumentRecord): string {
  const meta = Object.fromEntries(attributes);
  return `${JSON.stringify({ id: meta.id ?? name, name, text, sha256: sha256(text), meta })}\n`;
}

/**
 * The document of a line of JSON. Numbers and truth values become text, `null` says nothing, `meta` holds attributes, and
 * so is whatever else stands beside the text. Lists and objects are refused: no header could give them back.
 */
export function recordOfJson(line: string, mapping: Mapping, index: number, place: string): RecordReading {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { refusal: `The line at ${place} is not JSON: ${(error as Error).message}.` };
  }
  if (!isObject(value)) return { refusal: `The line at ${place} is not a JSON object.` };
  const { meta = {}, ...rest } = value;
  if (!isObject(meta)) return { refusal: `The field "meta" at ${place} is not an object.` };
  const attributes = fieldsOf(meta, mapping, place);
  if ("refusal" in attributes) return attributes;
  const fields = fieldsOf(rest, mapping, place);
  if ("refusal" in fields) return fields;
  // What stands for an id where there is none is no id.
  if (fields.get("id") === fields.get("name") || attributes.has("id")) fields.delete("id");
  return recordOfFields(fields, attributes, mapping, index, place);
}

/** The names of the fields of a line of JSON, those of `meta` among them; none where it is no object. */
export function fieldNamesOfJson(line: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return [];
  }
  if (!isObject(value)) return [];
  const { meta, ...rest } = value;
  return [...Object.keys(rest), ...(isObject(meta) ? Object.keys(meta) : [])];
}

function fieldsOf(value: object, mapping: Mapping, place: string): Map<string, string> | { readonly refusal: string } {
  const fields = new Map<string, string>();
  for (const [field, said] of Object.entries(value)) {
    if (said === null || mapping.renamed.get(field) === "-") continue;
    if (typeof said === "object")
      return {
        refusal: `The field "${field}" at ${place} is a list or an object, which no header can say; --map ${field}=- leaves it out.`,
      };
    if (typeof said === "number" && Number.isInteger(said) && !Number.isSafeInteger(said))
      return {
        refusal: `The number in the field "${field}" at ${place} is too large to be read exactly; write it in quotes.`,
      };
    fields.set(field, String(said));
  }
  return fields;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
