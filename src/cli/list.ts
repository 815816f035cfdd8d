import { type DiagnoseOptions, diagnose } from "../core/checks/diagnose.ts";
import type { Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { applyDecisions } from "../core/decisions/apply.ts";
import type { Decisions } from "../core/decisions/decisions.ts";
import { recogniserOf } from "../core/entities/recogniser/recogniser.ts";
import { matches, rulesIn } from "../core/query/matches.ts";
import { parseQuery, type Query } from "../core/query/query.ts";
import { questionable } from "../core/query/question.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { blockAt, blocksOf, parseText } from "../core/syntax/parse.ts";
import { type Arguments, choiceOf, optionOf, suggestion } from "./arguments.ts";
import { Catalogues, type Holding } from "./catalogues.ts";
import type { Command } from "./command.ts";
import { Configurations } from "./configurations.ts";
import { dayOf } from "./day.ts";
import { DecisionFiles } from "./decisions.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { jsonLine, shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const FORMATS = ["pretty", "ndjson"] as const;

const HELP = `corpus list PATH… [--where QUERY]: the names of documents

  PATH                     a corpus, a folder for every *.corpus file in it, or - for standard input
  --where QUERY            only those that match:
                             words < 50                     a field: words, name, title, date, or any key of a header;
                                                            =, !=, <, <=, >, >=, and ~ for "holds"
                             mentions "Li Qiang"            who or what is mentioned, under any name
                             contains "press conference"    words of the text
                             has(url)  rule(stamp-line)     a field is there; a rule finds something
                             reviewed  sealed
                             and, or, not, parentheses      words < 50 and not (reviewed or sealed)
  --fields FIELD,…         what is told of each, parted by tabs (usual: name)
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
    const query = queryOf(optionOf(args, "where"));
    const fields = (optionOf(args, "fields") ?? "name").split(",").map((field) => field.trim());
    const write = choiceOf(args, "format", FORMATS, "pretty") === "ndjson" ? asJson : asLine;
    const today = dayOf(args);
    const inputs = new Inputs(io);
    const configurations = new Configurations(inputs);
    const catalogues = new Catalogues(inputs, configurations);
    const decided = new DecisionFiles(io, inputs);
    const recogniser = recogniserOf(await io.readWordLists());
    const asked = query ? rulesIn(query) : new Set<string>();
    for await (const input of inputs.read(args.positionals)) {
      const corpus = parseText(input.text);
      const holding = await catalogues.for(input, corpus);
      const decisions = await decided.for(input);
      const { options } = await configurations.for(input.folder);
      const findings = remembered(() => findingsByBlock(corpus, asked, { ...options, today, decisions }, holding));
      const { catalogue } = holding;
      const knowledge = { catalogue, recogniser, decisions, findings: (block: Block) => findings().get(block) ?? NONE };
      for (const block of blocksOf(corpus)) {
        const document = questionable(corpus, block, knowledge);
        if (query && !matches(query, document)) continue;
        const values = fields.map((field) => [field, document.field(field)] as const);
        await io.stdout.write(write(input.path, block.start.line + 1, values));
        if (io.stdout.isClosed) return Status.ok;
      }
    }
    return inputs.unreadable > 0 ? Status.trouble : Status.ok;
  },
};

const NONE: ReadonlySet<string> = new Set();

function remembered<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Which of the rules that were asked about found something in each document, what was decided left out. */
function findingsByBlock(
  corpus: Corpus,
  asked: ReadonlySet<string>,
  options: DiagnoseOptions & { readonly decisions: Decisions },
  { catalogue, texts }: Holding,
): ReadonlyMap<Block, ReadonlySet<string>> {
  const off = rules.filter(({ id }) => !asked.has(id)).map(({ id }) => [id, "off"] as const);
  const levels: Levels = { ...options.levels, ...Object.fromEntries(off) };
  const known = texts.length > 0 ? { catalogue, catalogues: texts } : {};
  const found = diagnose(corpus, { ...options, ...known, levels, most: Number.POSITIVE_INFINITY });
  const byBlock = new Map<Block, Set<string>>();
  for (const { rule, range } of applyDecisions(corpus, found, options.decisions, levels).diagnostics) {
    const block = blockAt(corpus, range.start);
    if (block) byBlock.set(block, (byBlock.get(block) ?? new Set<string>()).add(rule));
  }
  return byBlock;
}

/** The query, whose rules must be there; a {@link UsageError} points to the place. */
export function queryOf(written: string | undefined): Query | undefined {
  if (written === undefined) return undefined;
  const read = parseQuery(written);
  if ("fault" in read) {
    const { message, start } = read.fault;
    throw new UsageError(
      `In "--where", at character ${start + 1} (${shown(around(written, start))}): ${message}.`,
      "list",
    );
  }
  for (const id of rulesIn(read.query)) {
    const known = rules.map((rule) => rule.id);
    if (!known.includes(id))
      throw new UsageError(`In "--where", there is no rule "${shown(id)}".${suggestion(id, known)}`, "list");
  }
  return read.query;
}

/** The place in a query, marked. */
function around(query: string, at: number): string {
  return `${query.slice(Math.max(0, at - 20), at)}▸${query.slice(at, at + 20)}`;
}

type Values = readonly (readonly [field: string, value: string | undefined])[];

function asLine(_path: string, _line: number, values: Values): string {
  return `${values.map(([, value]) => shown(value ?? "")).join("\t")}\n`;
}

function asJson(path: string, line: number, values: Values): string {
  const said = Object.fromEntries(values.map(([field, value]) => [field, value ?? null]));
  return `${jsonLine({ type: "document", schema: 1, path, line, ...said })}\n`;
}
