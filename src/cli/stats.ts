import { columnsOf, padded } from "../core/columns.ts";
import { type CorpusStats, type Shares, StatsCounter } from "../core/corpus-stats.ts";
import { corpusPieces, readPiece } from "../files/corpus-pieces.ts";
import { type Arguments, choiceOf } from "./arguments.ts";
import { Breath } from "./breath.ts";
import type { Command } from "./command.ts";
import { Inputs } from "./inputs.ts";
import { type Io, Status } from "./io.ts";
import { jsonLine, type Paint, paintFor, shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const FORMATS = ["pretty", "json"] as const;

const HELP = `corpus stats PATH…: what corpora are made of

  PATH                     a corpus, also compressed (*.gz); a folder for every *.corpus file in it; or - for standard input
  --format pretty|json     for people (usual), or one JSON object

Documents and words; languages, sources, kinds and years as documents say them.
`;

/** `corpus stats`: all corpora that are named, together. */
export const stats: Command = {
  name: "stats",
  help: HELP,
  options: { format: { count: "one", choices: FORMATS } },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"stats" needs the path of a corpus.', "stats");
    const inputs = new Inputs(io);
    const counter = new StatsCounter();
    const breath = new Breath(io.progress);
    let files = 0;
    for await (const path of inputs.paths(args.positionals)) {
      files++;
      const source = await inputs.open(path);
      for await (const piece of corpusPieces(source.chunks())) {
        const corpus = readPiece(piece);
        const blocks = corpus.parts.filter((part) => part.kind === "block");
        for (const block of blocks) counter.add(corpus, block);
        await breath.take(blocks.length);
      }
    }
    const isJson = choiceOf(args, "format", FORMATS, "pretty") === "json";
    await io.stdout.write(
      isJson ? asJson(files, counter.stats) : asTable(files, counter.stats, paintFor(io.stdout, io.environment)),
    );
    return inputs.unreadable > 0 ? Status.trouble : Status.ok;
  },
};

function asJson(files: number, { languages, sources, kinds, years, ...counts }: CorpusStats): string {
  const shares = Object.fromEntries(
    Object.entries({ languages, sources, kinds, years }).map(([name, some]) => [name, Object.fromEntries(some)]),
  );
  return `${jsonLine({ type: "stats", schema: 1, files, ...counts, ...shares })}\n`;
}

/** How many values of a kind are told. */
const MOST_VALUES = 12;

function asTable(files: number, stats: CorpusStats, paint: Paint): string {
  const { documents, words, sealed, truncated, binary } = stats;
  const number = (count: number): string => count.toLocaleString("en-US");
  const rows: (readonly [string, string])[] = [
    ["files", number(files)],
    ["documents", number(documents)],
    [
      "words",
      `${number(words.total)} (median ${number(words.median)}, ${number(words.least)} to ${number(words.most)} in a document)`,
    ],
  ];
  for (const [name, count] of Object.entries({ sealed, truncated, bytes: binary }))
    if (count > 0) rows.push([name, number(count)]);
  const shares: readonly (readonly [string, Shares])[] = [
    ["languages", stats.languages],
    ["sources", stats.sources],
    ["kinds", stats.kinds],
    ["years", stats.years],
  ];
  for (const [name, some] of shares) {
    const told = some.slice(0, MOST_VALUES).map(([value, count]) => `${shown(value)} ${number(count)}`);
    if (some.length > MOST_VALUES) told.push(`${number(some.length - MOST_VALUES)} more`);
    if (told.length > 0) rows.push([name, told.join(", ")]);
  }
  const width = Math.max(...rows.map(([name]) => columnsOf(name)));
  return rows.map(([name, value]) => `${paint("faint", padded(name, width))}  ${value}\n`).join("");
}
