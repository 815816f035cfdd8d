import { randomBytes } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { codeOf, FileError, fileError } from "./file-error.ts";

/** What may stand where a file is to be written. */
export type Replacing = "nothing" | "file";

/** Small writes are gathered up to so many bytes. */
const GATHERED = 1 << 18;
/** Longest name most disks take, in bytes. */
const LONGEST_NAME = 255;
/** How often, and how long apart (ms), a rename is tried while another program holds the file: Windows only. */
const WAITS: readonly number[] = [10, 20, 50, 100, 200, 400, 600, 600];
const BUSY: ReadonlySet<string | undefined> = new Set(["EPERM", "EACCES", "EBUSY"]);

/**
 * A file that appears whole or not at all: written beside its place, synced, and renamed.
 *
 * Until {@link commit} has returned, what stood there before stands there still. A link is followed: what it points to is
 * replaced, not the link. Mode and group of what was there are kept, and its owner where the system allows. Throws
 * {@link FileError}s that name the file.
 */
export class AtomicFile {
  readonly #disk: Disk;
  readonly #named: string;
  readonly #target: string;
  readonly #temporary: string;
  readonly #replacing: Replacing;
  #handle: number | undefined;
  #pending: Uint8Array[] = [];
  #pendingLength = 0;
  #written = 0;

  private constructor(disk: Disk, path: string, target: string, replacing: Replacing) {
    this.#disk = disk;
    this.#named = path;
    this.#target = target;
    this.#temporary = join(dirname(target), temporaryName(basename(target)));
    this.#replacing = replacing;
  }

  /** `path` is where it shall be; `nothing` refuses when something is there, now and at the end. */
  static create(disk: Disk, path: string, replacing: Replacing): AtomicFile {
    try {
      const file = new AtomicFile(disk, path, targetOf(disk, path), replacing);
      file.#telling(() => file.#open());
      return file;
    } catch (error) {
      throw fileError(error, notWritten(path));
    }
  }

  /** Where it will be: what a link leads to. */
  get path(): string {
    return this.#target;
  }

  /** Where it is until then. */
  get temporaryPath(): string {
    return this.#temporary;
  }

  #open(): void {
    const old = this.#existing();
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    this.#handle = this.#disk.calls.openSync(this.#temporary, flags, old === undefined ? 0o666 : 0o600);
    this.#disk.holdTemporary(this.#temporary);
    if (old) keepOwnership(this.#disk, this.#handle, old);
  }

  /** Adds bytes at the end. They must not change before they are written: at the latest by {@link commit}. */
  write(bytes: Uint8Array): void {
    this.#pending.push(bytes);
    this.#pendingLength += bytes.length;
    if (this.#pendingLength >= GATHERED) this.#flush();
  }

  /** Puts the file in its place. `mayReplace` is asked at the last moment, and throws if it is not to be. */
  commit(mayReplace: () => void = () => undefined): void {
    const { calls } = this.#disk;
    this.#flush();
    this.#telling(() => {
      const handle = this.#handle!;
      const { size } = calls.fstatSync(handle);
      if (size !== this.#written)
        throw new FileError(`"${this.#named}" was not written: of ${this.#written} bytes ${size} are there.`);
      calls.fsyncSync(handle);
      this.#handle = undefined;
      calls.closeSync(handle);
      this.#existing();
      mayReplace();
      renamePatiently(this.#disk, this.#temporary, this.#target);
      this.#disk.releaseTemporary(this.#temporary);
      syncFolder(this.#disk, dirname(this.#target));
    });
  }

  /** Leaves everything as it was before. Does nothing after {@link commit}. */
  abandon(): void {
    const { calls } = this.#disk;
    const handle = this.#handle;
    this.#handle = undefined;
    try {
      if (handle !== undefined) calls.closeSync(handle);
    } catch {
      // What matters is that the file goes.
    }
    this.#disk.abandonOne(this.#temporary);
  }

  #flush(): void {
    if (this.#pendingLength === 0) return;
    const bytes = this.#pending.length === 1 ? this.#pending[0]! : Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingLength = 0;
    this.#telling(() => writeAll(this.#disk, this.#handle!, bytes));
    this.#written += bytes.length;
  }

  /** What is there already, if it may be replaced. */
  /** What is there already, if it may be replaced. */
  #existing(): Stats | undefined {
    let old: Stats;
    try {
      old = this.#disk.calls.lstatSync(this.#target);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
    if (this.#replacing === "nothing") throw new FileError(`"${this.#named}" is there already; --force replaces it.`);
    if (!old.isFile()) throw new FileError(`"${this.#named}" is no file that could be replaced.`);
    return old;
  }

  /** What fails leaves nothing behind, and says which file it was about. */
  #telling<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.abandon();
      throw fileError(error, notWritten(this.#named));
    }
  }
}

/** Writes a whole file so that it is the old one or the new one at any time. */
export function writeAtomically(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  replacing: Replacing,
  mayReplace?: () => void,
): void {
  const file = AtomicFile.create(disk, path, replacing);
  file.write(bytes);
  file.commit(mayReplace);
}

/** Writes all of the bytes: a single call may take fewer. */
export function writeAll({ calls }: Disk, handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const count = calls.writeSync(handle, bytes, at, bytes.length - at);
    if (count <= 0) throw new FileError("The disk takes no more bytes.");
    at += count;
  }
}

/** Makes what happened in a folder last. Systems that know no such thing (Windows) do without. */
export function syncFolder({ calls }: Disk, folder: string): void {
  if (process.platform === "win32") return;
  const handle = calls.openSync(folder, constants.O_RDONLY);
  try {
    calls.fsyncSync(handle);
  } catch (error) {
    // Some network and FUSE disks have no folder to sync.
    if (codeOf(error) !== "EINVAL" && codeOf(error) !== "ENOTSUP") throw error;
  } finally {
    calls.closeSync(handle);
  }
}

/** Renames; on Windows a scanner may hold the file for a moment (npm's write-file-atomic, issue 28). */
export function renamePatiently({ calls }: Disk, from: string, to: string): void {
  for (const wait of process.platform === "win32" ? WAITS : []) {
    try {
      calls.renameSync(from, to);
      return;
    } catch (error) {
      if (!BUSY.has(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  calls.renameSync(from, to);
}

/** A name for what becomes `name`, hidden, and nobody else's. */
export function temporaryName(name: string): string {
  const end = `.${randomBytes(6).toString("hex")}.corpus-tmp`;
  let stem = name;
  while (Buffer.byteLength(stem) > LONGEST_NAME - end.length - 1) stem = [...stem].slice(0, -1).join("");
  return `.${stem}${end}`;
}

function notWritten(path: string): string {
  return `"${path}" could not be written`;
}

/** Where a path leads: to the end of its links, if it is one. */
function targetOf({ calls }: Disk, path: string): string {
  try {
    return calls.realpathSync(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  try {
    calls.lstatSync(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return join(calls.realpathSync(dirname(path)), basename(path));
  }
  throw new FileError(`"${path}" is a link to something that is not there.`);
}

/** The new file is as open, and as closed, to others as the old one. */
function keepOwnership({ calls }: Disk, handle: number, old: Stats): void {
  if (process.platform === "win32") return;
  const own = calls.fstatSync(handle);
  let mode = old.mode & 0o7777;
  if (own.uid !== old.uid || own.gid !== old.gid) {
    try {
      calls.fchownSync(handle, old.uid, old.gid);
    } catch (error) {
      if (codeOf(error) !== "EPERM") throw error;
      if (!isGivenToGroup(calls, handle, own.uid, old.gid)) mode &= 0o707;
      mode &= 0o1777;
    }
  }
  calls.fchmodSync(handle, mode);
}

/** Who may not give a file away may still give it to a group of theirs. */
function isGivenToGroup(calls: Disk["calls"], handle: number, owner: number, group: number): boolean {
  try {
    calls.fchownSync(handle, owner, group);
    return true;
  } catch (error) {
    if (codeOf(error) !== "EPERM") throw error;
    return false;
  }
}
