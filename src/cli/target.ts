import { resolve } from "node:path";
import { AtomicFile } from "../files/atomic-file.ts";
import { type Arguments, isGiven } from "./arguments.ts";
import type { Io } from "./io.ts";

/** Where a result goes: a file that appears when all is there, or standard output. */
export interface Target {
  write(text: string | Uint8Array): Promise<void>;
  /** Makes it appear. */
  finish(): void;
  /** The absolute paths that are ours while it is written: no part of what is read. */
  readonly own: readonly string[];
}

/** What `-o` says: a path, or `-` for standard output. A file that is there is refused unless `--force` is given. */
export function openTarget(path: string, args: Arguments, io: Io): Target {
  if (path === "-") {
    return {
      own: [],
      write: (text) => (typeof text === "string" ? io.stdout.write(text) : io.stdout.writeBytes(text)),
      finish: () => undefined,
    };
  }
  const file = AtomicFile.create(io.disk, resolve(io.cwd, path), isGiven(args, "force") ? "file" : "nothing");
  return {
    own: [file.path, file.temporaryPath],
    write: async (text) => file.write(typeof text === "string" ? Buffer.from(text) : text),
    finish: () => file.commit(),
  };
}
