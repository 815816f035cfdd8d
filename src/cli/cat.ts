import { directivesOf, hasUnknownFormat } from "../core/checks/directives.ts";
import { corpusPieces, readPiece } from "../files/corpus-pieces.ts";
import { FileError } from "../files/file-error.ts";
import type { Source } from "../files/source.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus cat PATH…: one corpus from many, on standard output

  PATH                     a corpus, also compressed (*.gz); a folder for every *.corpus file in it; or - for standard input

The bytes stay as they are, but for what would glue or hide a document: a byte order mark goes, and a last line without
line end gets one. A corpus that ends inside a document is refused, since it would swallow what comes next.
`;

/** `corpus cat`: puts corpora together so that each document is one afterwards. */
export const cat: Command = {
  name: "cat",
  help: HELP,
  options: {},
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"cat" needs the paths of corpora.', "cat");
    const inputs = new Inputs(io);
    const sources: Source[] = [];
    for await (const path of inputs.paths(args.positionals)) sources.push(await inputs.open(path));
    if (inputs.unreadable > 0) return Status.trouble;
    for (const source of sources) await lookAt(source, sources.length, io);
    for (const source of sources) {
      let end = Buffer.alloc(0);
      for await (const { bytes } of corpusPieces(source.chunks())) {
        await io.stdout.writeBytes(bytes);
        if (io.stdout.isClosed) return Status.ok;
        end = Buffer.concat([end, bytes.subarray(-2)]).subarray(-2);
      }
      if (end.length > 0 && end.at(-1) !== 10) await io.stdout.write("\n");
      source.mustBeUnchanged();
    }
    return Status.ok;
  },
};

async function lookAt(source: Source, count: number, io: Io): Promise<void> {
  for await (const piece of corpusPieces(source.chunks())) {
    const isLast = piece.place === "last" || piece.place === "only";
    if (!isLast && !piece.bytes.includes("corpus-")) continue;
    const corpus = readPiece(piece);
    if (hasUnknownFormat(corpus)) throw new FileError(`${source.named} is of another version of the format.`);
    const last = corpus.parts.findLast((part) => part.kind === "block");
    if (isLast && last && last.close.kind !== "terminator")
      throw new FileError(`${source.named} ends inside a document; add END>>> at its end first.`);
    if (count > 1 && directivesOf(corpus).ignores.some(({ scope }) => scope === "file"))
      await io.stderr.write(
        `corpus: warning: a "corpus-ignore-file" comment of ${shown(source.named)} now holds for all documents.\n`,
      );
  }
}
