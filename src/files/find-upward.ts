import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/**
 * Looks for files on behalf of corpora, beside and above them, and looks into each folder once.
 *
 * What a folder holds is remembered as long as the finder lives.
 */
export class UpwardFinder {
  readonly #isWanted: (name: string) => boolean;
  readonly #top: string | undefined;
  readonly #folders = new Map<string, Promise<Folder>>();

  /** Finds files by their name in a folder; `top` is the folder that somebody works in. */
  constructor(isWanted: (name: string) => boolean, top?: string) {
    this.#isWanted = isWanted;
    this.#top = top;
  }

  /**
   * The files that hold for what lies in `folder`, the nearest first, as absolute paths.
   *
   * Looked for in the folder and above it up to the nearest that has `.git`; where none has, up to the one that somebody
   * works in, if it is one of them, else in the folder alone: as the editor does with the folder that is open.
   */
  async find(folder: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const at of await this.#foldersFor(resolve(folder))) found.push(...(await this.#look(at)).files);
    return found;
  }

  async #foldersFor(own: string): Promise<readonly string[]> {
    const folders: string[] = [];
    for (let at = own; ; at = dirname(at)) {
      folders.push(at);
      if ((await this.#look(at)).isRoot) return folders;
      if (dirname(at) === at) break;
    }
    return folders.slice(0, Math.max(0, folders.indexOf(this.#top ?? own)) + 1);
  }

  #look(folder: string): Promise<Folder> {
    let known = this.#folders.get(folder);
    if (!known) {
      known = look(folder, this.#isWanted);
      this.#folders.set(folder, known);
    }
    return known;
  }
}

interface Folder {
  readonly files: readonly string[];
  readonly isRoot: boolean;
}

async function look(folder: string, isWanted: (name: string) => boolean): Promise<Folder> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    return { files: [], isRoot: false };
  }
  const files = entries
    .filter((entry) => !entry.isDirectory() && isWanted(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();
  return { files, isRoot: entries.some((entry) => entry.name === ".git") };
}
