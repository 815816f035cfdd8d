import { cutPart, headerOf } from "../syntax/cut.ts";
import type { Block, Corpus, Part } from "../syntax/nodes.ts";
import { comparePositions, type Range, type Span } from "../text.ts";
import { conflictsIn } from "./conflicts.ts";
import { type DirectiveEntry, directivesOf, hasUnknownFormat } from "./directives.ts";
import { PartPlaces } from "./part-places.ts";
import type {
  Context,
  Diagnostic,
  DiagnosticFix,
  FileFinding,
  Finding,
  Levels,
  Outcome,
  PartRule,
  Rule,
} from "./rule.ts";
import { retiredIds, rules } from "./rules/index.ts";

/** What the user chose, and who hears of our own faults. */
export interface DiagnoseOptions {
  /** Severities by rule id; a rule that is not named keeps its own. */
  readonly levels?: Levels | undefined;
  /** What `name-pattern` holds names to. */
  readonly namePattern?: RegExp | undefined;
  /**
   * Hears of a rule that threw, once a run: what it found before stays, and so do the other rules' findings. Without it
   * the error is thrown on.
   */
  readonly onFault?: ((rule: string, error: unknown) => void) | undefined;
}

/**
 * Everything that is wrong with a corpus, sorted by place, then by rule.
 *
 * No fixes are offered while merge-conflict markers stand in the file, silenced or not, or when it names a format
 * version that is not ours.
 */
export function diagnose(corpus: Corpus, options: DiagnoseOptions = {}): readonly Diagnostic[] {
  return diagnoseBy(rules, corpus, options);
}

/** The same by some rules alone. A `last` rule among them speaks of what those rules did. */
export function diagnoseBy(
  chosen: readonly Rule[],
  corpus: Corpus,
  options: DiagnoseOptions = {},
): readonly Diagnostic[] {
  const on = chosen.filter(({ id, severity }) => (options.levels?.[id] ?? severity) !== "off");
  const run = new Run(corpus, options);
  run.checkParts(on.filter((rule) => rule.scope === "block"));
  for (const rule of on) if (rule.scope === "file") run.checkWhole(rule, () => rule.check(corpus, run.context));
  for (const rule of on) if (rule.scope === "last") run.checkWhole(rule, () => rule.check(corpus, run.context, run));
  return run.sorted();
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
  readonly context: Context;
  readonly #corpus: Corpus;
  readonly #options: DiagnoseOptions;
  readonly #isFrozen: boolean;
  readonly #silencers: Silencers;
  readonly #complete = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #places = new Map<Part, PartPlaces>();
  readonly #unions = new Map<readonly PartRule[], readonly PartRule[]>();

  constructor(corpus: Corpus, options: DiagnoseOptions) {
    this.context = { namePattern: options.namePattern };
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
    const { namePattern } = this.context;
    const context = namePattern ? String(namePattern) : "";
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
    for (const rule of chosen) if (!faulty.has(rule)) this.#complete.add(rule.id);
  }

  checkWhole(rule: Rule, check: () => Iterable<FileFinding>): void {
    try {
      for (const finding of check()) this.#take(rule, finding.part, finding);
      this.#complete.add(rule.id);
    } catch (error) {
      this.#fault(rule, error);
    }
  }

  sorted(): readonly Diagnostic[] {
    return this.#diagnostics.sort(
      (a, b) =>
        comparePositions(a.range.start, b.range.start) ||
        comparePositions(a.range.end, b.range.end) ||
        (a.rule < b.rule ? -1 : Number(a.rule > b.rule)),
    );
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

  #take(rule: Rule, part: Part, finding: Finding): void {
    if (this.#silencers.silence(rule.id, part)) return;
    const places = this.#placesIn(part);
    const severity = this.#options.levels?.[rule.id] ?? finding.severity ?? rule.severity;
    if (severity === "off") return;
    this.#diagnostics.push({
      rule: rule.id,
      severity,
      range: places.range(finding.span),
      message: finding.message,
      document: part.kind === "block" ? headerOf(this.#corpus, part).name : undefined,
      related:
        finding.related?.map((place) => ({ range: this.#rangeOf(place, part), message: place.message })) ?? NOTHING,
      fixes: this.#isFrozen ? NOTHING : this.#fixesOf(finding, part),
      anchor: part.start,
    });
  }

  #fixesOf({ fixes }: Finding, part: Part): readonly DiagnosticFix[] {
    if (!fixes) return NOTHING;
    return fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({ range: this.#rangeOf(edit, part), newText: edit.newText })),
    }));
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

/** The directives of a corpus at work. */
class Silencers {
  /** Those that kept a finding from being told. */
  readonly used = new Set<DirectiveEntry>();
  readonly #ofFile = new Map<string, DirectiveEntry>();
  readonly #ofBlock = new Map<Block, Map<string, DirectiveEntry>>();

  constructor(corpus: Corpus) {
    for (const { scope, target, entries } of directivesOf(corpus).ignores) {
      const known = scope === "file" ? this.#ofFile : target && this.#entriesOf(target);
      for (const entry of entries) if (known && !known.has(entry.rule)) known.set(entry.rule, entry);
    }
  }

  /** Whether findings of the rule in that part are not to be told; the directive nearest to it is the one that is used. */
  silence(rule: string, part: Part): boolean {
    const entry = (part.kind === "block" ? this.#ofBlock.get(part)?.get(rule) : undefined) ?? this.#ofFile.get(rule);
    if (entry) this.used.add(entry);
    return entry !== undefined;
  }

  #entriesOf(block: Block): Map<string, DirectiveEntry> {
    const known = this.#ofBlock.get(block) ?? new Map<string, DirectiveEntry>();
    this.#ofBlock.set(block, known);
    return known;
  }
}
