import { isUtf8 } from "node:buffer";
import { constants, type Dirent, type Stats } from "node:fs";
import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { FileError, fileError } from "./file-error.ts";
import { Folder } from "./folder.ts";
import { reasonOf } from "./read-corpus.ts";

/** What a folder holds, at any depth. `name` has `/` between its segments and begins below the folder. */
export type TreeEntry =
  | {
      readonly kind: "file";
      readonly name: string;
      /** What the file holds; good until the next one is read. Throws {@link FileError}s. */
      read(): Buffer;
    }
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
export function* treeOf(disk: Disk, path: string): Generator<TreeEntry, void, undefined> {
  let folder: Folder | undefined;
  let entries: readonly NamedEntry[];
  try {
    try {
      folder = Folder.open(disk, path);
      entries = sortedEntries(disk, folder);
    } catch (error) {
      throw fileError(error, `"${path}" could not be looked into`);
    }
    yield* entriesOf({ disk, memory: new Memory() }, folder, "", entries);
  } finally {
    folder?.close();
  }
}

/** One file that was named: a link to it is followed. Throws {@link FileError}s. */
export function readNamedFile(disk: Disk, path: string): Buffer {
  return readSteadily(disk, path, 0, () => path, Buffer.allocUnsafe);
}

/** One piece of memory for small files, used again and again: what is thrown away must be swept. */
class Memory {
  #buffer = Buffer.allocUnsafeSlow(1 << 16);

  readonly take = (size: number): Buffer =>
    size > this.#buffer.length ? Buffer.allocUnsafe(size) : this.#buffer.subarray(0, size);
}

/** What all of a walk share. */
interface Walk {
  readonly disk: Disk;
  readonly memory: Memory;
}

function* entriesOf(
  walk: Walk,
  folder: Folder,
  prefix: string,
  entries: readonly NamedEntry[],
): Generator<TreeEntry, void, undefined> {
  for (const { own, isUtf8, entry } of entries) {
    const name = prefix + own;
    if (isGit(own)) continue;
    if (!isUtf8) yield { kind: "left-out", name, reason: "has a name that is not UTF-8" };
    else if (entry.isFile()) yield new FileIn(walk, folder, own, name);
    else if (entry.isDirectory()) yield* within(walk, folder, own, name);
    else yield { kind: "left-out", name, reason: `is ${kindOf(entry)}` };
  }
}

function* within(walk: Walk, folder: Folder, own: string, name: string): Generator<TreeEntry, void, undefined> {
  let child: Folder | undefined;
  try {
    let entries: readonly NamedEntry[];
    try {
      child = folder.child(own);
      entries = sortedEntries(walk.disk, child);
    } catch (error) {
      yield { kind: "left-out", name, reason: `could not be looked into: ${reasonOf(error)}` };
      return;
    }
    yield* entriesOf(walk, child, `${name}/`, entries);
  } finally {
    child?.close();
  }
}

/** A class, since there are a hundred thousand of them: closures of their own for each cost more than reading it. */
class FileIn {
  readonly kind = "file";
  readonly name: string;
  readonly #walk: Walk;
  readonly #folder: Folder;
  readonly #own: string;

  constructor(walk: Walk, folder: Folder, own: string, name: string) {
    this.#walk = walk;
    this.#folder = folder;
    this.#own = own;
    this.name = name;
  }

  read(): Buffer {
    const folder = this.#folder;
    const { disk, memory } = this.#walk;
    return readSteadily(disk, folder.within(this.#own), NO_FOLLOW, () => join(folder.path, this.#own), memory.take);
  }
}

/** What is in a folder under its own name there. */
interface NamedEntry {
  readonly own: string;
  readonly isUtf8: boolean;
  readonly entry: Dirent | Dirent<Buffer>;
}

function sortedEntries(disk: Disk, folder: Folder): readonly NamedEntry[] {
  const entries = disk.calls.readdirSync(folder.within("."), { withFileTypes: true });
  // What a name that is not UTF-8 is shown with; some that are have it too.
  const isDoubtful = entries.some(({ name }) => name.includes(REPLACEMENT));
  const named = isDoubtful
    ? entriesByBytes(disk, folder)
    : entries.map((entry) => ({ own: entry.name, isUtf8: true, entry }));
  return named.sort((a, b) => (a.own < b.own ? -1 : Number(a.own > b.own)));
}

function entriesByBytes(disk: Disk, folder: Folder): NamedEntry[] {
  const entries = disk.calls.readdirSync(folder.within("."), { withFileTypes: true, encoding: "buffer" });
  return entries.map((entry) => ({ own: entry.name.toString(), isUtf8: isUtf8(entry.name), entry }));
}

const REPLACEMENT = "\uFFFD";

function isGit(name: string): boolean {
  return name.toLowerCase() === ".git";
}

function kindOf(entry: NamedEntry["entry"]): string {
  if (entry.isSymbolicLink()) return "a link";
  if (entry.isFIFO()) return "a pipe";
  if (entry.isSocket()) return "a socket";
  return "a device";
}

/**
 * The bytes of a file as they were at one moment: by its size and times, and where it changed just now by its bytes too.
 * `named` is its path, for people.
 */
function readSteadily(
  disk: Disk,
  path: string,
  flags: number,
  named: () => string,
  allocate: (size: number) => Buffer,
): Buffer {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const bytes = readOnce(disk, path, flags, named, allocate);
      if (bytes) return bytes;
    }
  } catch (error) {
    throw fileError(error, `"${named()}" could not be read`);
  }
  throw new FileError(`"${named()}" is being changed while it is read.`);
}

function readOnce(
  { calls }: Disk,
  path: string,
  flags: number,
  named: () => string,
  allocate: (size: number) => Buffer,
): Buffer | undefined {
  const handle = calls.openSync(path, constants.O_RDONLY | NON_BLOCKING | flags);
  try {
    const before = calls.fstatSync(handle);
    if (!before.isFile()) throw new FileError(`"${named()}" is no plain file.`);
    if (before.size > LARGEST) throw new FileError(`"${named()}" is larger than one document can be.`);
    const bytes = allocate(before.size);
    if (!fill(calls, handle, bytes) || !isSame(before, calls.fstatSync(handle))) return undefined;
    // Within one tick of the disk's clock a file can change twice at one time, as in git's index.
    if (Math.max(before.mtimeMs, before.ctimeMs) < Date.now() - TICK_MS) return bytes;
    const again = Buffer.allocUnsafe(before.size);
    return fill(calls, handle, again) && again.equals(bytes) ? bytes : undefined;
  } finally {
    calls.closeSync(handle);
  }
}

/** Reads a file from its start; answers whether it has so many bytes. */
function fill(calls: Disk["calls"], handle: number, bytes: Buffer): boolean {
  for (let length = 0; length < bytes.length; ) {
    const count = calls.readSync(handle, bytes, length, bytes.length - length, length);
    if (count === 0) return false;
    length += count;
  }
  return true;
}

/** The coarsest times that disks keep are FAT's. */
const TICK_MS = 2_000;

function isSame(before: Stats, after: Stats): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
}

const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
/** A pipe that took a file's place meanwhile is not waited for. */
const NON_BLOCKING = constants.O_NONBLOCK ?? 0;
