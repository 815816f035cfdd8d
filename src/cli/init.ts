import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { writeAtomically } from "../files/atomic-file.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Io, Status } from "./io.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus init: makes the current folder ready for corpora

Writes .corpus.yaml, with every setting in a comment, and adds to .gitattributes what git needs to know of *.corpus files.
In a git repository it also tells git (in .git/config) to merge them by document and to name the document above each change.
What is there already is left as it is.
`;

const CONFIG = `# How corpora in this folder and below are checked. Every setting may be left out.
# rules:
#   boilerplate-line: info        # off, hint, info, warning or error
# boilerplate:                    # whole lines that are no part of a text, as patterns
#   - 'Support our newsroom'
# abbreviations: [Sect., Bd.]     # a stop behind one of these ends no sentence
# agencies: [JIJI]                # names of agencies, as they are glued to the ends of texts
# name-pattern: '[a-z0-9/-]+\\.txt'
# catalogues: [shared/people.entities.yaml]
# longest-paragraph: 1500         # UTF-16 code units, for overlong-paragraph
# exclude: [drafts/**]
`;

const ATTRIBUTES = "*.corpus text eol=lf conflict-marker-size=32 merge=corpus diff=corpus";

/** `corpus init`: a configuration to start from, and git's attributes and drivers. */
export const init: Command = {
  name: "init",
  help: HELP,
  options: {},
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length > 0)
      throw new UsageError('"init" takes no arguments: it works in the current folder.', "init");
    const told = [writeConfig(io), addAttributes(io), await tellGit(io)];
    for (const line of told) await io.stderr.write(`corpus: ${line}\n`);
    return Status.ok;
  },
};

function writeConfig(io: Io): string {
  const path = join(io.cwd, ".corpus.yaml");
  if (existsSync(path)) return '".corpus.yaml" is there already.';
  writeAtomically(io.disk, path, Buffer.from(CONFIG), "nothing");
  return 'wrote ".corpus.yaml".';
}

function addAttributes(io: Io): string {
  const path = join(io.cwd, ".gitattributes");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (/^\s*\*\.corpus\s/m.test(before))
    return `".gitattributes" speaks of *.corpus already; it should say: ${ATTRIBUTES}`;
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  writeAtomically(io.disk, path, Buffer.from(`${before}${gap}${ATTRIBUTES}\n`), "file");
  return before === "" ? 'wrote ".gitattributes".' : 'added a line to ".gitattributes".';
}

/** Drivers are named in .gitattributes but can be set up only in git's own configuration, by everybody for themselves. */
async function tellGit(io: Io): Promise<string> {
  const settings: readonly (readonly [string, string])[] = [
    ["merge.corpus.name", "corpora, by document"],
    ["merge.corpus.driver", `${program()} merge-driver %O %A %B --marker-size=%L --path=%P`],
    ["diff.corpus.xfuncname", "^<<<FILE[ \\t].*$"],
  ];
  try {
    for (const [key, value] of settings)
      await promisify(execFile)("git", ["config", "--local", key, value], { cwd: io.cwd });
  } catch {
    return "this is no git repository, or there is no git: nothing was told to it.";
  }
  return 'told git to merge *.corpus by document; others who clone this repository run "corpus init" too.';
}

/** How git's shell calls this program. */
function program(): string {
  const script = process.argv[1] ?? "corpus";
  return basename(script) === "corpus" ? "corpus" : `${quoted(process.execPath)} ${quoted(script)}`;
}

function quoted(path: string): string {
  return `'${path.replaceAll("\\", "/").replaceAll("'", "'\\''")}'`;
}
