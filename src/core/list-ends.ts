/** How a list came from the one before it. It holds neither, so that old lists may go. */
interface Origin {
  from: Origin | undefined;
  /** How many of the list that it came from are still at its start, and at its end. */
  readonly head: number;
  readonly tail: number;
  /** How many lists are remembered before it. */
  readonly depth: number;
}

/** What two lists have in common at their ends, counted without overlap. */
export interface SameEnds {
  readonly head: number;
  readonly tail: number;
}

/** Lists remembered in a row: more changes than anybody makes before all who follow a list have looked. */
const LONGEST_ROW = 256;
const NOTHING_IN_COMMON: SameEnds = { head: 0, tail: 0 };

const origins = new WeakMap<readonly unknown[], Origin>();

/** Takes note that a list came from another one that it has so many elements in common with: at its start, and at its end. */
export function noteSameEnds(before: readonly unknown[], now: readonly unknown[], { head, tail }: SameEnds): void {
  let from = origins.get(before);
  if (!from) {
    from = { from: undefined, head: 0, tail: 0, depth: 0 };
    origins.set(before, from);
  }
  if (from.depth === LONGEST_ROW) from.from = undefined;
  origins.set(now, { from, head, tail, depth: from.depth === LONGEST_ROW ? 1 : from.depth + 1 });
}

/**
 * What a list surely has in common with one that it came from, be it over others; nothing where that is not known. They
 * may have more: whoever must know looks on from there.
 */
export function knownSameEnds(before: readonly unknown[], now: readonly unknown[]): SameEnds {
  if (before === now) return { head: now.length, tail: 0 };
  const wanted = origins.get(before);
  let head = Number.POSITIVE_INFINITY;
  let tail = Number.POSITIVE_INFINITY;
  for (let origin = origins.get(now); wanted && origin; origin = origin.from) {
    if (origin === wanted) return { head, tail };
    head = Math.min(head, origin.head);
    tail = Math.min(tail, origin.tail);
  }
  return NOTHING_IN_COMMON;
}
