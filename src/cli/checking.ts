import { isCatalogueRule, isFixableInCatalogue, type Patience } from "../core/checks/catalogue-problems.ts";
import { diagnose } from "../core/checks/diagnose.ts";
import { COMPARING_RULES, MOST_COMPARED_ON_DISK } from "../core/checks/facts/between.ts";
import { CARRIED_RULES } from "../core/checks/facts/carried.ts";
import type { FixOptions } from "../core/checks/fix-all.ts";
import type { Diagnostic, Levels } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { finding } from "../core/checks/run-rules.ts";
import type { ConfiguredOptions } from "../core/config/config.ts";
import { applyDecisions } from "../core/decisions/apply.ts";
import type { Decisions } from "../core/decisions/decisions.ts";
import { isFrozen } from "../core/decisions/frozen.ts";
import type { CatalogueText } from "../core/entities/catalogue-text.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blockAt, blocksOf, parseText } from "../core/syntax/parse.ts";
import { comparePositions } from "../core/text.ts";
import { byteDiagnostics } from "./byte-diagnostics.ts";
import { Catalogues, type Holding, problemsOf } from "./catalogues.ts";
import type { CheckOrder } from "./check-events.ts";
import type { Configurations } from "./configurations.ts";
import { DecisionFiles } from "./decisions.ts";
import type { Fault } from "./fault.ts";
import { FindingReporter, type ReportedFinding } from "./findings.ts";
import type { Input, Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";
import type { LineSet } from "./line-set.ts";

/** What checks go by, besides what lies beside each corpus. */
export type CheckSettings = Pick<CheckOrder, "levels" | "today" | "facts">;

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
    this.#catalogues = new Catalogues(inputs, configurations);
    this.#decided = new DecisionFiles(io, inputs);
  }

  /** Gathers what holds for a corpus. */
  async read(input: Input): Promise<Checked> {
    const corpus = input.large?.corpus ?? parseText(input.text);
    const { options } = await this.#configurations.for(input.folder);
    const holding = await this.#catalogues.for(input, corpus);
    return { input, corpus, holding, decisions: await this.#decided.for(input), options };
  }

  /** The rules that do not run, since the corpus is on the disk and has too many documents for them. */
  leftOut({ corpus, input }: Checked): readonly string[] {
    if (!input.large) return [];
    let documents = 0;
    for (const _ of blocksOf(corpus)) documents++;
    return documents > this.#mostCompared ? COMPARING_RULES : [];
  }

  /** How fixes in the corpus are made. */
  fixOptions(checked: Checked): FixOptions {
    return this.#runOptions(checked);
  }

  /**
   * What is wrong with a corpus, in the order of the text. Where documents were `chosen`, by the lines of their headers, only
   * what lies in them.
   */
  *findings(checked: Checked, chosen?: LineSet): Generator<ReportedFinding> {
    const { input, corpus } = checked;
    const reporter = new FindingReporter(input.path, corpus);
    // For each file anew: what is told must not hang on what was checked before, or in which thread.
    const patience = { left: MOST_TRIED };
    for (const diagnostic of this.diagnostics(checked)) {
      // Those that are not told are counted all the same: fingerprints are what they are without a choice.
      const finding = reporter.report(diagnostic, this.#fixable(checked, diagnostic, patience));
      const block = chosen && blockAt(corpus, diagnostic.range.start);
      if (!chosen || (block && chosen.has(block.start.line))) yield finding;
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

  /** Does the work that {@link findings} would do, with rests; then that has little left to do. */
  looking(checked: Checked): Generator<void> {
    // Faults are told by who asks for the findings.
    return finding(rules, checked.corpus, { ...this.#runOptions(checked), onFault: () => undefined });
  }

  /** The same as the core has it: of the corpus alone, of all rules or of these. */
  diagnostics(checked: Checked, only?: ReadonlySet<string>): readonly Diagnostic[] {
    const { input, corpus, decisions } = checked;
    const options = this.#runOptions(checked);
    const others = only ? rules.filter(({ id }) => !only.has(id)).map(({ id }) => [id, "off"] as const) : [];
    const levels: Levels = { ...options.levels, ...Object.fromEntries(others) };
    // A report is for machines too: it keeps nothing back.
    const found = diagnose(corpus, { ...options, levels, most: Number.POSITIVE_INFINITY });
    const diagnostics = [
      ...applyDecisions(corpus, found, decisions, levels).diagnostics,
      ...byteDiagnostics(corpus, input.byteFindings, levels),
    ];
    if (diagnostics.length > found.length) diagnostics.sort((a, b) => comparePositions(a.range.start, b.range.start));
    return diagnostics;
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
