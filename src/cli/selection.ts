import { rules } from "../core/checks/rules/index.ts";
import { listed } from "../core/checks/wording.ts";
import type { Recogniser } from "../core/entities/mentions.ts";
import { recogniserOf } from "../core/entities/recogniser/recogniser.ts";
import { foundRules } from "../core/query/found-rules.ts";
import { matches, type Questioned, rulesIn } from "../core/query/matches.ts";
import { parseQuery, type Query } from "../core/query/query.ts";
import { questionable } from "../core/query/question.ts";
import type { Block } from "../core/syntax/nodes.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import type { Checked, Checker } from "./checking.ts";
import type { Io } from "./io.ts";
import { LineSet } from "./line-set.ts";
import type { Progress } from "./progress.ts";
import { shown } from "./terminal.ts";
import { UsageError } from "./usage.ts";

/** What `--where` may say, for the help of the commands that have it. */
export const WHERE_HELP = `  --where QUERY            only documents that match:
                             words < 50                     a field: words, name, title, date, or any key of a header;
                                                            =, !=, <, <=, >, >=, and ~ for "holds"
                             mentions "Li Qiang"            who or what is mentioned, under any name
                             contains "press conference"    words of the text
                             has(url)  rule(stamp-line)     a field is there; a rule finds something
                             reviewed  sealed
                             and, or, not, parentheses      words < 50 and not (reviewed or sealed)
`;

/** A document that was asked for. */
export interface Selected {
  readonly block: Block;
  readonly document: Questioned;
}

/** The documents that `--where` asks for; all, where it is not given. */
export class Selection {
  readonly #query: Query | undefined;
  readonly #rules: ReadonlySet<string>;
  readonly #checker: Checker;
  readonly #recogniser: Recogniser;

  readonly #progress: Progress | undefined;

  private constructor(query: Query | undefined, checker: Checker, recogniser: Recogniser, progress?: Progress) {
    this.#progress = progress;
    this.#query = query;
    this.#rules = query ? rulesIn(query) : new Set();
    this.#checker = checker;
    this.#recogniser = recogniser;
  }

  /** Reads what `--where` says. Rejects with a {@link UsageError} that points to the place where it cannot be read. */
  static async of(where: string | undefined, command: string, checker: Checker, io: Io): Promise<Selection> {
    const query = queryOf(where, command);
    return new Selection(query, checker, recogniserOf(query ? await io.readWordLists() : ""), io.progress);
  }

  /** Why a corpus cannot be asked, as a sentence without its full stop. */
  refusalOf(checked: Checked): string | undefined {
    const asked = this.#checker.leftOut(checked).filter((rule) => this.#rules.has(rule));
    if (asked.length === 0) return undefined;
    return `"${checked.input.path}" has too many documents for ${listed(asked)} to be asked in "--where"; "split" it, and ask its parts`;
  }

  /** The documents of a corpus that match, in the order of the text. */
  *in(checked: Checked): Generator<Selected> {
    const { corpus, decisions, holding } = checked;
    let found: ReadonlyMap<Block, ReadonlySet<string>> | undefined;
    const findings = (block: Block): ReadonlySet<string> => {
      found ??= foundRules(corpus, this.#checker.diagnostics(checked, this.#rules));
      return found.get(block) ?? NONE;
    };
    const known = { catalogue: holding.catalogue, recogniser: this.#recogniser, decisions, findings };
    for (const block of blocksOf(corpus)) {
      this.#progress?.step();
      const document = questionable(corpus, block, known);
      if (!this.#query || matches(this.#query, document)) yield { block, document };
    }
  }

  /** The lines, counted from 0, on which the headers of those documents stand; a line has no more than one. */
  lines(checked: Checked): LineSet {
    const lines = new LineSet(checked.corpus.source.lineCount);
    for (const { block } of this.in(checked)) lines.add(block.start.line);
    return lines;
  }
}

const NONE: ReadonlySet<string> = new Set();

function queryOf(written: string | undefined, command: string): Query | undefined {
  if (written === undefined) return undefined;
  const known = rules.map(({ id }) => id);
  const read = parseQuery(written, known);
  if ("query" in read) return read.query;
  const { message, start } = read.fault;
  const place = `at character ${start + 1} (${shown(around(written, start))})`;
  throw new UsageError(`In "--where", ${place}: ${shown(message)}.`, command);
}

/** The place in a query, marked. */
function around(query: string, at: number): string {
  return `${query.slice(Math.max(0, at - 20), at)}▸${query.slice(at, at + 20)}`;
}
