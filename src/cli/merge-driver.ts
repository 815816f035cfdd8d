import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type MergeResult, mergeVersions } from "../core/versions/merge.ts";
import { writeAtomically } from "../files/atomic-file.ts";
import { fileError } from "../files/file-error.ts";
import { type Arguments, optionOf } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Io, Status } from "./io.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus merge-driver %O %A %B: git's three-way merge, by document

  %O %A %B                 the common ancestor, our version and their version, each a file; the result is written to %A
  --marker-size N          how long the markers of conflicts are, as git's %L says (7)
  --path PATH              what the file is called in the repository, as git's %P says: for messages

Attributes are merged by key, texts by line; documents may have been moved, renamed and mended meanwhile. Additions of one
name are both kept, and told. "corpus init" sets git up for it. Exit status 1 when a person must look.
`;

/** `corpus merge-driver`: what git calls for files with `merge=corpus`. */
export const mergeDriver: Command = {
  name: "merge-driver",
  help: HELP,
  options: { "marker-size": { count: "one" }, path: { count: "one" } },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    const [base, ours, theirs, ...more] = args.positionals;
    if (base === undefined || ours === undefined || theirs === undefined || more.length > 0)
      throw new UsageError('"merge-driver" needs three files: the ancestor, ours and theirs.', "merge-driver");
    const markerSize = Number(optionOf(args, "marker-size") ?? "7");
    if (!Number.isInteger(markerSize) || markerSize < 1 || markerSize > 1_000)
      throw new UsageError('"--marker-size" takes a number above 0.', "merge-driver");
    const versions = [base, ours, theirs].map((path) => readBytes(resolve(io.cwd, path)));
    const { bytes, troubles } = merged(versions, markerSize);
    writeAtomically(io.disk, resolve(io.cwd, ours), bytes, "file");
    const path = optionOf(args, "path") ?? ours;
    for (const { message } of troubles) await io.stderr.write(`corpus: "${shown(path)}": ${shown(message)}\n`);
    return troubles.length > 0 ? Status.findings : Status.ok;
  },
};

/** As UTF-8 where all three are; else a character for each byte, so that none is lost. */
function merged(
  versions: readonly Buffer[],
  markerSize: number,
): { readonly bytes: Buffer; readonly troubles: MergeResult["troubles"] } {
  const encoding = versions.every((bytes) => Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes))
    ? "utf8"
    : "latin1";
  const [base, ours, theirs] = versions.map((bytes) => bytes.toString(encoding));
  const { text, troubles } = mergeVersions(base!, ours!, theirs!, { ours: "ours", theirs: "theirs", markerSize });
  return { bytes: Buffer.from(text, encoding), troubles };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError(error, `"${path}" could not be read`);
  }
}
