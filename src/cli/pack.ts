import { relative, resolve } from "node:path";
import { type AttributeTable, frontMatterAttributes, readAttributeTable } from "../core/exchange/attributes.ts";
import { type Attributes, blockOfBytes } from "../core/exchange/document-block.ts";
import { FileNames } from "../core/exchange/file-names.ts";
import { textHash } from "../core/exchange/text-hash.ts";
import { codeOf, FileError } from "../files/file-error.ts";
import { readNamedFile, type TreeEntry, treeOf } from "../files/tree.ts";
import { type Arguments, neededOption, optionOf } from "./arguments.ts";
import { Breath } from "./breath.ts";
import type { Command } from "./command.ts";
import { Inputs, portable } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { tellNames } from "./name-problems.ts";
import { openTarget } from "./target.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus pack DIR|FILE… -o OUT: many files as one corpus

  DIR                      a folder: its files, and those in the folders in it, are named from there
  FILE                     a file: named from the current folder
  -o, --output OUT         the corpus that is written, whole or not at all; - for standard output
  --force                  replace OUT if it is there
  --attributes FROM        what headers say besides the name: "front-matter", or the path of a table (metadata.csv) with a
                           column "name" and a column for each key

Every file comes back byte for byte with "corpus unpack"; what text cannot carry is written as base64. Files are ordered by
name. Links, pipes and devices are left out, told, and end with status 3; .git is passed by. Nothing is written if a name
cannot be a file's on every system.
`;

/** Characters that are written at a time: each wait costs more than a small file. */
const GATHERED = 1 << 16;

/** `corpus pack`: a block for each file. */
export const pack: Command = {
  name: "pack",
  help: HELP,
  options: {
    output: { count: "one", short: "o" },
    force: { count: "one", value: "never" },
    attributes: { count: "one" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"pack" needs a folder, or files.', "pack");
    const output = neededOption(args, "output", "pack", "-o and the corpus to write, or -o - for standard output");
    const packing = new Packing(args, io);
    const attributes = await attributesFrom(optionOf(args, "attributes"), io);
    if (!(await packing.lookAtNames())) return Status.trouble;
    const target = openTarget(output, args, io);
    packing.ignore(target.own);
    await target.write("# corpus-format: 1\n");
    const breath = new Breath(io.progress);
    let gathered = "";
    let files = 0;
    for (const { name, bytes } of packing.files()) {
      const plain = blockOfBytes(name, bytes);
      const said = [...attributes(name, plain)];
      files++;
      gathered += said.length === 0 ? plain : blockOfBytes(name, bytes, said);
      if (gathered.length < GATHERED && !breath.isDue) continue;
      await target.write(gathered);
      await breath.take(files);
      gathered = "";
      files = 0;
    }
    await target.write(gathered);
    target.finish();
    return packing.leftOut > 0 ? Status.trouble : Status.ok;
  },
};

interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files that are named, gone through twice: their names first. */
class Packing {
  leftOut = 0;
  readonly #args: Arguments;
  readonly #io: Io;
  readonly #inputs: Inputs;
  readonly #ignored = new Set<string>();
  #names = 0;

  constructor(args: Arguments, io: Io) {
    this.#args = args;
    this.#io = io;
    this.#inputs = new Inputs(io);
    const output = resolve(io.cwd, optionOf(args, "output") ?? "");
    this.ignore([output, realPath(output, io)]);
  }

  /** Files of these absolute paths are ours. */
  ignore(paths: readonly string[]): void {
    for (const path of paths) this.#ignored.add(path);
  }

  /** Whether all names will do; what stands against it is told, and what is left out. */
  async lookAtNames(): Promise<boolean> {
    const names = new FileNames();
    const { stderr } = this.#io;
    for (const entry of this.#entries()) {
      if (entry.kind === "file") {
        names.add(entry.name, `"${entry.name}"`);
        this.#names = textHash(`${this.#names} ${entry.name}`);
        continue;
      }
      this.leftOut++;
      await stderr.write(`corpus: left out "${shown(entry.name)}": it ${shown(entry.reason)}.\n`);
    }
    if (names.mustCompare)
      for (const entry of this.#entries()) if (entry.kind === "file") names.compare(entry.name, `"${entry.name}"`);
    return tellNames(names.problems, "Nothing was packed", this.#io);
  }

  /** The files with what they hold, in order. */
  *files(): Generator<PackedFile, void, undefined> {
    let names = 0;
    for (const entry of this.#entries()) {
      if (entry.kind !== "file") continue;
      names = textHash(`${names} ${entry.name}`);
      yield { name: entry.name, bytes: entry.read() };
    }
    if (names !== this.#names) throw new FileError("Files came or went while they were packed; nothing was written.");
  }

  *#entries(): Generator<TreeEntry, void, undefined> {
    for (const path of this.#args.positionals) {
      const absolute = this.#inputs.absolute(path);
      if (!isFolder(absolute, this.#io)) {
        const name = this.#inputs.fromHere(absolute);
        yield { kind: "file", name, read: () => readNamedFile(this.#io.disk, absolute) };
        continue;
      }
      const folders = [absolute, realPath(absolute, this.#io)];
      const ours = new Set(folders.flatMap((at) => [...this.#ignored].map((own) => portable(relative(at, own)))));
      for (const entry of treeOf(this.#io.disk, absolute)) if (!ours.has(entry.name)) yield entry;
    }
  }
}

/** What is to be said of each document besides its name, from where the user wants it. */
async function attributesFrom(from: string | undefined, io: Io): Promise<(name: string, block: string) => Attributes> {
  if (from === undefined) return () => [];
  if (from === "front-matter") return (_name, block) => frontMatterAttributes(block);
  const input = await new Inputs(io).readFile(from);
  if (!input) throw new FileError(`The attributes in "${from}" could not be read.`);
  const table: AttributeTable | { readonly refusal: string } = readAttributeTable(input.text);
  if ("refusal" in table) throw new FileError(`"${from}": ${table.refusal}`);
  return (name) => table.get(name) ?? [];
}

/** What is not there counts as a file: reading it will tell. */
function isFolder(path: string, io: Io): boolean {
  try {
    return io.disk.calls.statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function realPath(path: string, io: Io): string {
  try {
    return io.disk.calls.realpathSync(path);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return path;
  }
}
