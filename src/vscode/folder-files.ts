import * as vscode from "vscode";
import { inBatches } from "./batches.ts";
import { commonFolder } from "./exchange-asked.ts";

/** A file in a folder, at any depth. `name` has `/` between its segments and begins below the folder. */
export interface FolderFile {
  readonly uri: vscode.Uri;
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

/**
 * The files in a folder and in the folders in it, named from there; of several folders and files, which none of the others
 * holds, named from the folder that all of them lie in. `.git` is passed by, and links are not followed; `undefined` when
 * cancelled. Throws `FileSystemError`s where something that was chosen is not to be had.
 */
export async function filesAmong(
  uris: readonly vscode.Uri[],
  cancelled: vscode.CancellationToken,
): Promise<FolderFiles | undefined> {
  const walk = new FolderWalk(cancelled);
  const { names } = commonFolder(uris) ?? { names: [] };
  for (const [at, name] of names.entries()) {
    const uri = uris[at]!;
    const { type } = await vscode.workspace.fs.stat(uri);
    if (!(type & vscode.FileType.Directory)) walk.files.push(await fileAt(uri, name));
    else await walk.into(uri, names.length === 1 ? "" : `${name}/`);
  }
  const { files, leftOut } = walk;
  return cancelled.isCancellationRequested ? undefined : { files, leftOut };
}

/** Goes through folders, and gathers what it meets. */
class FolderWalk implements FolderFiles {
  readonly files: FolderFile[] = [];
  readonly leftOut: string[] = [];
  readonly #cancelled: vscode.CancellationToken;

  constructor(cancelled: vscode.CancellationToken) {
    this.#cancelled = cancelled;
  }

  async into(folder: vscode.Uri, prefix: string): Promise<void> {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    entries.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
    const plain = entries.filter(([own, type]) => type === vscode.FileType.File && !isGit(own));
    const found = new Map<string, FolderFile | undefined>();
    const look = ([own]: (typeof plain)[number]): Promise<FolderFile | undefined> =>
      this.#heeding(prefix + own, fileAt(vscode.Uri.joinPath(folder, own), prefix + own));
    for await (const batch of inBatches(plain, look)) {
      for (const [[own], file] of batch) found.set(own, file);
      if (this.#cancelled.isCancellationRequested) return;
    }
    for (const [own, type] of entries) {
      if (this.#cancelled.isCancellationRequested) return;
      if (isGit(own)) continue;
      const name = prefix + own;
      const file = found.get(own);
      if (file) this.files.push(file);
      else if (type === vscode.FileType.Directory)
        await this.#heeding(name, this.into(vscode.Uri.joinPath(folder, own), `${name}/`));
      else if (type & vscode.FileType.SymbolicLink) this.leftOut.push(`"${name}" is a link.`);
      else if (type !== vscode.FileType.File) this.leftOut.push(`"${name}" is no file.`);
    }
  }

  /** What cannot be read is left out, and told. */
  async #heeding<T>(name: string, looking: Promise<T>): Promise<T | undefined> {
    return looking.catch((error: unknown) => {
      if (!(error instanceof vscode.FileSystemError)) throw error;
      this.leftOut.push(`"${name}" could not be read: ${error.message}.`);
      return undefined;
    });
  }
}

function isGit(name: string): boolean {
  return name.toLowerCase() === ".git";
}

async function fileAt(uri: vscode.Uri, name: string): Promise<FolderFile> {
  const { fs } = vscode.workspace;
  const { size, mtime } = await fs.stat(uri);
  return {
    uri,
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
