/** Items between two rests: far below a millisecond of work. */
const SLICE = 1_000;

/** The result of work that rests between its steps, done in one go. */
export function atOnce<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A result that is there at once, for whoever takes work in steps. */
// biome-ignore lint/correctness/useYield: there is nothing to rest from.
export function* inOneStep<Result>(result: Result): Generator<void, Result> {
  return result;
}

/** The items in order, equal ones as they stood; rests often, for sorting a million at once takes a second. */
export function* sorting<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<void, readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += SLICE) {
    runs.push(items.slice(start, start + SLICE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly Item[])[] = [];
    for (let i = 0; i < runs.length; i += 2) longer.push(yield* merging(runs[i]!, runs[i + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merging<Item>(
  first: readonly Item[],
  second: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<void, readonly Item[]> {
  const merged: Item[] = [];
  let [i, j] = [0, 0];
  while (i < first.length && j < second.length) {
    merged.push(compare(first[i]!, second[j]!) <= 0 ? first[i++]! : second[j++]!);
    if (merged.length % SLICE === 0) yield;
  }
  for (; i < first.length; i++) {
    merged.push(first[i]!);
    if (merged.length % SLICE === 0) yield;
  }
  for (; j < second.length; j++) {
    merged.push(second[j]!);
    if (merged.length % SLICE === 0) yield;
  }
  return merged;
}
