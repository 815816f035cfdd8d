import fs from "node:fs";
import path from "node:path";
import { projectRoot } from "./project-root.ts";

const STAMP = ".installed";
const ABANDONED_AFTER_MS = 2 * 60 * 60 * 1000;

/** The folder for what is fetched once and kept: `CORPUS_CACHE`, else `.cache` in the project. */
export function cacheFolder(): string {
  return path.resolve(process.env.CORPUS_CACHE || path.join(projectRoot, ".cache"));
}

/** Makes a new empty folder in the cache; its owner removes it. */
export function makeCacheWorkFolder(name: string): string {
  fs.mkdirSync(cacheFolder(), { recursive: true });
  return fs.mkdtempSync(path.join(cacheFolder(), `${name}.new-`));
}

/**
 * Answers the cache's folder of this name, filled by `fill` if it is not there yet.
 *
 * The name holds all that decides the content (version, recipe, platform). The folder is filled beside its place and
 * renamed when it is finished, so an interrupted install is never taken for a whole one and two processes can't mix.
 */
export async function installOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  if (isInstalled(folder)) return folder;
  removeAbandoned();
  const building = makeCacheWorkFolder(name);
  try {
    await fill(building);
    fs.writeFileSync(path.join(building, STAMP), `${name}\n`);
    moveIntoPlace(building, folder);
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
  return folder;
}

function isInstalled(folder: string): boolean {
  return fs.existsSync(path.join(folder, STAMP));
}

function moveIntoPlace(building: string, folder: string): void {
  fs.chmodSync(building, 0o755); // temporary folders are private; a cache may be shared
  if (!isInstalled(folder)) fs.rmSync(folder, { recursive: true, force: true });
  try {
    fs.renameSync(building, folder);
  } catch (error) {
    if (!isInstalled(folder)) throw error;
  }
}

function removeAbandoned(): void {
  for (const name of fs.existsSync(cacheFolder()) ? fs.readdirSync(cacheFolder()) : []) {
    if (!name.includes(".new-")) continue;
    const folder = path.join(cacheFolder(), name);
    const age = Date.now() - (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED_AFTER_MS) fs.rmSync(folder, { recursive: true, force: true });
  }
}
