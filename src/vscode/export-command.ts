import * as vscode from "vscode";
import { METADATA, metadataHead, metadataRow } from "../core/exchange/document-folder.ts";
import type { DocumentRecord } from "../core/exchange/document-record.ts";
import { DocumentSurvey, SHAPES, type Shape, writtenDocument } from "../core/exchange/document-survey.ts";
import { documentsHead } from "../core/exchange/documents-csv.ts";
import { FileNames, type NameProblems } from "../core/exchange/file-names.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { chosenFolderFor, stemOf } from "./chosen-folder.ts";
import {
  counted,
  type ExchangeOutcome,
  type ExchangeTelling,
  givenTarget,
  refusedByFiles,
  refusedFor,
  type WritingPreview,
} from "./exchange-outcome.ts";
import { corpusMeant, savedCorpus } from "./exchange-source.ts";
import { inSlices } from "./slices.ts";
import { isThere, joinedBytes, type PlannedFile, writeWhole } from "./whole-files.ts";
import { withProgress } from "./with-progress.ts";
import { writePlanned } from "./write-planned.ts";

const REFUSED = "Nothing was exported";

const CHOICES: readonly (vscode.QuickPickItem & { readonly shape: Shape })[] = [
  { shape: "jsonl", label: "JSON lines", description: "id, name, text, sha256 and the attributes in meta" },
  { shape: "csv", label: "A table (CSV)", description: "name, a column for each key, text" },
  { shape: "txtar", label: "A txtar archive", description: "names and texts only" },
  { shape: "folder", label: "A folder", description: `a file for each document, their attributes in ${METADATA}` },
];

/** Writes the documents of a corpus for other programs; what a shape cannot carry is refused before anything is written. */
export async function exportCorpus(
  telling: ExchangeTelling,
  corpus?: unknown,
  ...args: readonly unknown[]
): Promise<ExchangeOutcome | undefined> {
  const from = corpusMeant(corpus);
  if (!from) return refusedFor(REFUSED, "There is no corpus in front.");
  const given = givenTarget(args);
  const shape = SHAPES.find((one) => one === given?.shape) ?? (await chosenShape());
  if (!shape) return undefined;
  try {
    const read = await savedCorpus(from);
    if (read.kind === "refused") return refusedFor(REFUSED, read.message);
    const looked = await withProgress("Looking at the documents", (_progress, cancelled) =>
      inSlices(looking(read.value, shape), cancelled),
    );
    if (!looked) return undefined;
    const { survey, records } = looked;
    if (survey.refusals.length > 0) return { kind: "refused", outcome: REFUSED, refusals: survey.refusals };
    const remarks = [survey.commentsWarning, survey.formulasWarning].flatMap((one) => (one ? [capital(one)] : []));
    if (shape === "folder") {
      const { refusals, warnings } = namesOf(records);
      if (refusals.length > 0) return { kind: "refused", outcome: REFUSED, refusals };
      const folder = given?.into ?? (await chosenFolderFor(from, "Export into"));
      if (!folder) return undefined;
      const files = filesOf(records, survey.keys);
      return await writePlanned(telling, {
        folder,
        files,
        bytes: files.reduce((sum, file) => sum + file.read().length, 0),
        remarks: [...remarks, ...warnings],
        overwriting: given ? (given.overwrite ?? "nothing") : "ask",
        words: { verb: "Export", going: "Exporting", refused: REFUSED },
      });
    }
    const target = given?.into ?? (await chosenTarget(from, shape));
    if (!target) return undefined;
    const named = `"${vscode.workspace.asRelativePath(target)}"`;
    const isSaid = !given || given.overwrite !== undefined;
    if (!isSaid && (await isThere(target))) return refusedFor(REFUSED, `${named} is there already.`);
    const bytes = await withProgress("Exporting", (_progress, cancelled) =>
      inSlices(writing(records, shape, survey.keys), cancelled),
    );
    if (!bytes) return { kind: "stopped", written: [], planned: 1 };
    const names = records.map(({ name }) => name);
    const question = `Export ${counted(names.length, "document")} to ${named}?`;
    const preview: WritingPreview = { question, verb: "Export", what: "document", names, bytes: bytes.length, remarks };
    if (!given && !(await telling.ask(preview))) return undefined;
    // Who chose the file in a dialog was asked there whether it is to be replaced.
    await writeWhole(target, bytes, isSaid ? "file" : "nothing");
    return { kind: "written", files: 1, at: target, remarks };
  } catch (error) {
    return refusedByFiles(REFUSED, error);
  }
}

/** A document, and where it stands, for people. */
interface PlacedRecord extends DocumentRecord {
  readonly place: string;
}

function* looking(
  corpus: Corpus,
  shape: Shape,
): Generator<void, { readonly survey: DocumentSurvey; readonly records: readonly PlacedRecord[] }> {
  const survey = new DocumentSurvey(shape);
  const records: PlacedRecord[] = [];
  for (const part of corpus.parts) {
    const place = `line ${part.start.line + 1}`;
    const record = survey.look(corpus, part, place);
    if (record) records.push({ ...record, place });
    yield;
  }
  return { survey, records };
}

function* writing(
  records: readonly DocumentRecord[],
  shape: Exclude<Shape, "folder">,
  keys: readonly string[],
): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  const chunks = shape === "csv" ? [encoder.encode(documentsHead(keys))] : [];
  for (const record of records) {
    chunks.push(encoder.encode(writtenDocument(record, shape, keys)));
    yield;
  }
  return joinedBytes(chunks);
}

function namesOf(records: readonly PlacedRecord[]): NameProblems {
  const names = new FileNames();
  const all = [{ name: METADATA, place: "the table of attributes" }, ...records];
  for (const { name, place } of all) names.add(name, place);
  for (const { name, place } of all) names.compare(name, place);
  return names.problems;
}

function filesOf(records: readonly DocumentRecord[], keys: readonly string[]): readonly PlannedFile[] {
  const encoder = new TextEncoder();
  const table = [metadataHead(keys), ...records.map((record) => metadataRow(record, keys))].join("");
  return [
    ...records.map(({ name, text }) => ({ name, read: () => encoder.encode(text) })),
    { name: METADATA, read: () => encoder.encode(table) },
  ];
}

async function chosenShape(): Promise<Shape | undefined> {
  return (await vscode.window.showQuickPick(CHOICES, { title: "Export documents as", matchOnDescription: true }))
    ?.shape;
}

function chosenTarget(corpus: vscode.Uri, ending: string): Thenable<vscode.Uri | undefined> {
  const defaultUri =
    corpus.scheme === "untitled" ? undefined : vscode.Uri.joinPath(corpus, "..", `${stemOf(corpus)}.${ending}`);
  return vscode.window.showSaveDialog({
    ...(defaultUri ? { defaultUri } : {}),
    saveLabel: "Export",
    title: "File to be written",
  });
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
