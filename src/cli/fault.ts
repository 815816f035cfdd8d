import { FileError } from "../files/file-error.ts";
import type { Io } from "./io.ts";
import { shown } from "./terminal.ts";

/** Something that threw and should not have. */
export interface Fault {
  readonly error: unknown;
  /** What was being done, if that is known: `rule "x" on "y"`. */
  readonly during?: string;
}

/** Tells of a fault of our own, with what whoever mends it needs. */
export async function tellFault({ error, during }: Fault, io: Io): Promise<void> {
  // The disk's, which says what it is.
  if (error instanceof FileError) {
    await io.stderr.write(`corpus: ${shown(error.message)}\n`);
    return;
  }
  const where = during === undefined ? "" : ` in ${shown(during)}`;
  await io.stderr.write(`corpus: a fault of our own${where}, not of your text. Please report it with these lines:\n`);
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  for (const line of trace.split("\n")) await io.stderr.write(`  ${shown(line)}\n`);
}
