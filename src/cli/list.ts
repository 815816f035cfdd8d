import { type Arguments, choiceOf, optionOf } from "./arguments.ts";
import { Checker } from "./checking.ts";
import type { Command } from "./command.ts";
import { Configurations } from "./configurations.ts";
import { dayOf } from "./day.ts";
import { tellFault } from "./fault.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { Selection, WHERE_HELP } from "./selection.ts";
import { jsonLine, shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const FORMATS = ["pretty", "ndjson"] as const;

const HELP = `corpus list PATH… [--where QUERY]: the names of documents

  PATH                     a corpus, a folder for every *.corpus file in it, or - for standard input
${WHERE_HELP}  --fields FIELD,…         what is told of each, parted by tabs (usual: name)
  --format pretty|ndjson   lines (usual), or one JSON object a line
  --today DATE             as for "corpus check"
`;

/** `corpus list`: documents by what is asked of them. */
export const list: Command = {
  name: "list",
  help: HELP,
  options: {
    where: { count: "one" },
    fields: { count: "one" },
    format: { count: "one", choices: FORMATS },
    today: { count: "one" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"list" needs the path of a corpus.', "list");
    const fields = (optionOf(args, "fields") ?? "name").split(",").map((field) => field.trim());
    const write = choiceOf(args, "format", FORMATS, "pretty") === "ndjson" ? asJson : asLine;
    const inputs = new Inputs(io, "any-size");
    const checker = new Checker(io, inputs, new Configurations(inputs), { levels: {}, today: dayOf(args) });
    const selection = await Selection.of(optionOf(args, "where"), "list", checker, io);
    for await (const input of inputs.read(args.positionals)) {
      const checked = await checker.read(input);
      const refusal = selection.refusalOf(checked);
      if (refusal !== undefined) await inputs.leaveOut(refusal);
      else
        for (const { block, document } of selection.in(checked)) {
          const values = fields.map((field) => [field, document.field(field)] as const);
          await io.stdout.write(write(input.path, block.start.line + 1, values));
          if (io.stdout.isClosed) return Status.ok;
        }
      input.large?.close();
    }
    for (const fault of checker.faults) await tellFault(fault, io);
    if (checker.faults.length > 0) return Status.trouble;
    return inputs.unreadable > 0 ? Status.trouble : Status.ok;
  },
};

type Values = readonly (readonly [field: string, value: string | undefined])[];

function asLine(_path: string, _line: number, values: Values): string {
  return `${values.map(([, value]) => shown(value ?? "")).join("\t")}\n`;
}

function asJson(path: string, line: number, values: Values): string {
  const said = Object.fromEntries(values.map(([field, value]) => [field, value ?? null]));
  return `${jsonLine({ type: "document", schema: 1, path, line, ...said })}\n`;
}
