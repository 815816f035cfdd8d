import type { NameProblems } from "../core/exchange/file-names.ts";
import type { Io } from "./io.ts";
import { shown } from "./terminal.ts";

/** Tells what stands against names, and answers whether nothing does. `outcome` is what comes of it, without a full stop. */
export async function tellNames({ refusals, warnings }: NameProblems, outcome: string, io: Io): Promise<boolean> {
  for (const refusal of refusals) await io.stderr.write(`corpus: ${shown(refusal)}\n`);
  for (const warning of warnings) await io.stderr.write(`corpus: warning: ${shown(warning)}\n`);
  if (refusals.length > 0) await io.stderr.write(`corpus: ${outcome}.\n`);
  return refusals.length === 0;
}
