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

/** What a ratio is held against: ours over theirs at most so much, or ours so many times faster, or only told so. */
export type Target = { readonly atMost: number } | { readonly timesFaster: number | "told" };

/** Ours beside a peer's. */
export function compared(input: string, what: string, ours: Timing, theirs: Timing, target?: Target): Figure {
  const times = { input, what, peer: theirs.name, ours: duration(ours), theirs: duration(theirs) };
  if (target && "timesFaster" in target) {
    const faster = ratioOf(theirs, ours);
    const { timesFaster: least } = target;
    const ratio = `${number(faster.median)}× faster (${number(faster.best)})`;
    if (least === "told") return { ...times, ratio, target: "", verdict: "" };
    return { ...times, ratio, target: `≥ ${least}× faster`, verdict: atLeast(faster.median, least) };
  }
  const share = ratioOf(ours, theirs);
  const ratio = `${number(share.median)}× (${number(share.best)})`;
  if (!target) return { ...times, ratio, target: "", verdict: "" };
  return { ...times, ratio, target: `≤ ${target.atMost}×`, verdict: atMost(share.median, target.atMost) };
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

/** One value of ours that is to be so much at least. */
export function atLeastFigure(input: string, what: string, value: number, unit: string, least: number): Figure {
  const of = (amount: string): string => `${amount} ${unit}`.trimEnd();
  const told = { ours: of(number(value)), target: `≥ ${of(String(least))}`, verdict: atLeast(value, least) };
  return { input, what, peer: "", theirs: "", ratio: "", ...told };
}

/** A line that says why there are no figures. */
export function absent(input: string, what: string, peer: string, reason: string): Figure {
  return { input, what, peer, ours: "", theirs: "", ratio: "", target: "", verdict: `not run: ${reason}` };
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
