import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { writeAll } from "./atomic-file.ts";
import { byteChunks } from "./byte-chunks.ts";
import type { Disk } from "./disk.ts";
import { FileError, fileError } from "./file-error.ts";
import { isCompressedName, reasonOf } from "./read-corpus.ts";

/** Bytes that can be read as often as need be, however many there are. What ends in `.gz` is unpacked on the way. */
export class Source {
  readonly #disk: Disk;
  readonly #path: string;
  /** As it is called in messages, in quotes where it is a path. */
  readonly named: string;
  readonly #isSpooled: boolean;
  readonly #first: string;

  private constructor(disk: Disk, path: string, named: string, isSpooled: boolean) {
    this.#disk = disk;
    this.#path = path;
    this.named = named;
    this.#isSpooled = isSpooled;
    this.#first = this.#state();
  }

  /** A file. `named` is how it is called in messages. */
  static ofFile(disk: Disk, path: string, named: string): Source {
    return new Source(disk, path, `"${named}"`, false);
  }

  /** A stream, which is put aside on the disk first: it comes only once. */
  static async ofStream(disk: Disk, stream: AsyncIterable<Uint8Array>, named: string): Promise<Source> {
    const path = join(tmpdir(), `corpus-${randomBytes(8).toString("hex")}.spool`);
    const { calls } = disk;
    // Held before it is there: a thread may be ended right after it made it.
    disk.holdTemporary(path);
    try {
      const handle = calls.openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
      try {
        for await (const chunk of stream) writeAll(disk, handle, chunk);
      } finally {
        calls.closeSync(handle);
      }
    } catch (error) {
      disk.abandonOne(path);
      throw fileError(error, `${named} could not be put aside in "${tmpdir()}"`);
    }
    return new Source(disk, path, named, true);
  }

  /** Where its bytes lie. */
  get path(): string {
    return this.#path;
  }

  /** Whether it is unpacked on the way. */
  get isCompressed(): boolean {
    return !this.#isSpooled && isCompressedName(this.#path);
  }

  /** From the beginning. Throws {@link FileError}s. */
  chunks(): Iterable<Buffer> | AsyncIterable<Buffer> {
    const chunks = byteChunks(this.#disk, this.#path, this.named);
    return this.isCompressed ? this.#unpacked(chunks) : chunks;
  }

  /** Throws a {@link FileError} if the file is not what it was at first: what was learnt from it no longer holds. */
  mustBeUnchanged(): void {
    if (this.#state() !== this.#first) throw new FileError(`${this.named} was changed while it was read.`);
  }

  /** Ends the use of it. */
  close(): void {
    if (this.#isSpooled) this.#disk.abandonOne(this.#path);
  }

  async *#unpacked(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
    const gunzip = createGunzip({ chunkSize: 1 << 20 });
    // Errors come out of the loop below.
    pipeline(Readable.from(chunks), gunzip, () => undefined);
    try {
      for await (const chunk of gunzip) yield chunk as Buffer;
    } catch (error) {
      if (error instanceof FileError) throw error;
      throw new FileError(`${this.named} could not be read: ${reasonOf(error)}.`, { cause: error });
    }
  }

  #state(): string {
    try {
      const { ctimeNs, ino, mtimeNs, size } = this.#disk.calls.statSync(this.#path, { bigint: true });
      return [ino, size, mtimeNs, ctimeNs].join(" ");
    } catch (error) {
      throw fileError(error, `${this.named} could not be read`);
    }
  }
}
