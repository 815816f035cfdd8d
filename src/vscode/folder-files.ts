import * as vscode from "vscode";

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
  const walk = async (at: vscode.Uri, prefix: string): Promise<void> => {
    const entries = await vscode.workspace.fs.readDirectory(at);
    for (const [own, type] of entries.sort(([a], [b]) => (a < b ? -1 : Number(a > b)))) {
      if (cancelled.isCancellationRequested) return;
      if (own.toLowerCase() === ".git") continue;
      const name = prefix + own;
      const uri = vscode.Uri.joinPath(at, own);
      if (type & vscode.FileType.SymbolicLink) leftOut.push(`"${name}" is a link.`);
      else if (type !== vscode.FileType.Directory && type !== vscode.FileType.File)
        leftOut.push(`"${name}" is no file.`);
      else {
        const looking = type === vscode.FileType.Directory ? walk(uri, `${name}/`) : fileAt(uri, name).then(add);
        await looking.catch((error: unknown) => {
          if (!(error instanceof vscode.FileSystemError)) throw error;
          leftOut.push(`"${name}" could not be read: ${error.message}.`);
        });
      }
    }
  };
  const add = (file: FolderFile): void => {
    files.push(file);
  };
  await walk(folder, "");
  return cancelled.isCancellationRequested ? undefined : { files, leftOut };
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
