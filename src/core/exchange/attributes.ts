import { quoted } from "../checks/wording.ts";
import { cutBlock } from "../syntax/cut.ts";
import { frontMatterOf } from "../syntax/front-matter.ts";
import { blocksOf, parseText } from "../syntax/parse.ts";
import { csvRows } from "./csv.ts";
import { CONTENT_KEYS } from "./document-block.ts";

/** The attributes of documents, by name. */
export type AttributeTable = ReadonlyMap<string, readonly (readonly [key: string, value: string])[]>;

/** Columns that may name the document; the second is what Hugging Face's `imagefolder` and kin call it. */
const NAME_COLUMNS: readonly string[] = ["name", "file_name", "path", "file"];
const KEY = /^[a-z][a-z0-9-]*$/;

/** What the front matter of a block says, as attributes of a header; what no header can say is left out. */
export function frontMatterAttributes(block: string): readonly (readonly [key: string, value: string])[] {
  const corpus = parseText(block);
  const found = new Map<string, string>();
  for (const part of blocksOf(corpus)) {
    for (const [written, value] of frontMatterOf(cutBlock(corpus, part))?.values ?? []) {
      const key = written.toLowerCase().replaceAll("_", "-");
      if (KEY.test(key) && !CONTENT_KEYS.has(key) && !found.has(key)) found.set(key, value);
    }
  }
  return [...found];
}

/**
 * The attributes of a `metadata.csv`: a row a document, with a column that names it (`name`, `file_name`, `path` or `file`);
 * the other columns are keys, and empty cells say nothing. A refusal is one sentence.
 */
export function readAttributeTable(text: string): AttributeTable | { readonly refusal: string } {
  const rows = csvRows(text);
  const first = rows.next();
  if (first.done) return { refusal: "The table of attributes is empty." };
  const keys = first.value.map((cell) => cell.trim());
  const nameColumn = keys.findIndex((key) => NAME_COLUMNS.includes(key));
  if (nameColumn < 0)
    return {
      refusal: `The table of attributes has no column ${NAME_COLUMNS.map(quoted).join(", ")} to name documents by.`,
    };
  for (const [column, key] of keys.entries()) {
    if (column === nameColumn) continue;
    if (!KEY.test(key))
      return { refusal: `The column ${quoted(key)} cannot be a key; keys are as ${quoted("my-key")}.` };
    if (CONTENT_KEYS.has(key))
      return { refusal: `The column ${quoted(key)} says how a body is read, which is not for a table.` };
    if (keys.indexOf(key) < column) return { refusal: `The column ${quoted(key)} is there twice.` };
  }
  const table = new Map<string, readonly (readonly [string, string])[]>();
  for (const row of rows) {
    const name = row[nameColumn] ?? "";
    if (table.has(name)) return { refusal: `The table of attributes names ${quoted(name)} twice.` };
    if (row.length > keys.length)
      return { refusal: `The row of ${quoted(name)} has more cells than there are columns.` };
    const said = row.flatMap((value, column) =>
      column === nameColumn || value === "" ? [] : [[keys[column]!, value] as const],
    );
    table.set(name, said);
  }
  return table;
}
