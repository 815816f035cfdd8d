import type { Document, Version } from "./version.ts";

/** A document that both versions have. */
export interface Pair {
  readonly before: Document;
  readonly after: Document;
}

/** What became of the documents of one version in another. */
export interface Match {
  /** In the order of the later version. */
  readonly pairs: readonly Pair[];
  /** Those that only the earlier version has, in its order. */
  readonly removed: readonly Document[];
  /** Those that only the later version has, in its order. */
  readonly added: readonly Document[];
}

/**
 * Which document of one version is which of the other: by `id`, else by name (the first of a name is the first of it
 * there, and so on), and those that are left by equal content, in which a name was changed.
 */
export function matchDocuments(before: Version, after: Version): Match {
  const found = new Map<Document, Document>();
  const left = pairUp(before.documents, after.documents, ({ key }) => key, found);
  const rest = pairUp(left.before, left.after, ({ content }) => (content === "" ? undefined : content), found);
  const pairs = after.documents.flatMap((document) => {
    const earlier = found.get(document);
    return earlier ? [{ before: earlier, after: document }] : [];
  });
  return { pairs, removed: rest.before, added: rest.after };
}

/** Pairs up what has one key, in the order of the text, into `found`; gives what is left. */
function pairUp(
  before: readonly Document[],
  after: readonly Document[],
  keyOf: (document: Document) => string | undefined,
  found: Map<Document, Document>,
): { readonly before: readonly Document[]; readonly after: readonly Document[] } {
  const waiting = new Map<string, Document[]>();
  for (const document of before) {
    const key = keyOf(document);
    if (key === undefined) continue;
    const known = waiting.get(key);
    if (known) known.push(document);
    else waiting.set(key, [document]);
  }
  for (const queue of waiting.values()) queue.reverse();
  const taken = new Set<Document>();
  const left: Document[] = [];
  for (const document of after) {
    const key = keyOf(document);
    const earlier = key === undefined ? undefined : waiting.get(key)?.pop();
    if (!earlier) {
      left.push(document);
      continue;
    }
    found.set(document, earlier);
    taken.add(earlier);
  }
  return { before: before.filter((document) => !taken.has(document)), after: left };
}

/** The pairs whose places among the others changed: the fewest that must move for the rest to stand as before. */
export function movedPairs(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const kept = longestRun(pairs.map(({ before }) => before.index));
  return new Set(pairs.filter((_, at) => !kept.has(at)));
}

/** The places in `values` of a longest run of growing values (patience sorting). */
function longestRun(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  for (const [at, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[at] = ends[low - 1]!;
    ends[low] = at;
  }
  const run = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) run.add(at);
  return run;
}
