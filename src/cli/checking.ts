import { isCatalogueRule, isFixableInCatalogue, type Patience } from "../core/checks/catalogue-problems.ts";
import { CheckInPassing } from "../core/checks/check-in-passing.ts";
import { diagnose } from "../core/checks/diagnose.ts";
import { COMPARING_RULES, MOST_COMPARED_ON_DISK } from "../core/checks/facts/between.ts";
import { CARRIED_RULES } from "../core/checks/facts/carried.ts";
import type { Shelf } from "../core/checks/facts/shelf.ts";
import type { FixOptions } from "../core/checks/fix-all.ts";
import type { Diagnostic, Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { finding } from "../core/checks/run-rules.ts";
import type { ConfiguredOptions } from "../core/config/config.ts";
import { Applying, applyDecisions } from "../core/decisions/apply.ts";
import type { Decisions } from "../core/decisions/decisions.ts";
import { isFrozen } from "../core/decisions/frozen.ts";
import type { CatalogueText } from "../core/entities/catalogue-text.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blockAt, blocksOf, parseText } from "../core/syntax/parse.ts";
import { comparePositions } from "../core/text.ts";
import type { LargeCorpus } from "../files/large-corpus.ts";
import { byteDiagnostics } from "./byte-diagnostics.ts";
import { Catalogues, type Holding, problemsOf } from "./catalogues.ts";
import type { CheckOrder } from "./check-events.ts";
import type { Configurations } from "./configurations.ts";
import { DecisionFiles } from "./decisions.ts";
import type { Fault } from "./fault.ts";
import { FindingReporter, fingerprintsInPassing, type ReportedFinding } from "./findings.ts";
import type { Input, Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";
import type { LineSet } from "./line-set.ts";

/** What checks go by, besides what lies beside each corpus. */
export type CheckSettings = Pick<CheckOrder, "levels" | "today" | "facts" | "tried">;

/** A corpus with all that is said about it elsewhere. */
export interface Checked {
  readonly input: Input;
  readonly corpus: Corpus;
  readonly holding: Holding;
  readonly decisions: Decisions;
  readonly options: ConfiguredOptions;
}

/** Of more documents, each against each is for `--facts` and `merge`. */
const NOT_COMPARED: Levels = Object.fromEntries(COMPARING_RULES.map((rule) => [rule, "off"]));

/** What `--fix` mends in a file's bytes. */
const BYTE_FIXES: ReadonlySet<string> = new Set(
  rules.filter(({ fix, checkBytes }) => fix === "safe" && checkBytes).map(({ id }) => id),
);
/** Of catalogues, to find out what is fixable in a file: a few seconds. UTF-16 code units. */
const MOST_TRIED = 2_000_000;

/** Holds the corpus no longer than until it is closed. */
class LargeChecked implements Checked {
  readonly input: Input;
  readonly holding: Holding;
  readonly decisions: Decisions;
  readonly options: ConfiguredOptions;
  readonly #large: LargeCorpus;

  constructor({ decisions, holding, input, options }: Omit<Checked, "corpus">, large: LargeCorpus) {
    this.input = input;
    this.holding = holding;
    this.decisions = decisions;
    this.options = options;
    this.#large = large;
  }

  get corpus(): Corpus {
    return this.#large.corpus;
  }
}

/** A check of one corpus. */
export interface Search {
  /** The greater part of the work, with rests; must come to its end before anything is told. */
  readonly looking: Generator<void>;
  /** What is to be told, some at a time, in the order of the text; to be asked for once. */
  told(): Iterable<readonly Diagnostic[]>;
}

/** Checks corpora, one after the other, with their configurations, catalogues and decisions. */
export class Checker {
  /** Faults of our own, gathered. */
  readonly faults: Fault[] = [];
  readonly #settings: CheckSettings;
  readonly #mostCompared: number;
  readonly #configurations: Configurations;
  readonly #catalogues: Catalogues;
  readonly #decided: DecisionFiles;
  /** The catalogue files whose problems were told with a corpus before. */
  readonly #told = new Set<string>();

  constructor(io: Io, inputs: Inputs, configurations: Configurations, settings: CheckSettings) {
    this.#settings = settings;
    this.#mostCompared = io.mostCompared ?? MOST_COMPARED_ON_DISK;
    this.#configurations = configurations;
    this.#catalogues = new Catalogues(inputs, configurations, [], settings.tried);
    this.#decided = new DecisionFiles(io, inputs);
  }

  /** Gathers what holds for a corpus. */
  async read(input: Input): Promise<Checked> {
    const corpus = input.large?.corpus ?? parseText(input.text);
    const { options } = await this.#configurations.for(input.folder);
    const holding = await this.#catalogues.for(input, corpus);
    const decisions = await this.#decided.for(input);
    const rest = { input, holding, decisions, options };
    return input.large ? new LargeChecked(rest, input.large) : { ...rest, corpus };
  }

  /** The catalogue files that hold for what lies there, nearest first, as they are reported. */
  cataloguePaths(placed: Pick<Input, "path" | "folder">): Promise<readonly string[]> {
    return this.#catalogues.paths(placed);
  }

  /** The rules that do not run, since the corpus is on the disk and has too many documents for them. */
  leftOut({ corpus, input }: Checked): readonly string[] {
    if (!input.large) return [];
    let documents = 0;
    for (const _ of blocksOf(corpus)) documents++;
    return documents > this.#mostCompared ? COMPARING_RULES : [];
  }

  /** How fixes in the corpus are made. */
  fixOptions(checked: Checked): FixOptions & { readonly levels: Levels } {
    return this.#runOptions(checked);
  }

  /** Readies a check of a corpus: of one that stays on the disk, what is found is not in memory either. */
  search(checked: Checked): Search {
    return this.#search(checked, this.#runOptions(checked));
  }

  /**
   * What is wrong with a corpus, in the order of the text, and `undefined` where others may have their turn. Where
   * documents were `chosen`, by the lines of their headers, only what lies in them.
   */
  *findings(checked: Checked, search: Search, chosen?: LineSet): Generator<ReportedFinding | undefined> {
    const { input, corpus } = checked;
    const fingerprints = input.large ? fingerprintsInPassing(corpus) : undefined;
    const reporter = new FindingReporter(input.path, corpus, fingerprints);
    // For each file anew: what is told must not hang on what was checked before, or in which thread.
    const patience = { left: MOST_TRIED };
    for (const diagnostics of search.told()) {
      for (const diagnostic of diagnostics) {
        // Those that are not told are counted all the same: fingerprints are what they are without a choice.
        const finding = reporter.report(diagnostic, this.#fixable(checked, diagnostic, patience));
        const block = chosen && blockAt(corpus, diagnostic.range.start);
        if (!chosen || (block && chosen.has(block.start.line))) yield finding;
      }
      yield undefined;
    }
  }

  /** What is wrong with the catalogues beside a corpus, file by file; of each only with the first corpus that it holds for. */
  *catalogueFindings(
    checked: Checked,
  ): Generator<{ readonly source: string; readonly findings: readonly ReportedFinding[] }> {
    const { holding } = checked;
    const { levels } = this.#runOptions(checked);
    for (const text of holding.texts) {
      const { source } = text.file;
      if (text.block || this.#told.has(source)) continue;
      this.#told.add(source);
      const reporter = new FindingReporter(source, { source: text.lines, parts: [], partAt: () => undefined });
      const patience = { left: MOST_TRIED };
      const findings = problemsOf(text, holding, levels).map((diagnostic) =>
        reporter.report(diagnostic, this.#fixable(checked, diagnostic, patience, text)),
      );
      if (findings.length > 0) yield { source, findings };
    }
  }

  /** Of what is mended otherwise than by edits that the finding has: bytes, and catalogues, whose fixes are tried when asked for. */
  #fixable(
    { input, corpus, holding }: Checked,
    diagnostic: Diagnostic,
    patience: Patience,
    catalogue?: CatalogueText,
  ): ReportedFinding["fixable"] | undefined {
    if (BYTE_FIXES.has(diagnostic.rule) && diagnostic.fixes.length === 0)
      return input.invalidAt === undefined && !isFrozen(corpus) ? "safe" : "no";
    if (!isCatalogueRule(diagnostic.rule)) return undefined;
    const block = catalogue ? undefined : blockAt(corpus, diagnostic.anchor);
    const text = catalogue ?? holding.texts.find((one) => one.block !== undefined && one.block === block);
    const isFixable = text && isFixableInCatalogue(text, holding.catalogue, corpus, diagnostic, patience);
    return isFixable ? "suggested" : "no";
  }

  /** The same as the core has it: of the corpus alone, and of these rules. */
  *diagnostics(checked: Checked, only: ReadonlySet<string>): Generator<Diagnostic> {
    const options = this.#runOptions(checked);
    const others = rules.filter(({ id }) => !only.has(id)).map(({ id }) => [id, "off"] as const);
    const search = this.#search(checked, { ...options, levels: { ...options.levels, ...Object.fromEntries(others) } });
    for (const _ of search.looking);
    for (const diagnostics of search.told()) yield* diagnostics;
  }

  #search({ corpus, decisions, input }: Checked, options: FixOptions & { readonly levels: Levels }): Search {
    const { levels } = options;
    const ofBytes = (): readonly Diagnostic[] => byteDiagnostics(corpus, input.byteFindings, levels);
    if (input.large) return searchInPassing(corpus, decisions, options, input.large.shelf, ofBytes);
    return {
      // Faults are told by who asks for the findings.
      looking: finding(rules, corpus, { ...options, onFault: () => undefined }),
      *told() {
        // A report is for machines too: it keeps nothing back.
        const found = diagnose(corpus, { ...options, most: Number.POSITIVE_INFINITY });
        yield together(applyDecisions(corpus, found, decisions, levels).diagnostics, ofBytes());
      },
    };
  }

  #runOptions(checked: Checked): FixOptions & { readonly levels: Levels } {
    const { decisions, holding, input, options } = checked;
    const left = this.leftOut(checked).length > 0 ? NOT_COMPARED : {};
    const levels: Levels = { ...options.levels, ...this.#settings.levels, ...left };
    return {
      ...options,
      levels,
      shelf: COMPARING_RULES.some((rule) => levels[rule] !== "off") ? input.large?.shelf : undefined,
      hasNoConflicts: input.large?.hasNoConflicts,
      unfinished: this.#settings.facts !== undefined ? CARRIED_RULES : undefined,
      today: this.#settings.today,
      storedReplacements: input.storedReplacements,
      decisions,
      catalogue: holding.texts.length > 0 ? holding.catalogue : undefined,
      catalogues: holding.texts,
      onFault: (rule, error) => this.faults.push({ error, during: `rule "${rule}" on "${input.path}"` }),
    };
  }
}

function* toldInPassing(
  passing: CheckInPassing,
  applying: Applying,
  ofBytes: readonly Diagnostic[],
): Generator<readonly Diagnostic[]> {
  let next = 0;
  for (const { diagnostics, end, parts } of passing.told()) {
    const first = next;
    while (next < ofBytes.length && (!end || comparePositions(ofBytes[next]!.range.start, end) < 0)) next++;
    yield together(applying.apply(parts, diagnostics).diagnostics, ofBytes.slice(first, next));
  }
}

function searchInPassing(
  corpus: Corpus,
  decisions: Decisions,
  options: FixOptions & { readonly levels: Levels },
  shelf: Shelf,
  ofBytes: () => readonly Diagnostic[],
): Search {
  const passing = new CheckInPassing(corpus, options, shelf);
  return {
    looking: passing.look(),
    told: () => toldInPassing(passing, new Applying(corpus, decisions, options.levels), together([], ofBytes())),
  };
}

/** What is in the text, and what is in the bytes, in the order of the text. */
function together(inText: readonly Diagnostic[], inBytes: readonly Diagnostic[]): readonly Diagnostic[] {
  if (inBytes.length === 0) return inText;
  return [...inText, ...inBytes].sort((a, b) => comparePositions(a.range.start, b.range.start));
}
