import { type ChosenFixes, fixableRules, fixText } from "../core/checks/fix-text.ts";
import { rules } from "../core/checks/rules/index.ts";
import { writeAtomically } from "../files/atomic-file.ts";
import { FileError } from "../files/file-error.ts";
import { decodeCorpus, isCompressedName } from "../files/read-corpus.ts";
import { readNamedFile } from "../files/tree.ts";
import { type Arguments, isGiven, optionOf, suggestion } from "./arguments.ts";
import type { Checked, Checker } from "./checking.ts";
import type { Input, Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";
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

/** What a file is after its fixes, as if it had been read so, and how many were made. */
export interface Fixed {
  readonly input: Input;
  readonly fixed: number;
}

/** Fixes corpora where they lie; those on standard input are written to standard output. */
export class Fixer {
  /** How many files were refused, and told. */
  refused = 0;
  readonly #fixing: Fixing;
  readonly #io: Io;
  readonly #inputs: Inputs;

  constructor(fixing: Fixing, io: Io, inputs: Inputs) {
    this.#fixing = fixing;
    this.#io = io;
    this.#inputs = inputs;
  }

  /** Fixes one file. What cannot be fixed, or written, is told, and stays as it is. */
  async fix(checked: Checked, checker: Checker): Promise<Fixed> {
    const { input } = checked;
    const isStream = input.path === "-";
    try {
      const { bytes, fixed } = this.#fixedBytes(checked, checker);
      if (this.#fixing.writing === "nothing") return { input: { ...input, ...decodeCorpus(bytes) }, fixed };
      if (isStream) await this.#io.stdout.writeBytes(bytes);
      else if (fixed > 0) this.#write(input, bytes);
      return { input: { ...input, ...decodeCorpus(bytes) }, fixed };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.refused++;
      await this.#io.stderr.write(`corpus: ${shown(error.message)}\n`);
      // Whoever reads on gets what there was.
      if (isStream && this.#fixing.writing === "files") await this.#io.stdout.writeBytes(input.bytes);
      return { input, fixed: 0 };
    }
  }

  #fixedBytes(checked: Checked, checker: Checker): { readonly bytes: Uint8Array; readonly fixed: number } {
    const { input } = checked;
    const named = input.path === "-" ? "Standard input" : `"${input.path}"`;
    if (isCompressedName(input.path)) throw new FileError(`${named} is compressed, and is not written to.`);
    if (input.invalidAt !== undefined)
      throw new FileError(`${named} is not UTF-8 at offset ${input.invalidAt}; nothing in it was fixed.`);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(input.bytes);
    const done = fixText(text, this.#fixing.chosen, checker.fixOptions(checked));
    if ("refusal" in done) throw new FileError(`${named} ${done.refusal}; nothing in it was fixed.`);
    return { bytes: Buffer.from(done.text), fixed: done.fixed };
  }

  /** Writes over the file that was read, and over no other. */
  #write({ bytes: before, path }: Input, bytes: Uint8Array): void {
    const { disk } = this.#io;
    const absolute = this.#inputs.absolute(path);
    writeAtomically(disk, absolute, bytes, "file", () => {
      if (!readNamedFile(disk, absolute).equals(before))
        throw new FileError(`"${path}" was changed while it was fixed; it is left as it is.`);
    });
  }
}
