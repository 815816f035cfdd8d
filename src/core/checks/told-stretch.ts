import type { Position, Range } from "../text.ts";
import type { Telling } from "./corpus-memory.ts";
import type { Diagnostic, PartRule, Severity } from "./rule.ts";

/** How many diagnostics there are of each severity. */
type SeverityCounts = Readonly<Record<Severity, number>>;

/** How many findings of a rule are still told in a stretch, where the rule has more than may be told. */
export type Limits = ReadonlyMap<PartRule, number>;

/** What is told of the parts of a stretch, in their order, wherever they stand now. */
export class ToldStretch {
  readonly telling: Telling;
  readonly limits: Limits;
  /** Whether something is told of the place where a part ends: only then may the next part's come before it. */
  readonly touchesEnd: boolean;
  readonly counts: SeverityCounts;
  /** How many findings have a fix, by rule. */
  readonly fixable: ReadonlyMap<string, number>;
  #diagnostics: readonly Diagnostic[];
  #line: number;

  /** `line` is the first of the stretch. */
  constructor(
    { telling, limits, touchesEnd }: Pick<ToldStretch, "telling" | "limits" | "touchesEnd">,
    diagnostics: readonly Diagnostic[],
    line: number,
  ) {
    this.telling = telling;
    this.limits = limits;
    this.touchesEnd = touchesEnd;
    this.counts = countSeverities(diagnostics);
    const fixable = new Map<string, number>();
    for (const { rule, fixes } of diagnostics) if (fixes.length > 0) fixable.set(rule, (fixable.get(rule) ?? 0) + 1);
    this.fixable = fixable;
    this.#diagnostics = diagnostics;
    this.#line = line;
  }

  get length(): number {
    return this.#diagnostics.length;
  }

  /** All of it, where the stretch begins at that line. */
  at(line: number): readonly Diagnostic[] {
    const by = line - this.#line;
    if (by !== 0) {
      this.#diagnostics = this.#diagnostics.map((diagnostic) => moved(diagnostic, by));
      this.#line = line;
    }
    return this.#diagnostics;
  }
}

function countSeverities(diagnostics: readonly Diagnostic[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** The same so many lines further down. */
export function moved(diagnostic: Diagnostic, by: number): Diagnostic {
  const position = ({ line, character }: Position): Position => ({ line: line + by, character });
  const range = ({ start, end }: Range): Range => ({ start: position(start), end: position(end) });
  const { related, fixes } = diagnostic;
  return {
    ...diagnostic,
    range: range(diagnostic.range),
    related:
      related.length === 0
        ? related
        : related.map((one) => (one.source === undefined ? { ...one, range: range(one.range) } : one)),
    fixes:
      fixes.length === 0
        ? fixes
        : fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, range: range(edit.range) })) })),
    anchor: position(diagnostic.anchor),
  };
}
