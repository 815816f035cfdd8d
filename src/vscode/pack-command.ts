import * as vscode from "vscode";
import { blockOfBytes } from "../core/exchange/document-block.ts";
import { FileNames } from "../core/exchange/file-names.ts";
import { inBatches } from "./batches.ts";
import { stemOf } from "./chosen-folder.ts";
import { type ExchangeOutcome, givenTarget, refusedByFiles, refusedFor } from "./exchange-outcome.ts";
import type { ExchangeSources } from "./exchange-sources.ts";
import { type FolderFile, type FolderFiles, filesInFolder } from "./folder-files.ts";
import { joinedBytes } from "./whole-files.ts";
import { type Progress, withProgress } from "./with-progress.ts";
import { writeOne } from "./write-one.ts";

const REFUSED = "Nothing was packed";
/** What is packed here is held in memory: more bytes are for the command line. */
const LARGEST = 256 * 1024 * 1024;

/** Makes one corpus of a folder, a block for each file; each comes back byte for byte. */
export async function packFolder(
  { telling }: ExchangeSources,
  folder?: unknown,
  ...args: readonly unknown[]
): Promise<ExchangeOutcome | undefined> {
  const from = folder instanceof vscode.Uri ? folder : await chosenFolder();
  if (!from) return undefined;
  const given = givenTarget(args);
  const target = given?.into ?? (await chosenTarget(from));
  if (!target) return undefined;
  try {
    const looked = await withProgress("Looking at the folder", (_progress, cancelled) =>
      lookInto(from, target, cancelled),
    );
    if (!looked) return undefined;
    if ("kind" in looked) return looked;
    const { files, leftOut, warnings } = looked;
    return await writeOne(telling, {
      target,
      given,
      refused: REFUSED,
      verb: "Pack",
      what: "file",
      names: files.map(({ name }) => name),
      bytes: sizeOf(files),
      remarks: [...leftOut.map((one) => `Left out: ${one}`), ...warnings],
      make: () => withProgress("Packing", (progress, cancelled) => packed(files, progress, cancelled)),
    });
  } catch (error) {
    return refusedByFiles(REFUSED, error);
  }
}

async function lookInto(
  folder: vscode.Uri,
  target: vscode.Uri,
  cancelled: vscode.CancellationToken,
): Promise<(FolderFiles & { readonly warnings: readonly string[] }) | ExchangeOutcome | undefined> {
  const found = await filesInFolder(folder, cancelled);
  if (!found) return undefined;
  // What is written is no part of what is read.
  const own = `${folder.path.replace(/\/$/, "")}/`;
  const ownName = target.path.startsWith(own) ? target.path.slice(own.length) : undefined;
  const files = found.files.filter(({ name }) => name !== ownName);
  const names = new FileNames();
  for (const { name } of files) names.add(name, `"${name}"`);
  if (names.mustCompare) for (const { name } of files) names.compare(name, `"${name}"`);
  const { refusals, warnings } = names.problems;
  if (refusals.length > 0) return { kind: "refused", outcome: REFUSED, refusals };
  if (sizeOf(files) > LARGEST)
    return refusedFor(REFUSED, 'The folder holds more than the editor can take at once; "corpus pack" takes any size.');
  return { files, leftOut: found.leftOut, warnings };
}

async function packed(
  files: readonly FolderFile[],
  progress: Progress,
  cancelled: vscode.CancellationToken,
): Promise<Uint8Array | undefined> {
  const encoder = new TextEncoder();
  const chunks = [encoder.encode("# corpus-format: 1\n")];
  let done = 0;
  for await (const batch of inBatches(files, (file) => file.read())) {
    for (const [{ name }, bytes] of batch) chunks.push(encoder.encode(blockOfBytes(name, bytes)));
    if (cancelled.isCancellationRequested) return undefined;
    done += batch.length;
    progress(done, files.length, files[done - 1]!.name);
  }
  return joinedBytes(chunks);
}

function sizeOf(files: readonly FolderFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function chosenFolder(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: "Pack",
    title: "Folder to pack into a corpus",
  });
  return chosen?.[0];
}

function chosenTarget(folder: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, "..", `${stemOf(folder)}.corpus`),
    filters: { Corpora: ["corpus"] },
    saveLabel: "Pack",
    title: "Corpus to be written",
  });
}
