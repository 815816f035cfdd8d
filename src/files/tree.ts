import { constants, type Dirent, type Stats } from "node:fs";
import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { FileError, fileError } from "./file-error.ts";
import { Folder } from "./folder.ts";
import { reasonOf } from "./read-corpus.ts";

/** What a folder holds, at any depth. `name` has `/` between its segments and begins below the folder. */
export type TreeEntry =
  | { readonly kind: "file"; readonly name: string; read(): Buffer }
  /** `reason` is the end of a sentence. */
  | { readonly kind: "left-out"; readonly name: string; readonly reason: string };

/** A text of more bytes, as base64, would be more than one string holds. */
const LARGEST = 384 * 1024 * 1024;
/** How often a file is read that is changed meanwhile. */
const ATTEMPTS = 3;

/**
 * The files in a folder, by name in code unit order, folder by folder. Links are not followed, and nothing is waited for;
 * what is no file is told. `.git` is passed by.
 */
export function* treeOf(disk: Disk, path: string): Generator<TreeEntry> {
  let folder: Folder;
  try {
    folder = Folder.open(disk, path);
  } catch (error) {
    throw fileError(error, `"${path}" could not be looked into`);
  }
  yield* entriesOf(disk, folder, "");
}

/** One file that was named: a link to it is followed. Throws {@link FileError}s. */
export function readNamedFile(disk: Disk, path: string): Buffer {
  return readSteadily(disk, path, path, 0);
}

function* entriesOf(disk: Disk, folder: Folder, prefix: string): Generator<TreeEntry> {
  try {
    for (const { name: written, entry } of sortedEntries(disk, folder)) {
      const name = prefix + written;
      if (isGit(written)) continue;
      if (!isUtf8Name(entry)) yield { kind: "left-out", name, reason: "has a name that is not UTF-8" };
      else if (entry.isDirectory()) yield* within(disk, folder, written, name);
      else if (entry.isFile()) {
        const at = folder.within(written);
        yield { kind: "file", name, read: () => readSteadily(disk, at, join(folder.path, written), NO_FOLLOW) };
      } else yield { kind: "left-out", name, reason: `is ${kindOf(entry)}` };
    }
  } finally {
    folder.close();
  }
}

function* within(disk: Disk, folder: Folder, own: string, name: string): Generator<TreeEntry> {
  let child: Folder;
  try {
    child = folder.child(own);
    // Asked for at once, so that what cannot be listed is told as such.
    disk.calls.readdirSync(child.within("."));
  } catch (error) {
    yield { kind: "left-out", name, reason: `could not be looked into: ${reasonOf(error)}` };
    return;
  }
  yield* entriesOf(disk, child, `${name}/`);
}

type BufferEntry = Dirent<Buffer>;

function sortedEntries(disk: Disk, folder: Folder): readonly { readonly name: string; readonly entry: BufferEntry }[] {
  const entries = disk.calls.readdirSync(folder.within("."), { withFileTypes: true, encoding: "buffer" });
  return entries
    .map((entry) => ({ name: entry.name.toString(), entry }))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

function isUtf8Name({ name }: BufferEntry): boolean {
  return Buffer.from(name.toString()).equals(name);
}

function isGit(name: string): boolean {
  return name.toLowerCase() === ".git";
}

function kindOf(entry: BufferEntry): string {
  if (entry.isSymbolicLink()) return "a link";
  if (entry.isFIFO()) return "a pipe";
  if (entry.isSocket()) return "a socket";
  return "a device";
}

/** The bytes of a file as they were at one moment, as far as size and times tell. */
function readSteadily(disk: Disk, path: string, named: string, flags: number): Buffer {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const bytes = readOnce(disk, path, named, flags);
      if (bytes) return bytes;
    }
  } catch (error) {
    throw fileError(error, `"${named}" could not be read`);
  }
  throw new FileError(`"${named}" is being changed while it is read.`);
}

function readOnce({ calls }: Disk, path: string, named: string, flags: number): Buffer | undefined {
  const handle = calls.openSync(path, constants.O_RDONLY | NON_BLOCKING | flags);
  try {
    const before = calls.fstatSync(handle);
    if (!before.isFile()) throw new FileError(`"${named}" is no plain file.`);
    if (before.size > LARGEST) throw new FileError(`"${named}" is larger than one document can be.`);
    const bytes = Buffer.allocUnsafe(before.size);
    let length = 0;
    while (length < before.size) {
      const count = calls.readSync(handle, bytes, length, before.size - length, -1);
      if (count === 0) return undefined;
      length += count;
    }
    return isSame(before, calls.fstatSync(handle)) ? bytes : undefined;
  } finally {
    calls.closeSync(handle);
  }
}

function isSame(before: Stats, after: Stats): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
}

const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
/** A pipe that took a file's place meanwhile is not waited for. */
const NON_BLOCKING = constants.O_NONBLOCK ?? 0;
