import * as vscode from "vscode";
import { blockOfBytes } from "../core/exchange/document-block.ts";
import { FileNames } from "../core/exchange/file-names.ts";
import { inBatches } from "./batches.ts";
import { stemOf } from "./chosen-folder.ts";
import { type Asked, commonFolder } from "./exchange-asked.ts";
import { type Planned, type Refused, refusedFor } from "./exchange-plan.ts";
import { type FolderFile, type FolderFiles, filesAmong } from "./folder-files.ts";
import { answered, type Refusable } from "./refusable.ts";
import { joinedBytes } from "./whole-files.ts";
import type { Progress } from "./with-progress.ts";

/** What is packed here is held in memory: more bytes are for the command line. */
const LARGEST = 256 * 1024 * 1024;

/** One corpus of a folder, or of several files and folders: a block for each file, which comes back byte for byte. */
export async function planPacking({ during, given, uris }: Asked): Promise<Planned | undefined> {
  const named = commonFolder(uris);
  if (!named) return refusedFor("What is packed together must lie on one disk.");
  const target = given?.into ?? (await chosenTarget(uris, named.folder));
  if (!target) return undefined;
  const title = uris.length === 1 ? "Looking at the folder" : "Looking at the files";
  const looked = await during(title, (_progress, cancelled) => lookInto(uris, target, cancelled));
  if (!looked || "kind" in looked) return looked;
  const { files, leftOut, warnings } = looked;
  return {
    kind: "one",
    target,
    what: "file",
    names: files.map(({ name }) => name),
    bytes: sizeOf(files),
    remarks: [...leftOut.map((one) => `Left out: ${one}`), ...warnings],
    make: (progress, cancelled) => packed(files, progress, cancelled),
  };
}

async function lookInto(
  uris: readonly vscode.Uri[],
  target: vscode.Uri,
  cancelled: vscode.CancellationToken,
): Promise<(FolderFiles & { readonly warnings: readonly string[] }) | Refused | undefined> {
  const found = await filesAmong(uris, cancelled);
  if (!found) return undefined;
  // What is written is no part of what is read.
  const files = found.files.filter(({ uri }) => uri.toString() !== target.toString());
  const names = new FileNames();
  for (const { name } of files) names.add(name, `"${name}"`);
  if (names.mustCompare) for (const { name } of files) names.compare(name, `"${name}"`);
  const { refusals, warnings } = names.problems;
  if (refusals.length > 0) return refusedFor(...refusals);
  if (sizeOf(files) > LARGEST)
    return refusedFor('These files are more than the editor can take at once; "corpus pack" takes any size.');
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

/** A folder to pack. */
export async function chosenFolder(): Promise<Refusable<vscode.Uri> | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: "Pack",
    title: "Folder to pack into a corpus",
  });
  return chosen?.[0] && answered(chosen[0]);
}

/** Beside what is packed: of one its name, of several that of their folder. */
function chosenTarget([first, ...more]: readonly vscode.Uri[], folder: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${stemOf(more.length > 0 ? folder : first!)}.corpus`),
    filters: { Corpora: ["corpus"] },
    saveLabel: "Pack",
    title: "Corpus to be written",
  });
}
