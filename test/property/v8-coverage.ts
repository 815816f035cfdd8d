/** What V8 writes of one script when `NODE_V8_COVERAGE` is set. */
export interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly FunctionCoverage[];
}

interface FunctionCoverage {
  readonly ranges: readonly CountedRange[];
}

/** Half-open stretch of a script in UTF-16 code units and how often it ran; inner ranges overrule outer ones. */
interface CountedRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** A stretch that V8 counts by itself: a function, or a branch of one. */
export interface Stretch {
  /** The first of its code units that is not white space. */
  readonly start: number;
  readonly isCovered: boolean;
}

/**
 * Every function and branch of a script that holds code, and whether it ran.
 *
 * Of branches within one that never ran, only the outermost is told. A stretch of nothing but brackets, as after a
 * `return`, is none.
 */
export function stretchesOf(script: ScriptCoverage, code: string): readonly Stretch[] {
  const ranges = script.functions.flatMap((one) => one.ranges);
  const dead = ranges.filter(({ count }) => count === 0);
  const isWithin = (inner: CountedRange, outer: CountedRange): boolean =>
    inner !== outer && outer.startOffset <= inner.startOffset && inner.endOffset <= outer.endOffset;
  const stretches: Stretch[] = [];
  for (const range of ranges) {
    const said = code.slice(range.startOffset, range.endOffset);
    if (/^[\s{}();,]*$/.test(said)) continue;
    if (range.count === 0 && dead.some((outer) => isWithin(range, outer))) continue;
    const start = range.startOffset + said.search(/\S/);
    stretches.push({ start, isCovered: range.count > 0 });
  }
  return stretches;
}
