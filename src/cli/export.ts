import { resolve } from "node:path";
import { quoted } from "../core/checks/wording.ts";
import { exactCsvRow } from "../core/exchange/csv.ts";
import { type DocumentRecord, recordOf } from "../core/exchange/document-record.ts";
import { documentRow, documentsHead, isDangerous } from "../core/exchange/documents-csv.ts";
import { FileNames } from "../core/exchange/file-names.ts";
import { jsonlOf } from "../core/exchange/jsonl.ts";
import { txtarOf } from "../core/exchange/txtar.ts";
import { cutBlock, cutGap } from "../core/syntax/cut.ts";
import { corpusPieces, readPiece } from "../files/corpus-pieces.ts";
import { FileError } from "../files/file-error.ts";
import type { Source } from "../files/source.ts";
import { Obstacles, Unpacking } from "../files/unpacking.ts";
import { type Arguments, isGiven, neededOption, optionOf } from "./arguments.ts";
import { Breath } from "./breath.ts";
import type { Command } from "./command.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { tellNames } from "./name-problems.ts";
import { openTarget } from "./target.ts";
import { UsageError } from "./usage.ts";

const SHAPES = ["jsonl", "csv", "txtar", "folder"] as const;
type Shape = (typeof SHAPES)[number];

const HELP = `corpus export PATH… --to jsonl|csv|txtar|folder [-o OUT]: the documents of corpora for other programs

  PATH                     a corpus, also compressed (*.gz); a folder for every *.corpus file in it; or - for standard input
  --to jsonl               a line of JSON for each: id, name, text, sha256, and the attributes in meta
  --to csv                 a table: name, a column for each key, text
  --to txtar               an archive as Go's txtar reads it: names and texts only
  --to folder              a file for each, and their attributes in metadata.csv
  -o, --output OUT         where it goes, whole or not at all; standard output if not given (a folder must be)
  --force                  replace what is there

Everything a document says is carried, and "corpus import" makes the same documents of it; what a shape cannot carry is
refused, with the reason, before anything is written. Comments between documents are not carried, and that is told.
`;

/** `corpus export`: looks at every document first, then writes. */
export const exportCommand: Command = {
  name: "export",
  help: HELP,
  options: {
    to: { count: "one", choices: SHAPES, choicesNotYet: ["brat", "markdown"] },
    output: { count: "one", short: "o" },
    force: { count: "one", value: "never" },
  },
  notYet: ["where"],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"export" needs the paths of corpora.', "export");
    const shape = neededOption(args, "to", "export", "--to and a shape, as in --to jsonl") as Shape;
    const output = optionOf(args, "output");
    if (shape === "folder" && (output === undefined || output === "-"))
      throw new UsageError('"export --to folder" needs -o and the folder to write to.', "export");
    const inputs = new Inputs(io);
    const sources: Source[] = [];
    for await (const path of inputs.paths(args.positionals)) sources.push(await inputs.open(path));
    if (inputs.unreadable > 0) return Status.trouble;
    const survey = await look(sources, shape);
    if (survey.comments > 0)
      await io.stderr.write(
        `corpus: warning: ${lines(survey.comments)} outside documents, comments mostly, ${survey.comments === 1 ? "is" : "are"} not carried.\n`,
      );
    const refused = { refusals: survey.refusals, warnings: [] };
    if (!(await tellNames(refused, "Nothing was exported", io))) return Status.trouble;
    if (shape === "csv" && survey.dangerous > 0)
      await io.stderr.write(
        `corpus: warning: a spreadsheet would take cells of ${documents(survey.dangerous)} for formulas.\n`,
      );
    if (shape === "folder") return writeFolder(sources, survey, resolve(io.cwd, output!), args, io);
    const target = openTarget(output ?? "-", args, io);
    const breath = new Breath();
    if (shape === "csv") await target.write(documentsHead(survey.keys));
    for await (const { record } of recordsOf(sources)) {
      await target.write(written(record, shape, survey.keys));
      if (io.stdout.isClosed) return Status.ok;
      await breath.take();
    }
    for (const source of sources) source.mustBeUnchanged();
    target.finish();
    return Status.ok;
  },
};

/** What is known of the documents before anything is written. */
interface Survey {
  readonly refusals: readonly string[];
  /** The keys of all headers, in the order in which they are met. */
  readonly keys: readonly string[];
  /** Lines outside documents with something on them. */
  readonly comments: number;
  /** Documents with cells that a spreadsheet would run. */
  readonly dangerous: number;
}

/** More refusals help nobody. */
const MOST_TOLD = 100;

async function look(sources: readonly Source[], shape: Shape): Promise<Survey> {
  const refusals: string[] = [];
  const keys = new Set<string>();
  const names = new Set<string>();
  let comments = 0;
  let dangerous = 0;
  for (const source of sources) {
    for await (const piece of corpusPieces(source.chunks())) {
      const corpus = readPiece(piece);
      for (const part of corpus.parts) {
        const place = `line ${piece.firstLine + part.start.line + 1} of ${source.named}`;
        if (part.kind === "gap") {
          const { text } = cutGap(corpus, part);
          comments += text
            .split("\n")
            .filter((line) => line.trim() !== "" && !/^# corpus-format:\s*1\s*$/.test(line)).length;
          continue;
        }
        const read = recordOf(cutBlock(corpus, part), place);
        const refusal = "refusal" in read ? read.refusal : refusalOf(read.record, shape, names);
        if (refusal !== undefined && refusals.length < MOST_TOLD) refusals.push(refusal);
        if ("refusal" in read) continue;
        for (const [key] of read.record.attributes) keys.add(key);
        if (isDangerous(read.record)) dangerous++;
      }
    }
  }
  return { refusals, keys: [...keys], comments, dangerous };
}

/** Why the shape cannot carry the document. A table or an archive that names two alike is read by nobody the same. */
function refusalOf(record: DocumentRecord, shape: Shape, names: Set<string>): string | undefined {
  if (shape === "txtar" && names.has(record.name)) return `txtar cannot carry two files ${quoted(record.name)}.`;
  if (shape === "txtar") names.add(record.name);
  const made =
    shape === "csv" || shape === "folder" ? documentRow(record, []) : shape === "txtar" ? txtarOf(record) : undefined;
  return made && "refusal" in made ? made.refusal : undefined;
}

async function* recordsOf(
  sources: readonly Source[],
): AsyncGenerator<{ readonly record: DocumentRecord; readonly place: string }> {
  for (const source of sources) {
    for await (const piece of corpusPieces(source.chunks())) {
      const corpus = readPiece(piece);
      for (const part of corpus.parts) {
        if (part.kind !== "block") continue;
        const place = `line ${piece.firstLine + part.start.line + 1} of ${source.named}`;
        const read = recordOf(cutBlock(corpus, part), place);
        if ("refusal" in read) throw new FileError(`${source.named} was changed while it was read.`);
        yield { record: read.record, place };
      }
    }
  }
}

function written(record: DocumentRecord, shape: Exclude<Shape, "folder">, keys: readonly string[]): string {
  switch (shape) {
    case "jsonl":
      return jsonlOf(record);
    case "csv": {
      const made = documentRow(record, keys);
      return "row" in made ? made.row : "";
    }
    case "txtar": {
      const made = txtarOf(record);
      return "file" in made ? made.file : "";
    }
  }
}

/** The table of attributes beside the files. */
export const METADATA = "metadata.csv";

async function writeFolder(
  sources: readonly Source[],
  { keys }: Survey,
  folder: string,
  args: Arguments,
  io: Io,
): Promise<number> {
  const overwriting = isGiven(args, "force") ? "files" : "nothing";
  const names = new FileNames();
  names.add(METADATA, "the table of attributes");
  for await (const { record, place } of recordsOf(sources)) names.add(record.name, place);
  const obstacles = new Obstacles(io.disk, folder, overwriting);
  names.compare(METADATA, "the table of attributes");
  obstacles.look(METADATA);
  for await (const { record, place } of recordsOf(sources)) {
    names.compare(record.name, place);
    if (names.problems.refusals.length === 0) obstacles.look(record.name);
  }
  const { refusals, warnings } = names.problems;
  const problems = { refusals: [...refusals, ...obstacles.found], warnings };
  if (!(await tellNames(problems, "Nothing was exported", io))) return Status.trouble;
  const unpacking = Unpacking.begin(io.disk, folder, overwriting);
  const breath = new Breath();
  try {
    const rows = [exactCsvRow(["file_name", ...keys])];
    for await (const { record } of recordsOf(sources)) {
      unpacking.write(record.name, Buffer.from(record.text));
      const values = new Map(record.attributes);
      rows.push(exactCsvRow([record.name, ...keys.map((key) => values.get(key) ?? "")]));
      await breath.take();
    }
    unpacking.write(METADATA, Buffer.from(rows.join("")));
    for (const source of sources) source.mustBeUnchanged();
    unpacking.finish();
  } finally {
    unpacking.abandon();
  }
  return Status.ok;
}

function lines(count: number): string {
  return count === 1 ? "1 line" : `${count} lines`;
}

function documents(count: number): string {
  return count === 1 ? "1 document" : `${count} documents`;
}
