import { reasonOf } from "./read-corpus.ts";

/** Something that was not written, or not read, for a reason that is not a fault of ours. The message is one sentence. */
export class FileError extends Error {}

/** The error as a {@link FileError} that names the file; one of ours, or one that the system did not make, stays what it is. */
export function fileError(error: unknown, what: string): unknown {
  if (error instanceof FileError || !isOfSystem(error)) return error;
  return new FileError(`${what}: ${reasonOf(error)}.`, { cause: error });
}

/** The system's short name for what went wrong: `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
