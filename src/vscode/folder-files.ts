import * as vscode from "vscode";
import { inBatches } from "./batches.ts";

/** A file in a folder, at any depth. `name` has `/` between its segments and begins below the folder. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: number;
  /** Throws `FileSystemError`s: also where the file is not what it was when it was found. */
  read(): Promise<Uint8Array>;
}

/** What a folder holds. */
export interface FolderFiles {
  /** By name in code unit order, folder by folder. */
  readonly files: readonly FolderFile[];
  /** What is no file that can be read, as sentences. */
  readonly leftOut: readonly string[];
}

/** The files in a folder and in the folders in it, `.git` passed by, links not followed; `undefined` when cancelled. */
export async function filesInFolder(
  folder: vscode.Uri,
  cancelled: vscode.CancellationToken,
): Promise<FolderFiles | undefined> {
  const files: FolderFile[] = [];
  const leftOut: string[] = [];
  const heeding = async <T>(name: string, looking: Promise<T>): Promise<T | undefined> =>
    looking.catch((error: unknown) => {
      if (!(error instanceof vscode.FileSystemError)) throw error;
      leftOut.push(`"${name}" could not be read: ${error.message}.`);
      return undefined;
    });
  const walk = async (at: vscode.Uri, prefix: string): Promise<void> => {
    const entries = await vscode.workspace.fs.readDirectory(at);
    entries.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
    const plain = entries.filter(([own, type]) => type === vscode.FileType.File && !isGit(own));
    const found = new Map<string, FolderFile | undefined>();
    const look = ([own]: (typeof plain)[number]): Promise<FolderFile | undefined> =>
      heeding(prefix + own, fileAt(vscode.Uri.joinPath(at, own), prefix + own));
    for await (const batch of inBatches(plain, look)) {
      for (const [[own], file] of batch) found.set(own, file);
      if (cancelled.isCancellationRequested) return;
    }
    for (const [own, type] of entries) {
      if (cancelled.isCancellationRequested) return;
      if (isGit(own)) continue;
      const name = prefix + own;
      const file = found.get(own);
      if (file) files.push(file);
      else if (type === vscode.FileType.Directory) await heeding(name, walk(vscode.Uri.joinPath(at, own), `${name}/`));
      else if (type & vscode.FileType.SymbolicLink) leftOut.push(`"${name}" is a link.`);
      else if (type !== vscode.FileType.File) leftOut.push(`"${name}" is no file.`);
    }
  };
  await walk(folder, "");
  return cancelled.isCancellationRequested ? undefined : { files, leftOut };
}

function isGit(name: string): boolean {
  return name.toLowerCase() === ".git";
}

async function fileAt(uri: vscode.Uri, name: string): Promise<FolderFile> {
  const { fs } = vscode.workspace;
  const { size, mtime } = await fs.stat(uri);
  return {
    name,
    bytes: size,
    async read() {
      const bytes = await fs.readFile(uri);
      const now = await fs.stat(uri);
      if (now.mtime !== mtime || bytes.length !== size)
        throw new vscode.FileSystemError(`"${name}" was changed while it was read`);
      return bytes;
    },
  };
}
