import { isFrozen } from "../decisions/frozen.ts";
import { EMPTY_CATALOGUE } from "../entities/catalogue.ts";
import { cutInPassing } from "../syntax/cut.ts";
import type { Corpus, Part } from "../syntax/nodes.ts";
import { comparePositions, type Position } from "../text.ts";
import { catalogueFindings } from "./catalogue-problems.ts";
import type { FoundInPart, LookingRule } from "./corpus-memory.ts";
import { byPlace, DiagnosticList } from "./diagnostic-list.ts";
import { hasUnknownFormat } from "./directives.ts";
import type { Shelf } from "./facts/shelf.ts";
import { contextOf } from "./file-context.ts";
import { FindingPlacer } from "./finding-placer.ts";
import { FindingsAside } from "./findings-aside.ts";
import { gettingReady } from "./getting-ready.ts";
import { lookAt, lookersOf } from "./look-at.ts";
import type { Diagnostic, FileContext, Finding, PartRule, Rule } from "./rule.ts";
import { RuleBits } from "./rule-bits.ts";
import { isPartRule, isWholeRule, standing } from "./rule-choice.ts";
import { rules } from "./rules/index.ts";
import { RunOutcome } from "./run-outcome.ts";
import type { RunOptions } from "./run-rules.ts";
import { Silencers } from "./silencers.ts";
import { lacks, signsAmong, wantedBy } from "./wanted-signs.ts";

/** What is told of one passage of a corpus. */
export interface Passage {
  readonly parts: readonly Part[];
  /** Where the next one begins; `undefined` for the last. */
  readonly end: Position | undefined;
  /** All that begins before that and was not told yet, by place, then by rule. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Parts looked at between two rests. */
const SLICE_PARTS = 64;

/**
 * What `diagnose` finds, all of it, for a corpus of which neither the text nor the findings are to be in memory.
 *
 * It is gone through twice. At first all rules look at it: of each part is kept which rules found something in it, a bit
 * each, and what rules find that see the whole file is put on a shelf. Then those rules look again at those parts, and
 * all is told in the order of the text. Nothing is remembered with the corpus.
 */
export class CheckInPassing {
  /** While rules look, one of their own: what they remember of it goes with it. */
  #corpus: Corpus;
  readonly #whole: Corpus;
  readonly #options: RunOptions;
  #context: FileContext;
  readonly #on: readonly Rule[];
  readonly #looking: readonly LookingRule[];
  readonly #silencers: Silencers;
  readonly #placer: FindingPlacer;
  readonly #aside: FindingsAside;
  readonly #outcome: RunOutcome;
  readonly #faulty = new Set<Rule>();
  readonly #found: RuleBits<PartRule>;
  #isFrozen: boolean | undefined;

  /** `shelf` is where findings wait. `most` is of no meaning here. */
  constructor(corpus: Corpus, options: RunOptions, shelf: Shelf) {
    const { parts, source } = corpus;
    this.#corpus = { parts, source, partAt: (position) => corpus.partAt(position) };
    this.#whole = corpus;
    this.#options = options;
    this.#context = contextOf(this.#corpus, options);
    this.#on = standing(rules, options);
    this.#looking = this.#on.filter(
      (rule): rule is LookingRule => isPartRule(rule) || (isWholeRule(rule) && !!rule.prepare),
    );
    this.#silencers = new Silencers(corpus);
    this.#outcome = new RunOutcome(this.#silencers, options.unfinished);
    this.#placer = new FindingPlacer(corpus);
    this.#aside = new FindingsAside(shelf);
    this.#found = new RuleBits(this.#on.filter(isPartRule), corpus.parts.length);
  }

  /** Lets all rules look, with rests; must come to its end before anything is told. */
  *look(): Generator<void> {
    const lookers = lookersOf(this.#looking);
    const wanted = wantedBy(this.#looking);
    if (lookers.length > 0)
      for (const [index, part] of this.#corpus.parts.entries()) {
        for (const { rule } of this.#foundIn(part, this.#looking, lookers, wanted)) {
          const entry = this.#silencers.entryFor(rule.id, part);
          if (entry) this.#silencers.used.add(entry);
          else this.#found.mark(index, rule);
        }
        if (index % SLICE_PARTS === SLICE_PARTS - 1) yield;
      }
    // What is in the file's bytes only a shell knows, and whether a directive silences that.
    for (const rule of this.#on)
      if (isPartRule(rule) && !this.#faulty.has(rule) && !rule.checkBytes) this.#outcome.complete(rule.id);
    for (const rule of this.#on) {
      if (!isWholeRule(rule)) continue;
      yield* gettingReady(rule, this.#corpus, this.#context);
      yield* this.#putAside(rule, rule.check(this.#corpus, this.#context));
      if (!this.#faulty.has(rule)) this.#outcome.complete(rule.id);
    }
    this.#checkCatalogues();
    for (const rule of this.#on)
      if (rule.scope === "last") yield* this.#putAside(rule, rule.check(this.#corpus, this.#context, this.#outcome));
    this.#corpus = this.#whole;
    this.#context = contextOf(this.#corpus, this.#options);
  }

  /** What was found, in the order of the text. */
  *told(): Generator<Passage> {
    const { parts } = this.#corpus;
    let waiting: readonly Diagnostic[] = [];
    for (const [index, part] of parts.entries()) {
      const end = index + 1 < parts.length ? part.end : undefined;
      const found = [...waiting, ...this.#toldOf(index, part)].sort(byPlace);
      // What is told of the place where the next part begins may come after something of that.
      const later = end ? found.findIndex(({ range }) => comparePositions(range.start, end) >= 0) : -1;
      waiting = later < 0 ? [] : found.splice(later);
      yield { parts: [part], end, diagnostics: DiagnosticList.of(found).and(this.#aside.takeBefore(end)).all };
    }
    if (parts.length === 0) yield { parts, end: undefined, diagnostics: [] };
  }

  #foundIn(
    part: Part,
    toRun: readonly LookingRule[],
    lookers = lookersOf(toRun),
    wanted = wantedBy(toRun),
  ): FoundInPart {
    if (lacks(this.#corpus, part, wanted)) return [];
    const cut = cutInPassing(this.#corpus, part);
    const signs = signsAmong(cut, wanted, this.#context);
    const atHand = { corpus: this.#corpus, part, cut, signs, context: this.#context };
    return lookAt(atHand, lookers, [], (rule, error) => this.#fault(rule, error));
  }

  #toldOf(index: number, part: Part): readonly Diagnostic[] {
    const again = this.#found.of(index);
    if (again.length === 0) return [];
    return this.#foundIn(part, again).flatMap(({ rule, findings }) =>
      findings.flatMap((finding) => this.#worded(rule, part, finding)),
    );
  }

  *#putAside(rule: Rule, findings: Iterable<Finding & { readonly part: Part }>): Generator<void> {
    yield;
    try {
      let taken = 0;
      for (const finding of findings) {
        this.#take(rule, finding);
        if (++taken % SLICE_PARTS === 0) yield;
      }
    } catch (error) {
      this.#fault(rule, error);
    }
  }

  #checkCatalogues(): void {
    const { catalogues, catalogue = EMPTY_CATALOGUE } = this.#options;
    const wanted = new Map(this.#on.flatMap((rule) => (rule.scope === "catalogue" ? [[rule.id as string, rule]] : [])));
    // Nothing is known of them, nor of directives for them, where nobody says which catalogues there are.
    if (!catalogues || wanted.size === 0) return;
    for (const { rule: id, ...finding } of catalogueFindings(this.#corpus, catalogues, catalogue)) {
      const rule = wanted.get(id);
      if (rule) this.#take(rule, finding);
    }
    for (const id of wanted.keys()) this.#outcome.complete(id);
  }

  #take(rule: Rule, finding: Finding & { readonly part: Part }): void {
    const { part } = finding;
    if (this.#silencers.silence(rule.id, part)) return;
    for (const diagnostic of this.#worded(rule, part, finding)) this.#aside.add(diagnostic);
  }

  /** None of a finding that is not to be told. */
  #worded(rule: Rule, part: Part, finding: Finding): readonly Diagnostic[] {
    const severity = this.#options.levels?.[rule.id] ?? finding.severity ?? rule.severity;
    return severity === "off" ? [] : [this.#placer.worded(rule, part, finding, severity, !this.#offersNothing)];
  }

  /** Whether no fix may be offered. */
  get #offersNothing(): boolean {
    this.#isFrozen ??= this.#options.hasNoConflicts ? hasUnknownFormat(this.#corpus) : isFrozen(this.#corpus);
    return this.#isFrozen;
  }

  #fault(rule: Rule, error: unknown): void {
    if (!this.#options.onFault) throw error;
    if (this.#faulty.has(rule)) return;
    this.#faulty.add(rule);
    this.#options.onFault(rule.id, error);
  }
}
