import { isUtf8 } from "node:buffer";
import { resolve } from "node:path";
import { noRecogniser } from "../core/entities/mentions.ts";
import { recogniserOf } from "../core/entities/recogniser/recogniser.ts";
import { bratAnnotations } from "../core/exchange/brat.ts";
import { BRAT_LAYOUT, METADATA, PLAIN_LAYOUT } from "../core/exchange/document-folder.ts";
import { type DocumentRecord, recordOf } from "../core/exchange/document-record.ts";
import {
  DocumentSurvey,
  EXPORT_SHAPES,
  type ExportShape,
  isFileShape,
  writtenDocument,
} from "../core/exchange/document-survey.ts";
import { documentsHead } from "../core/exchange/documents-csv.ts";
import { FileNames } from "../core/exchange/file-names.ts";
import { cutBlock } from "../core/syntax/cut.ts";
import type { Block, Corpus, Part } from "../core/syntax/nodes.ts";
import { corpusPieces, readPiece } from "../files/corpus-pieces.ts";
import { FileError } from "../files/file-error.ts";
import type { Source } from "../files/source.ts";
import { Obstacles, Unpacking } from "../files/unpacking.ts";
import { type Arguments, isGiven, neededOption, optionOf } from "./arguments.ts";
import { Breath } from "./breath.ts";
import { type Checked, Checker } from "./checking.ts";
import type { Command } from "./command.ts";
import { Configurations } from "./configurations.ts";
import { dayOf } from "./day.ts";
import { tellFault } from "./fault.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import type { LineSet } from "./line-set.ts";
import { tellNames } from "./name-problems.ts";
import { Selection, WHERE_HELP } from "./selection.ts";
import { openTarget } from "./target.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus export PATH… --to jsonl|csv|txtar|folder|brat|markdown [-o OUT]: the documents of corpora for other programs

  PATH                     a corpus, also compressed (*.gz); a folder for every *.corpus file in it; or - for standard input
  --to jsonl               a line of JSON for each: id, name, text, sha256, and the attributes in meta
  --to csv                 a table: name, a column for each key, text
  --to txtar               an archive as Go's txtar reads it: names and texts only
  --to folder              a file for each, and their attributes in metadata.csv
  --to brat                the same with who is mentioned beside each text (.txt and .ann), for brat
  --to markdown            one file to read: a heading, the attributes, and the text in a fence
${WHERE_HELP}  -o, --output OUT         where it goes, whole or not at all; standard output if not given (a folder must be)
  --force                  replace what is there

Everything a document says is carried, and "corpus import" makes the same documents of it (but for brat and Markdown,
which nothing reads back); what a shape cannot carry is refused, with the reason, before anything is written. Comments between documents are not carried, and that is told.
`;

/** `corpus export`: looks at every document first, then writes. */
export const exportCommand: Command = {
  name: "export",
  help: HELP,
  options: {
    to: { count: "one", choices: EXPORT_SHAPES },
    output: { count: "one", short: "o" },
    where: { count: "one" },
    today: { count: "one" },
    force: { count: "one", value: "never" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"export" needs the paths of corpora.', "export");
    const shape = neededOption(args, "to", "export", "--to and a shape, as in --to jsonl") as ExportShape;
    const output = optionOf(args, "output");
    if (!isFileShape(shape) && (output === undefined || output === "-"))
      throw new UsageError(`"export --to ${shape}" needs -o and the folder to write to.`, "export");
    const inputs = new Inputs(io);
    const checker = new Checker(io, inputs, new Configurations(inputs), { levels: {}, today: dayOf(args) });
    const where = optionOf(args, "where");
    const selection = where === undefined ? undefined : await Selection.of(where, "export", checker, io);
    const sources: Chosen[] = [];
    for await (const path of inputs.paths(args.positionals)) {
      const source = await inputs.open(path);
      if (!selection && shape !== "brat") sources.push({ source });
      else sources.push(await asked(path, source, selection, checker, inputs));
    }
    for (const fault of checker.faults) await tellFault(fault, io);
    if (inputs.unreadable > 0 || checker.faults.length > 0) {
      await io.stderr.write("corpus: Nothing was exported.\n");
      return Status.trouble;
    }
    const survey = await look(sources, shape);
    if (survey.commentsWarning !== undefined) await io.stderr.write(`corpus: warning: ${survey.commentsWarning}\n`);
    const refused = { refusals: survey.refusals, warnings: [] };
    if (!(await tellNames(refused, "Nothing was exported", io))) return Status.trouble;
    if (survey.formulasWarning !== undefined) await io.stderr.write(`corpus: warning: ${survey.formulasWarning}\n`);
    if (!isFileShape(shape)) return writeFolder(sources, survey, shape, resolve(io.cwd, output!), args, io);
    const target = openTarget(output ?? "-", args, io);
    const breath = new Breath(io.progress);
    const { keys } = survey;
    if (shape === "csv") await target.write(documentsHead(keys));
    for await (const { record } of recordsOf(sources)) {
      await target.write(writtenDocument(record, shape, keys));
      if (io.stdout.isClosed) return Status.ok;
      await breath.take(1);
    }
    for (const { source } of sources) source.mustBeUnchanged();
    target.finish();
    return Status.ok;
  },
};

/** A corpus, with what was asked of it before. */
interface Chosen {
  readonly source: Source;
  /** The lines of the headers of those documents that are wanted; of all, where there are none. */
  readonly lines?: LineSet | undefined;
  /** What names are read by. */
  readonly known?: Pick<Checked, "decisions" | "holding">;
}

/** What `--where` says of a corpus that was opened, and what holds for it. */
async function asked(
  path: string,
  source: Source,
  selection: Selection | undefined,
  checker: Checker,
  inputs: Inputs,
): Promise<Chosen> {
  const checked = await checker.read(await inputs.ofSource(path, source));
  const refusal = selection?.refusalOf(checked);
  if (refusal !== undefined) await inputs.leaveOut(refusal);
  const lines = refusal === undefined ? selection?.lines(checked) : undefined;
  checked.input.large?.close();
  return { source, lines, known: { decisions: checked.decisions, holding: checked.holding } };
}

async function look(sources: readonly Chosen[], shape: ExportShape): Promise<DocumentSurvey> {
  const survey = new DocumentSurvey(shape);
  for await (const { corpus, part, place } of partsOf(sources)) survey.look(corpus, part, place);
  return survey;
}

/** The documents that are wanted, and where all are, what lies between them. */
async function* partsOf(
  sources: readonly Chosen[],
): AsyncGenerator<{ readonly of: Chosen; readonly corpus: Corpus; readonly part: Part; readonly place: string }> {
  for (const of of sources) {
    const { source, lines } = of;
    for await (const piece of corpusPieces(source.chunks())) {
      if (!isUtf8(piece.bytes))
        throw new FileError(`${source.named} is not UTF-8 from line ${piece.firstLine + 1} on; nothing was exported.`);
      const corpus = readPiece(piece);
      for (const part of corpus.parts) {
        const line = piece.firstLine + part.start.line;
        const isWanted = !lines || (part.kind === "block" && lines.has(line));
        if (isWanted) yield { of, corpus, part, place: `line ${line + 1} of ${source.named}` };
      }
    }
  }
}

/** A document that is written, and where it stands. */
interface Written {
  readonly of: Chosen;
  readonly corpus: Corpus;
  readonly block: Block;
  readonly record: DocumentRecord;
  readonly place: string;
}

async function* recordsOf(sources: readonly Chosen[]): AsyncGenerator<Written> {
  for await (const { of, corpus, part, place } of partsOf(sources)) {
    if (part.kind !== "block") continue;
    const read = recordOf(cutBlock(corpus, part), place);
    if ("refusal" in read) throw new FileError(`What stands at ${place} was changed while it was read.`);
    yield { of, corpus, block: part, record: read.record, place };
  }
}

/** What the table is called beside documents, for people. */
const TABLE = "the table of attributes";

async function writeFolder(
  sources: readonly Chosen[],
  { keys }: DocumentSurvey,
  shape: "folder" | "brat",
  folder: string,
  args: Arguments,
  io: Io,
): Promise<number> {
  const overwriting = isGiven(args, "force") ? "files" : "nothing";
  const layout = shape === "brat" ? BRAT_LAYOUT : PLAIN_LAYOUT;
  const names = new FileNames();
  names.add(METADATA, TABLE);
  for await (const { record, place } of recordsOf(sources))
    for (const name of layout.names(record)) names.add(name, place);
  const obstacles = new Obstacles(io.disk, folder, overwriting);
  names.compare(METADATA, TABLE);
  obstacles.look(METADATA);
  for await (const { record, place } of recordsOf(sources))
    for (const name of layout.names(record)) {
      names.compare(name, place);
      if (names.problems.refusals.length === 0) obstacles.look(name);
    }
  const { refusals, warnings } = names.problems;
  const problems = { refusals: [...refusals, ...obstacles.found], warnings };
  if (!(await tellNames(problems, "Nothing was exported", io))) return Status.trouble;
  const recogniser = shape === "brat" ? recogniserOf(await io.readWordLists()) : noRecogniser;
  const unpacking = Unpacking.begin(io.disk, folder, overwriting);
  const breath = new Breath(io.progress);
  try {
    const rows = [layout.head(keys)];
    for await (const { of, corpus, block, record } of recordsOf(sources)) {
      const [text, annotations] = layout.names(record);
      unpacking.write(text!, Buffer.from(record.text));
      if (annotations !== undefined && of.known) {
        const { decisions, holding } = of.known;
        const lines = bratAnnotations(corpus, block, holding.catalogue, recogniser, decisions);
        unpacking.write(annotations, Buffer.from(lines));
      }
      rows.push(layout.row(record, keys));
      await breath.take(1);
    }
    unpacking.write(METADATA, Buffer.from(rows.join("")));
    for (const { source } of sources) source.mustBeUnchanged();
    unpacking.finish();
  } finally {
    unpacking.abandon();
  }
  return Status.ok;
}
