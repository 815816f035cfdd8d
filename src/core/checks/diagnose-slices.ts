import type { Corpus, Part } from "../syntax/nodes.ts";
import type { LineSource, Position } from "../text.ts";
import { type DiagnoseOptions, diagnosticsOf, MOST } from "./diagnose.ts";
import type { DiagnosticList } from "./diagnostic-list.ts";
import type { Diagnostic } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { finding } from "./run-rules.ts";

/** Parts that are checked of one file: more would hold an editor for many seconds, and fill its memory. */
const MOST_PARTS = 200_000;

/**
 * {@link diagnosticsOf} with rests: the caller goes on when it likes, and gets the same in the end.
 *
 * What rules find is remembered with the corpus, so each slice only looks at some parts beforehand, puts what was found in
 * some into words, or lets one rule see the whole. Of a file of more than 200,000 parts only those are checked, and the
 * last finding says so.
 */
export function* diagnosing(corpus: Corpus, options: DiagnoseOptions = {}): Generator<void, DiagnosticList> {
  if (corpus.parts.length <= MOST_PARTS) return yield* diagnosingAll(corpus, options);
  const found = yield* diagnosingAll(beginningOf(corpus), options);
  return found.and([notCheckedFrom(corpus.parts[MOST_PARTS]!, found.last?.rule)]);
}

function* diagnosingAll(corpus: Corpus, options: DiagnoseOptions): Generator<void, DiagnosticList> {
  yield* finding(rules, corpus, { ...options, most: options.most ?? MOST });
  return diagnosticsOf(corpus, options);
}

const beginnings = new WeakMap<Corpus, Beginning>();

/** The first parts of a corpus, by themselves; remembered with what is found in them. */
class Beginning implements Corpus {
  readonly #whole: Corpus;
  #from: readonly Part[] = [];
  #parts: readonly Part[] = [];

  constructor(whole: Corpus) {
    this.#whole = whole;
  }

  get source(): LineSource {
    return this.#whole.source;
  }

  get parts(): readonly Part[] {
    const { parts } = this.#whole;
    if (parts !== this.#from) this.#parts = parts.slice(0, MOST_PARTS);
    this.#from = parts;
    return this.#parts;
  }

  partAt(position: Position): Part | undefined {
    return this.#whole.partAt(position);
  }
}

function beginningOf(corpus: Corpus): Corpus {
  let beginning = beginnings.get(corpus);
  if (!beginning) {
    beginning = new Beginning(corpus);
    beginnings.set(corpus, beginning);
  }
  return beginning;
}

/** Says where the check stopped, as one more finding of a rule that is there. */
function notCheckedFrom({ start }: Part, rule = "directive"): Diagnostic {
  return {
    rule,
    severity: "info",
    range: { start, end: { line: start.line, character: start.character + 7 } },
    message: `Only the first ${MOST_PARTS} parts of this file are checked here; "corpus check" checks all of them.`,
    document: undefined,
    related: [],
    fixes: [],
    anchor: start,
  };
}
