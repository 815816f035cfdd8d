import { Decisions } from "../decisions/decisions.ts";
import { type Catalogue, EMPTY_CATALOGUE } from "../entities/catalogue.ts";
import type { CatalogueText } from "../entities/catalogue-text.ts";
import { cutPart, headerOf } from "../syntax/cut.ts";
import type { Corpus, Part } from "../syntax/nodes.ts";
import type { Range, Span } from "../text.ts";
import { catalogueFindings } from "./catalogue-problems.ts";
import { conflictsIn } from "./conflicts.ts";
import { type DirectiveEntry, hasUnknownFormat } from "./directives.ts";
import { takenNames, UnusedNames } from "./names.ts";
import { PartPlaces } from "./part-places.ts";
import type {
  Context,
  Diagnostic,
  DiagnosticFix,
  FileContext,
  FileFinding,
  Finding,
  Fix,
  HeadedBlock,
  Levels,
  Outcome,
  PartRule,
  Related,
  RelatedPlace,
  Rule,
  Severity,
} from "./rule.ts";
import { retiredIds, rules } from "./rules/index.ts";
import { Silencers } from "./silencers.ts";

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
 */
export function runRules(
  chosen: readonly Rule[],
  corpus: Corpus,
  options: RunOptions,
  take: (found: Found) => boolean,
): void {
  const on = chosen.filter(
    ({ id, scope, severity }) => (options.levels?.[id] ?? severity) !== "off" && !options.without?.includes(scope),
  );
  const run = new Run(corpus, options, take);
  run.checkParts(on.filter((rule) => rule.scope === "block"));
  for (const rule of on)
    if (rule.scope === "file" || rule.scope === "corpus") run.checkWhole(rule, () => rule.check(corpus, run.context));
  run.checkCatalogues(on.filter((rule) => rule.scope === "catalogue"));
  for (const rule of on) if (rule.scope === "last") run.checkWhole(rule, () => rule.check(corpus, run.context, run));
}

/** What part rules found in one part. Remembered as long as the part lives, which is as long as its text is the same. */
interface PartFacts {
  readonly hasConflict: boolean;
  /** The context the rules saw. */
  context: string;
  /** The rules that looked at it; one list is shared by many parts. */
  ran: readonly PartRule[];
  /** Only of rules that found something. */
  found: readonly { readonly rule: PartRule; readonly findings: readonly Finding[] }[];
}

const facts = new WeakMap<Part, PartFacts>();
const NOTHING: readonly [] = [];
/** Parts whose lines are kept counted at a time: findings come part by part, and point to few others. */
const COUNTED = 64;

function factsOf(corpus: Corpus, part: Part): PartFacts {
  let known = facts.get(part);
  if (!known) {
    const hasConflict = conflictsIn(cutPart(corpus, part).text).length > 0;
    known = { hasConflict, context: "", ran: NOTHING, found: NOTHING };
    facts.set(part, known);
  }
  return known;
}

/** One run of rules over one corpus; it answers the `last` rules what the others did. */
class Run implements Outcome {
  readonly context: FileContext;
  readonly #corpus: Corpus;
  readonly #options: RunOptions;
  readonly #isFrozen: boolean;
  readonly #silencers: Silencers;
  readonly #complete = new Set<string>();
  readonly #tell: (found: Found) => boolean;
  readonly #places = new Map<Part, PartPlaces>();
  readonly #unions = new Map<readonly PartRule[], readonly PartRule[]>();

  constructor(corpus: Corpus, options: RunOptions, tell: (found: Found) => boolean) {
    this.#tell = tell;
    this.context = contextOf(corpus, options);
    this.#corpus = corpus;
    this.#options = options;
    this.#isFrozen = hasUnknownFormat(corpus) || corpus.parts.some((part) => factsOf(corpus, part).hasConflict);
    this.#silencers = new Silencers(corpus);
  }

  standing(rule: string): ReturnType<Outcome["standing"]> {
    if (rules.some(({ id }) => id === rule)) return "known";
    return retiredIds.includes(rule) ? "retired" : "unknown";
  }

  ran(rule: string): boolean {
    return this.#complete.has(rule);
  }

  silenced(entry: DirectiveEntry): boolean {
    return this.#silencers.used.has(entry);
  }

  checkParts(chosen: readonly PartRule[]): void {
    const context = keyOf(this.context);
    const missing = new Map<readonly PartRule[], readonly PartRule[]>();
    const faulty = new Set<PartRule>();
    for (const part of this.#corpus.parts) {
      const known = factsOf(this.#corpus, part);
      if (known.context !== context) Object.assign(known, { context, ran: NOTHING, found: NOTHING });
      let toRun = missing.get(known.ran);
      if (!toRun) {
        toRun = chosen.filter((rule) => !known.ran.includes(rule));
        missing.set(known.ran, toRun);
      }
      if (toRun.length > 0) this.#look(part, known, toRun, faulty);
      for (const { rule, findings } of known.found)
        if (chosen.includes(rule)) for (const finding of findings) this.#take(rule, part, finding);
    }
    // What is in the file's bytes only a shell knows, and whether a directive silences that.
    for (const rule of chosen) if (!faulty.has(rule) && !rule.checkBytes) this.#complete.add(rule.id);
  }

  checkWhole(rule: Rule, check: () => Iterable<FileFinding>): void {
    try {
      for (const finding of check()) if (!this.#take(rule, finding.part, finding)) return;
      this.#complete.add(rule.id);
    } catch (error) {
      this.#fault(rule, error);
    }
  }

  /** Nothing is known of them, nor of directives for them, where nobody says which catalogues there are. */
  checkCatalogues(chosen: readonly Rule[]): void {
    const { catalogues, catalogue = EMPTY_CATALOGUE } = this.#options;
    if (!catalogues || chosen.length === 0) return;
    const wanted = new Map(chosen.map((rule) => [rule.id, rule]));
    for (const { rule: id, ...finding } of catalogueFindings(this.#corpus, catalogues, catalogue)) {
      const rule = wanted.get(id);
      if (rule && !this.#take(rule, finding.part, finding)) wanted.delete(id);
    }
    for (const id of wanted.keys()) this.#complete.add(id);
  }

  #look(part: Part, known: PartFacts, toRun: readonly PartRule[], faulty: Set<PartRule>): void {
    const cut = cutPart(this.#corpus, part);
    const found = [...known.found];
    let failed = false;
    for (const rule of toRun) {
      try {
        const findings = [...rule.check(cut, this.context)];
        if (findings.length > 0) found.push({ rule, findings });
      } catch (error) {
        failed = true;
        if (!faulty.has(rule)) this.#fault(rule, error);
        faulty.add(rule);
      }
    }
    known.found = found.length === 0 ? NOTHING : found;
    // After a fault the rules are not held for done, and what they found is not kept for the next run.
    if (!failed) known.ran = this.#union(known.ran, toRun);
    else facts.delete(part);
  }

  /** One list for all parts that had the same rules before. */
  #union(ran: readonly PartRule[], more: readonly PartRule[]): readonly PartRule[] {
    let union = this.#unions.get(ran);
    if (!union) {
      union = [...ran, ...more];
      this.#unions.set(ran, union);
    }
    return union;
  }

  #fault(rule: Rule, error: unknown): void {
    if (!this.#options.onFault) throw error;
    this.#options.onFault(rule.id, error);
  }

  /** Answers whether more findings of the rule are wanted. */
  #take(rule: Rule, part: Part, finding: Finding): boolean {
    if (this.#silencers.silence(rule.id, part)) return true;
    const severity = this.#options.levels?.[rule.id] ?? finding.severity ?? rule.severity;
    if (severity === "off") return true;
    const fixes = this.#isFrozen ? NOTHING : (finding.fixes ?? NOTHING);
    return this.#tell({
      rule,
      fixes,
      placed: (fix) => this.#placed(fix, part),
      diagnostic: () => this.#diagnostic(rule, severity, part, finding, fixes),
    });
  }

  #diagnostic(rule: Rule, severity: Severity, part: Part, finding: Finding, fixes: readonly Fix[]): Diagnostic {
    const { span, message, related } = finding;
    return {
      rule: rule.id,
      severity,
      range: this.#placesIn(part).range(span),
      message,
      document: part.kind === "block" ? headerOf(this.#corpus, part).name : undefined,
      related: related?.map((place) => this.#related(place, part)) ?? NOTHING,
      fixes: fixes.length === 0 ? NOTHING : fixes.map((fix) => this.#placed(fix, part)),
      anchor: part.start,
    };
  }

  #placed({ title, safety, edits }: Fix, part: Part): DiagnosticFix {
    return {
      title,
      safety,
      edits: edits.map((edit) => ({ range: this.#rangeOf(edit, part), newText: edit.newText })),
    };
  }

  #related(place: Related, part: Part): RelatedPlace {
    return "range" in place ? place : { range: this.#rangeOf(place, part), message: place.message };
  }

  #rangeOf(place: { readonly part?: Part; readonly span: Span }, own: Part): Range {
    return this.#placesIn(place.part ?? own).range(place.span);
  }

  #placesIn(part: Part): PartPlaces {
    let places = this.#places.get(part);
    if (!places) {
      if (this.#places.size >= COUNTED) this.#places.clear();
      places = new PartPlaces(this.#corpus, part);
      this.#places.set(part, places);
    }
    return places;
  }
}

function contextOf(corpus: Corpus, options: RunOptions): FileContext {
  const { namePattern, boilerplate, abbreviations, agencies, today, longestParagraph, storedReplacements } = options;
  let blocks: readonly HeadedBlock[] | undefined;
  let taken: ReadonlyMap<string, number> | undefined;
  return {
    namePattern,
    boilerplate,
    abbreviations,
    agencies,
    today,
    longestParagraph,
    storedReplacements,
    catalogue: options.catalogue,
    decisions: options.decisions ?? Decisions.none,
    get blocks() {
      blocks ??= headedBlocks(corpus);
      return blocks;
    },
    freshNames() {
      taken ??= takenNames(this.blocks);
      return new UnusedNames(taken);
    },
  };
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

function headedBlocks(corpus: Corpus): readonly HeadedBlock[] {
  const found: HeadedBlock[] = [];
  for (const [index, block] of corpus.parts.entries())
    if (block.kind === "block") found.push({ block, index, header: headerOf(corpus, block) });
  return found;
}
