import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { isCatalogueName } from "../core/entities/catalogue.ts";

/**
 * Looks for catalogues of entities on behalf of corpora, and looks into each folder once.
 *
 * What a folder holds is remembered as long as the finder lives.
 */
export class CatalogueFinder {
  readonly #folders = new Map<string, Promise<Folder>>();

  /**
   * The catalogues that hold for a corpus in `folder`, the nearest first, as absolute paths.
   *
   * Looked for in the folder and above it up to the nearest that has `.git`; where none has, in the folder alone.
   */
  async find(folder: string): Promise<readonly string[]> {
    const own = resolve(folder);
    const found: string[] = [];
    for (let at = own; ; at = dirname(at)) {
      const { catalogues, isRoot } = await this.#look(at);
      found.push(...catalogues);
      if (isRoot) return found;
      if (dirname(at) === at) return (await this.#look(own)).catalogues;
    }
  }

  #look(folder: string): Promise<Folder> {
    let known = this.#folders.get(folder);
    if (!known) {
      known = look(folder);
      this.#folders.set(folder, known);
    }
    return known;
  }
}

interface Folder {
  readonly catalogues: readonly string[];
  readonly isRoot: boolean;
}

async function look(folder: string): Promise<Folder> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    return { catalogues: [], isRoot: false };
  }
  const catalogues = entries
    .filter((entry) => !entry.isDirectory() && isCatalogueName(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();
  return { catalogues, isRoot: entries.some((entry) => entry.name === ".git") };
}
