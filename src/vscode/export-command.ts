import * as vscode from "vscode";
import { bratAnnotations } from "../core/exchange/brat.ts";
import { BRAT_LAYOUT, type FolderLayout, METADATA, PLAIN_LAYOUT } from "../core/exchange/document-folder.ts";
import type { DocumentRecord } from "../core/exchange/document-record.ts";
import {
  DocumentSurvey,
  EXPORT_SHAPES,
  type ExportShape,
  type FileShape,
  isFileShape,
  writtenDocument,
} from "../core/exchange/document-survey.ts";
import { documentsHead } from "../core/exchange/documents-csv.ts";
import { FileNames, type NameProblems } from "../core/exchange/file-names.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { chosenFolderFor, stemOf } from "./chosen-folder.ts";
import { type ExchangeOutcome, givenTarget, refusedByFiles, refusedFor } from "./exchange-outcome.ts";
import { corpusMeant, savedCorpus } from "./exchange-source.ts";
import type { ExchangeSources } from "./exchange-sources.ts";
import type { Catalogues } from "./open-catalogues.ts";
import { LANGUAGE } from "./open-corpora.ts";
import { inSlices } from "./slices.ts";
import { joinedBytes, type PlannedFile } from "./whole-files.ts";
import { withProgress } from "./with-progress.ts";
import { writeOne } from "./write-one.ts";
import { writePlanned } from "./write-planned.ts";

const REFUSED = "Nothing was exported";

const CHOICES: readonly (vscode.QuickPickItem & { readonly shape: ExportShape })[] = [
  { shape: "jsonl", label: "JSON lines", description: "id, name, text, sha256 and the attributes in meta" },
  { shape: "csv", label: "A table (CSV)", description: "name, a column for each key, text" },
  { shape: "txtar", label: "A txtar archive", description: "names and texts only" },
  { shape: "folder", label: "A folder", description: `a file for each document, their attributes in ${METADATA}` },
  { shape: "brat", label: "A folder for brat", description: "the same, with who is mentioned beside each text (.ann)" },
  { shape: "markdown", label: "Markdown", description: "one file to read; nothing reads it back" },
];

/** Writes the documents of a corpus for other programs; what a shape cannot carry is refused before anything is written. */
export async function exportCorpus(
  { catalogues, recognisers, telling }: ExchangeSources,
  corpus?: unknown,
  ...args: readonly unknown[]
): Promise<ExchangeOutcome | undefined> {
  const from = corpusMeant(corpus);
  if (!from) return refusedFor(REFUSED, "There is no corpus in front.");
  const given = givenTarget(args);
  const shape = EXPORT_SHAPES.find((one) => one === given?.shape) ?? (await chosenShape());
  if (!shape) return undefined;
  try {
    const read = await savedCorpus(from);
    if (read.kind === "refused") return refusedFor(REFUSED, read.message);
    const file = { uri: from, languageId: LANGUAGE };
    const holding = shape === "brat" ? await catalogues.for(file, read.value) : undefined;
    const names = holding && { ...holding, recogniser: await recognisers.for(file) };
    const looked = await withProgress("Looking at the documents", (_progress, cancelled) =>
      inSlices(looking(read.value, shape, names), cancelled),
    );
    if (!looked) return undefined;
    const { survey, records } = looked;
    if (survey.refusals.length > 0) return { kind: "refused", outcome: REFUSED, refusals: survey.refusals };
    const remarks = [survey.commentsWarning, survey.formulasWarning].flatMap((one) => (one ? [capital(one)] : []));
    if (!isFileShape(shape)) {
      const layout = shape === "brat" ? BRAT_LAYOUT : PLAIN_LAYOUT;
      const { refusals, warnings } = namesOf(records, layout);
      if (refusals.length > 0) return { kind: "refused", outcome: REFUSED, refusals };
      const folder = given?.into ?? (await chosenFolderFor(from, "Export into"));
      if (!folder) return undefined;
      const files = filesOf(records, survey.keys, layout);
      return await writePlanned(telling, {
        folder,
        files,
        bytes: files.reduce((sum, file) => sum + file.read().length, 0),
        remarks: [...remarks, ...warnings],
        overwriting: given ? (given.overwrite ?? "nothing") : "ask",
        words: { verb: "Export", going: "Exporting", refused: REFUSED },
      });
    }
    const target = given?.into ?? (await chosenTarget(from, shape === "markdown" ? "md" : shape));
    if (!target) return undefined;
    const bytes = await withProgress("Exporting", (_progress, cancelled) =>
      inSlices(writing(records, shape, survey.keys), cancelled),
    );
    if (!bytes) return { kind: "stopped", written: [], planned: 1 };
    return await writeOne(telling, {
      target,
      given,
      refused: REFUSED,
      verb: "Export",
      what: "document",
      names: records.map(({ name }) => name),
      bytes: bytes.length,
      remarks,
      make: async () => bytes,
    });
  } catch (error) {
    return refusedByFiles(REFUSED, error);
  }
}

/** A document, and where it stands, for people. */
interface PlacedRecord extends DocumentRecord {
  readonly place: string;
  /** Who is mentioned, where that was asked for. */
  readonly annotations: string | undefined;
}

function* looking(
  corpus: Corpus,
  shape: ExportShape,
  names: Catalogues | undefined,
): Generator<void, { readonly survey: DocumentSurvey; readonly records: readonly PlacedRecord[] }> {
  const survey = new DocumentSurvey(shape);
  const records: PlacedRecord[] = [];
  for (const part of corpus.parts) {
    const place = `line ${part.start.line + 1}`;
    const record = survey.look(corpus, part, place);
    const isAnnotated = names && record && part.kind === "block";
    const annotations = isAnnotated
      ? bratAnnotations(corpus, part, names.catalogue, names.recogniser, names.decisions)
      : undefined;
    if (record) records.push({ ...record, place, annotations });
    yield;
  }
  return { survey, records };
}

function* writing(
  records: readonly DocumentRecord[],
  shape: FileShape,
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

function namesOf(records: readonly PlacedRecord[], layout: FolderLayout): NameProblems {
  const names = new FileNames();
  const all = [
    { name: METADATA, place: "the table of attributes" },
    ...records.flatMap((record) => layout.names(record).map((name) => ({ name, place: record.place }))),
  ];
  for (const { name, place } of all) names.add(name, place);
  for (const { name, place } of all) names.compare(name, place);
  return names.problems;
}

function filesOf(
  records: readonly PlacedRecord[],
  keys: readonly string[],
  layout: FolderLayout,
): readonly PlannedFile[] {
  const encoder = new TextEncoder();
  const table = [layout.head(keys), ...records.map((record) => layout.row(record, keys))].join("");
  const files = records.flatMap((record) => {
    const texts = [record.text, record.annotations ?? ""];
    return layout.names(record).map((name, at) => ({ name, read: () => encoder.encode(texts[at]) }));
  });
  return [...files, { name: METADATA, read: () => encoder.encode(table) }];
}

async function chosenShape(): Promise<ExportShape | undefined> {
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
