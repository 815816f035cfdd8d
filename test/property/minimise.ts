/** A short failing text is worth waiting for, but not for long. */
const PATIENCE_MS = 10_000;

/**
 * The shortest list still failing that is found within ten seconds by leaving out ever smaller runs of `items`.
 *
 * `isFailing` must hold for `items` itself.
 */
export function minimiseList<T>(items: readonly T[], isFailing: (items: readonly T[]) => boolean): readonly T[] {
  const deadline = performance.now() + PATIENCE_MS;
  let smallest = items;
  for (let size = Math.ceil(items.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length && performance.now() < deadline; ) {
      const without = [...smallest.slice(0, at), ...smallest.slice(at + size)];
      if (isFailing(without)) smallest = without;
      else at += size;
    }
  }
  return smallest;
}

/** The shortest text still failing that is found by leaving out stretches of code units. */
export function minimiseText(text: string, isFailing: (text: string) => boolean): string {
  return minimiseList(text.split(""), (units) => isFailing(units.join(""))).join("");
}

/** A value as JSON in which nothing is invisible, to be pasted into a test. */
export function shownSafely(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
