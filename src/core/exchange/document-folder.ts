import { type AttributeTable, readAttributeTable } from "./attributes.ts";
import { bratName, bratTextName } from "./brat.ts";
import { exactCsvRow } from "./csv.ts";
import type { DocumentRecord, RecordReading } from "./document-record.ts";

/** The table of attributes beside the files of a folder. */
export const METADATA = "metadata.csv";

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The first row of {@link METADATA}. */
export function metadataHead(keys: readonly string[]): string {
  return exactCsvRow(["file_name", ...keys]);
}

/** The row of a document in {@link METADATA}. */
export function metadataRow({ name, attributes }: DocumentRecord, keys: readonly string[]): string {
  const values = new Map(attributes);
  return exactCsvRow([name, ...keys.map((key) => values.get(key) ?? "")]);
}

/**
 * How documents become files of a folder: as they are, or as brat wants them, whose texts all end in `.txt`, with their
 * annotations beside them; then {@link METADATA} says what the document is called.
 */
export interface FolderLayout {
  head(keys: readonly string[]): string;
  row(record: DocumentRecord, keys: readonly string[]): string;
  /** The names of its files: that of the text, and of annotations that stand beside it. */
  names(record: DocumentRecord): readonly string[];
}

/** A file for each document, of its name. */
export const PLAIN_LAYOUT: FolderLayout = { head: metadataHead, row: metadataRow, names: ({ name }) => [name] };

/** A text and its annotations for each document. */
export const BRAT_LAYOUT: FolderLayout = {
  // No key of a header has such a name.
  head: (keys) => exactCsvRow(["file_name", "document_name", ...keys]),
  row({ name, attributes }, keys) {
    const values = new Map(attributes);
    return exactCsvRow([bratTextName(name), name, ...keys.map((key) => values.get(key) ?? "")]);
  },
  names: ({ name }) => [bratTextName(name), bratName(name)],
};

/** What {@link METADATA} says. */
export function readMetadata(bytes: Uint8Array): AttributeTable | { readonly refusal: string } {
  const read = readAttributeTable(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  return "refusal" in read ? { refusal: `"${METADATA}": ${read.refusal}` } : read;
}

/** The document in a file of a folder; refused where it is no text. */
export function recordOfFile(name: string, bytes: Uint8Array, table: AttributeTable): RecordReading {
  try {
    return { record: { name, attributes: table.get(name) ?? [], text: DECODER.decode(bytes) } };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { refusal: `"${name}" is no text; "corpus pack" takes any file.` };
  }
}
