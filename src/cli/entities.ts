import type { Catalogue } from "../core/entities/catalogue.ts";
import type { Mention } from "../core/entities/mention.ts";
import { mentionsOf } from "../core/entities/mentions.ts";
import { cutBlock } from "../core/syntax/cut.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blocksOf, parseText } from "../core/syntax/parse.ts";
import { type Arguments, choiceOf } from "./arguments.ts";
import { Catalogues, type Holding } from "./catalogues.ts";
import { CodePoints } from "./code-points.ts";
import type { Command } from "./command.ts";
import { Configurations } from "./configurations.ts";
import { type Input, Inputs } from "./inputs.ts";
import { type Io, type Output, Status } from "./io.ts";
import { csvRow } from "./reports/csv.ts";
import { jsonLine, type Paint, paintFor, shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

const FORMATS = ["pretty", "ndjson", "csv"] as const;

const HELP = `corpus entities PATH…: who and what the documents speak of

  PATH                     a corpus, a folder for every *.corpus file in it, or - for standard input
  --catalogue FILE         who is who, in place of entities.yaml and *.entities.yaml beside and above a corpus (up to
                           the nearest folder with .git) and of what "catalogues:" in .corpus.yaml names; may be
                           repeated, the first wins. Catalogues among the documents of a corpus hold for it in any
                           case.
  --format pretty|ndjson|csv   lines for people (usual), one JSON object a line, or a table
`;

/** `corpus entities`: every mention, document by document, in the order of the text. */
export const entities: Command = {
  name: "entities",
  help: HELP,
  options: { format: { count: "one", choices: FORMATS }, catalogue: { count: "many" } },
  notYet: [],

  async run(args: Arguments, io: Io): Promise<number> {
    if (args.positionals.length === 0) throw new UsageError('"entities" needs the path of a corpus.', "entities");
    const writer = WRITERS[choiceOf(args, "format", FORMATS, "pretty")](io);
    const inputs = new Inputs(io);
    const catalogues = new Catalogues(inputs, new Configurations(inputs), args.options.get("catalogue"));
    const warnings = new Warnings(io.stderr);
    await io.stdout.write(writer.head);
    for await (const input of inputs.read(args.positionals)) {
      const corpus = parseText(input.text);
      const holding = await catalogues.for(input, corpus);
      await warnings.tell(input, holding);
      for (const mention of mentionsIn(input.path, corpus, holding.catalogue)) {
        await io.stdout.write(writer.mention(mention));
        if (io.stdout.isClosed) break;
      }
      if (io.stdout.isClosed) break;
    }
    return inputs.unreadable > 0 ? Status.trouble : Status.ok;
  },
};

/** A mention as it is reported (`cli.md`). */
interface ReportedMention {
  readonly path: string;
  /** The name of the document. */
  readonly document: string | undefined;
  /** Ids of who may be meant: one when it is settled. */
  readonly candidates: readonly string[];
  /** The entity's name in the catalogue, when it is settled. */
  readonly name: string | undefined;
  /** The entity's type in the catalogue, when it is settled. */
  readonly kind: string | undefined;
  readonly how: Mention["kind"];
  readonly text: string;
  /** In code points of the decoded body. */
  readonly start: number;
  readonly end: number;
  /** In the file, from 1; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly why: string;
}

function* mentionsIn(path: string, corpus: Corpus, catalogue: Catalogue): Generator<ReportedMention> {
  for (const block of blocksOf(corpus)) {
    const cut = cutBlock(corpus, block);
    const points = new CodePoints(block, cut);
    let line = block.start.line;
    let lineStart = 0;
    let feed = cut.text.indexOf("\n");
    for (const { span, text, kind: how, entities: candidates, why } of mentionsOf(cut, catalogue)) {
      for (; feed >= 0 && feed < span.start; feed = cut.text.indexOf("\n", lineStart)) {
        line++;
        lineStart = feed + 1;
      }
      const start = points.before(span.start);
      const end = points.before(span.end);
      if (start === undefined || end === undefined) continue;
      const entity = candidates.length === 1 ? catalogue.byId.get(candidates[0]!) : undefined;
      const found = { candidates, name: entity?.name, kind: entity?.type, how, text, why };
      const column = span.start - lineStart + 1;
      yield { path, document: cut.header.name, ...found, start, end, line: line + 1, column };
    }
  }
}

/** One way to write mentions down. */
interface MentionWriter {
  readonly head: string;
  /** One line, with its line end. */
  mention(mention: ReportedMention): string;
}

const WRITERS: Readonly<Record<(typeof FORMATS)[number], (io: Io) => MentionWriter>> = {
  pretty: ({ stdout, environment }) => prettyWriter(paintFor(stdout, environment)),
  ndjson: () => ({ head: "", mention: (mention) => `${jsonLine(recordOf(mention))}\n` }),
  csv: ({ stdout }) => csvWriter(stdout),
};

function prettyWriter(paint: Paint): MentionWriter {
  return {
    head: "",
    mention({ path, line, column, text, candidates, name, kind, why }): string {
      const place = paint("strong", `${shown(path)}:${line}:${column}:`);
      const settled =
        name === undefined ? undefined : `${paint("info", shown(name))} ${paint("faint", bracketed(kind))}`;
      const open = candidates.length > 1 ? `${candidates.map(shown).join(" or ")}: ${shown(why)}` : shown(why);
      return `${place} "${shown(text)}" = ${settled ?? paint("warning", "?")}${settled === undefined ? ` ${open}` : ""}\n`;
    },
  };
}

function bracketed(kind: string | undefined): string {
  return kind === undefined ? "" : `[${shown(kind)}]`;
}

/** A terminal gets what would steer it as escapes; a file gets the text as it is, for a table has no escapes. */
function csvWriter(output: Output): MentionWriter {
  const safe = (text: string): string => (output.isTerminal ? shown(text) : text);
  return {
    head: csvRow(["path", "document", "entity", "name", "kind", "how", "text", "start", "end"]),
    mention({ path, document, candidates, name, kind, how, text, start, end }): string {
      const cells = [path, document ?? "", entityOf(candidates) ?? "", name ?? "", kind ?? "", how, text].map(safe);
      return csvRow([...cells, start, end]);
    },
  };
}

function recordOf({ path, document, candidates, name, kind, how, text, start, end }: ReportedMention): object {
  return {
    type: "mention",
    schema: 1,
    path,
    document: document ?? null,
    entity: entityOf(candidates) ?? null,
    name: name ?? null,
    kind: kind ?? null,
    text,
    start,
    end,
    how,
    ...(candidates.length > 1 ? { candidates } : {}),
  };
}

/** Who is meant, when that is settled. */
function entityOf(candidates: readonly string[]): string | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Tells why names may be missing: what is broken in a catalogue is not used, and without one there is nothing. */
class Warnings {
  readonly #stderr: Output;
  readonly #told = new Set<string>();

  constructor(stderr: Output) {
    this.#stderr = stderr;
  }

  /** Once for each catalogue, and for each folder whose corpora have none. */
  async tell({ path, folder }: Input, { texts }: Holding): Promise<void> {
    if (texts.length === 0)
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
