import { fixableRules, fixingText } from "../core/checks/fix-text.ts";
import type { ChosenFixes } from "../core/checks/piece-fixer.ts";
import { rules } from "../core/checks/rules/index.ts";
import { writeAtomically } from "../files/atomic-file.ts";
import type { Disk } from "../files/disk.ts";
import { FileError } from "../files/file-error.ts";
import { decodeCorpus, isCompressedName } from "../files/read-corpus.ts";
import { readNamedFile } from "../files/tree.ts";
import { type Arguments, isGiven, optionOf, suggestion } from "./arguments.ts";
import type { Breath } from "./breath.ts";
import type { Checked, Checker } from "./checking.ts";
import type { Input } from "./inputs.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

/** What is fixed, and whether it is written; `undefined` when nobody asked. */
export interface Fixing {
  readonly chosen: ChosenFixes;
  readonly writing: "files" | "nothing";
}

/** Reads `--fix`, `--fix=RULE,…` and `--fix-dry-run`. */
export function fixingOf(args: Arguments): Fixing | undefined {
  const dry = isGiven(args, "fix-dry-run");
  if (!dry && !isGiven(args, "fix")) return undefined;
  const named = optionOf(args, "fix") || optionOf(args, "fix-dry-run");
  const writing = dry ? "nothing" : "files";
  if (!named) return { chosen: "safe", writing };
  const chosen = named.split(",");
  const known = fixableRules();
  for (const id of chosen) {
    if (known.includes(id)) continue;
    const isRule = rules.some((rule) => rule.id === id);
    throw new UsageError(
      isRule ? `The rule "${id}" has no fix.` : `There is no rule "${shown(id)}".${suggestion(id, known)}`,
      "check",
    );
  }
  return { chosen, writing };
}

/** What a file is after its fixes, as if it had been read so, and how many were made; or why there are none, as one sentence. */
export type FixedInput = { readonly input: Input; readonly fixed: number } | { readonly message: string };

/** Makes the fixes of one file; writes nothing. Can be broken off until the end. */
export async function fixedInput(
  { input, ...checked }: Checked,
  { chosen }: Fixing,
  checker: Checker,
  breath: Breath,
): Promise<FixedInput> {
  const named = input.path === "-" ? "Standard input" : `"${input.path}"`;
  if (isCompressedName(input.path)) return { message: `${named} is compressed, and is not written to.` };
  if (input.invalidAt !== undefined)
    return { message: `${named} is not UTF-8 at offset ${input.invalidAt}; nothing in it was fixed.` };
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(input.bytes);
  const done = await breath.through(fixingText(text, chosen, checker.fixOptions({ input, ...checked })));
  // Who broke it off while it was made wants nothing of it.
  await breath.turn();
  if ("refusal" in done) return { message: `${named} ${done.refusal}; nothing in it was fixed.` };
  return { input: { ...input, ...decodeCorpus(Buffer.from(done.text)) }, fixed: done.fixed };
}

/** Writes over the file that was read, and over no other. Throws {@link FileError}s. */
export function writeFixed(disk: Disk, absolute: string, named: string, before: Uint8Array, after: Uint8Array): void {
  writeAtomically(disk, absolute, after, "file", () => {
    if (!readNamedFile(disk, absolute).equals(before))
      throw new FileError(`"${named}" was changed while it was fixed; it is left as it is.`);
  });
}
