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
  readonly #folders = new Map<string, Promise<Folder>>();

  /** Finds files by their name in a folder. */
  constructor(isWanted: (name: string) => boolean) {
    this.#isWanted = isWanted;
  }

  /**
   * The files that hold for what lies in `folder`, the nearest first, as absolute paths.
   *
   * Looked for in the folder and above it up to the nearest that has `.git`; where none has, in the folder alone.
   */
  async find(folder: string): Promise<readonly string[]> {
    const own = resolve(folder);
    const found: string[] = [];
    for (let at = own; ; at = dirname(at)) {
      const { files, isRoot } = await this.#look(at);
      found.push(...files);
      if (isRoot) return found;
      if (dirname(at) === at) return (await this.#look(own)).files;
    }
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
