import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Shelf } from "../core/checks/facts/shelf.ts";
import { writeAll } from "./atomic-file.ts";
import type { Disk } from "./disk.ts";
import { FileError, fileError } from "./file-error.ts";

/** Bytes that are written at a time, and read ahead, when nobody says another number. */
const CHUNK = 1 << 20;

/** Who leaves out no more than so many bytes goes on reading. */
const NEAR = 1 << 16;

/**
 * A shelf in a temporary file: what is put on it takes no memory. The file is made when there is more than a megabyte.
 * Errors are {@link FileError}s.
 */
export class FileShelf implements Shelf {
  readonly #disk: Disk;
  readonly #chunk: number;
  readonly #path = join(tmpdir(), `corpus-${randomBytes(8).toString("hex")}.spool`);
  #handle: number | undefined;
  /** What is not written yet: it follows on the first `#written` bytes. */
  #pending = Buffer.alloc(0);
  #held = 0;
  #written = 0;
  /** What was read last, and where it begins. */
  #window = Buffer.alloc(0);
  #windowStart = 0;
  /** Where the last read ended: who goes on from there will go on. */
  #lastEnd = 0;

  constructor(disk: Disk, chunk = CHUNK) {
    this.#disk = disk;
    this.#chunk = chunk;
  }

  put(bytes: Uint8Array): number {
    const at = this.#written + this.#held;
    if (this.#held + bytes.length > this.#chunk) this.#flush();
    if (bytes.length > this.#chunk) {
      this.#write(bytes);
      return at;
    }
    if (this.#pending.length === 0) this.#pending = Buffer.allocUnsafeSlow(this.#chunk);
    this.#pending.set(bytes, this.#held);
    this.#held += bytes.length;
    return at;
  }

  get(at: number, length: number): ArrayBuffer {
    const copy = new Uint8Array(length);
    this.read(at, copy);
    return copy.buffer;
  }

  read(at: number, into: Uint8Array): void {
    into.set(this.#bytes(at, into.length));
  }

  /** Ends the use of it: nothing on it can be read afterwards. */
  close(): void {
    if (this.#handle === undefined) return;
    this.#disk.letGo(this.#handle);
    this.#handle = undefined;
    this.#disk.abandonOne(this.#path);
  }

  #bytes(at: number, length: number): Uint8Array {
    // Some of it may have been put there later than the rest.
    if (at < this.#written && at + length > this.#written) this.#flush();
    if (at >= this.#written) return this.#pending.subarray(at - this.#written, at - this.#written + length);
    if (at < this.#windowStart || at + length > this.#windowStart + this.#window.length) this.#load(at, length);
    this.#lastEnd = at + length;
    return this.#window.subarray(at - this.#windowStart, at - this.#windowStart + length);
  }

  #load(at: number, length: number): void {
    const isNext = at >= this.#lastEnd && at - this.#lastEnd < NEAR;
    const wanted = isNext ? Math.min(Math.max(length, this.#chunk), this.#written - at) : length;
    const bytes = this.#window.length === wanted ? this.#window : Buffer.allocUnsafeSlow(wanted);
    try {
      for (let read = 0; read < wanted; ) {
        const count = this.#disk.calls.readSync(this.#handle!, bytes, read, wanted - read, at + read);
        if (count === 0) throw new FileError(`"${this.#path}" was changed while it was used.`);
        read += count;
      }
    } catch (error) {
      throw this.#told(error);
    }
    this.#window = bytes;
    this.#windowStart = at;
  }

  #flush(): void {
    if (this.#held > 0) this.#write(this.#pending.subarray(0, this.#held));
    this.#held = 0;
  }

  #write(bytes: Uint8Array): void {
    const { calls } = this.#disk;
    try {
      if (this.#handle === undefined) {
        // Held before it is there: a thread may be ended right after it made it.
        this.#disk.holdTemporary(this.#path);
        this.#handle = calls.openSync(this.#path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
      }
      writeAll(this.#disk, this.#handle, bytes);
    } catch (error) {
      throw this.#told(error);
    }
    this.#written += bytes.length;
  }

  #told(error: unknown): unknown {
    return fileError(error, `what is compared could not be put aside in "${tmpdir()}"`);
  }
}
