import { resolve } from "node:path";
import type { AttributeTable } from "../core/exchange/attributes.ts";
import { METADATA, readMetadata, recordOfFile } from "../core/exchange/document-folder.ts";
import { blockOfRecord, type DocumentRecord, type RecordReading } from "../core/exchange/document-record.ts";
import { SHAPES, type Shape } from "../core/exchange/document-survey.ts";
import { recordsOfCsv } from "../core/exchange/documents-csv.ts";
import { type Mapping, readRenaming, USUAL_TEMPLATE } from "../core/exchange/fields.ts";
import { recordOfJson } from "../core/exchange/jsonl.ts";
import { recordsOfTxtar } from "../core/exchange/txtar.ts";
import { FileError } from "../files/file-error.ts";
import { linesOfChunks } from "../files/lines-of-chunks.ts";
import type { Source } from "../files/source.ts";
import { treeOf } from "../files/tree.ts";
import { type Arguments, neededOption, optionOf } from "./arguments.ts";
import { Breath } from "./breath.ts";
import type { Command } from "./command.ts";
import { GrowingFile } from "./growth.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { tellNames } from "./name-problems.ts";
import { openTarget } from "./target.ts";
import { UsageError } from "./usage.ts";

const HELP = `corpus import PATH… --from jsonl|csv|txtar|folder [-o OUT | --into FILE --key FIELD]: documents from other programs

  PATH                     a file of that shape, also compressed (*.gz); a folder; or - for standard input
  -o, --output OUT         the corpus that is written, whole or not at all; standard output if not given
  --into FILE --key FIELD  add to this corpus what it has not: documents are known by the attribute FIELD, or by name
  --revisions              with --into: add those too that are there with another text, under a name of their own
  --map FIELD=FIELD,…      what fields are called there and here: --map body=text,headline=title; FIELD=- leaves one out
  --name TEMPLATE          names for what has no field "name": "{source}/{index}.txt" (usual: {index}.txt)
  --force                  replace OUT if it is there

"text" is the text and "name" the name; all other fields become attributes. A field "sha256" must be the text's. What no
corpus could give back is refused, with its place, before anything is written.
`;

/** `corpus import`: reads everything once to see whether it can be had, then writes. */
export const importCommand: Command = {
  name: "import",
  help: HELP,
  options: {
    from: { count: "one", choices: SHAPES },
    output: { count: "one", short: "o" },
    into: { count: "one" },
    key: { count: "one" },
    revisions: { count: "one", value: "never" },
    map: { count: "many" },
    name: { count: "one" },
    force: { count: "one", value: "never" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"import" needs something to read.', "import");
    const shape = neededOption(args, "from", "import", "--from and a shape, as in --from jsonl") as Shape;
    const into = optionOf(args, "into");
    if (into !== undefined && optionOf(args, "output") !== undefined)
      throw new UsageError('"import" takes either -o or --into.', "import");
    if (into === undefined && (args.options.has("key") || args.options.has("revisions")))
      throw new UsageError('"--key" and "--revisions" belong to "--into".', "import");
    const mapping = mappingOf(args);
    const inputs = new Inputs(io);
    const origins: Origin[] = [];
    for (const path of args.positionals)
      origins.push(
        shape === "folder" ? { shape, folder: inputs.absolute(path) } : { shape, source: await inputs.open(path) },
      );
    const open = (): AsyncGenerator<RecordReading> => readAll(origins, mapping, io);
    const refusals: string[] = [];
    const breath = new Breath(io.progress);
    for await (const read of open()) {
      if ("refusal" in read && refusals.length < MOST_TOLD) refusals.push(read.refusal);
      await breath.take();
    }
    if (!(await tellNames({ refusals, warnings: [] }, "Nothing was imported", io))) return Status.trouble;
    const records = soundOnly(open());
    if (into !== undefined) {
      const key = neededOption(args, "key", "import", "--key and the field by which documents are known: --key url");
      const corpus = await GrowingFile.of(resolve(io.cwd, into), key, args, io);
      return corpus.take(records);
    }
    const target = openTarget(optionOf(args, "output") ?? "-", args, io);
    await target.write("# corpus-format: 1\n");
    for await (const record of records) {
      await target.write(blockOfRecord(record));
      if (io.stdout.isClosed) return Status.ok;
      await breath.take(1);
    }
    target.finish();
    return Status.ok;
  },
};

/** More refusals help nobody. */
const MOST_TOLD = 100;

function mappingOf(args: Arguments): Mapping {
  const read = readRenaming(args.options.get("map") ?? []);
  if ("renamed" in read) return { renamed: read.renamed, nameTemplate: optionOf(args, "name") ?? USUAL_TEMPLATE };
  const { fault } = read;
  if (fault.kind === "twice") throw new UsageError(`"--map" speaks of "${fault.field}" twice.`, "import");
  const pairs = '"--map" takes pairs as in "--map body=text,headline=title"';
  throw new UsageError(`${pairs}, not "${fault.written}".`, "import");
}

async function* soundOnly(readings: AsyncGenerator<RecordReading>): AsyncGenerator<DocumentRecord> {
  for await (const read of readings) {
    if ("refusal" in read) throw new FileError(`What is imported was changed meanwhile: ${read.refusal}`);
    yield read.record;
  }
}

/** Where documents come from. */
type Origin =
  | { readonly shape: "folder"; readonly folder: string }
  | { readonly shape: Exclude<Shape, "folder">; readonly source: Source };

async function* readAll(origins: readonly Origin[], mapping: Mapping, io: Io): AsyncGenerator<RecordReading> {
  let index = 0;
  for (const origin of origins) {
    switch (origin.shape) {
      case "folder":
        yield* recordsOfFolder(origin.folder, io);
        break;
      case "jsonl": {
        let line = 0;
        for await (const text of linesOfChunks(origin.source.chunks(), origin.source.named)) {
          line++;
          if (text.trim() !== "") yield recordOfJson(text, mapping, ++index, `line ${line} of ${origin.source.named}`);
        }
        break;
      }
      case "csv":
        yield* recordsOfCsv(await textOf(origin.source), mapping);
        break;
      case "txtar":
        yield* recordsOfTxtar(await textOf(origin.source));
        break;
    }
  }
}

/** All of it: tables and archives are not read piece by piece. */
async function textOf(source: Source): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of source.chunks()) chunks.push(Buffer.from(chunk));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    if (error instanceof TypeError) throw new FileError(`${source.named} is not UTF-8.`);
    throw error;
  }
}

/** The files of a folder as `corpus export --to folder` writes it: text, with a table of attributes or without. */
async function* recordsOfFolder(folder: string, io: Io): AsyncGenerator<RecordReading> {
  const entries = (): ReturnType<typeof treeOf> => treeOf(io.disk, folder);
  let table: AttributeTable = new Map();
  for (const entry of entries()) {
    if (entry.name !== METADATA || entry.kind !== "file") continue;
    const read = readMetadata(entry.read());
    if ("refusal" in read) yield read;
    else table = read;
  }
  for (const entry of entries()) {
    if (entry.name === METADATA) continue;
    if (entry.kind === "left-out") yield { refusal: `"${entry.name}" ${entry.reason}.` };
    else yield recordOfFile(entry.name, entry.read(), table);
  }
}
