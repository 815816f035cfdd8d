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
import { chosenFolderFor, stemOf } from "./chosen-folder.ts";
import { type Asked, commonFolder } from "./exchange-asked.ts";
import { type Planned, refusedFor } from "./exchange-plan.ts";
import { type SavedCorpus, savedCorpora } from "./exchange-source.ts";
import type { Catalogues } from "./open-catalogues.ts";
import { LANGUAGE } from "./open-corpora.ts";
import { inSlices } from "./slices.ts";
import { joinedBytes, type PlannedFile } from "./whole-files.ts";

const CHOICES: readonly (vscode.QuickPickItem & { readonly shape: ExportShape })[] = [
  { shape: "jsonl", label: "JSON lines", description: "id, name, text, sha256 and the attributes in meta" },
  { shape: "csv", label: "A table (CSV)", description: "name, a column for each key, text" },
  { shape: "txtar", label: "A txtar archive", description: "names and texts only" },
  { shape: "folder", label: "A folder", description: `a file for each document, their attributes in ${METADATA}` },
  { shape: "brat", label: "A folder for brat", description: "the same, with who is mentioned beside each text (.ann)" },
  { shape: "markdown", label: "Markdown", description: "one file to read; nothing reads it back" },
];

/** The documents of corpora for other programs, all together; what a shape cannot carry is refused. */
export async function planExport(asked: Asked): Promise<Planned | undefined> {
  const { during, given, uris } = asked;
  const shape = EXPORT_SHAPES.find((one) => one === given?.shape) ?? (await chosenShape());
  if (!shape) return undefined;
  const read = await savedCorpora(uris);
  if (read.kind === "refused") return refusedFor(read.message);
  const survey = new DocumentSurvey(shape);
  const records: PlacedRecord[] = [];
  for (const saved of read.value) {
    const names = shape === "brat" ? await namesFor(saved, asked) : undefined;
    const looked = await during("Looking at the documents", (_progress, cancelled) =>
      inSlices(looking(saved, survey, names), cancelled),
    );
    if (!looked) return undefined;
    for (const record of looked) records.push(record);
  }
  if (survey.refusals.length > 0) return refusedFor(...survey.refusals);
  const remarks = [survey.commentsWarning, survey.formulasWarning].flatMap((one) => (one ? [capital(one)] : []));
  if (!isFileShape(shape)) {
    const layout = shape === "brat" ? BRAT_LAYOUT : PLAIN_LAYOUT;
    const { refusals, warnings } = namesOf(records, layout);
    if (refusals.length > 0) return refusedFor(...refusals);
    const folder = given?.into ?? (await chosenFolder(uris));
    const files = filesOf(records, survey.keys, layout);
    const bytes = files.reduce((sum, file) => sum + file.read().length, 0);
    return folder && { kind: "many", folder, files, bytes, remarks: [...remarks, ...warnings] };
  }
  const target = given?.into ?? (await chosenTarget(uris, shape === "markdown" ? "md" : shape));
  if (!target) return undefined;
  const bytes = await during("Exporting", (_progress, cancelled) =>
    inSlices(writing(records, shape, survey.keys), cancelled),
  );
  return (
    bytes && {
      kind: "one",
      target,
      what: "document",
      names: records.map(({ name }) => name),
      bytes: bytes.length,
      remarks,
      make: async () => bytes,
    }
  );
}

/** What the names in a corpus are read by. */
async function namesFor({ uri, corpus }: SavedCorpus, { catalogues, recognisers }: Asked): Promise<Catalogues> {
  const file = { uri, languageId: LANGUAGE };
  return { ...(await catalogues.for(file, corpus)), recogniser: await recognisers.for(file) };
}

/** A document, and where it stands, for people. */
interface PlacedRecord extends DocumentRecord {
  readonly place: string;
  /** Who is mentioned, where that was asked for. */
  readonly annotations: string | undefined;
}

function* looking(
  { corpus, placeOf }: SavedCorpus,
  survey: DocumentSurvey,
  names: Catalogues | undefined,
): Generator<void, readonly PlacedRecord[]> {
  const records: PlacedRecord[] = [];
  for (const part of corpus.parts) {
    const place = placeOf(part.start.line);
    const record = survey.look(corpus, part, place);
    const isAnnotated = names && record && part.kind === "block";
    const annotations = isAnnotated
      ? bratAnnotations(corpus, part, names.catalogue, names.recogniser, names.decisions)
      : undefined;
    if (record) records.push({ ...record, place, annotations });
    yield;
  }
  return records;
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

/** Documents of several corpora go into one folder. */
function chosenFolder(corpora: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  return chosenFolderFor([asOne(corpora)], "Export into");
}

function chosenTarget(corpora: readonly vscode.Uri[], ending: string): Thenable<vscode.Uri | undefined> {
  const one = asOne(corpora);
  const defaultUri = one.scheme === "untitled" ? undefined : vscode.Uri.joinPath(one, "..", `${stemOf(one)}.${ending}`);
  return vscode.window.showSaveDialog({
    ...(defaultUri ? { defaultUri } : {}),
    saveLabel: "Export",
    title: "File to be written",
  });
}

/** What is made of several corpora is called as the folder they lie in, and lies there. */
function asOne(corpora: readonly vscode.Uri[]): vscode.Uri {
  const common = corpora.length > 1 ? commonFolder(corpora) : undefined;
  return common ? vscode.Uri.joinPath(common.folder, `${stemOf(common.folder)}.corpus`) : corpora[0]!;
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
