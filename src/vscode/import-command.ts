import * as vscode from "vscode";
import type { AttributeTable } from "../core/exchange/attributes.ts";
import { METADATA, readMetadata, recordOfFile } from "../core/exchange/document-folder.ts";
import { blockOfRecord, type DocumentRecord, type RecordReading } from "../core/exchange/document-record.ts";
import type { Shape } from "../core/exchange/document-survey.ts";
import { recordsOfCsv } from "../core/exchange/documents-csv.ts";
import { type Mapping, readRenaming, USUAL_TEMPLATE } from "../core/exchange/fields.ts";
import { recordOfJson } from "../core/exchange/jsonl.ts";
import { recordsOfTxtar } from "../core/exchange/txtar.ts";
import { stemOf } from "./chosen-folder.ts";
import { type ExchangeOutcome, givenTarget, refusedByFiles, refusedFor } from "./exchange-outcome.ts";
import { savedText } from "./exchange-source.ts";
import type { ExchangeSources } from "./exchange-sources.ts";
import { filesInFolder } from "./folder-files.ts";
import { inSlices } from "./slices.ts";
import { joinedBytes } from "./whole-files.ts";
import { withProgress } from "./with-progress.ts";
import { writeOne } from "./write-one.ts";

const REFUSED = "Nothing was imported";
/** More refusals help nobody. */
const MOST_TOLD = 100;

const ENDINGS: ReadonlyMap<string, Shape> = new Map([
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["csv", "csv"],
  ["txtar", "txtar"],
]);

/** Makes a corpus of what other programs wrote: reads all of it before anything is written. */
export async function importDocuments(
  { telling }: ExchangeSources,
  source?: unknown,
  ...args: readonly unknown[]
): Promise<ExchangeOutcome | undefined> {
  const from = source instanceof vscode.Uri ? source : await chosenSource();
  if (!from) return undefined;
  const given = givenTarget(args);
  try {
    const shape = await shapeOf(from);
    if (!shape)
      return refusedFor(REFUSED, "Only JSON lines (.jsonl), tables (.csv), txtar archives and folders are read.");
    const hasFields = shape === "jsonl" || shape === "csv";
    const map = given ? (given.map ?? "") : hasFields ? await chosenMap() : "";
    if (map === undefined) return undefined;
    const read = readRenaming(map.trim() === "" ? [] : [map]);
    if ("fault" in read) return refusedFor(REFUSED, NO_PAIRS);
    const mapping = { renamed: read.renamed, nameTemplate: USUAL_TEMPLATE };
    const looked = await withProgress("Reading documents", async (_progress, cancelled) => {
      const readings = shape === "folder" ? await readFolder(from, cancelled) : await readText(from, shape, mapping);
      return readings && inSlices(looking(readings), cancelled);
    });
    if (!looked) return undefined;
    const { refusals, names, bytes } = looked;
    if (refusals.length > 0) return { kind: "refused", outcome: REFUSED, refusals };
    const target = given?.into ?? (await chosenTarget(from));
    if (!target) return undefined;
    return await writeOne(telling, {
      target,
      given,
      refused: REFUSED,
      verb: "Import",
      what: "document",
      names,
      bytes: bytes.length,
      remarks: [],
      make: async () => bytes,
    });
  } catch (error) {
    return refusedByFiles(REFUSED, error);
  }
}

const NO_PAIRS = 'Other names for fields are told in pairs, each once, as in "body=text,headline=title".';

interface Looked {
  readonly refusals: readonly string[];
  readonly names: readonly string[];
  /** The corpus. */
  readonly bytes: Uint8Array;
}

function* looking(readings: Iterable<RecordReading>): Generator<void, Looked> {
  const encoder = new TextEncoder();
  const refusals: string[] = [];
  const names: string[] = [];
  const chunks = [encoder.encode("# corpus-format: 1\n")];
  const take = (record: DocumentRecord): void => {
    names.push(record.name);
    chunks.push(encoder.encode(blockOfRecord(record)));
  };
  for (const read of readings) {
    if ("record" in read) take(read.record);
    else if (refusals.length < MOST_TOLD) refusals.push(read.refusal);
    yield;
  }
  return { refusals, names, bytes: joinedBytes(chunks) };
}

async function readText(
  uri: vscode.Uri,
  shape: Exclude<Shape, "folder">,
  mapping: Mapping,
): Promise<Iterable<RecordReading>> {
  const text = await savedText(uri);
  if (text.kind === "refused") return [{ refusal: text.message }];
  switch (shape) {
    case "jsonl":
      return recordsOfLines(text.value, mapping);
    case "csv":
      return recordsOfCsv(text.value, mapping);
    case "txtar":
      return recordsOfTxtar(text.value);
  }
}

function* recordsOfLines(text: string, mapping: Mapping): Generator<RecordReading> {
  let index = 0;
  for (const [at, line] of text.split("\n").entries())
    if (line.trim() !== "") yield recordOfJson(line, mapping, ++index, `line ${at + 1}`);
}

/** As `corpus import --from folder` reads it: text, with a table of attributes or without. */
async function readFolder(
  folder: vscode.Uri,
  cancelled: vscode.CancellationToken,
): Promise<readonly RecordReading[] | undefined> {
  const found = await filesInFolder(folder, cancelled);
  if (!found) return undefined;
  const readings: RecordReading[] = found.leftOut.map((refusal) => ({ refusal }));
  let table: AttributeTable = new Map();
  const metadata = found.files.find(({ name }) => name === METADATA);
  if (metadata) {
    const read = readMetadata(await metadata.read());
    if ("refusal" in read) readings.push(read);
    else table = read;
  }
  for (const file of found.files) {
    if (cancelled.isCancellationRequested) return undefined;
    if (file !== metadata) readings.push(recordOfFile(file.name, await file.read(), table));
  }
  return readings;
}

async function shapeOf(uri: vscode.Uri): Promise<Shape | undefined> {
  if (uri.scheme !== "untitled") {
    const { type } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return "folder";
  }
  return ENDINGS.get(uri.path.slice(uri.path.lastIndexOf(".") + 1).toLowerCase());
}

async function chosenSource(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    filters: { Documents: [...ENDINGS.keys()] },
    openLabel: "Import",
    title: "Documents to import",
  });
  return chosen?.[0];
}

function chosenMap(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: "Other names for fields",
    prompt:
      '"text" is the text, "name" the name, all others attributes. FIELD=- leaves one out. Empty if all are called so.',
    placeHolder: "body=text,headline=title",
    validateInput: (value) => (value.trim() === "" || "renamed" in readRenaming([value]) ? undefined : NO_PAIRS),
  });
}

function chosenTarget(source: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(source, "..", `${stemOf(source)}.corpus`),
    filters: { Corpora: ["corpus"] },
    saveLabel: "Import",
    title: "Corpus to be written",
  });
}
