import { best, median, ratioOf, type Timing } from "./measure.ts";

/** One line of the table. */
export interface Figure {
  /** What was read. */
  readonly input: string;
  /** What was done with it, and beside what it is held. */
  readonly what: string;
  readonly peer: string;
  readonly ours: string;
  readonly theirs: string;
  /** Empty for figures that are no ratio. */
  readonly ratio: string;
  /** Empty for what is only told, not aimed at. */
  readonly target: string;
  /** "met", by how much not, or empty. */
  readonly verdict: string;
}

/** What a ratio is held against: ours over theirs at most so much, or ours so many times faster. */
export type Target = { readonly atMost: number } | { readonly timesFaster: number };

/** Ours beside a peer's. */
export function compared(input: string, what: string, ours: Timing, theirs: Timing, target?: Target): Figure {
  const faster = target !== undefined && "timesFaster" in target;
  const ratio = faster ? ratioOf(theirs, ours) : ratioOf(ours, theirs);
  return {
    input,
    what,
    peer: theirs.name,
    ours: duration(ours),
    theirs: duration(theirs),
    ratio: `${number(ratio.median)} (${number(ratio.best)})`,
    target: !target ? "" : faster ? `≥ ${target.timesFaster}× faster` : `≤ ${limitOf(target)}×`,
    verdict: !target ? "" : faster ? atLeast(ratio.median, target.timesFaster) : atMost(ratio.median, limitOf(target)),
  };
}

/** One value of ours with a limit of its own, or only told. */
export function single(input: string, what: string, value: number, unit: string, limit?: number): Figure {
  return {
    input,
    what,
    peer: "",
    ours: `${number(value)} ${unit}`,
    theirs: "",
    ratio: "",
    target: limit === undefined ? "" : `≤ ${limit} ${unit}`,
    verdict: limit === undefined ? "" : atMost(value, limit),
  };
}

/** A line that says why there are no figures. */
export function absent(input: string, what: string, peer: string, reason: string): Figure {
  return { input, what, peer, ours: "", theirs: "", ratio: "", target: "", verdict: `not run: ${reason}` };
}

function limitOf(target: Target): number {
  return "atMost" in target ? target.atMost : target.timesFaster;
}

function atMost(value: number, limit: number): string {
  return value <= limit ? "met" : `**not met**: ${number(value / limit)}× the limit`;
}

function atLeast(value: number, limit: number): string {
  return value >= limit ? "met" : `**not met**: ${number(value / limit)} of it`;
}

/** Median / best, in the unit that suits it. */
function duration({ samples }: Timing): string {
  const middle = median(samples);
  const [factor, unit] = middle < 0.1 ? [1_000, "µs"] : [1, "ms"];
  return `${number(middle * factor)} / ${number(best(samples) * factor)} ${unit}`;
}

function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toPrecision(value >= 10 ? 3 : 2);
}
