import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { FileError } from "../files/file-error.ts";
import { decodeCorpus } from "../files/read-corpus.ts";
import { Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";

const MOST_BYTES = 1 << 29;

/** The text of a corpus: a file, or `REV:path` as it was in a commit of git. Throws a {@link FileError} that says why not. */
export async function readVersionText(named: string, io: Io): Promise<string> {
  const inputs = new Inputs(io);
  const revision = /^([^:]{2,}):(.+)$/.exec(named);
  if (revision && !existsSync(inputs.absolute(named))) return readRevision(named, revision[1]!, revision[2]!, io);
  const input = await inputs.readFile(named);
  if (!input || inputs.unreadable > 0) throw new FileError(`"${named}" cannot be compared.`);
  return input.text;
}

/** The path is looked for from the current folder, as everything else is here, then from the top of the work tree. */
async function readRevision(named: string, commit: string, path: string, io: Io): Promise<string> {
  let said = "";
  for (const object of [`${commit}:./${path}`, `${commit}:${path}`]) {
    try {
      const options = { cwd: io.cwd, encoding: "buffer", maxBuffer: MOST_BYTES } as const;
      const { stdout } = await promisify(execFile)("git", ["show", "--end-of-options", object], options);
      return decodeCorpus(stdout).text;
    } catch (error) {
      said = error instanceof Error && "stderr" in error ? String(error.stderr).split("\n")[0]! : "";
    }
  }
  throw new FileError(`"${named}" cannot be had from git${said === "" ? "" : ` (${said})`}.`);
}
