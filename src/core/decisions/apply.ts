import { proseOf } from "../checks/prose.ts";
import type { Diagnostic, DiagnosticFix, Levels, Severity } from "../checks/rule.ts";
import { rules } from "../checks/rules/index.ts";
import { Silencers } from "../checks/silencers.ts";
import { quoted } from "../checks/wording.ts";
import { cutBlock, cutPart, headerOf, rangeIn } from "../syntax/cut.ts";
import type { Block, Corpus, Part } from "../syntax/nodes.ts";
import { comparePositions, linesIn, type Range, type Span } from "../text.ts";
import { BlockPlaces } from "./block-places.ts";
import type { Decision, FindingDecision, TextDecision } from "./decision.ts";
import { Decisions } from "./decisions.ts";
import { documentKeys } from "./document-key.ts";
import { markedText } from "./marked-text.ts";
import { LONGEST_TEXT, normalText } from "./normal-text.ts";
import { findQuote } from "./quote.ts";
import { verdictEdits } from "./verdict-edits.ts";

/** A finding that is not told, and why. */
export interface KeptFinding {
  readonly diagnostic: Diagnostic;
  readonly decision: FindingDecision | TextDecision;
}

/** What is left to tell of a corpus when its decisions are known. */
export interface Decided {
  /** In the order of the text. A verdict on a text is the preferred fix of what it is on. */
  readonly diagnostics: readonly Diagnostic[];
  readonly kept: readonly KeptFinding[];
  /** Decisions on findings of documents that are here, whose words are not, or not in one place alone. */
  readonly stale: readonly FindingDecision[];
}

/** Whether there is a decision that makes a difference to what is told. */
export function decidesFindings({ findings, texts }: Decisions): boolean {
  return findings.size + texts.size > 0;
}

/** What is to be told of a corpus: what was found in it, without what somebody decided to keep, and with what was decided. */
export function applyDecisions(
  corpus: Corpus,
  diagnostics: readonly Diagnostic[],
  decisions: Decisions,
  levels: Levels = {},
): Decided {
  const applying = new Applying(corpus, decisions, levels);
  return { ...applying.apply(corpus.parts, diagnostics), stale: applying.stale };
}

/** {@link applyDecisions} for a corpus that is told part by part. Holds until the corpus changes. */
export class Applying {
  readonly #corpus: Corpus;
  readonly #keeping: KeptFindings | undefined;
  readonly #wanted: WantedLines;
  readonly #silencers: Silencers | undefined;

  constructor(corpus: Corpus, decisions: Decisions, levels: Levels = {}) {
    this.#corpus = corpus;
    this.#keeping = decidesFindings(decisions) ? new KeptFindings(corpus, decisions) : undefined;
    this.#wanted = new WantedLines(decisions, levels);
    this.#silencers = this.#wanted.isEmpty ? undefined : new Silencers(corpus);
  }

  /** Decisions on findings of documents that are here, whose words are not, or not in one place alone. */
  get stale(): readonly FindingDecision[] {
    return this.#keeping?.stale ?? [];
  }

  /** What is to be told of some parts, of which `diagnostics` are all, in the order of the text. */
  apply(parts: Iterable<Part>, diagnostics: readonly Diagnostic[]): Omit<Decided, "stale"> {
    const keeping = this.#keeping;
    if (!keeping) return { diagnostics, kept: [] };
    const told: Diagnostic[] = [];
    const kept: KeptFinding[] = [];
    for (const diagnostic of diagnostics) {
      const decision = keeping.decisionOn(diagnostic);
      if (decision) kept.push({ diagnostic, decision });
      else told.push(withVerdict(this.#corpus, diagnostic, keeping.verdictOn(diagnostic)));
    }
    const found = told.length;
    if (this.#silencers) {
      const known = new Set(diagnostics.map(({ rule, range }) => `${rule} ${range.start.line}`));
      for (const part of parts)
        if (part.kind === "block")
          for (const line of decidedLines(this.#corpus, part, this.#wanted, this.#silencers, known)) told.push(line);
    }
    if (told.length > found) told.sort((a, b) => comparePositions(a.range.start, b.range.start));
    return { diagnostics: told, kept };
  }
}

/** Which findings of a corpus stay as they are. Holds until the corpus changes. */
export class KeptFindings {
  /** Decisions whose document is here and whose words are not, or not in one place alone. */
  readonly stale: readonly FindingDecision[];
  readonly #corpus: Corpus;
  readonly #decisions: Decisions;
  readonly #places = new Map<string, FindingDecision>();

  constructor(corpus: Corpus, decisions: Decisions) {
    this.#corpus = corpus;
    this.#decisions = decisions;
    const stale: FindingDecision[] = [];
    for (const [decision, parts] of partsOf(corpus, decisions)) {
      const places = parts.flatMap((part) => {
        const span = placeIn(corpus, part, decision);
        return span ? [rangeIn(part, cutPart(corpus, part).text, span)] : [];
      });
      if (places.length === 1) this.#places.set(placeKey(decision.rule, places[0]!), decision);
      else if (decision.document !== undefined) stale.push(decision);
    }
    this.stale = stale;
  }

  /** All but those on findings that are not here, or not in one place alone. */
  get decisions(): Decisions {
    const here = new Set<Decision>(this.#places.values());
    return new Decisions(this.#decisions.all.filter((one) => one.on !== "finding" || here.has(one)));
  }

  /** The decision that a finding is kept by. */
  decisionOn(diagnostic: Pick<Diagnostic, "rule" | "range">): FindingDecision | TextDecision | undefined {
    const { rule, range } = diagnostic;
    const here = this.#places.size > 0 ? this.#places.get(placeKey(rule, range)) : undefined;
    if (here) return here;
    const decision = this.verdictOn(diagnostic);
    return decision?.verdict.verdict === "keep" ? decision : undefined;
  }

  /** The verdict on the text that a finding marks. */
  verdictOn({ rule, range }: Pick<Diagnostic, "rule" | "range">): TextDecision | undefined {
    return this.#decisions.texts.get(rule)?.get(markedText(this.#corpus, range));
  }
}

function placeKey(rule: string, { start, end }: Range): string {
  return `${rule} ${start.line} ${start.character} ${end.line} ${end.character}`;
}

/** The parts each decision on a finding may be about. Documents that are not here are somewhere else. */
function partsOf(corpus: Corpus, { findings }: Decisions): ReadonlyMap<FindingDecision, readonly Part[]> {
  const found = new Map<FindingDecision, Part[]>();
  if (findings.size === 0) return found;
  for (const part of corpus.parts) {
    const keys = part.kind === "block" ? documentKeys(corpus, part) : [""];
    for (const key of keys)
      for (const decision of findings.get(key) ?? []) {
        const known = found.get(decision);
        if (known) known.push(part);
        else found.set(decision, [part]);
      }
  }
  return found;
}

/** Where quotes were found in a part, which lives as long as its text is the same. */
const found = new WeakMap<Part, WeakMap<FindingDecision, Span | "nowhere">>();

function placeIn(corpus: Corpus, part: Part, decision: FindingDecision): Span | undefined {
  const known = found.get(part) ?? new WeakMap<FindingDecision, Span | "nowhere">();
  found.set(part, known);
  let place = known.get(decision);
  if (!place) {
    place = findQuote(cutPart(corpus, part).text, decision.quote) ?? "nowhere";
    known.set(decision, place);
  }
  return place === "nowhere" ? undefined : place;
}

/** A finding with what was decided on its text as the preferred fix. */
export function withVerdict(corpus: Corpus, diagnostic: Diagnostic, decision: TextDecision | undefined): Diagnostic {
  const fix = decision && verdictFix(corpus, diagnostic, decision);
  return fix ? { ...diagnostic, fixes: [fix, ...diagnostic.fixes] } : diagnostic;
}

function verdictFix(
  corpus: Corpus,
  place: Pick<Diagnostic, "range" | "anchor" | "fixes">,
  { verdict }: TextDecision,
): DiagnosticFix | undefined {
  const { edits } = verdictEdits(corpus, [place], verdict);
  if (edits.length === 0) return undefined;
  const title = verdict.verdict === "to-attribute" ? `Move it to ${verdict.key}= as decided` : "Delete it as decided";
  return { title, safety: "suggested", edits };
}

/** Lines of a document with a verdict on them which the rule itself does not find: they are told in its name. */
function* decidedLines(
  corpus: Corpus,
  part: Block,
  wanted: WantedLines,
  silencers: Silencers,
  found: ReadonlySet<string>,
): Generator<Diagnostic> {
  let places: BlockPlaces | undefined;
  for (const { span, decision } of wanted.in(corpus, part)) {
    const { rule, verdict } = decision;
    if (silencers.silence(rule, part)) continue;
    places ??= new BlockPlaces(corpus, part);
    const { text } = places.block;
    const range = places.range(span);
    if (found.has(`${rule} ${range.start.line}`)) continue;
    const place = { range, anchor: part.start, fixes: [] };
    const fix = verdictFix(corpus, place, decision);
    const fate = verdict.verdict === "to-attribute" ? `belongs in ${verdict.key}=` : "is to be deleted";
    yield {
      rule,
      severity: wanted.severityOf(rule),
      message: `${quoted(text.slice(span.start, span.end))} ${fate}, as was decided.`,
      document: headerOf(corpus, part).name,
      related: [],
      fixes: fix ? [fix] : [],
      range,
      anchor: part.start,
    };
  }
}

interface WantedLine {
  readonly span: Span;
  readonly decision: TextDecision;
}

/** Lines of a part that were asked for, as long as its text and the decisions are the same. */
const wantedLines = new WeakMap<Part, { readonly decisions: Decisions; readonly lines: readonly WantedLine[] }>();
const NONE: readonly WantedLine[] = [];

/** The lines that are to be deleted or moved, wherever they stand. */
class WantedLines {
  readonly #decisions: Decisions;
  readonly #levels: Levels;
  readonly #byText = new Map<string, TextDecision[]>();

  constructor(decisions: Decisions, levels: Levels) {
    this.#decisions = decisions;
    this.#levels = levels;
    for (const texts of decisions.texts.values())
      for (const decision of texts.values()) {
        const { text, isLine, verdict, rule } = decision;
        if (!isLine || verdict.verdict === "keep" || levelOf(rule, {}) === undefined) continue;
        const known = this.#byText.get(text);
        if (known) known.push(decision);
        else this.#byText.set(text, [decision]);
      }
  }

  get isEmpty(): boolean {
    return this.#byText.size === 0;
  }

  /** Of a rule that is not off. */
  severityOf(rule: string): Severity {
    return levelOf(rule, this.#levels) ?? "info";
  }

  *in(corpus: Corpus, part: Block): Generator<WantedLine> {
    for (const line of this.#linesOf(corpus, part)) if (levelOf(line.decision.rule, this.#levels)) yield line;
  }

  #linesOf(corpus: Corpus, part: Block): readonly WantedLine[] {
    // What is not in memory is gone through once.
    if (corpus.source.text) return [...this.#look(corpus, part)];
    let known = wantedLines.get(part);
    if (known?.decisions !== this.#decisions) {
      const lines = [...this.#look(corpus, part)];
      known = { decisions: this.#decisions, lines: lines.length > 0 ? lines : NONE };
      wantedLines.set(part, known);
    }
    return known.lines;
  }

  *#look(corpus: Corpus, part: Block): Generator<WantedLine> {
    const block = cutBlock(corpus, part);
    const prose = proseOf(block);
    if (!prose) return;
    for (const line of linesIn(block.text, prose.span)) {
      if (line.end === line.start || line.end - line.start > 2 * LONGEST_TEXT) continue;
      const written = block.text.slice(line.start, line.end);
      const decisions = this.#byText.get(normalText(written));
      if (!decisions || prose.isCode(line.start)) continue;
      const start = line.start + written.length - written.trimStart().length;
      const span = { start, end: start + written.trim().length };
      for (const decision of decisions) yield { span, decision };
    }
  }
}

/** `undefined` for a rule that is off, or that we do not have. */
function levelOf(rule: string, levels: Levels): Severity | undefined {
  const known = rules.find(({ id }) => id === rule);
  const level = known && (levels[rule] ?? known.severity);
  return level === "off" ? undefined : level;
}
