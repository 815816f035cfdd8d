import { comparePositions, type Range } from "../text.ts";
import type { Diagnostic, Severity } from "./rule.ts";
import type { ToldStretch } from "./told-stretch.ts";

/** What is told of a stretch of parts, at its place in the text. */
export interface PlacedStretch {
  readonly told: ToldStretch;
  /** The lines its parts stand on, the last included; the next stretch may begin on that. */
  readonly firstLine: number;
  readonly lastLine: number;
}

const WORST_FIRST: readonly Severity[] = ["error", "warning", "info", "hint"];

/**
 * Diagnostics sorted by place, then by rule. Those of most parts are put into their places only when somebody looks at
 * them, so that a line that comes or goes above them costs nothing. It does not change.
 */
export class DiagnosticList implements Iterable<Diagnostic> {
  readonly length: number;
  readonly #stretches: readonly PlacedStretch[];
  /** Sorted; few. */
  readonly #others: readonly Diagnostic[];
  #all: readonly Diagnostic[] | undefined;

  private constructor(stretches: readonly PlacedStretch[], others: readonly Diagnostic[]) {
    this.#stretches = stretches;
    this.#others = others;
    this.length = stretches.reduce((sum, { told }) => sum + told.length, others.length);
  }

  /** Of diagnostics that are sorted already. */
  static of(sorted: readonly Diagnostic[]): DiagnosticList {
    return new DiagnosticList([], sorted);
  }

  /** Of stretches that follow each other, none of which tells of the place where one of its parts ends. */
  static ofStretches(stretches: readonly PlacedStretch[]): DiagnosticList {
    return new DiagnosticList(stretches, []);
  }

  /** All of them. */
  get all(): readonly Diagnostic[] {
    this.#all ??= merged(ofAll(this.#stretches), this.#others);
    return this.#all;
  }

  [Symbol.iterator](): Iterator<Diagnostic> {
    return this.all[Symbol.iterator]();
  }

  /** How many findings of a rule have a fix. */
  fixable(rule: string): number {
    const others = this.#others.filter((one) => one.rule === rule && one.fixes.length > 0);
    return this.#stretches.reduce((sum, { told }) => sum + (told.fixable.get(rule) ?? 0), others.length);
  }

  get last(): Diagnostic | undefined {
    const stretch = this.#stretches.findLast(({ told }) => told.length > 0);
    const inParts = stretch?.told.at(stretch.firstLine).at(-1);
    const other = this.#others.at(-1);
    return inParts && other ? (byPlace(inParts, other) > 0 ? inParts : other) : (inParts ?? other);
  }

  /** With others that are sorted too. */
  and(others: readonly Diagnostic[]): DiagnosticList {
    return others.length === 0 ? this : new DiagnosticList(this.#stretches, merged(this.#others, others));
  }

  /** Without those of some rules, none of which sees one part at a time; and those alone. */
  without(rules: ReadonlySet<string>): { readonly rest: DiagnosticList; readonly taken: readonly Diagnostic[] } {
    const taken = this.#others.filter(({ rule }) => rules.has(rule));
    if (taken.length === 0) return { rest: this, taken };
    const rest = this.#others.filter(({ rule }) => !rules.has(rule));
    return { rest: new DiagnosticList(this.#stretches, rest), taken };
  }

  /** So many of them at most: the worst, and among those the first. */
  worst(most: number): readonly Diagnostic[] {
    const found: Diagnostic[] = [];
    for (const severity of WORST_FIRST) {
      const room = most - found.length;
      if (room <= 0) break;
      const isOne = (one: Diagnostic): boolean => one.severity === severity;
      const inParts: Diagnostic[] = [];
      for (const { told, firstLine } of this.#stretches) {
        if (inParts.length >= room) break;
        if (told.counts[severity] > 0) for (const one of told.at(firstLine)) if (isOne(one)) inParts.push(one);
      }
      for (const one of merged(inParts, this.#others.filter(isOne)).slice(0, room)) found.push(one);
    }
    return found;
  }

  /** Those whose range has a place in common with a range, be it its end. */
  touching({ start, end }: Range): readonly Diagnostic[] {
    const isNear = ({ range }: Diagnostic): boolean =>
      comparePositions(range.start, end) <= 0 && comparePositions(range.end, start) >= 0;
    const near = this.#stretches.filter(({ firstLine, lastLine }) => firstLine <= end.line && lastLine >= start.line);
    return merged(ofAll(near).filter(isNear), this.#others.filter(isNear));
  }
}

function ofAll(stretches: readonly PlacedStretch[]): readonly Diagnostic[] {
  const all: Diagnostic[] = [];
  for (const { told, firstLine } of stretches) for (const diagnostic of told.at(firstLine)) all.push(diagnostic);
  return all;
}

/** Two sorted lists as one. The second is short: the places of its own are looked for in the first. */
function merged(first: readonly Diagnostic[], second: readonly Diagnostic[]): readonly Diagnostic[] {
  if (second.length === 0) return first;
  const all = first.concat(second);
  let end = first.length;
  for (let at = second.length - 1; at >= 0; at--) {
    const diagnostic = second[at]!;
    const place = placeAfter(first, end, diagnostic);
    for (let moving = end - 1; moving >= place; moving--) all[moving + at + 1] = all[moving]!;
    all[place + at] = diagnostic;
    end = place;
  }
  return all;
}

/** Where it goes among the first `end` of a sorted list, after those that are at the same place. */
function placeAfter(sorted: readonly Diagnostic[], end: number, diagnostic: Diagnostic): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(sorted[middle]!, diagnostic) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In the order of the text, then of the rules' ids. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    (a.rule < b.rule ? -1 : Number(a.rule > b.rule))
  );
}
