import { KeptFindings } from "../decisions/apply.ts";
import type { Decisions } from "../decisions/decisions.ts";
import { atOnce } from "../in-steps.ts";
import { positionBy } from "../line-starts.ts";
import type { Corpus } from "../syntax/nodes.ts";
import { parseLines } from "../syntax/parse.ts";
import type { LineEdit, LineSource, Position, Span, TextEdit } from "../text.ts";
import { EditedText } from "./pieces.ts";
import type { Diagnostic, DiagnosticFix, Fix, Group, Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { type RunOptions, runningRules } from "./run-rules.ts";

/** How fixes are made. */
export interface FixOptions extends RunOptions {
  /** What somebody decided to keep is left as it is. */
  readonly decisions?: Decisions | undefined;
}

/** What a fix-all comes to. */
export interface FixAll {
  /** Against the corpus that was given; sorted, disjoint. */
  readonly edits: readonly LineEdit[];
  /** How many findings were fixed. */
  readonly fixed: number;
  /** How many findings are left for somebody to look at. */
  readonly left: number;
  /** How many times fixes were made, one after the other, before there was nothing left to do. */
  readonly passes: number;
}

/**
 * The order of `checks.md`: the text is parsed again after each, so that one group's fixes never meet another's. What hides
 * a header from its reader goes first of all: the rest is read with it.
 */
const ORDER: readonly (Group | "uncovering")[] = [
  "uncovering",
  "structure",
  "names",
  "characters",
  "white-space",
  "web-residue",
  "metadata",
  "documents",
  "entities",
];
const UNCOVERING: ReadonlySet<string> = new Set(["byte-order-mark"]);

/** Fixes that overlap wait for another pass. Two are enough for all rules we have; this is where a faulty one stops. */
const PASSES = 8;

/** Makes every safe fix. A second run changes nothing. */
export function safeFixes(corpus: Corpus, options: FixOptions = {}): FixAll {
  return atOnce(makingSafeFixes(corpus, options));
}

/** {@link safeFixes}, with rests. */
export function* makingSafeFixes(corpus: Corpus, options: FixOptions): Generator<void, FixAll> {
  const work = new Work(corpus, options);
  const groups = ORDER.map((group) => rules.filter((rule) => rule.fix === "safe" && stepOf(rule) === group));
  for (let pass = 0; pass < PASSES; pass++) {
    const before = work.fixed;
    for (const group of groups) yield* work.fixing(group, (fix) => fix.safety === "safe");
    if (work.fixed === before) break;
    work.passes++;
  }
  return yield* work.result(rules);
}

function stepOf({ id, group }: Rule): Group | "uncovering" {
  return UNCOVERING.has(id) ? "uncovering" : group;
}

/** Makes the preferred fix of each finding of one rule; those that overlap one after the other. */
export function fixesOfRule(corpus: Corpus, ruleId: string, options: FixOptions = {}): FixAll {
  return atOnce(makingFixesOfRule(corpus, ruleId, options));
}

/** {@link fixesOfRule}, with rests. */
export function* makingFixesOfRule(corpus: Corpus, ruleId: string, options: FixOptions): Generator<void, FixAll> {
  const chosen = rules.filter(({ id }) => id === ruleId);
  const work = new Work(corpus, options);
  for (; work.passes < PASSES; work.passes++) if (!(yield* work.fixing(chosen, () => true)).skipped) break;
  return yield* work.result(chosen);
}

/** A corpus under repair. */
class Work {
  corpus: Corpus;
  fixed = 0;
  passes = 0;
  readonly #options: FixOptions;
  readonly #text: EditedText;
  readonly #firstLines: JoinedLines;
  #lines: JoinedLines;

  constructor(corpus: Corpus, options: FixOptions) {
    this.corpus = corpus;
    this.#options = options;
    this.#text = new EditedText(joined(corpus.source));
    this.#firstLines = new JoinedLines(this.#text.text);
    this.#lines = this.#firstLines;
  }

  /** Makes the first wanted fix of each finding. Answers whether some had to be left for overlapping others. */
  *fixing(chosen: readonly Rule[], isWanted: (fix: Fix) => boolean): Generator<void, { readonly skipped: boolean }> {
    const wanted: (readonly TextEdit[])[] = [];
    const isKept = this.#isKept();
    yield* runningRules(chosen, this.corpus, this.#options, (found) => {
      const fix = found.fixes.find(isWanted);
      if (fix && !isKept(() => found.diagnostic())) wanted.push(this.#offsets(found.placed(fix)));
      return true;
    });
    const taken = disjoint(wanted);
    if (taken.length > 0) {
      this.#text.apply(taken.flat());
      this.#lines = new JoinedLines(this.#text.text);
      this.corpus = parseLines(this.#lines);
      this.fixed += taken.length;
    }
    return { skipped: taken.length < wanted.length };
  }

  /** What was done, and how many findings of these rules are still there. */
  *result(counted: readonly Rule[]): Generator<void, FixAll> {
    let left = 0;
    const isKept = this.#isKept();
    yield* runningRules(counted, this.corpus, this.#options, (found) => {
      if (!isKept(() => found.diagnostic())) left++;
      return true;
    });
    const edits = this.#text.changes().map(({ span, newText }) => ({ range: this.#firstLines.range(span), newText }));
    return { edits, fixed: this.fixed, left, passes: this.passes };
  }

  /** Whether a finding of the corpus as it is now was decided to be kept; asked only where there are decisions. */
  #isKept(): (diagnostic: () => Diagnostic) => boolean {
    const { decisions } = this.#options;
    if (!decisions || decisions.findings.size + decisions.texts.size === 0) return () => false;
    const kept = new KeptFindings(this.corpus, decisions);
    return (diagnostic) => kept.decisionOn(diagnostic()) !== undefined;
  }

  #offsets({ edits }: DiagnosticFix): readonly TextEdit[] {
    return edits
      .map(({ range, newText }) => ({ span: this.#lines.span(range), newText }))
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}

/**
 * The fixes that can be made together, in the order of the text: none reaches into the stretch of another, and no two
 * insert at one place.
 */
function disjoint(fixes: readonly (readonly TextEdit[])[]): readonly (readonly TextEdit[])[] {
  const sorted = fixes
    .filter((edits) => edits.length > 0)
    .sort((a, b) => a[0]!.span.start - b[0]!.span.start || a[0]!.span.end - b[0]!.span.end);
  const taken: (readonly TextEdit[])[] = [];
  let end = -1;
  let endsInInsertion = false;
  for (const edits of sorted) {
    const first = edits[0]!.span;
    const last = edits.at(-1)!.span;
    const meets = first.start === end && endsInInsertion && first.start === first.end;
    if (first.start < end || meets) continue;
    taken.push(edits);
    endsInInsertion = last.start === last.end;
    end = last.end;
  }
  return taken;
}

function joined(source: LineSource): string {
  const lines: string[] = [];
  for (let line = 0; line < source.lineCount; line++) lines.push(source.line(line));
  return lines.join("\n");
}

/** A text whose lines end in LF alone: a CR that is left in one belongs to it. */
class JoinedLines implements LineSource {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  line(index: number): string {
    const next = this.#starts[index + 1];
    return this.#text.slice(this.#starts[index], next === undefined ? this.#text.length : next - 1);
  }

  span({ start, end }: LineEdit["range"]): Span {
    return { start: this.#offset(start), end: this.#offset(end) };
  }

  range({ start, end }: Span): LineEdit["range"] {
    return { start: this.#position(start), end: this.#position(end) };
  }

  #offset({ line, character }: Position): number {
    return this.#starts[line]! + character;
  }

  #position(offset: number): Position {
    return positionBy(this.#starts, offset);
  }
}
