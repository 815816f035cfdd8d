import * as vscode from "vscode";
import { blockOfRecord, type DocumentRecord, type RecordReading } from "../core/exchange/document-record.ts";
import { type Mapping, readRenaming, USUAL_TEMPLATE } from "../core/exchange/fields.ts";
import type { Asked } from "./exchange-asked.ts";
import { type Planned, refusedFor } from "./exchange-plan.ts";
import { ENDINGS, endingOf, type ForeignDocuments, readForeign } from "./foreign-documents.ts";
import { planGrowth } from "./growing-corpus.ts";
import { chosenCorpus, chosenMap, chosenNames, chosenTarget, NO_PAIRS } from "./import-questions.ts";
import { answered, type Refusable } from "./refusable.ts";
import { inSlices } from "./slices.ts";
import { joinedBytes } from "./whole-files.ts";

/** More refusals help nobody. */
const MOST_TOLD = 100;

/** A corpus of what other programs wrote, or what a corpus that grows has not of it: all is read before anything is written. */
export async function planImport(asked: Asked): Promise<Planned | undefined> {
  const { during, given, uris } = asked;
  const foreign = await during("Reading documents", (_progress, cancelled) => readForeign(uris, cancelled));
  if (!foreign) return undefined;
  if (foreign.kind === "refused") return refusedFor(foreign.message);
  const corpus = given ? given.key !== undefined && given.into : await chosenCorpus(asked);
  if (corpus === undefined) return undefined;
  const mapping = given ? readMapping(given.map ?? "", given.name) : await chosenMapping(foreign.value);
  if (!mapping) return undefined;
  if (mapping.kind === "refused") return refusedFor(mapping.message);
  const looked = await during("Reading documents", (_progress, cancelled) =>
    inSlices(looking(foreign.value.readings(mapping.value)), cancelled),
  );
  if (!looked) return undefined;
  const { refusals, records } = looked;
  if (refusals.length > 0) return refusedFor(...refusals);
  if (corpus) return planGrowth(asked, corpus, records);
  const target = given?.into ?? (await chosenTarget(uris));
  if (!target) return undefined;
  const bytes = await during("Reading documents", (_progress, cancelled) => inSlices(writing(records), cancelled));
  if (!bytes) return undefined;
  const names = records.map(({ name }) => name);
  return { kind: "one", target, what: "document", names, bytes: bytes.length, remarks: [], make: async () => bytes };
}

/** What `--map` and `--name` say. */
function readMapping(map: string, nameTemplate = USUAL_TEMPLATE): Refusable<Mapping> {
  const read = readRenaming(map.trim() === "" ? [] : [map]);
  return "fault" in read ? { kind: "refused", message: NO_PAIRS } : answered({ renamed: read.renamed, nameTemplate });
}

/** What is asked of documents that have fields. */
async function chosenMapping(foreign: ForeignDocuments): Promise<Refusable<Mapping> | undefined> {
  if (foreign.fields.length === 0) return readMapping("");
  const map = await chosenMap(foreign);
  if (map === undefined) return undefined;
  const usual = readMapping(map);
  if (usual.kind === "refused") return usual;
  const names = await chosenNames(foreign, usual.value);
  return names === undefined ? undefined : readMapping(map, names);
}

function* looking(
  readings: Iterable<RecordReading>,
): Generator<void, { readonly refusals: readonly string[]; readonly records: readonly DocumentRecord[] }> {
  const refusals: string[] = [];
  const records: DocumentRecord[] = [];
  for (const read of readings) {
    if ("record" in read) records.push(read.record);
    else if (refusals.length < MOST_TOLD) refusals.push(read.refusal);
    yield;
  }
  return { refusals, records };
}

function* writing(records: readonly DocumentRecord[]): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  const chunks = [encoder.encode("# corpus-format: 1\n")];
  for (const record of records) {
    chunks.push(encoder.encode(blockOfRecord(record)));
    yield;
  }
  return joinedBytes(chunks);
}

/** What other programs wrote: the file in front, or one that is chosen. */
export async function chosenDocuments(): Promise<Refusable<vscode.Uri> | undefined> {
  const front = vscode.window.activeTextEditor?.document.uri;
  if (front && ENDINGS.has(endingOf(front))) return answered(front);
  const chosen = await vscode.window.showOpenDialog({
    filters: { Documents: [...ENDINGS.keys()] },
    openLabel: "Import",
    title: "Documents to import",
  });
  return chosen?.[0] && answered(chosen[0]);
}
