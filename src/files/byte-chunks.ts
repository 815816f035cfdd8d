import type { Disk } from "./disk.ts";
import { fileError } from "./file-error.ts";

/** Bytes read by one call. */
const CHUNK = 1 << 20;

/** The bytes of a file, chunk by chunk; each chunk is the caller's own. Throws a `FileError` that calls it `named`. */
export function* byteChunks(disk: Disk, path: string, named = `"${path}"`): Generator<Buffer> {
  const { calls } = disk;
  try {
    const handle = calls.openSync(path, "r");
    try {
      for (;;) {
        const chunk = Buffer.allocUnsafeSlow(CHUNK);
        const count = calls.readSync(handle, chunk, 0, CHUNK, -1);
        if (count === 0) return;
        yield chunk.subarray(0, count);
      }
    } finally {
      calls.closeSync(handle);
    }
  } catch (error) {
    throw fileError(error, `${named} could not be read`);
  }
}
