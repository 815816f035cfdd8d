import type { Diagnostic, Severity } from "../checks/rule.ts";
import { rules } from "../checks/rules/index.ts";
import type { Corpus } from "../syntax/nodes.ts";
import { ownCopy } from "../text.ts";
import { type Extent, extentOf, markedText } from "./marked-text.ts";
import { LONGEST_TEXT } from "./normal-text.ts";

/** Findings of one corpus. `source` says which it is, among several. */
export interface TriageInput {
  readonly source: string;
  readonly corpus: Corpus;
  readonly diagnostics: readonly Diagnostic[];
}

/** Findings with what they mark, for which the text is needed no more. */
export interface MarkedFindings {
  readonly source: string;
  readonly marked: readonly Marked[];
}

interface Marked {
  readonly diagnostic: Diagnostic;
  readonly text: string;
  readonly extent: Extent;
}

/** Reads what findings mark, so that their corpus need not be kept. */
export function markedFindings({ source, corpus, diagnostics }: TriageInput): MarkedFindings {
  return { source, marked: diagnostics.map((diagnostic) => markedIn(corpus, diagnostic)) };
}

function markedIn(corpus: Corpus, diagnostic: Diagnostic): Marked {
  const text = ownCopy(markedText(corpus, diagnostic.range));
  return { diagnostic, text, extent: extentOf(corpus, diagnostic) };
}

/** All findings of one rule. */
export interface RuleGroup {
  readonly rule: string;
  /** The worst there is. */
  readonly severity: Severity;
  readonly count: number;
  /** Those with most findings first. */
  readonly texts: readonly TextGroup[];
}

/** All findings of one rule that mark the same text. */
export interface TextGroup {
  readonly rule: string;
  /** As `normalText` has it; cut short where it is longer than any verdict goes. */
  readonly text: string;
  readonly severity: Severity;
  readonly count: number;
  /** What can be decided about all of them. */
  readonly choices: "remove-or-keep" | "keep" | "none";
  /** Whether each of them is all of its line. */
  readonly isLine: boolean;
  /** In the order of the corpora, then of the text. */
  readonly documents: readonly DocumentGroup[];
}

/** The findings of one text in one document. */
export interface DocumentGroup {
  readonly source: string;
  /** `undefined` for what stands outside documents. */
  readonly document: string | undefined;
  readonly findings: readonly Diagnostic[];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Findings by rule, then by the text they mark, then by document: what is to be judged once for all its occurrences. */
export function groupFindings(inputs: readonly (TriageInput | MarkedFindings)[]): readonly RuleGroup[] {
  const byRule = new Map<string, Map<string, Gathered>>();
  for (const input of inputs)
    for (const { diagnostic, text, extent } of "marked" in input ? input.marked : markedFindings(input).marked) {
      const texts = byRule.get(diagnostic.rule) ?? new Map<string, Gathered>();
      byRule.set(diagnostic.rule, texts);
      let group = texts.get(text);
      if (!group) {
        group = new Gathered(diagnostic.rule, text);
        texts.set(text, group);
      }
      group.add(input.source, diagnostic, extent);
    }
  return [...byRule].map(([rule, texts]) => ruleGroup(rule, [...texts.values()])).sort(byWeight);
}

/** The occurrences of one text among groups; `undefined` where it has none. */
export function textGroup(groups: readonly RuleGroup[], rule: string, text: string): TextGroup | undefined {
  return groups.find((group) => group.rule === rule)?.texts.find((group) => group.text === text);
}

/** A group on its way. */
class Gathered {
  severity: Severity = "hint";
  count = 0;
  isLine = true;
  readonly rule: string;
  readonly text: string;
  #isRemovable = true;
  readonly #documents = new Map<string, DocumentGroup & { readonly findings: Diagnostic[] }>();

  constructor(rule: string, text: string) {
    this.rule = rule;
    this.text = text;
  }

  add(source: string, diagnostic: Diagnostic, extent: Extent): void {
    const { document, anchor, severity } = diagnostic;
    this.count++;
    if (RANK[severity] < RANK[this.severity]) this.severity = severity;
    this.isLine &&= extent === "line";
    this.#isRemovable &&= extent === "line" || (extent === "tail" && isResidue(this.rule));
    const key = `${source}\n${document === undefined ? "" : `${anchor.line} ${anchor.character}`}`;
    const known = this.#documents.get(key);
    if (known) known.findings.push(diagnostic);
    else this.#documents.set(key, { source, document, findings: [diagnostic] });
  }

  done(): TextGroup {
    const { rule, text, severity, count, isLine } = this;
    const choices = text === "" || text.length > LONGEST_TEXT ? "none" : this.#isRemovable ? "remove-or-keep" : "keep";
    return { rule, text, severity, count, choices, isLine, documents: [...this.#documents.values()] };
  }
}

function ruleGroup(rule: string, gathered: readonly Gathered[]): RuleGroup {
  const texts = gathered.map((one) => one.done()).sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  const count = texts.reduce((sum, text) => sum + text.count, 0);
  const severity = texts.reduce<Severity>(
    (worst, text) => (RANK[text.severity] < RANK[worst] ? text.severity : worst),
    "hint",
  );
  return { rule, severity, count, texts };
}

function byWeight(a: RuleGroup, b: RuleGroup): number {
  return RANK[a.severity] - RANK[b.severity] || b.count - a.count || (a.rule < b.rule ? -1 : 1);
}

/** The end of a line may be taken off where a rule says that it is no part of the text. */
function isResidue(rule: string): boolean {
  return rules.find(({ id }) => id === rule)?.group === "web-residue";
}
