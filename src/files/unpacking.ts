import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { dirname, join } from "node:path";
import { writeAll } from "./atomic-file.ts";
import type { Disk } from "./disk.ts";
import { codeOf, FileError, fileError } from "./file-error.ts";
import { Folder } from "./folder.ts";

/** What may stand where files are to be written. */
export type Overwriting = "nothing" | "files";

/** How the folder is called in which files wait until all are there. */
export const STAGING_PREFIX = ".corpus-unpack-";

/** Folders held open at a time. */
const MOST_OPEN = 16;
/** Files after which the disk is told to begin to make them last. */
const TOGETHER = 25_000;
/** More obstacles help nobody. */
const MOST_TOLD = 100;

/** What is in the way of files that are to be written, before anything is. */
export class Obstacles {
  /** One sentence each; up to a hundred. */
  readonly found: string[] = [];
  /** Whether there is nothing in the folder, so that nothing can be in the way. */
  readonly isEmpty: boolean;
  readonly #disk: Disk;
  readonly #target: string;
  readonly #overwriting: Overwriting;
  readonly #folders = new Map<string, "missing" | "folder" | "blocked">();

  constructor(disk: Disk, target: string, overwriting: Overwriting) {
    this.#disk = disk;
    this.#target = target;
    this.#overwriting = overwriting;
    this.isEmpty = this.#kindOf("") === "missing" || namesIn(disk, target).length === 0;
  }

  /** Looks at one name: a checked path, `/` between its segments. */
  look(name: string): void {
    if (this.isEmpty || this.found.length >= MOST_TOLD) return;
    const slash = name.lastIndexOf("/");
    if (slash >= 0 && this.#folderAt(name.slice(0, slash)) !== "folder") return;
    const met = this.#kindOf(name);
    if (met === "missing" || (met === "file" && this.#overwriting === "files")) return;
    if (met === "file") this.found.push(`"${name}" is there already; --force replaces it.`);
    else if (met === "folder") this.found.push(`"${name}" is a folder, and is in the way.`);
    else this.found.push(`"${name}" is ${met === "link" ? "a link" : "no plain file"}, and is in the way.`);
  }

  #folderAt(name: string): "missing" | "folder" | "blocked" {
    const known = this.#folders.get(name);
    if (known) return known;
    const slash = name.lastIndexOf("/");
    const above = slash < 0 ? "folder" : this.#folderAt(name.slice(0, slash));
    const state = above === "folder" ? this.#judged(name) : above;
    this.#folders.set(name, state);
    return state;
  }

  #judged(name: string): "missing" | "folder" | "blocked" {
    const met = this.#kindOf(name);
    if (met === "missing" || met === "folder") return met;
    const what = met === "link" ? "a link; nothing is written through it" : "no folder, and is in the way";
    this.found.push(`"${name}" is ${what}.`);
    return "blocked";
  }

  #kindOf(name: string): "missing" | "folder" | "file" | "link" | "other" {
    const path = join(this.#target, name);
    try {
      const stats = name === "" ? this.#disk.calls.statSync(path) : this.#disk.calls.lstatSync(path);
      if (stats.isSymbolicLink()) return "link";
      return stats.isDirectory() ? "folder" : stats.isFile() ? "file" : "other";
    } catch (error) {
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return "missing";
      throw fileError(error, `"${path}" could not be looked at`);
    }
  }
}

/** Folders that an unpacking left in `target` which was ended before it could put its files in place. */
export function leftovers(disk: Disk, target: string): readonly string[] {
  return namesIn(disk, target).filter((name) => name.startsWith(STAGING_PREFIX));
}

/** Takes such a folder away. */
export function clearLeftover(disk: Disk, target: string, name: string): void {
  try {
    disk.remove(join(target, name));
  } catch (error) {
    throw fileError(error, `"${name}" could not be taken away`);
  }
}

function namesIn(disk: Disk, folder: string): readonly string[] {
  try {
    return disk.calls.readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw fileError(error, `"${folder}" could not be looked into`);
  }
}

/**
 * Files on their way into a folder: written aside, made to last, and then put in place by renames alone.
 *
 * Until {@link finish}, nothing that was there before has changed; after it, each file is the old one or the new one,
 * whatever happens. No link is followed on the way. Throws {@link FileError}s.
 */
export class Unpacking {
  readonly #disk: Disk;
  readonly #target: Folder;
  readonly #overwriting: Overwriting;
  readonly #together: number;
  readonly #stagingName: string;
  readonly #staging: Folder;
  /** The folders that we made to have the target, the topmost first. */
  readonly #made: readonly string[];
  /** Folders of the staging area, by name, the last used last. */
  readonly #open = new Map<string, Folder>();
  /** The file that is being written. */
  #handle: number | undefined;
  #current = "";
  /** Files that were written. */
  #ended = 0;

  private constructor(disk: Disk, target: Folder, made: readonly string[], overwriting: Overwriting, together: number) {
    this.#disk = disk;
    this.#target = target;
    this.#made = made;
    this.#overwriting = overwriting;
    this.#together = together;
    this.#stagingName = STAGING_PREFIX + randomBytes(6).toString("hex");
    this.#staging = target.makeChild(this.#stagingName, 0o700);
    disk.holdTemporary(join(target.path, this.#stagingName));
  }

  /**
   * Begins to write into `path`, which is made when it is not there. After each `together` files the disk is told to begin
   * to make them last: what is left at the end is what takes the time.
   */
  static begin(disk: Disk, path: string, overwriting: Overwriting, together = TOGETHER): Unpacking {
    try {
      const made = makeFolders(disk, path);
      return new Unpacking(disk, Folder.open(disk, path), made, overwriting, together);
    } catch (error) {
      disk.abandon();
      throw fileError(error, `"${path}" could not be written to`);
    }
  }

  /** Writes a file aside. `name` is a checked path, `/` between its segments. */
  write(name: string, bytes: Uint8Array): void {
    this.begin(name);
    this.append(bytes);
    this.end();
  }

  /** Begins a file; {@link append} writes to it, until {@link end}. */
  begin(name: string): void {
    const slash = name.lastIndexOf("/");
    this.#current = name;
    this.#telling(() => {
      const folder = slash < 0 ? this.#staging : this.#folder(name.slice(0, slash));
      this.#handle = this.#disk.calls.openSync(folder.within(name.slice(slash + 1)), EXCLUSIVE);
    });
  }

  /** Adds to the file that was begun. */
  append(bytes: Uint8Array): void {
    this.#telling(() => writeAll(this.#disk, this.#handle!, bytes));
  }

  /** Ends the file that was begun. */
  end(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle === undefined) return;
    this.#telling(() => this.#disk.calls.closeSync(handle));
    this.#ended++;
    if (this.#ended % this.#together === 0) this.#disk.calls.beginSyncDisk(this.#staging.within("."));
  }

  #telling(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw fileError(error, `"${this.#current}" could not be written`);
    }
  }

  /** Puts all files in place. */
  finish(): void {
    const { calls } = this.#disk;
    try {
      this.#closeFolders();
      if (!calls.syncDisk(this.#staging.within("."))) this.#syncTree(this.#staging);
      this.#place(this.#staging, this.#target);
      this.#staging.close();
      calls.rmdirSync(this.#target.within(this.#stagingName));
      this.#disk.releaseTemporary(join(this.#target.path, this.#stagingName));
      for (const folder of this.#made) this.#disk.releaseTemporary(folder);
      this.#target.sync();
      this.#target.close();
    } catch (error) {
      throw fileError(error, `The files could not be put into "${this.#target.path}"`);
    }
  }

  /** Leaves nothing behind. What was put in place stays. */
  abandon(): void {
    try {
      this.end();
      this.#closeFolders();
      this.#staging.close();
      this.#target.close();
    } catch {
      // What matters is that the files go.
    }
    this.#disk.abandonOne(join(this.#target.path, this.#stagingName));
    for (const folder of this.#made.toReversed()) this.#disk.abandonOne(folder);
  }

  /** A folder of the staging area, made when it is not there. */
  #folder(name: string): Folder {
    const known = this.#open.get(name);
    if (known) return known;
    const slash = name.lastIndexOf("/");
    const above = slash < 0 ? this.#staging : this.#folder(name.slice(0, slash));
    const own = name.slice(slash + 1);
    let folder: Folder;
    try {
      folder = above.makeChild(own);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      folder = above.child(own);
    }
    if (this.#open.size >= MOST_OPEN) this.#closeFolders();
    this.#open.set(name, folder);
    return folder;
  }

  #closeFolders(): void {
    for (const folder of this.#open.values()) folder.close();
    this.#open.clear();
  }

  /** Renames what is in `from` into `to`; folders that are there are gone into. */
  #place(from: Folder, to: Folder): void {
    const { calls } = this.#disk;
    for (const entry of calls.readdirSync(from.within("."), { withFileTypes: true })) {
      const { name } = entry;
      if (entry.isDirectory() && this.#isThere(to, name)) {
        this.#placeInto(from.child(name), to.child(name));
        calls.rmdirSync(from.within(name));
        continue;
      }
      if (this.#overwriting === "nothing" && this.#isThere(to, name))
        throw new FileError(`"${join(to.path, name)}" has come to be there meanwhile.`);
      calls.renameSync(from.within(name), to.within(name));
    }
  }

  #placeInto(from: Folder, to: Folder): void {
    try {
      this.#place(from, to);
      to.sync();
    } finally {
      from.close();
      to.close();
    }
  }

  #isThere(folder: Folder, name: string): boolean {
    try {
      this.#disk.calls.lstatSync(folder.within(name));
      return true;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    }
  }

  #syncTree(folder: Folder): void {
    const { calls } = this.#disk;
    for (const entry of calls.readdirSync(folder.within("."), { withFileTypes: true })) {
      if (entry.isDirectory()) {
        const child = folder.child(entry.name);
        this.#syncTree(child);
        child.close();
        continue;
      }
      const handle = calls.openSync(folder.within(entry.name), "r+");
      calls.fsyncSync(handle);
      calls.closeSync(handle);
    }
    folder.sync();
  }
}

const EXCLUSIVE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** Makes the folder and those above it that are missing, as long as we work; answers them, the topmost first. */
function makeFolders(disk: Disk, path: string): readonly string[] {
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    try {
      disk.calls.statSync(at);
      break;
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
      missing.unshift(at);
    }
  }
  for (const folder of missing) {
    disk.calls.mkdirSync(folder);
    disk.holdTemporary(folder, "if-empty");
  }
  return missing;
}
