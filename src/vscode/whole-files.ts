import * as vscode from "vscode";
import type { Progress } from "./with-progress.ts";

/** What may stand where a file is to be written. */
export type Overwriting = "nothing" | "file";

/** A file that waits to be written. `name` is its path below a folder, with `/` between its segments. */
export interface PlannedFile {
  readonly name: string;
  read(): Uint8Array;
}

/** How far the writing of many files came. `fault` says why it ended early, as one sentence; without it, somebody cancelled. */
export type Written =
  | { readonly kind: "all" }
  | { readonly kind: "some"; readonly names: readonly string[]; readonly fault?: string };

/**
 * Writes a file beside its place and puts it there when it is whole, wherever the editor's files lie; missing folders are
 * made. Throws `FileSystemError`s: also where something came to be there meanwhile that is not to be overwritten.
 */
export async function writeWhole(target: vscode.Uri, bytes: Uint8Array, overwriting: Overwriting): Promise<void> {
  const { fs } = vscode.workspace;
  // A link that was chosen stays one.
  if (overwriting === "file" && (await isLink(target))) return fs.writeFile(target, bytes);
  const temporary = vscode.Uri.joinPath(target, "..", `.${Math.random().toString(36).slice(2)}.corpus-tmp`);
  try {
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, target, { overwrite: overwriting === "file" });
  } catch (error) {
    // Some disks clear the place first: what is new must not go with what is old.
    if (overwriting === "nothing" || (await isThere(target)))
      await fs.delete(temporary).then(undefined, () => undefined);
    throw error;
  }
}

/** Writes files one after the other, each whole; those in `replaced` may be there already. */
export async function writeEach(
  folder: vscode.Uri,
  files: readonly PlannedFile[],
  replaced: ReadonlySet<string>,
  progress: Progress,
  cancelled: vscode.CancellationToken,
): Promise<Written> {
  const names: string[] = [];
  for (const file of files) {
    if (cancelled.isCancellationRequested) return { kind: "some", names };
    progress(names.length, files.length, file.name);
    try {
      const target = vscode.Uri.joinPath(folder, ...file.name.split("/"));
      await writeWhole(target, file.read(), replaced.has(file.name) ? "file" : "nothing");
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error;
      return { kind: "some", names, fault: `"${file.name}" could not be written: ${error.message}.` };
    }
    names.push(file.name);
  }
  return { kind: "all" };
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.SymbolicLink) !== 0,
    () => false,
  );
}

/** Whether anything is at a place. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Bytes one after the other. */
export function joinedBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
