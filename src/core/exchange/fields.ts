import { quoted } from "../checks/wording.ts";
import { sha256 } from "../sha-256.ts";
import { keyOfField, type RecordReading } from "./document-record.ts";

/** What one record of another program says, field by field, as text. */
export type Fields = ReadonlyMap<string, string>;

/** How fields of another program become a document. */
export interface Mapping {
  /** Other names for fields: from theirs to ours. `-` leaves a field out. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The name of a document that has no field `name`; `{index}` and `{field}` are filled in. */
  readonly nameTemplate: string;
}

/** Without a name: by number. */
export const USUAL_TEMPLATE = "{index}.txt";

/** Why a list of other names for fields cannot be heeded. */
export type RenamingFault =
  | { readonly kind: "no-pair"; readonly written: string }
  | { readonly kind: "twice"; readonly field: string };

/** Other names for fields as people write them: `body=text,headline=title`, or a list of such. */
export function readRenaming(
  written: readonly string[],
): { readonly renamed: Mapping["renamed"] } | { readonly fault: RenamingFault } {
  const renamed = new Map<string, string>();
  for (const pair of written.flatMap((value) => value.split(","))) {
    const [from, to, ...more] = pair.split("=").map((word) => word.trim());
    if (!from || !to || more.length > 0) return { fault: { kind: "no-pair", written: pair } };
    if (renamed.has(from)) return { fault: { kind: "twice", field: from } };
    renamed.set(from, to);
  }
  return { renamed };
}

/** Reserved: `text` is the text, `name` the name, `sha256` what the text's must be. Whatever else there is is an attribute. */
const RESERVED: ReadonlySet<string> = new Set(["text", "name", "sha256"]);

/**
 * The document that fields make, or why they make none. `index` counts records from 1; `place` is for people.
 *
 * `attributesToo` are attributes even where their names are reserved.
 */
export function recordOfFields(
  fields: Fields,
  attributesToo: Fields,
  mapping: Mapping,
  index: number,
  place: string,
): RecordReading {
  const renamed = new Map<string, string>();
  for (const [field, value] of fields) {
    const as = mapping.renamed.get(field) ?? field;
    if (as === "-") continue;
    if (renamed.has(as)) return { refusal: `Two fields at ${place} are called ${quoted(as)}.` };
    renamed.set(as, value);
  }
  const text = renamed.get("text");
  if (text === undefined)
    return { refusal: `The record at ${place} has no field "text"; --map FIELD=text says which one it is.` };
  if (!text.isWellFormed()) return { refusal: `The text at ${place} holds half of a surrogate pair.` };
  const hash = renamed.get("sha256");
  if (hash !== undefined && hash.toLowerCase() !== sha256(text))
    return { refusal: `The text at ${place} is not the one that its field "sha256" speaks of.` };
  const attributes = new Map<string, string>();
  const others = [...renamed].filter(([field]) => !RESERVED.has(field));
  for (const [field, value] of [...attributesToo, ...others]) {
    const as = mapping.renamed.get(field) ?? field;
    if (as === "-") continue;
    const key = keyOfField(as);
    if (key === undefined)
      return {
        refusal: `The field ${quoted(field)} at ${place} cannot be a key; --map ${field}=KEY gives it one, ${field}=- leaves it out.`,
      };
    if (!attributes.has(key)) attributes.set(key, value);
    else if (attributes.get(key) !== value) return { refusal: `Two fields at ${place} are the key ${quoted(key)}.` };
  }
  const name = renamed.get("name") ?? filled(mapping.nameTemplate, new Map([...attributes, ...renamed]), index);
  if (name === undefined || name === "")
    return {
      refusal: `The record at ${place} lacks a field that the name is made of (${quoted(mapping.nameTemplate)}).`,
    };
  return { record: { name, attributes: [...attributes], text } };
}

/** The template with its fields; `{index}` has six digits. A field may bring no folders of its own. */
function filled(template: string, fields: Fields, index: number): string | undefined {
  let isWhole = true;
  const name = template.replace(/\{([^{}]*)\}/g, (_, field: string) => {
    if (field === "index") return String(index).padStart(6, "0");
    const value = fields.get(field);
    if (value === undefined || value === "") isWhole = false;
    return (value ?? "").replace(/[/\\]/g, "-");
  });
  return isWhole ? name : undefined;
}
