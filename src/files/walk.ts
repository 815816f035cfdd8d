import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "./read-corpus.ts";

/** What a walk meets: a corpus, or a folder it could not look into and why. */
export type Met =
  | { readonly kind: "corpus"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly reason: string };

const SKIPPED: ReadonlySet<string> = new Set([".git", "node_modules"]);

/**
 * The files below `folder` that end in `.corpus`, in any letter case, by name in code unit order.
 *
 * `.git`, `node_modules` and symbolic links are passed by. The paths begin with `folder` as it was given.
 */
export async function* walk(folder: string): AsyncGenerator<Met> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: "unreadable", path: folder, reason: reasonOf(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* walk(path);
    else if (entry.isFile() && isCorpusName(entry.name)) yield { kind: "corpus", path };
  }
}

/** Whether a file of this name is a corpus without being asked for by name. */
export function isCorpusName(name: string): boolean {
  return /\.corpus$/i.test(name);
}
