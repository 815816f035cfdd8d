/** One of those that are timed against each other. */
export interface Contestant {
  readonly name: string;
  /** What is timed. What it answers, or promises, is kept from being optimised away. */
  readonly run: () => unknown;
  /** Set when `run` answers, or promises, the milliseconds that count, in place of its whole duration. */
  readonly clock?: "own";
}

/** Milliseconds of one run, one entry a round. */
export interface Timing {
  readonly name: string;
  readonly samples: readonly number[];
}

/** How one timing stands to another: the median of the rounds' own ratios, and best against best. */
export interface Ratio {
  readonly median: number;
  readonly best: number;
}

/** A sample shorter than this is made longer by running more than once. */
const SHORTEST_SAMPLE_MS = 5;
/**
 * One untimed run before a sample takes away what the contestant before left in the caches and on the heap: some leave half a
 * gigabyte that is still being swept.
 */
const LONGEST_SETTLING_MS = 500;
/** Of a contestant with much code V8 optimises the last only then. */
const WARM_MS = 1_000;

/**
 * Times the contestants in turns, so that what disturbs the machine disturbs all of them. At least nine rounds.
 *
 * No garbage collection is forced: V8 throws optimised code away with it.
 */
export async function race<Names extends string>(
  contestants: readonly (Contestant & { readonly name: Names })[],
  rounds = 11,
): Promise<Record<Names, Timing>> {
  const runners: Runner[] = [];
  for (const contestant of contestants) runners.push({ contestant, ...(await warmUp(contestant)), samples: [] });
  for (let round = 0; round < Math.max(9, rounds); round++) {
    // Nobody always runs behind the same one.
    const shifted = [...runners.slice(round % runners.length), ...runners.slice(0, round % runners.length)];
    for (const { contestant, repeats, settles, samples } of round % 2 === 0 ? shifted : shifted.reverse()) {
      if (settles) await time(contestant);
      samples.push(await time(contestant, repeats));
    }
  }
  const timings = runners.map(({ contestant: { name }, samples }) => [name, { name, samples }]);
  return Object.fromEntries(timings);
}

/** What takes seconds, in turns, once each untimed: each answers the milliseconds that count. */
export function raceSlow<Names extends string>(
  contestants: Record<Names, () => number>,
  rounds: number,
): Record<Names, Timing> {
  const names = Object.keys(contestants) as Names[];
  const timings = names.map((name): { name: Names; samples: number[] } => ({ name, samples: [] }));
  for (const name of names) contestants[name]();
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? timings : timings.toReversed();
    for (const { name, samples } of order) samples.push(contestants[name]());
  }
  const named: Record<string, Timing> = Object.fromEntries(timings.map((timing) => [timing.name, timing]));
  return named as Record<Names, Timing>;
}

/** The first timing over the second. */
export function ratioOf(first: Timing, second: Timing): Ratio {
  const paired = first.samples.map((sample, round) => sample / second.samples[round]!);
  return { median: median(paired), best: best(first.samples) / best(second.samples) };
}

/** The middle one. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The shortest one. */
export function best(samples: readonly number[]): number {
  return samples.reduce((least, sample) => Math.min(least, sample), Number.POSITIVE_INFINITY);
}

/** Milliseconds of one run, of `repeats` in a row. */
export async function time({ run, clock }: Omit<Contestant, "name">, repeats = 1): Promise<number> {
  let told = 0;
  const start = performance.now();
  for (let i = 0; i < repeats; i++) {
    const answer = run();
    const result = answer instanceof Promise ? await answer : answer;
    if (clock === "own") told += Number(result);
    else sink(result);
  }
  return (clock === "own" ? told : performance.now() - start) / repeats;
}

interface Runner {
  readonly contestant: Contestant;
  readonly repeats: number;
  readonly settles: boolean;
  readonly samples: number[];
}

async function warmUp(contestant: Contestant): Promise<Pick<Runner, "repeats" | "settles">> {
  let spent = 0;
  let last = 0;
  for (let i = 0; i < 40 && (i < 3 || spent < WARM_MS) && spent < 3_000; i++) {
    const start = performance.now();
    await time(contestant);
    last = performance.now() - start;
    spent += last;
  }
  const repeats = Math.min(2_000, Math.max(1, Math.ceil(SHORTEST_SAMPLE_MS / Math.max(last, 0.000_5))));
  return { repeats, settles: last < LONGEST_SETTLING_MS };
}

let kept: unknown;

/** Takes a result so that nobody can say it was not needed. */
export function sink(result: unknown): void {
  if (result === sink) throw new Error(String(kept));
  kept = result;
}
