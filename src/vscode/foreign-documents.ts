import * as vscode from "vscode";
import type { AttributeTable } from "../core/exchange/attributes.ts";
import { METADATA, readMetadata, recordOfFile } from "../core/exchange/document-folder.ts";
import type { RecordReading } from "../core/exchange/document-record.ts";
import type { Shape } from "../core/exchange/document-survey.ts";
import { fieldNamesOfCsv, recordsOfCsv } from "../core/exchange/documents-csv.ts";
import type { Mapping } from "../core/exchange/fields.ts";
import { fieldNamesOfJson, recordOfJson } from "../core/exchange/jsonl.ts";
import { recordsOfTxtar } from "../core/exchange/txtar.ts";
import { savedText } from "./exchange-source.ts";
import { filesAmong } from "./folder-files.ts";
import { answered, type Refusable, refused } from "./refusable.ts";

/** How files of other programs end. */
export const ENDINGS: ReadonlyMap<string, Exclude<Shape, "folder">> = new Map([
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["csv", "csv"],
  ["txtar", "txtar"],
]);
/** Records whose fields are looked at beforehand. */
const LOOKED_AT = 100;

/** Documents as other programs wrote them, read into memory. */
export interface ForeignDocuments {
  /** The names of fields, as the first records have them; none where the shape has no fields. */
  readonly fields: readonly string[];
  /** The documents; as often as wanted. */
  readings(mapping: Mapping): Iterable<RecordReading>;
}

/** Reads what other programs wrote: files of one shape, or one folder. `undefined` when cancelled. Throws `FileSystemError`s. */
export async function readForeign(
  uris: readonly vscode.Uri[],
  cancelled: vscode.CancellationToken,
): Promise<Refusable<ForeignDocuments> | undefined> {
  const shapes = new Set<Shape | undefined>();
  for (const uri of uris) shapes.add(await shapeOf(uri));
  const [shape, ...others] = shapes;
  if (!shape || shapes.has(undefined))
    return refused("Only JSON lines (.jsonl), tables (.csv), txtar archives and folders are read.");
  if (others.length > 0 || (shape === "folder" && uris.length > 1))
    return refused("What is imported together must be files of one kind, or one folder.");
  if (shape === "folder") return readFolder(uris[0]!, cancelled);
  const texts: string[] = [];
  for (const uri of uris) {
    if (cancelled.isCancellationRequested) return undefined;
    const text = await savedText(uri);
    if (text.kind === "refused") return text;
    texts.push(text.value);
  }
  const tails = uris.map((uri) => (uris.length > 1 ? ` of "${vscode.workspace.asRelativePath(uri)}"` : ""));
  return answered(documentsIn(texts, tails, shape));
}

/** `tails` are what places in each text are told with. */
function documentsIn(
  texts: readonly string[],
  tails: readonly string[],
  shape: Exclude<Shape, "folder">,
): ForeignDocuments {
  switch (shape) {
    case "jsonl":
      return {
        fields: fieldsOfLines(texts),
        *readings(mapping) {
          let index = 0;
          for (const [at, text] of texts.entries())
            for (const [number, line] of linesIn(text))
              yield recordOfJson(line, mapping, ++index, `line ${number}${tails[at]}`);
        },
      };
    case "csv":
      return {
        fields: [...new Set(texts.flatMap((text) => fieldNamesOfCsv(text)))],
        *readings(mapping) {
          for (const text of texts) yield* recordsOfCsv(text, mapping);
        },
      };
    case "txtar":
      return {
        fields: [],
        *readings() {
          for (const text of texts) yield* recordsOfTxtar(text);
        },
      };
  }
}

function fieldsOfLines(texts: readonly string[]): readonly string[] {
  const fields = new Set<string>();
  for (const text of texts) {
    let looked = 0;
    for (const [, line] of linesIn(text)) {
      for (const field of fieldNamesOfJson(line)) fields.add(field);
      if (++looked === LOOKED_AT) break;
    }
  }
  return [...fields];
}

/** The lines that are not blank, with their numbers from 1. */
function* linesIn(text: string): Generator<readonly [number: number, line: string]> {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end);
    number++;
    if (line.trim() !== "") yield [number, line];
    start = end < 0 ? text.length : end + 1;
  }
}

/** As `corpus import --from folder` reads it: text, with a table of attributes or without. */
async function readFolder(
  folder: vscode.Uri,
  cancelled: vscode.CancellationToken,
): Promise<Refusable<ForeignDocuments> | undefined> {
  const found = await filesAmong([folder], cancelled);
  if (!found) return undefined;
  const all: RecordReading[] = found.leftOut.map((refusal) => ({ refusal }));
  let table: AttributeTable = new Map();
  const metadata = found.files.find(({ name }) => name === METADATA);
  if (metadata) {
    const read = readMetadata(await metadata.read());
    if ("refusal" in read) all.push(read);
    else table = read;
  }
  for (const file of found.files) {
    if (cancelled.isCancellationRequested) return undefined;
    if (file !== metadata) all.push(recordOfFile(file.name, await file.read(), table));
  }
  return answered({ fields: [], readings: () => all });
}

/** What a file's name ends with, after the last dot, in small letters. */
export function endingOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf(".") + 1).toLowerCase();
}

async function shapeOf(uri: vscode.Uri): Promise<Shape | undefined> {
  if (uri.scheme !== "untitled") {
    const { type } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return "folder";
  }
  return ENDINGS.get(endingOf(uri));
}
