import type { Worker } from "node:worker_threads";
import type { Disk } from "../files/disk.ts";
import type { WorkerStart } from "./check-worker.ts";
import type { Progress } from "./progress.ts";

/** What a command is given of the world, so that tests can give it another one. */
export interface Io {
  /** What relative paths are relative to. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** From how many bytes on "check" leaves a corpus on the disk; 64 MB when not told. */
  readonly largeFrom?: number | undefined;
  /** Bytes that the pieces have in which such a corpus is fixed; a megabyte when not told. */
  readonly pieceBytes?: number | undefined;
  /** Up to how many documents of such a corpus each is held against each; 200,000 when not told. */
  readonly mostCompared?: number | undefined;
  /** What "merge" has in memory at a time: documents, rows of numbers, bytes of what goes to the disk, and bytes of one file there. */
  readonly gathered?: Gathered | undefined;
  /** What is written to, and read from where more than a text is wanted. */
  readonly disk: Disk;
  /** Hears how far long work has come, where somebody watches. */
  readonly progress?: Progress | undefined;
  /** Starts a thread that checks files; all is done in this one, where it is missing. */
  readonly startWorker?: (start: WorkerStart) => Worker;
  /** The lists that names are recognised by (`data/names.txt`). */
  readonly readWordLists: () => Promise<string>;
}

/** How much is gathered in memory before it is looked at, or put aside. */
export type Gathered = Readonly<Record<"documents" | "rows" | "bytes" | "shelf", number>>;

/** Where text is written to. */
export interface Output {
  readonly isTerminal: boolean;
  /** Nobody reads on: what is written from now on is dropped, and work for it can stop. */
  readonly isClosed: boolean;
  /** Resolves when more may be written. Rejects with {@link OutputError} when it can't be written at all. */
  write(text: string): Promise<void>;
  /** Sends bytes as they are, after what was written before. */
  writeBytes(bytes: Uint8Array): Promise<void>;
}

/** What was to be written could not be: a full disk, say. A closed pipe is none. */
export class OutputError extends Error {}

/** What the process ends with (`cli.md`, Exit status). */
export const Status = { ok: 0, findings: 1, usage: 2, trouble: 3 } as const;
