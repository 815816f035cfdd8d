import type { BodyFacts } from "./body-facts.ts";

/** Lines that a source repeats from document to document. */
export interface RepeatedLines {
  /** Whose documents they are; `undefined` for those that name no source. */
  readonly source: string | undefined;
  /** How many documents of the source count: of copies and near twins only one does. */
  readonly documents: number;
  /** The documents of the source, by their places in the list, copies and near twins too. */
  readonly members: readonly number[];
  /** In how many of the documents that count each line stands, by the line's hash. */
  readonly counts: ReadonlyMap<number, number>;
}

/** A line is told that stands in so many documents of a source (`checks.md`): 3, and 5 %. */
const LEAST = 3;
const SHARE = 0.05;

/**
 * The lines repeated in each source, sources in the order of their first documents; those without any are left out.
 *
 * `originals` says for each document which one it says the same as, or nearly, itself where there is none before it: that
 * copies repeat all their lines is no news. It is asked for when a line is repeated at all.
 */
export function repeatedLines(
  facts: readonly BodyFacts[],
  originals: () => readonly number[],
): readonly RepeatedLines[] {
  const bySource = new Map<string | undefined, number[]>();
  for (const [place, { source, lines }] of facts.entries()) {
    if (lines.length === 0) continue;
    const known = bySource.get(source);
    if (known) known.push(place);
    else bySource.set(source, [place]);
  }
  const found: RepeatedLines[] = [];
  for (const [source, members] of bySource) {
    if (members.length < LEAST) continue;
    const frequent = frequentLines(members, facts);
    if (frequent.size === 0) continue;
    const originalOf = originals();
    const documents = new Set(members.map((place) => originalOf[place]!)).size;
    const least = leastOf(documents);
    const counts = new Map<number, number>();
    for (const [line, places] of placesOf(frequent, members, facts)) {
      const count = new Set(places.map((place) => originalOf[place]!)).size;
      if (count >= least) counts.set(line, count);
    }
    if (counts.size > 0) found.push({ source, documents, members, counts });
  }
  return found;
}

function leastOf(documents: number): number {
  return Math.max(LEAST, Math.ceil(SHARE * documents));
}

/** The lines that stand in three documents or more: each document has a line once, so that equal neighbours are documents. */
function frequentLines(members: readonly number[], facts: readonly BodyFacts[]): ReadonlySet<number> {
  let total = 0;
  for (const place of members) total += facts[place]!.lines.length;
  const all = new Float64Array(total);
  let to = 0;
  for (const place of members) {
    all.set(facts[place]!.lines, to);
    to += facts[place]!.lines.length;
  }
  all.sort();
  const frequent = new Set<number>();
  for (let at = LEAST - 1; at < total; at++) if (all[at] === all[at - LEAST + 1]) frequent.add(all[at]!);
  return frequent;
}

function placesOf(
  frequent: ReadonlySet<number>,
  members: readonly number[],
  facts: readonly BodyFacts[],
): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const place of members)
    for (const line of facts[place]!.lines) {
      if (!frequent.has(line)) continue;
      const known = places.get(line);
      if (known) known.push(place);
      else places.set(line, [place]);
    }
  return places;
}
