/** The stretch in which two lists of parts differ. Places are half-open, 0-based. */
export interface ChangedParts {
  readonly start: number;
  readonly endBefore: number;
  readonly endNow: number;
}

/** Where a list of parts, or of what is known of each, is another one than it was: what did not change is the same object. */
export function changedParts<T>(before: readonly T[], now: readonly T[]): ChangedParts {
  const least = Math.min(before.length, now.length);
  let start = 0;
  while (start < least && before[start] === now[start]) start++;
  let endBefore = before.length;
  let endNow = now.length;
  while (endBefore > start && endNow > start && before[endBefore - 1] === now[endNow - 1]) {
    endBefore--;
    endNow--;
  }
  return { start, endBefore, endNow };
}
