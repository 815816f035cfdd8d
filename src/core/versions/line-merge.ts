import { type Hunk, lineDiff } from "./line-diff.ts";

/** One stretch of a merge: lines both sides can live with, or what they disagree about. */
export type Merged =
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | {
      readonly kind: "conflict";
      readonly ours: readonly string[];
      readonly theirs: readonly string[];
    };

/**
 * A three-way merge by line (as diff3): what only one side changed is taken from it, what both changed alike is taken
 * once, and what they changed differently is a conflict.
 */
export function lineMerge(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly Merged[] {
  const merged: Merged[] = [];
  const sides = [new Side(lineDiff(base, ours), ours), new Side(lineDiff(base, theirs), theirs)] as const;
  const [our, their] = sides;
  let at = 0;
  while (our.next || their.next) {
    const start = Math.min(
      our.next?.oldStart ?? Number.POSITIVE_INFINITY,
      their.next?.oldStart ?? Number.POSITIVE_INFINITY,
    );
    push(merged, base.slice(at, start));
    const end = reachOf(sides, start);
    resolve(merged, base.slice(start, end), our.take(start, end), their.take(start, end));
    at = end;
  }
  push(merged, base.slice(at));
  return merged;
}

/** Where a stretch of the base ends that begins at `start` and that no hunk of either side leaves. */
function reachOf(sides: readonly Side[], start: number): number {
  let end = start;
  for (let grown = true; grown; ) {
    grown = false;
    for (const side of sides) {
      const reach = side.reach(start, end);
      if (reach > end) grown = true;
      end = Math.max(end, reach);
    }
  }
  return end;
}

function resolve(merged: Merged[], base: readonly string[], ours: readonly string[], theirs: readonly string[]): void {
  if (isSame(ours, theirs) || isSame(theirs, base)) push(merged, ours);
  else if (isSame(ours, base)) push(merged, theirs);
  else merged.push({ kind: "conflict", ours, theirs });
}

function push(merged: Merged[], lines: readonly string[]): void {
  if (lines.length === 0) return;
  const last = merged.at(-1);
  if (last?.kind === "lines") merged[merged.length - 1] = { kind: "lines", lines: [...last.lines, ...lines] };
  else merged.push({ kind: "lines", lines });
}

/** Whether the two have the same lines. */
export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

/** What one side changed, taken hunk by hunk. */
class Side {
  readonly #hunks: readonly Hunk[];
  readonly #lines: readonly string[];
  #at = 0;
  /** How many lines more than the base this side has before the hunk that comes next. */
  #shift = 0;

  constructor(hunks: readonly Hunk[], lines: readonly string[]) {
    this.#hunks = hunks;
    this.#lines = lines;
  }

  get next(): Hunk | undefined {
    return this.#hunks[this.#at];
  }

  /** Where the last hunk ends that begins at `start` or up to `end`, in base lines; hunks that touch belong together. */
  reach(start: number, end: number): number {
    let reach = start;
    for (let at = this.#at; at < this.#hunks.length && this.#hunks[at]!.oldStart <= Math.max(end, reach); at++)
      reach = Math.max(reach, this.#hunks[at]!.oldEnd);
    return reach;
  }

  /** This side's lines in place of the base's lines from `start` to `end`; its hunks there are done with. */
  take(start: number, end: number): readonly string[] {
    const from = start + this.#shift;
    for (let hunk = this.next; hunk && hunk.oldStart <= end; hunk = this.next) {
      this.#shift = hunk.newEnd - hunk.oldEnd;
      this.#at++;
    }
    return this.#lines.slice(from, end + this.#shift);
  }
}
