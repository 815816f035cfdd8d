import * as vscode from "vscode";
import { inBatches } from "./batches.ts";
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

/**
 * Writes files, a few at a time; those in `replaced` may be there already, and stay whole until the new one is. What could
 * not be written is not left in part.
 */
export async function writeEach(
  folder: vscode.Uri,
  files: readonly PlannedFile[],
  replaced: ReadonlySet<string>,
  progress: Progress,
  cancelled: vscode.CancellationToken,
): Promise<Written> {
  const names: string[] = [];
  const write = async ({ name, read }: PlannedFile): Promise<string | undefined> => {
    const target = vscode.Uri.joinPath(folder, ...name.split("/"));
    try {
      await (replaced.has(name) ? writeWhole(target, read(), "file") : writeNew(target, read()));
      return undefined;
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error;
      return `"${name}" could not be written: ${error.message}.`;
    }
  };
  for await (const batch of inBatches(files, write)) {
    for (const [{ name }, fault] of batch) if (fault === undefined) names.push(name);
    const [, fault] = batch.find(([, one]) => one !== undefined) ?? [];
    if (fault !== undefined) return { kind: "some", names, fault };
    if (names.length === files.length) break;
    if (cancelled.isCancellationRequested) return { kind: "some", names };
    progress(names.length, files.length, names.at(-1) ?? "");
  }
  return { kind: "all" };
}

/** A file where there was none when it was looked at; quicker than {@link writeWhole}, for to rename takes long. */
async function writeNew(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const { fs } = vscode.workspace;
  if (await isThere(target)) throw vscode.FileSystemError.FileExists(target);
  try {
    await fs.writeFile(target, bytes);
  } catch (error) {
    await fs.delete(target).then(undefined, () => undefined);
    throw error;
  }
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
