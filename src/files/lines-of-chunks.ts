import { FileError } from "./file-error.ts";

/** Longer lines are more than one string should hold. */
const LONGEST = 256 * 1024 * 1024;

/** The lines of UTF-8 bytes, however they come, without their line ends (LF or CRLF) and without a byte order mark. */
export async function* linesOfChunks(
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
  named: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (bytes: Buffer): string => {
    try {
      return decoder.decode(bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes);
    } catch {
      throw new FileError(`${named} is not UTF-8.`);
    }
  };
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, start)) {
      const last = chunk.subarray(start, feed);
      yield decode(pending.length === 0 ? last : Buffer.concat([...pending, last]));
      pending = [];
      length = 0;
      start = feed + 1;
    }
    if (start === chunk.length) continue;
    // The chunk's bytes may be used again for the next one.
    pending.push(Buffer.from(chunk.subarray(start)));
    length += chunk.length - start;
    if (length > LONGEST) throw new FileError(`${named} has a line of more than ${LONGEST / 1024 / 1024} MB.`);
  }
  if (length > 0) yield decode(Buffer.concat(pending));
}
