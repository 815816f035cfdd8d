/** A stretch of lines that differ: half-open, by line number from 0, in the old and in the new lines. Either may be empty. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** How many lines may differ before the rest counts as one hunk: what is kept of the search grows with its square. */
const MOST_DIFFERENCES = 2_000;

/**
 * Where two lists of lines differ, in their order; what stands between hunks is the same in both.
 *
 * E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the greedy one, between the lines that are the
 * same at both ends. Texts with more than 2,000 differing lines are not compared further than those ends.
 */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  if (start === oldEnd && start === newEnd) return [];
  const whole: Hunk = { oldStart: start, oldEnd, newStart: start, newEnd };
  if (start === oldEnd || start === newEnd) return [whole];
  const trace = search(before.slice(start, oldEnd), after.slice(start, newEnd));
  return trace ? hunksOf(trace, oldEnd - start, newEnd - start, start) : [whole];
}

/** For each number of differences, how far into the old lines each diagonal reached; `undefined` when there are too many. */
function search(before: readonly string[], after: readonly string[]): readonly Int32Array[] | undefined {
  const most = Math.min(before.length + after.length, MOST_DIFFERENCES);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const trace: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences++) {
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = stepsDown(reach, middle, diagonal, differences)
        ? reach[middle + diagonal + 1]!
        : reach[middle + diagonal - 1]! + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      reach[middle + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) {
        trace.push(reach.slice(middle - differences - 1, middle + differences + 2));
        return trace;
      }
    }
    trace.push(reach.slice(middle - differences - 1, middle + differences + 2));
  }
  return undefined;
}

/** Whether the path to this diagonal comes by a new line rather than by the loss of an old one. */
function stepsDown(reach: Int32Array, middle: number, diagonal: number, differences: number): boolean {
  if (diagonal === -differences) return true;
  return diagonal !== differences && reach[middle + diagonal - 1]! < reach[middle + diagonal + 1]!;
}

/** Walks the trace back from its end. */
function hunksOf(trace: readonly Int32Array[], oldCount: number, newCount: number, offset: number): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let x = oldCount;
  let y = newCount;
  for (let differences = trace.length - 1; differences > 0; differences--) {
    const reach = trace[differences - 1]!;
    const middle = differences;
    const diagonal = x - y;
    const down = stepsDown(reach, middle, diagonal, differences);
    const from = diagonal + (down ? 1 : -1);
    const fromX = reach[middle + from]!;
    const fromY = fromX - from;
    const toX = down ? fromX : fromX + 1;
    const toY = down ? fromY + 1 : fromY;
    const last = hunks.at(-1);
    if (last && last.oldStart === toX + offset && last.newStart === toY + offset)
      hunks[hunks.length - 1] = { ...last, oldStart: fromX + offset, newStart: fromY + offset };
    else
      hunks.push({
        oldStart: fromX + offset,
        oldEnd: toX + offset,
        newStart: fromY + offset,
        newEnd: toY + offset,
      });
    x = fromX;
    y = fromY;
  }
  return hunks.reverse();
}
