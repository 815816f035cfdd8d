import { quoted } from "../checks/wording.ts";
import { csvRows, exactCsvRow, isRunBySpreadsheets } from "./csv.ts";
import type { DocumentRecord, RecordReading } from "./document-record.ts";
import { type Mapping, recordOfFields } from "./fields.ts";

/** The first row of a table of documents. */
export function documentsHead(keys: readonly string[]): string {
  return exactCsvRow(["name", ...keys, "text"]);
}

/**
 * A document as a row, an empty cell for a key it has not. Refused where the row would not read back: an empty value.
 *
 * Texts stand as they are, for programs; `isRunBySpreadsheets` says which cells a spreadsheet would take for formulas.
 */
export function documentRow(
  record: DocumentRecord,
  keys: readonly string[],
): { readonly row: string } | { readonly refusal: string } {
  const values = new Map(record.attributes);
  for (const key of ["name", "text"])
    if (values.has(key))
      return { refusal: `The document ${quoted(record.name)} has a key ${quoted(key)}, which is a column of its own.` };
  for (const [key, value] of values)
    if (value === "")
      return {
        refusal: `The document ${quoted(record.name)} has an empty ${quoted(key)}, which no table can tell from none.`,
      };
  return { row: exactCsvRow([record.name, ...keys.map((key) => values.get(key) ?? ""), record.text]) };
}

/** Whether a spreadsheet would run a cell of the document. */
export function isDangerous({ name, attributes, text }: DocumentRecord): boolean {
  return [name, text, ...attributes.map(([, value]) => value)].some(isRunBySpreadsheets);
}

/** The names of the fields of a table. */
export function fieldNamesOfCsv(text: string): readonly string[] {
  const first = csvRows(text).next();
  return first.done ? [] : first.value.map((cell) => cell.trim());
}

/** The documents of a table whose first row names the fields; a cell that is empty says nothing, but for the text. */
export function* recordsOfCsv(text: string, mapping: Mapping): Generator<RecordReading> {
  const rows = csvRows(text);
  const first = rows.next();
  if (first.done) return;
  const head = first.value.map((cell) => cell.trim());
  const twice = head.find((field, at) => head.indexOf(field) < at);
  if (twice !== undefined) {
    yield { refusal: `The column ${quoted(twice)} is there twice.` };
    return;
  }
  let index = 0;
  for (const row of rows) {
    index++;
    const place = `row ${index}`;
    if (row.length > head.length) {
      yield { refusal: `The ${place} has more cells than there are columns.` };
      continue;
    }
    const fields = new Map<string, string>();
    for (const [column, field] of head.entries()) {
      const value = row[column] ?? "";
      if (value !== "" || (mapping.renamed.get(field) ?? field) === "text") fields.set(field, value);
    }
    // A document is sealed by it, besides.
    const sha256 = fields.get("sha256");
    const attributes = new Map(sha256 === undefined ? [] : [["sha256", sha256]]);
    yield recordOfFields(fields, attributes, mapping, index, place);
  }
}
