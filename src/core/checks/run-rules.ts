import type { Decisions } from "../decisions/decisions.ts";
import { type Catalogue, EMPTY_CATALOGUE } from "../entities/catalogue.ts";
import type { CatalogueText } from "../entities/catalogue-text.ts";
import { atOnce } from "../in-steps.ts";
import { cutInPassing, cutPart } from "../syntax/cut.ts";
import type { Corpus, Part } from "../syntax/nodes.ts";
import { comparePositions } from "../text.ts";
import { catalogueFindings } from "./catalogue-problems.ts";
import { conflictsIn } from "./conflicts.ts";
import {
  type CorpusMemory,
  type FoundInPart,
  forgetTold,
  type Kept,
  type LookingRule,
  memoryOf,
  noteText,
  type PartFacts,
  PartTold,
  type Telling,
  type Told,
  takingUp,
  type WholeFindings,
} from "./corpus-memory.ts";
import { byPlace, DiagnosticList, type PlacedStretch } from "./diagnostic-list.ts";
import { type DirectiveEntry, directivesOf, hasUnknownFormat } from "./directives.ts";
import type { Shelf } from "./facts/shelf.ts";
import { contextOf } from "./file-context.ts";
import { FindingPlacer } from "./finding-placer.ts";
import { gettingReady } from "./getting-ready.ts";
import { type Looker, lookAt, lookersOf } from "./look-at.ts";
import { atMost, isSameLimits, limitsOf, withinLimits } from "./most-of-rules.ts";
import type {
  Context,
  Diagnostic,
  DiagnosticFix,
  FileContext,
  Finding,
  Fix,
  LastRule,
  Level,
  Levels,
  PartRule,
  Rule,
  Severity,
  WholeRule,
} from "./rule.ts";
import { isPartRule, isWholeRule, standing } from "./rule-choice.ts";
import { RunOutcome } from "./run-outcome.ts";
import { Sign } from "./signs.ts";
import { Silencers } from "./silencers.ts";
import type { CountedStretch, Stretch } from "./stretches.ts";
import { type Limits, moved, ToldStretch } from "./told-stretch.ts";
import { lacks, signsAmong, type Wanted, wantedBy } from "./wanted-signs.ts";

/** What the user chose, and who hears of our own faults. */
export interface RunOptions extends Context {
  /** Severities by rule id; a rule that is not named keeps its own. */
  readonly levels?: Levels | undefined;
  /** Who is who; without it the rules about entities in texts are silent. */
  readonly catalogue?: Catalogue | undefined;
  /** All that `catalogue` was joined from: those that are documents of the corpus are checked with it. */
  readonly catalogues?: readonly CatalogueText[] | undefined;
  /** What was decided of mentions and of pairs of documents; what was decided of findings is for who tells them. */
  readonly decisions?: Decisions | undefined;
  /** How many findings of one rule are told at most, and one more so that it is known that there are more; all when not told. */
  readonly most?: number | undefined;
  /** Whether the shell has seen that no line begins as those do that git leaves where it could not merge. */
  readonly hasNoConflicts?: boolean | undefined;
  /** Without it, rules that compare documents find nothing in a corpus that is not in memory. */
  readonly shelf?: Shelf | undefined;
  /** Rules that may find more once other corpora are looked at too: no directive for them is called needless. */
  readonly unfinished?: readonly string[] | undefined;
  /** Rules of these scopes do not run; nothing is said of directives for them. */
  readonly without?: readonly Rule["scope"][] | undefined;
  /**
   * Hears of a rule that threw, once a run: what it found before stays, and so do the other rules' findings. Without it
   * the error is thrown on.
   */
  readonly onFault?: ((rule: string, error: unknown) => void) | undefined;
}

/** One finding that is to be told, before it is put into words and places. */
export interface Found {
  readonly rule: Rule;
  /** None while no fix may be offered. */
  readonly fixes: readonly Fix[];
  /** One of them with its places in the whole text. */
  placed(fix: Fix): DiagnosticFix;
  diagnostic(): Diagnostic;
}

/**
 * Runs some of the rules and hands over what is to be told, rule by rule, to `take`, which answers whether it wants more
 * of that rule. A `last` rule among them speaks of what those rules did.
 *
 * What they find is remembered with the corpus: only what an edit may have changed is looked at again.
 */
export function runRules(
  chosen: readonly Rule[],
  corpus: Corpus,
  options: RunOptions,
  take: (found: Found) => boolean,
): void {
  atOnce(runningRules(chosen, corpus, options, take));
}

/** {@link runRules}, with rests. */
export function* runningRules(
  chosen: readonly Rule[],
  corpus: Corpus,
  options: RunOptions,
  take: (found: Found) => boolean,
): Generator<void> {
  const on = standing(chosen, options);
  const run = new Run(corpus, options);
  yield* run.looking(on);
  run.tellParts(on.filter(isPartRule), take);
  yield* tellingOthers(run, on, take);
}

/** Puts what the rules find into words and places; where nothing changed since the last time, the same objects. */
export function allFindings(chosen: readonly Rule[], corpus: Corpus, options: RunOptions): AllFindings {
  const on = standing(chosen, options);
  const run = new Run(corpus, options);
  atOnce(run.looking(on));
  const inParts = atOnce(run.tellingParts(on.filter(isPartRule)));
  const elsewhere: Diagnostic[] = [];
  const telling = tellingOthers(run, on, (found) => {
    elsewhere.push(found.diagnostic());
    return true;
  });
  atOnce(telling);
  return { inParts, elsewhere };
}

/** What rules found. */
export interface AllFindings {
  /** By rules that see one part; no more than `most` of a rule, whose last then says that there are more. */
  readonly inParts: DiagnosticList;
  /** By the others, rule by rule, with some more findings than `most` of a rule where it found more. */
  readonly elsewhere: readonly Diagnostic[];
}

function* tellingOthers(run: Run, on: readonly Rule[], take: (found: Found) => boolean): Generator<void> {
  for (const rule of on) {
    if (!isWholeRule(rule)) continue;
    run.tellWhole(rule, take);
    yield;
  }
  run.tellCatalogues(
    on.filter((rule) => rule.scope === "catalogue"),
    take,
  );
  for (const rule of on) if (rule.scope === "last") run.tellLast(rule, take);
}

/** What {@link runRules} does before it tells anything, with rests: then it has little left to do. */
export function* finding(chosen: readonly Rule[], corpus: Corpus, options: RunOptions): Generator<void> {
  yield* takingUp(corpus);
  const on = standing(chosen, options);
  const run = new Run(corpus, options);
  yield* run.looking(on);
  yield* run.tellingParts(on.filter(isPartRule));
  const whole = on.filter((rule) => isWholeRule(rule) && !run.isKnown(rule)) as readonly WholeRule[];
  if (whole.length > 1) yield* run.readingHeaders();
  for (const rule of whole) {
    yield* gettingReady(rule, corpus, run.context);
    run.find(rule);
    yield;
  }
}

const NOTHING: readonly [] = [];
/** Parts looked at between two rests: a slice of ordinary news takes a few milliseconds. */
const SLICE_PARTS = 16;
/** Headers read between two rests. */
const HEADERS = 500;
/** Lines after which a slice ends however few parts it has. */
const SLICE_LINES = 400;

/** One run of rules over one corpus; it answers the `last` rules what the others did. */
class Run {
  readonly context: FileContext;
  readonly #corpus: Corpus;
  readonly #memory: CorpusMemory;
  readonly #options: RunOptions;
  readonly #key: string;
  readonly #most: number;
  readonly #silencers: Silencers;
  readonly #outcome: RunOutcome;
  readonly #faulty = new Set<Rule>();
  readonly #placer: FindingPlacer;
  #isFrozen: boolean | undefined;
  /** Whether one of the rules failed that look at a part. */
  #hasFailed = false;

  constructor(corpus: Corpus, options: RunOptions) {
    this.context = contextOf(corpus, options);
    this.#key = keyOf(this.context);
    this.#corpus = corpus;
    this.#memory = memoryOf(corpus);
    this.#options = options;
    this.#most = options.most ?? Number.POSITIVE_INFINITY;
    this.#silencers = new Silencers(corpus);
    this.#outcome = new RunOutcome(this.#silencers, options.unfinished);
    this.#placer = new FindingPlacer(corpus);
  }

  /** Whether no fix may be offered. */
  get isFrozen(): boolean {
    this.#isFrozen ??=
      hasUnknownFormat(this.#corpus) ||
      (!this.#options.hasNoConflicts && this.#memory.hasConflict((part) => this.#hasConflict(part)));
    return this.#isFrozen;
  }

  /** Lets rules look at the parts that they have not seen, and rests often. */
  *looking(chosen: readonly Rule[]): Generator<void> {
    const looking = chosen.filter(
      (rule): rule is LookingRule => isPartRule(rule) || (isWholeRule(rule) && !!rule.prepare),
    );
    if (looking.length === 0) return;
    const after = new Map<readonly LookingRule[], AfterLooking>();
    const failed: PartFacts[] = [];
    let parts = 0;
    let line = 0;
    for (const list of this.#memory.toLookAt(this.#key, looking))
      for (let at = 0; at < list.length; at++) {
        const facts = list[at]!;
        if (facts.context !== this.#key) this.#begin(facts);
        let next = after.get(facts.ran);
        if (!next) {
          next = afterLooking(facts.ran, looking);
          after.set(facts.ran, next);
        }
        if (next.toRun.length === 0) continue;
        if (this.#look(facts, next)) facts.ran = next.ran;
        else failed.push(facts);
        const end = facts.part.end.line;
        if (++parts < SLICE_PARTS && end - line < SLICE_LINES) continue;
        parts = 0;
        line = end;
        yield;
      }
    this.#memory.lookedAtAll(this.#key, looking, failed);
  }

  tellParts(chosen: readonly PartRule[], take: (found: Found) => boolean): void {
    if (chosen.length === 0) return;
    const wanted = new Set<Rule>(chosen);
    for (const { facts } of this.#memory.stretches)
      for (const { part, found } of facts)
        for (const { rule, findings } of found)
          if (wanted.has(rule)) for (const finding of findings) this.#take(rule, part, finding, take);
    this.#completed(chosen);
  }

  /** All that is to be told of parts by these rules; where a stretch is told anew, a rest after it. */
  *tellingParts(chosen: readonly PartRule[]): Generator<void, DiagnosticList> {
    const ids = chosen.map(({ id }) => id);
    const said = JSON.stringify([ids, this.#options.levels, this.#options.most, this.isFrozen]);
    const telling = this.#memory.telling(said, directivesOf(this.#corpus));
    const wanted = new Set<Rule>(chosen);
    const { stretches } = this.#memory;
    const totals = new Map<PartRule, number>();
    for (const stretch of stretches) {
      const isKnown = stretch.counted?.telling === telling;
      const { counts, silenced } = this.#counted(stretch, telling, wanted);
      for (const [rule, count] of counts) totals.set(rule, (totals.get(rule) ?? 0) + count);
      for (const entry of silenced) this.#silencers.used.add(entry);
      if (!isKnown) yield;
    }
    this.#completed(chosen);
    const tooMany = [...totals].filter(([, total]) => total > this.#most).map(([rule]) => rule);
    const placed = yield* this.#tellingStretches(telling, wanted, limitsOf(stretches, tooMany, this.#most, true));
    if (!placed.some(({ told }) => told.touchesEnd)) return DiagnosticList.ofStretches(placed);
    const loose = limitsOf(stretches, tooMany, this.#most, false);
    const all = [...DiagnosticList.ofStretches(yield* this.#tellingStretches(telling, wanted, loose))];
    return DiagnosticList.of(atMost(all.sort(byPlace), this.#most));
  }

  *#tellingStretches(
    telling: Telling,
    wanted: ReadonlySet<Rule>,
    limits: readonly Limits[],
  ): Generator<void, readonly PlacedStretch[]> {
    const placed: PlacedStretch[] = [];
    for (const [at, stretch] of this.#memory.stretches.entries()) {
      if (stretch.counted?.counts.size === 0) continue;
      const isKnown = stretch.told?.telling === telling && isSameLimits(stretch.told.limits, limits[at]!);
      if (!isKnown) stretch.told = this.#tell(stretch, telling, wanted, limits[at]!);
      const firstLine = stretch.facts[0]!.part.start.line;
      const lastLine = stretch.facts.at(-1)!.part.end.line;
      placed.push({ told: stretch.told!, firstLine, lastLine });
      if (!isKnown) yield;
    }
    return placed;
  }

  #tell(stretch: Stretch, telling: Telling, wanted: ReadonlySet<Rule>, limits: Limits): ToldStretch {
    const all: Diagnostic[] = [];
    let touchesEnd = false;
    for (const facts of stretch.facts) {
      if (facts.found.length === 0) continue;
      const told = this.#toldIn(facts, telling, (rule) => wanted.has(rule) && limits.get(rule) !== 0);
      for (const diagnostic of told.diagnostics) all.push(diagnostic);
      touchesEnd ||= told.touchesEnd;
    }
    const diagnostics = withinLimits(all, limits, this.#most);
    return new ToldStretch({ telling, limits, touchesEnd }, diagnostics, stretch.facts[0]!.part.start.line);
  }

  #counted(stretch: Stretch, telling: Telling, wanted: ReadonlySet<Rule>): CountedStretch {
    if (stretch.counted?.telling === telling) return stretch.counted;
    const counts = new Map<PartRule, number>();
    const silenced = new Set<DirectiveEntry>();
    for (const { part, found } of stretch.facts)
      for (const { rule, findings } of found) {
        if (!wanted.has(rule)) continue;
        const entry = this.#silencers.entryFor(rule.id, part);
        if (entry) silenced.add(entry);
        else counts.set(rule, (counts.get(rule) ?? 0) + Math.min(findings.length, this.#most + 1));
      }
    stretch.counted = { telling, counts, silenced };
    return stretch.counted;
  }

  #toldIn(facts: PartFacts, telling: Telling, isWanted: (rule: PartRule) => boolean): PartTold {
    const { part, told } = facts;
    const { line, character } = part.start;
    const isAll = facts.found.every(({ rule }) => isWanted(rule));
    const found = isAll ? facts.found : facts.found.filter(({ rule }) => isWanted(rule));
    if (told?.telling === telling && isSame(told.found, found) && told.character === character) {
      if (told.line === line) return told;
      const diagnostics = told.diagnostics.map((diagnostic) => moved(diagnostic, line - told.line));
      facts.told = new PartTold({ ...told, line, diagnostics });
      return facts.told;
    }
    const diagnostics = this.#diagnosticsOf(part, found);
    const last = diagnostics.at(-1);
    const touchesEnd = last !== undefined && comparePositions(last.range.start, part.end) >= 0;
    facts.told = new PartTold({ diagnostics, line, character, telling, found, touchesEnd });
    return facts.told;
  }

  /** Sorted by place; no longer an array than it must be, for it stays. */
  #diagnosticsOf(part: Part, found: FoundInPart): readonly Diagnostic[] {
    let most = 0;
    for (const { findings } of found) most += Math.min(findings.length, this.#most + 1);
    const diagnostics = new Array<Diagnostic>(most);
    let count = 0;
    for (const { rule, findings } of found) {
      if (this.#silencers.entryFor(rule.id, part)) continue;
      for (const finding of findings.length > this.#most ? findings.slice(0, this.#most + 1) : findings) {
        const severity = this.#severityOf(rule, finding);
        if (severity !== "off") diagnostics[count++] = this.#worded(rule, part, finding, severity);
      }
    }
    if (count === 0) return NOTHING;
    if (count < most) diagnostics.length = count;
    return count === 1 ? diagnostics : diagnostics.sort(byPlace);
  }

  #completed(chosen: readonly PartRule[]): void {
    // What is in the file's bytes only a shell knows, and whether a directive silences that.
    for (const rule of chosen) if (!this.#faulty.has(rule) && !rule.checkBytes) this.#outcome.complete(rule.id);
  }

  /** Nothing is known of them, nor of directives for them, where nobody says which catalogues there are. */
  tellCatalogues(chosen: readonly Rule[], take: (found: Found) => boolean): void {
    const { catalogues, catalogue = EMPTY_CATALOGUE } = this.#options;
    if (!catalogues || chosen.length === 0) return;
    const wanted = new Map(chosen.map((rule) => [rule.id, rule]));
    for (const { rule: id, ...finding } of catalogueFindings(this.#corpus, catalogues, catalogue)) {
      const rule = wanted.get(id);
      if (rule && !this.#take(rule, finding.part, finding, take)) wanted.delete(id);
    }
    for (const id of wanted.keys()) this.#outcome.complete(id);
  }

  tellWhole(rule: WholeRule, take: (found: Found) => boolean): void {
    const { kept, sought } = this.find(rule);
    for (const one of kept) if (!this.#take(rule, one.finding.part, one.finding, take, one)) return;
    if (sought === Number.POSITIVE_INFINITY && !this.#faulty.has(rule)) this.#outcome.complete(rule.id);
  }

  tellLast(rule: LastRule, take: (found: Found) => boolean): void {
    try {
      for (const finding of rule.check(this.#corpus, this.context, this.#outcome))
        if (!this.#take(rule, finding.part, finding, take)) return;
    } catch (error) {
      this.#fault(rule, error);
    }
  }

  /** Whether what the rule found in the whole file still holds. */
  isKnown(rule: WholeRule): boolean {
    return this.#memory.whole(rule, this.#key, this.context, this.#most) !== undefined;
  }

  /** Reads what nearly all rules that see the whole file begin with. */
  *readingHeaders(): Generator<void> {
    for (const [at, headed] of this.context.blocks.entries()) {
      void headed.header;
      if (at % HEADERS === 0) yield;
    }
  }

  /** What the rule finds in the whole file, or found in it before if that still holds. */
  find(rule: WholeRule): WholeFindings {
    const { context } = this;
    const most = this.#most;
    const known = this.#memory.whole(rule, this.#key, context, most);
    if (known) return known;
    const kept: WholeFindings["kept"][number][] = [];
    const named = new Set<Part>();
    let sought = Number.POSITIVE_INFINITY;
    let told = 0;
    try {
      for (const finding of rule.check(this.#corpus, context)) {
        kept.push({ finding, told: undefined });
        for (const part of partsOf(finding, finding.part)) named.add(part);
        if (this.#silencers.entryFor(rule.id, finding.part) || ++told <= most) continue;
        sought = most;
        break;
      }
    } catch (error) {
      this.#fault(rule, error);
    }
    const { catalogue, decisions } = context;
    const findings = { context: this.#key, known: { catalogue, decisions }, kept, sought, named };
    if (!this.#faulty.has(rule)) this.#memory.keepFindings(rule, findings);
    return findings;
  }

  /** Answers whether no rule failed: else nothing is held for looked at, but what was found is told. */
  #look(facts: PartFacts, { toRun, lookers, wanted }: AfterLooking): boolean {
    const { found, part } = facts;
    if (found.length === 0 && lacks(this.#corpus, part, wanted)) {
      if (facts.hasConflict === undefined) this.#memory.noteConflict(facts, false);
      return true;
    }
    const cut = cutInPassing(this.#corpus, part);
    noteText(this.#corpus, facts);
    const signs = signsAmong(cut, wanted, this.context);
    if (facts.hasConflict === undefined)
      this.#memory.noteConflict(facts, (signs & Sign.angle) !== 0 && conflictsIn(cut.text).length > 0);
    const before = found.length === 0 ? NOTHING : found.filter(({ rule }) => !toRun.includes(rule));
    const atHand = { corpus: this.#corpus, part, cut, signs, context: this.context };
    this.#hasFailed = false;
    facts.found = lookAt(atHand, lookers, before, this.#onFault);
    forgetTold(facts);
    return !this.#hasFailed;
  }

  /** Hears of rules that fail at a part. */
  readonly #onFault = (rule: Rule, error: unknown): void => {
    this.#hasFailed = true;
    if (!this.#faulty.has(rule)) this.#fault(rule, error);
  };

  #hasConflict(part: Part): boolean {
    return conflictsIn(cutPart(this.#corpus, part).text).length > 0;
  }

  #fault(rule: Rule, error: unknown): void {
    if (!this.#options.onFault) throw error;
    this.#faulty.add(rule);
    this.#options.onFault(rule.id, error);
  }

  /** What was found under other conditions is forgotten. */
  #begin(facts: PartFacts): void {
    facts.context = this.#key;
    facts.ran = facts.found = NOTHING;
    forgetTold(facts);
  }

  /** Answers whether more findings of the rule are wanted. */
  #take(rule: Rule, part: Part, finding: Finding, take: (found: Found) => boolean, kept?: Kept): boolean {
    if (this.#silencers.silence(rule.id, part)) return true;
    const severity = this.#severityOf(rule, finding);
    return severity === "off" || take(new FoundInRun({ run: this, rule, part, finding, kept, severity }));
  }

  #severityOf(rule: Rule, { severity }: Finding): Level {
    return this.#options.levels?.[rule.id] ?? severity ?? rule.severity;
  }

  /** The finding with its places; the same object as last time, where it is still true. */
  diagnostic({ rule, part, finding, kept, severity }: FoundFacts): Diagnostic {
    const told = kept?.told;
    const hasFixes = !this.isFrozen;
    if (told?.severity === severity && told.hasFixes === hasFixes && told.starts.every(isStill)) return told.diagnostic;
    const diagnostic = this.#worded(rule, part, finding, severity);
    if (kept) {
      const starts = Array.from(partsOf(finding, part), (one) => ({ part: one, ...one.start }));
      kept.told = { diagnostic, severity, hasFixes, starts };
    }
    return diagnostic;
  }

  #worded(rule: Rule, part: Part, finding: Finding, severity: Severity): Diagnostic {
    return this.#placer.worded(rule, part, finding, severity, !this.isFrozen);
  }

  placed(fix: Fix, part: Part): DiagnosticFix {
    return this.#placer.placed(fix, part);
  }
}

/** What parts that have seen the same rules are still to be shown, and what they have seen then; one list for all. */
interface AfterLooking {
  readonly toRun: readonly LookingRule[];
  readonly lookers: readonly Looker[];
  readonly ran: readonly LookingRule[];
  /** What those that are to run go by. */
  readonly wanted: Wanted;
}

function afterLooking(ran: readonly LookingRule[], looking: readonly LookingRule[]): AfterLooking {
  const toRun = looking.filter((rule) => !ran.includes(rule));
  return { toRun, lookers: lookersOf(toRun), ran: [...ran, ...toRun], wanted: wantedBy(toRun) };
}

interface FoundFacts {
  readonly run: Run;
  readonly rule: Rule;
  readonly part: Part;
  readonly finding: Finding;
  /** Where it is remembered what was told of it. */
  readonly kept: Kept | undefined;
  readonly severity: Severity;
}

class FoundInRun implements Found {
  readonly #facts: FoundFacts;

  constructor(facts: FoundFacts) {
    this.#facts = facts;
  }

  get rule(): Rule {
    return this.#facts.rule;
  }

  get fixes(): readonly Fix[] {
    const { run, finding } = this.#facts;
    return run.isFrozen ? NOTHING : (finding.fixes ?? NOTHING);
  }

  placed(fix: Fix): DiagnosticFix {
    return this.#facts.run.placed(fix, this.#facts.part);
  }

  diagnostic(): Diagnostic {
    return this.#facts.run.diagnostic(this.#facts);
  }
}

function isSame(one: FoundInPart, other: FoundInPart): boolean {
  return one === other || (one.length === other.length && one.every((found, at) => found === other[at]));
}

/** The parts that a finding speaks of, its own first; the same one may come again. */
function* partsOf({ related, fixes }: Finding, own: Part): Generator<Part> {
  yield own;
  for (const place of related ?? NOTHING) if ("part" in place && place.part) yield place.part;
  for (const { edits } of fixes ?? NOTHING) for (const { part } of edits) if (part) yield part;
}

function isStill({ part, line, character }: Told["starts"][number]): boolean {
  const { start } = part;
  return start.line === line && start.character === character;
}

/** Two contexts of one key say the same to a rule that sees one part. */
function keyOf(context: Context): string {
  const { namePattern, boilerplate, abbreviations, agencies, today, longestParagraph, storedReplacements } = context;
  const said = [
    namePattern?.source,
    boilerplate?.source,
    abbreviations,
    agencies,
    today,
    longestParagraph,
    storedReplacements,
  ];
  return said.every((one) => one === undefined) ? "" : JSON.stringify(said);
}
