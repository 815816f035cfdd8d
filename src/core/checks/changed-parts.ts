import { knownSameEnds } from "../list-ends.ts";

/** The stretch in which two lists of parts differ. Places are half-open, 0-based. */
export interface ChangedParts {
  readonly start: number;
  readonly endBefore: number;
  readonly endNow: number;
}

/**
 * Where a list of parts, or of what is known of each, is another one than it was: what did not change is the same object.
 * Where it is known how one came from the other, only what may differ is looked at.
 */
export function changedParts<T>(before: readonly T[], now: readonly T[]): ChangedParts {
  const least = Math.min(before.length, now.length);
  const { head, tail } = knownSameEnds(before, now);
  let start = Math.min(head, least);
  while (start < least && before[start] === now[start]) start++;
  const common = Math.min(tail, least - start);
  let endBefore = before.length - common;
  let endNow = now.length - common;
  while (endBefore > start && endNow > start && before[endBefore - 1] === now[endNow - 1]) {
    endBefore--;
    endNow--;
  }
  return { start, endBefore, endNow };
}
