import { constants, existsSync } from "node:fs";
import { join } from "node:path";
import type { Disk } from "./disk.ts";

/**
 * A folder that is held open: what is done in it happens there, whatever becomes of its path meanwhile.
 *
 * Where the system shows open folders as paths of their own (Linux), nobody can lead us elsewhere by putting a link in the
 * way; elsewhere each step down is looked at before it is taken.
 */
export class Folder {
  /** For people. */
  readonly path: string;
  readonly #disk: Disk;
  #handle: number | undefined;
  readonly #base: string;

  private constructor(disk: Disk, path: string, handle: number | undefined) {
    this.#disk = disk;
    this.path = path;
    this.#handle = handle;
    this.#base = handle === undefined ? path : `${OPEN_FOLDERS}/${handle}`;
  }

  /** Opens a folder that the user named: links in its path are followed. */
  static open(disk: Disk, path: string): Folder {
    return Folder.#open(disk, path, path, 0);
  }

  /** A path that leads to `name` in this folder, and only there, as long as the folder is open. */
  within(name: string): string {
    return HAS_OPEN_FOLDERS ? `${this.#base}/${name}` : join(this.#base, name);
  }

  /** Opens the folder `name` in this one. Throws for whatever else is there, a link too: ELOOP or ENOTDIR. */
  child(name: string): Folder {
    return Folder.#open(this.#disk, this.within(name), join(this.path, name), NO_FOLLOW);
  }

  /** Makes the folder `name` in this one, and opens it. */
  makeChild(name: string, mode = 0o777): Folder {
    this.#disk.calls.mkdirSync(this.within(name), mode);
    return this.child(name);
  }

  /** Makes what was done in it last. */
  sync(): void {
    if (this.#handle !== undefined) this.#disk.calls.fsyncSync(this.#handle);
  }

  /** Nothing is done in it any more. */
  close(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle !== undefined) this.#disk.letGo(handle);
  }

  static #open(disk: Disk, path: string, shown: string, flags: number): Folder {
    const { calls } = disk;
    if (HAS_OPEN_FOLDERS) return new Folder(disk, shown, calls.openSync(path, DIRECTORY | flags));
    const stats = flags === 0 ? calls.statSync(path) : calls.lstatSync(path);
    if (!stats.isDirectory()) throw Object.assign(new Error("not a folder"), { code: "ENOTDIR", syscall: "open" });
    return new Folder(disk, path, undefined);
  }
}

/** By our own number: programs that we start are led there too. */
const OPEN_FOLDERS = `/proc/${process.pid}/fd`;
const HAS_OPEN_FOLDERS = process.platform === "linux" && existsSync(OPEN_FOLDERS);
const DIRECTORY = (constants.O_DIRECTORY ?? 0) | constants.O_RDONLY;
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
