import { isUtf8 } from "node:buffer";
import { conflictsIn } from "../core/checks/conflicts.ts";
import { hasUnknownFormat } from "../core/checks/directives.ts";
import { formatted } from "../core/formatted.ts";
import { cutPart } from "../core/syntax/cut.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { AtomicFile } from "../files/atomic-file.ts";
import { type CorpusPiece, corpusPieces, readPiece } from "../files/corpus-pieces.ts";
import { FileError } from "../files/file-error.ts";
import type { Source } from "../files/source.ts";
import { type Arguments, isGiven } from "./arguments.ts";
import { Breath } from "./breath.ts";
import type { Command } from "./command.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { shown } from "./terminal.ts";

const HELP = `corpus format PATH… [--check]: marker lines as a writer would write them

  PATH                     a corpus, or a folder for every *.corpus file in it; - for standard input, written to standard
                           output; the current folder if none is named
  --check                  change nothing; name the files that would change, and end with 1 if there are any

One blank between the words of a header and none at its end, quotes only where they are needed, nothing after END>>>; line
ends LF, the last one too; no byte order mark. What documents say is not touched.
`;

/** `corpus format`: rewrites corpora in their canonical form. */
export const format: Command = {
  name: "format",
  help: HELP,
  options: { check: { count: "one", value: "never" } },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    const inputs = new Inputs(io);
    const paths = args.positionals.length > 0 ? args.positionals : ["."];
    let differing = 0;
    let refused = 0;
    for await (const path of inputs.paths(paths)) {
      try {
        if (await formatOne(path, await inputs.open(path), args, io)) differing++;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        refused++;
        await io.stderr.write(`corpus: ${shown(error.message)}\n`);
      }
    }
    if (inputs.unreadable + refused > 0) return Status.trouble;
    return isGiven(args, "check") && differing > 0 ? Status.findings : Status.ok;
  },
};

/** Answers whether the file differs from its canonical form, or did. */
async function formatOne(path: string, source: Source, args: Arguments, io: Io): Promise<boolean> {
  const inPlace = path !== "-";
  const breath = new Breath(io.progress);
  let differs = false;
  for await (const piece of corpusPieces(source.chunks())) {
    const text = await canonical(piece, source);
    differs ||= (piece.firstByte > 0 && piece.place !== "middle" && piece.place !== "last") || !isSame(piece, text);
  }
  if (isGiven(args, "check")) {
    if (differs) await io.stdout.write(`${shown(path)}\n`);
    return differs;
  }
  if (!differs && inPlace) return false;
  if (source.isCompressed) throw new FileError(`${source.named} is compressed, and is not written to.`);
  const file = inPlace ? AtomicFile.create(io.disk, new Inputs(io).absolute(path), "file") : undefined;
  try {
    for await (const piece of corpusPieces(source.chunks())) {
      const text = await canonical(piece, source);
      if (file) file.write(Buffer.from(text));
      else await io.stdout.write(text);
      await breath.take();
    }
    file?.commit(() => source.mustBeUnchanged());
  } finally {
    file?.abandon();
  }
  if (inPlace) await io.stdout.write(`${shown(path)}\n`);
  return true;
}

async function canonical(piece: CorpusPiece, source: Source): Promise<string> {
  if (!isUtf8(piece.bytes)) throw new FileError(`${source.named} is not UTF-8, and is not written to.`);
  const corpus: Corpus = readPiece(piece);
  if (hasUnknownFormat(corpus)) throw new FileError(`${source.named} is of another version of the format.`);
  if (
    piece.bytes.includes("<<<<<<<") &&
    corpus.parts.some((part) => conflictsIn(cutPart(corpus, part).text).length > 0)
  )
    throw new FileError(`${source.named} has merge conflicts; resolve them first.`);
  const text = formatted(corpus);
  if (text === undefined) throw new FileError(`${source.named} has a lone CR before a line end; mend that first.`);
  return text;
}

function isSame({ bytes }: CorpusPiece, text: string): boolean {
  return Buffer.from(text).equals(bytes);
}
