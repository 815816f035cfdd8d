import type * as vscode from "vscode";
import { bytesOfBlock, CONTENT_KEYS } from "../core/exchange/document-block.ts";
import { FileNames } from "../core/exchange/file-names.ts";
import { unpackRefusal } from "../core/exchange/unpack-refusal.ts";
import { cutBlock, headerOf } from "../core/syntax/cut.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { chosenFolderFor } from "./chosen-folder.ts";
import { type Asked, commonFolder } from "./exchange-asked.ts";
import { counted } from "./exchange-outcome.ts";
import { type Planned, type Refused, refusedFor } from "./exchange-plan.ts";
import { type SavedCorpus, savedCorpora } from "./exchange-source.ts";
import { inSlices } from "./slices.ts";
import type { PlannedFile } from "./whole-files.ts";

/** A file for each document of a corpus; of several corpora, in a folder for each. */
export async function planUnpacking({ during, given, uris }: Asked): Promise<Planned | undefined> {
  const folders = uris.length > 1 ? foldersFor(uris) : [""];
  if ("kind" in folders) return folders;
  const read = await savedCorpora(uris);
  if (read.kind === "refused") return refusedFor(read.message);
  const looked = await during("Looking at the documents", (_progress, cancelled) =>
    inSlices(looking(read.value, folders), cancelled),
  );
  if (!looked) return undefined;
  const { refusals, warnings, files, bytes } = looked;
  if (refusals.length > 0) return refusedFor(...refusals);
  const folder = given?.into ?? (await chosenFolderFor(uris, "Unpack into"));
  return folder && { kind: "many", folder, files, bytes, remarks: warnings };
}

/** Where each of several corpora goes, as prefixes of names: beside each other as they are, by their names without ending. */
function foldersFor(uris: readonly vscode.Uri[]): readonly string[] | Refused {
  const named = commonFolder(uris);
  if (!named) return refusedFor("What is unpacked together must lie on one disk.");
  const stems = named.names.map((name) => name.replace(/\.corpus$/i, ""));
  const names = new FileNames();
  for (const stem of stems) names.add(stem, `"${stem}"`);
  for (const stem of stems) names.compare(stem, `"${stem}"`);
  const { refusals } = names.problems;
  return refusals.length > 0 ? refusedFor(...refusals) : stems.map((stem) => `${stem}/`);
}

interface Looked {
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
  readonly files: readonly PlannedFile[];
  readonly bytes: number;
}

function* looking(corpora: readonly SavedCorpus[], folders: readonly string[]): Generator<void, Looked> {
  const all = { refusals: [] as string[], warnings: [] as string[], files: [] as PlannedFile[], bytes: 0 };
  let attributed = 0;
  for (const [at, { corpus, placeOf }] of corpora.entries()) {
    const names = new FileNames();
    for (const part of corpus.parts) {
      const refusal = unpackRefusal(corpus, part, placeOf(part.start.line), names);
      if (refusal !== undefined) all.refusals.push(refusal);
      yield;
    }
    for (const block of blocksOf(corpus)) {
      const { name, attributes } = headerOf(corpus, block);
      if (attributes.some(({ key }) => !CONTENT_KEYS.has(key))) attributed++;
      names.compare(name, placeOf(block.start.line));
      if (name === undefined || all.refusals.length > 0) continue;
      all.files.push({ name: folders[at] + name, read: () => bytesOf(corpus, block) });
      all.bytes += bytesOf(corpus, block).length;
      yield;
    }
    all.refusals.push(...names.problems.refusals);
    all.warnings.push(...names.problems.warnings);
  }
  if (attributed > 0) all.warnings.unshift(notCarried(attributed));
  return all;
}

/** A file has no header. */
function notCarried(documents: number): string {
  const headers =
    documents === 1 ? "The header of 1 document says" : `The headers of ${counted(documents, "document")} say`;
  return `${headers} more than files can; "Export Documents…" as a folder keeps it in a table.`;
}

/** Of a block that was looked at. */
function bytesOf(corpus: Corpus, block: Block): Uint8Array {
  const read = bytesOfBlock(cutBlock(corpus, block));
  if ("refusal" in read) throw new Error(`A document that was looked at ${read.refusal}.`);
  return read.bytes;
}
