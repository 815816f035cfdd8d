import type { ChangedParts } from "./changed-parts.ts";
import type { PartFacts, Telling } from "./corpus-memory.ts";
import type { DirectiveEntry } from "./directives.ts";
import type { PartRule } from "./rule.ts";
import type { ToldStretch } from "./told-stretch.ts";

/** Parts in one stretch, at most, and at least where there are more. */
const MOST = 256;
const LEAST = 64;

/**
 * Parts that follow each other. A keystroke makes one stretch anew, and moves those below it: what is told of them is the
 * same so many lines further down.
 */
export interface Stretch {
  /** One at least. */
  readonly facts: readonly PartFacts[];
  /** How much was found in its parts, and what was last told of that; forgotten when rules find something else in one. */
  counted: CountedStretch | undefined;
  told: ToldStretch | undefined;
}

/** What is to be told of a stretch, before it is known how much of it may be. */
export interface CountedStretch {
  readonly telling: Telling;
  readonly counts: ReadonlyMap<PartRule, number>;
  /** The directives that keep findings from being told. */
  readonly silenced: ReadonlySet<DirectiveEntry>;
}

/** The facts of the parts between two places. */
export function factsBetween(stretches: readonly Stretch[], start: number, end: number): readonly PartFacts[] {
  const found: PartFacts[] = [];
  let at = 0;
  for (const { facts } of stretches) {
    if (at >= end) break;
    if (at + facts.length > start)
      for (let place = Math.max(start - at, 0); place < Math.min(end - at, facts.length); place++)
        found.push(facts[place]!);
    at += facts.length;
  }
  return found;
}

/** The stretches with other parts in the place of some; those that hold none of these are the same objects. */
export function replaced(
  stretches: readonly Stretch[],
  { start, endBefore }: ChangedParts,
  come: readonly PartFacts[],
): readonly Stretch[] {
  let first = 0;
  let at = 0;
  while (first < stretches.length && at + stretches[first]!.facts.length <= start)
    at += stretches[first++]!.facts.length;
  const facts = stretches[first]?.facts.slice(0, start - at).concat(come) ?? [...come];
  let last = first;
  while (last < stretches.length && at < endBefore) {
    const { length } = stretches[last]!.facts;
    if (at + length > endBefore) facts.push(...stretches[last]!.facts.slice(endBefore - at));
    at += length;
    last++;
  }
  // Pieces of stretches come together again.
  if (facts.length < LEAST && last < stretches.length) for (const one of stretches[last++]!.facts) facts.push(one);
  else if (facts.length < LEAST && first > 0) facts.unshift(...stretches[--first]!.facts);
  return [...stretches.slice(0, first), ...cut(facts), ...stretches.slice(last)];
}

/** In stretches of the same length, as nearly as can be. */
function cut(facts: readonly PartFacts[]): readonly Stretch[] {
  const count = Math.ceil(facts.length / MOST);
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * facts.length) / count);
    const own = facts.slice(from, Math.floor(((at + 1) * facts.length) / count));
    const stretch: Stretch = { facts: own, counted: undefined, told: undefined };
    for (const one of stretch.facts) one.home = stretch;
    return stretch;
  });
}
