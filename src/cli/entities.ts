import type { Decisions } from "../core/decisions/decisions.ts";
import type { Catalogue } from "../core/entities/catalogue.ts";
import { mentionIndexOf } from "../core/entities/mention-index.ts";
import { noRecogniser, type Recogniser } from "../core/entities/mentions.ts";
import { recogniserOf } from "../core/entities/recogniser/recogniser.ts";
import type { IndexedCorpus } from "../core/entities/tally.ts";
import { bratAnnotations, bratName } from "../core/exchange/brat.ts";
import { documentMatrix, entityTable, pairTable } from "../core/exchange/entity-tables.ts";
import { jsonOf, MENTION_HEAD, type MentionRecord, mentionRecords, rowOf } from "../core/exchange/mention-records.ts";
import { patternsOf } from "../core/exchange/patterns.ts";
import { writeBlock } from "../core/syntax/content.ts";
import { headerOf } from "../core/syntax/cut.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blocksOf, parseText } from "../core/syntax/parse.ts";
import { type Arguments, choiceOf, optionOf } from "./arguments.ts";
import { Catalogues, type Holding } from "./catalogues.ts";
import type { Command } from "./command.ts";
import { Configurations } from "./configurations.ts";
import { DecisionFiles } from "./decisions.ts";
import { type Input, Inputs } from "./inputs.ts";
import { type Io, type Output, Status } from "./io.ts";
import { jsonLine, type Paint, paintFor, shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const AUTOMATIC = ["on", "off"] as const;
const FORMATS = ["pretty", "ndjson", "csv"] as const;
const TARGETS = ["entities", "matrix", "edges", "patterns", "brat"] as const;
type Target = (typeof TARGETS)[number];

const HELP = `corpus entities PATH…: who and what the documents speak of, and when

  PATH                     a corpus, a folder for every *.corpus file in it, or - for standard input
  --catalogue FILE         who is who, in place of entities.yaml and *.entities.yaml beside and above a corpus (up to
                           the nearest folder with .git) and of what "catalogues:" in .corpus.yaml names; may be
                           repeated, the first wins. Catalogues among the documents of a corpus hold for it in any
                           case.
  --automatic on|off       whether names that no catalogue has are recognised from the text (on, if not given)
  --format pretty|ndjson|csv   every mention and date: lines for people (usual), one JSON object a line, or a table
  --to TARGET              in place of the mentions:
    entities               a table of everybody who is mentioned, with counts
    matrix                 a table of documents by entities
    edges                  a table of who shares paragraphs with whom, as the edges of a graph
    patterns               patterns for spaCy and Prodigy, one JSON object a line
    brat                   a corpus of brat's .ann files, one for each document with mentions

What somebody decided about a mention in .corpus/decisions.ndjson, beside .corpus.yaml, holds. Dates are days of ISO 8601,
reckoned from the day of publication; without one they are left open. Tables are UTF-8 (RFC 4180). A text that a spreadsheet would run (it begins with =, +, -, @ or a tab) has an apostrophe
in front; in the other formats every text is as it is.
`;

/** `corpus entities`: every mention, document by document, in the order of the text. */
export const entities: Command = {
  name: "entities",
  help: HELP,
  options: {
    automatic: { count: "one", choices: AUTOMATIC },
    format: { count: "one", choices: FORMATS },
    to: { count: "one", choices: TARGETS },
    catalogue: { count: "many" },
  },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"entities" needs the path of a corpus.', "entities");
    const target = TARGETS.find((choice) => choice === optionOf(args, "to"));
    if (target && args.options.has("format"))
      throw new UsageError('"--format" is how mentions are written; "--to" has a format of its own.', "entities");
    const isAutomatic = choiceOf(args, "automatic", AUTOMATIC, "on") === "on";
    const recogniser = isAutomatic ? recogniserOf(await io.readWordLists()) : noRecogniser;
    const work = target ? exporting(target, io, recogniser) : reporting(args, io, recogniser);
    const inputs = new Inputs(io);
    const catalogues = new Catalogues(inputs, new Configurations(inputs), args.options.get("catalogue"));
    const decided = new DecisionFiles(io, inputs);
    const warnings = new Warnings(io.stderr, recogniser);
    await io.stdout.write(work.head);
    for await (const input of inputs.read(args.positionals)) {
      const corpus = parseText(input.text);
      const holding = await catalogues.for(input, corpus);
      await warnings.tell(input, holding);
      const decisions = await decided.for(input);
      for (const lines of work.corpus(input.path, corpus, { ...holding, decisions })) {
        io.progress?.step();
        await io.stdout.write(lines);
        if (io.stdout.isClosed) break;
      }
      if (io.stdout.isClosed) break;
    }
    for (const lines of work.end()) {
      if (io.stdout.isClosed) break;
      await io.stdout.write(lines);
    }
    return inputs.unreadable > 0 ? Status.trouble : Status.ok;
  },
};

/** What names are read by. */
interface Known extends Pick<Holding, "catalogue"> {
  readonly decisions: Decisions;
}

/** What is written while corpora are read, and once they are all read. */
interface Work {
  readonly head: string;
  corpus(path: string, corpus: Corpus, known: Known): Iterable<string>;
  end(): Iterable<string>;
}

function reporting(args: Arguments, io: Io, recogniser: Recogniser): Work {
  const writer = WRITERS[choiceOf(args, "format", FORMATS, "pretty")](io);
  return {
    head: writer.head,
    *corpus(path, corpus, { catalogue, decisions }) {
      for (const mention of mentionRecords(path, corpus, catalogue, recogniser, decisions))
        yield writer.mention(mention);
    },
    end: () => [],
  };
}

/** Of what is read only the index of its mentions is kept, for what can be told at the end alone. */
function exporting(target: Target, { stdout }: Io, recogniser: Recogniser): Work {
  const safe = (lines: string): string => (stdout.isTerminal ? lines.split("\n").map(shown).join("\n") : lines);
  const indexed: IndexedCorpus[] = [];
  return {
    head: "",
    *corpus(source, corpus, { catalogue, decisions }) {
      const names = { catalogue, recogniser, decisions };
      if (target === "brat") for (const block of annotationBlocks(corpus, names)) yield safe(block);
      else indexed.push({ source, catalogue, index: mentionIndexOf(corpus, catalogue, recogniser, decisions) });
    },
    *end() {
      if (target !== "brat") for (const line of EXPORTS[target](indexed)) yield safe(line);
    },
  };
}

const EXPORTS: Readonly<Record<Exclude<Target, "brat">, (corpora: readonly IndexedCorpus[]) => Iterable<string>>> = {
  entities: entityTable,
  matrix: documentMatrix,
  edges: pairTable,
  *patterns(corpora) {
    for (const pattern of patternsOf(corpora)) yield `${jsonLine(pattern)}\n`;
  },
};

/** What tells the names of a corpus. */
interface Names {
  readonly catalogue: Catalogue;
  readonly recogniser: Recogniser;
  readonly decisions: Decisions;
}

/** The annotations as documents of a corpus: "corpus unpack" makes files of them, beside those of the texts. */
function* annotationBlocks(corpus: Corpus, { catalogue, recogniser, decisions }: Names): Generator<string> {
  for (const block of blocksOf(corpus)) {
    const { name } = headerOf(corpus, block);
    const annotations = bratAnnotations(corpus, block, catalogue, recogniser, decisions);
    if (name !== undefined && annotations !== "") yield writeBlock(bratName(name), annotations);
  }
}

/** One way to write mentions down. */
interface MentionWriter {
  readonly head: string;
  /** One line, with its line end. */
  mention(mention: MentionRecord): string;
}

const WRITERS: Readonly<Record<(typeof FORMATS)[number], (io: Io) => MentionWriter>> = {
  pretty: ({ stdout, environment }) => prettyWriter(paintFor(stdout, environment)),
  ndjson: () => ({ head: "", mention: (mention) => `${jsonLine(jsonOf(mention))}\n` }),
  csv: ({ stdout }) => csvWriter(stdout),
};

function prettyWriter(paint: Paint): MentionWriter {
  return {
    head: "",
    mention({ path, line, column, text, candidates, name, kind, why }): string {
      const place = paint("strong", `${shown(path)}:${line}:${column}:`);
      const settled =
        name === undefined ? undefined : `${paint("info", shown(name))}${paint("faint", bracketed(kind))}`;
      const open = candidates.length > 0 ? `${candidates.map(shown).join(" or ")}: ${shown(why)}` : shown(why);
      return `${place} "${shown(text)}" = ${settled ?? paint("warning", "?")}${settled === undefined ? ` ${open}` : ""}\n`;
    },
  };
}

function bracketed(kind: string | undefined): string {
  return kind === undefined ? "" : ` [${shown(kind)}]`;
}

/** A terminal gets what would steer it as escapes; a file gets the text as it is, for a table has no escapes. */
function csvWriter(output: Output): MentionWriter {
  const safe = (text: string): string => (output.isTerminal ? shown(text) : text);
  return { head: MENTION_HEAD, mention: (mention) => rowOf(mention, safe) };
}

/** Tells why names may be missing: what is broken in a catalogue is not used, and without one there is nothing. */
class Warnings {
  readonly #stderr: Output;
  readonly #recogniser: Recogniser;
  readonly #told = new Set<string>();

  constructor(stderr: Output, recogniser: Recogniser) {
    this.#stderr = stderr;
    this.#recogniser = recogniser;
  }

  /** Once for each catalogue, and where nothing else gives names, for each folder whose corpora have none. */
  async tell({ path, folder }: Input, { texts }: Holding): Promise<void> {
    if (texts.length === 0 && this.#recogniser === noRecogniser)
      await this.#once(folder, `no catalogue was found for "${shown(path)}": write an entities.yaml beside it`);
    for (const { file, block } of texts) {
      const { source } = file;
      const count = file.problems.length;
      if (count === 0) continue;
      const key = block ? `${path}:${source}` : source;
      const problems = count === 1 ? "a problem" : `${count} problems`;
      await this.#once(key, `the catalogue "${shown(source)}" has ${problems}; "corpus check" shows where`);
    }
  }

  async #once(key: string, message: string): Promise<void> {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    await this.#stderr.write(`corpus: ${message}.\n`);
  }
}
