import * as vscode from "vscode";

/** More obstacles help nobody. */
const MOST_TOLD = 100;

type Met = "missing" | "file" | "folder" | "link" | "other";

/** What is in the way of files that are to be written into a folder, before any is; wherever the editor's files lie. */
export class FileObstacles {
  /** Why nothing is to be written: one sentence each. */
  readonly refusals: string[] = [];
  /** Names of files that are there already, and may be replaced by who says so. */
  readonly existing: string[] = [];
  readonly #folder: vscode.Uri;
  readonly #folders = new Map<string, "missing" | "folder" | "blocked">();

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  /** Looks at one name: a checked path, `/` between its segments. */
  async look(name: string): Promise<void> {
    if (this.refusals.length >= MOST_TOLD || (await this.#folderOf(name)) !== "folder") return;
    const met = await this.#met(name);
    if (met === "file") this.existing.push(name);
    else if (met === "folder") this.refusals.push(`"${name}" is a folder, and is in the way.`);
    else if (met !== "missing")
      this.refusals.push(`"${name}" is ${met === "link" ? "a link" : "no plain file"}, and is in the way.`);
  }

  /** The state of the folder a name lies in. */
  async #folderOf(name: string): Promise<"missing" | "folder" | "blocked"> {
    const folder = name.slice(0, Math.max(0, name.lastIndexOf("/")));
    const known = this.#folders.get(folder);
    if (known) return known;
    const above = folder === "" ? "folder" : await this.#folderOf(folder);
    const state = above === "folder" ? await this.#judged(folder) : above;
    this.#folders.set(folder, state);
    return state;
  }

  async #judged(folder: string): Promise<"missing" | "folder" | "blocked"> {
    const met = await this.#met(folder);
    if (met === "missing") return met;
    // The folder itself was chosen: a link to it leads where its owner wants.
    if (met === "folder" || (folder === "" && met === "link")) {
      // Nothing in an empty one is in the way, as if it were not there.
      return (await vscode.workspace.fs.readDirectory(this.#at(folder))).length === 0 ? "missing" : "folder";
    }
    const what = met === "link" ? "a link; nothing is written through it" : "no folder, and is in the way";
    this.refusals.push(`"${folder || this.#folder.path}" is ${what}.`);
    return "blocked";
  }

  #at(name: string): vscode.Uri {
    return name === "" ? this.#folder : vscode.Uri.joinPath(this.#folder, ...name.split("/"));
  }

  async #met(name: string): Promise<Met> {
    try {
      const { type } = await vscode.workspace.fs.stat(this.#at(name));
      if (type & vscode.FileType.SymbolicLink) return "link";
      if (type === vscode.FileType.Directory) return "folder";
      return type === vscode.FileType.File ? "file" : "other";
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return "missing";
      throw error;
    }
  }
}
