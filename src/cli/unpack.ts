import { isUtf8 } from "node:buffer";
import { resolve } from "node:path";
import { hasUnknownFormat } from "../core/checks/directives.ts";
import { bytesOfBlock } from "../core/exchange/document-block.ts";
import { FileNames } from "../core/exchange/file-names.ts";
import { UNKNOWN_FORMAT, unpackRefusal } from "../core/exchange/unpack-refusal.ts";
import { cutBlock, headerOf } from "../core/syntax/cut.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { corpusPieces, readPiece } from "../files/corpus-pieces.ts";
import { FileError } from "../files/file-error.ts";
import type { Source } from "../files/source.ts";
import { clearLeftover, leftovers, Obstacles, Unpacking } from "../files/unpacking.ts";
import { type Arguments, isGiven, neededOption } from "./arguments.ts";
import { Breath } from "./breath.ts";
import type { Command } from "./command.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { tellNames } from "./name-problems.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus unpack PATH -d DIR: a file for each document of a corpus

  PATH                     a corpus, also compressed (*.gz); or - for standard input
  -d, --directory DIR      the folder they are written to; it is made when it is not there
  --force                  replace files that are there
  --dry-run                only say which files would be written

Nothing is written unless all can be: a name that leads out of DIR, that some system cannot have, or that meets another
one there; a damaged document; a link or a folder in the way. Files are written aside and put in place when all are there.
`;

/** `corpus unpack`: looks at everything first, then writes. */
export const unpack: Command = {
  name: "unpack",
  help: HELP,
  options: {
    directory: { count: "one", short: "d" },
    force: { count: "one", value: "never" },
    "dry-run": { count: "one", value: "never" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    const [path, ...more] = args.positionals;
    if (path === undefined) throw new UsageError('"unpack" needs the path of a corpus.', "unpack");
    if (more.length > 0) throw new UsageError('"unpack" takes one corpus.', "unpack");
    const target = resolve(io.cwd, neededOption(args, "directory", "unpack", "-d and the folder to write to"));
    const overwriting = isGiven(args, "force") ? "files" : "nothing";
    const source = await new Inputs(io).open(path);
    const names = new FileNames();
    const refusals = await lookAtDocuments(source, names);
    const obstacles = new Obstacles(io.disk, target, overwriting);
    if (names.mustCompare || !obstacles.isEmpty)
      for await (const { name, place } of documentsOf(source)) {
        names.compare(name, place);
        if (name !== undefined && names.problems.refusals.length === 0) obstacles.look(name);
      }
    const { warnings } = names.problems;
    const left = leftovers(io.disk, target);
    const problems = [...refusals, ...names.problems.refusals, ...obstacles.found];
    // First, or it would be lost among the files that are there.
    if (overwriting === "nothing") problems.unshift(...left.map(leftoverSentence));
    if (!(await tellNames({ refusals: problems, warnings }, "Nothing was unpacked", io))) return Status.trouble;
    if (isGiven(args, "dry-run")) {
      for await (const { name } of documentsOf(source)) await io.stdout.write(`${shown(name!)}\n`);
      return Status.ok;
    }
    for (const name of left) clearLeftover(io.disk, target, name);
    await writeDocuments(source, Unpacking.begin(io.disk, target, overwriting), io);
    return Status.ok;
  },
};

/** One document where it stands. `place` is for people. */
interface Placed {
  readonly corpus: Corpus;
  readonly block: Block;
  readonly name: string | undefined;
  readonly place: string;
}

async function* documentsOf(source: Source): AsyncGenerator<Placed> {
  for await (const piece of corpusPieces(source.chunks())) {
    const corpus = readPiece(piece);
    for (const block of corpus.parts) {
      if (block.kind !== "block") continue;
      const place = `line ${piece.firstLine + block.start.line + 1}`;
      yield { corpus, block, name: headerOf(corpus, block).name, place };
    }
  }
}

/** Looks at all documents; answers why they cannot be unpacked, as sentences. */
async function lookAtDocuments(source: Source, names: FileNames): Promise<readonly string[]> {
  const refusals: string[] = [];
  for await (const piece of corpusPieces(source.chunks())) {
    if (!isUtf8(piece.bytes)) refusals.push(`The text from line ${piece.firstLine + 1} on is not UTF-8.`);
    const corpus = readPiece(piece);
    if (hasUnknownFormat(corpus)) refusals.push(UNKNOWN_FORMAT);
    for (const part of corpus.parts) {
      const refusal = unpackRefusal(corpus, part, `line ${piece.firstLine + part.start.line + 1}`, names);
      if (refusal !== undefined) refusals.push(refusal);
    }
    if (refusals.length > MOST_TOLD) break;
  }
  return refusals;
}

/** More refusals help nobody. */
const MOST_TOLD = 100;

async function writeDocuments(source: Source, unpacking: Unpacking, { progress }: Io): Promise<void> {
  const breath = new Breath(progress);
  try {
    for await (const { corpus, block, name } of documentsOf(source)) {
      const read = bytesOfBlock(cutBlock(corpus, block));
      if ("refusal" in read) throw new FileError(`${source.named} was changed while it was read.`);
      unpacking.write(name!, read.bytes);
      await breath.take(1);
    }
    source.mustBeUnchanged();
    unpacking.finish();
  } finally {
    unpacking.abandon();
  }
}

/** Says that an earlier run was ended; with --force what it left is taken away. */
function leftoverSentence(name: string): string {
  return `"${name}" holds what an unpacking had not put in place when it was ended; delete it, or give --force.`;
}
