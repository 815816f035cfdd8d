import { atOnce } from "../../in-steps.ts";
import { firstNotBelow } from "../../sorted.ts";
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
export const LEAST_REPEATED = 3;
const SHARE = 0.05;

const NO_LINES = new Float64Array(0);

/** What is told of sources, and from how many documents on a line is told in each that was looked at. */
export interface LinesTold {
  readonly repeated: readonly RepeatedLines[];
  readonly least: ReadonlyMap<string | undefined, number>;
}

/**
 * The lines repeated in each source, sources in the order of their first documents; those without any are left out.
 *
 * `originals` says for each document which one it says the same as, or nearly, itself where there is none before it: that
 * copies repeat all their lines is no news. It is asked for when a line is repeated at all.
 */
export function repeatedLines(
  facts: readonly BodyFacts[],
  originals: () => readonly number[],
  lines = countLines(facts),
): LinesTold {
  const found: RepeatedLines[] = [];
  const leastBySource = new Map<string | undefined, number>();
  for (const [source, members] of bySourceOf(facts)) {
    if (members.length < LEAST_REPEATED) continue;
    if (lines.frequentOf(source, LEAST_REPEATED).size === 0) continue;
    const originalOf = originals();
    const documents = originalsAmong(members, originalOf);
    const least = leastOf(documents);
    leastBySource.set(source, least);
    // Those in fewer documents, copies and all, need not be looked for: of many documents hardly a line is left.
    const frequent = lines.frequentOf(source, least);
    if (frequent.size === 0) continue;
    const counts = new Map<number, number>();
    for (const [line, places] of placesOf(frequent, members, facts)) {
      const count = originalsAmong(places, originalOf);
      if (count >= least) counts.set(line, count);
    }
    if (counts.size > 0) found.push({ source, documents, members, counts });
  }
  return { repeated: found, least: leastBySource };
}

/** How many documents there are among these without copies. */
function originalsAmong(places: readonly number[], originalOf: readonly number[]): number {
  const seen = new Set<number>();
  for (const place of places) seen.add(originalOf[place]!);
  return seen.size;
}

/** From how many documents on a line of a source is told that has so many. */
export function leastOf(documents: number): number {
  return Math.max(LEAST_REPEATED, Math.ceil(SHARE * documents));
}

/** Documents gone through between two rests. */
const SLICE = 500;

/** The counts of all lines of these documents. */
export function countLines(facts: readonly BodyFacts[]): LineCounts {
  return atOnce(LineCounts.of(facts));
}

/**
 * Of how many documents of its source a document's lines are, kept up through edits.
 *
 * Lines that stand in fewer than three documents are only counted, in a table that errs upwards; nearly all are such.
 */
export class LineCounts {
  /** Of each source, the lines of its documents that may stand in three, sorted. */
  readonly #sorted = new Map<string | undefined, Float64Array>();
  readonly #since = new Map<string | undefined, Map<number, number>>();
  readonly #salts = new Map<string | undefined, number>();
  readonly #shift: number;
  readonly #table: Uint8Array;

  /** For so many lines. */
  private constructor(total: number) {
    this.#shift = 32 - Math.min(25, Math.max(10, Math.ceil(Math.log2(total + 1)) + 2));
    this.#table = new Uint8Array(2 ** (32 - this.#shift));
  }

  /** The counts of all lines of these documents, with rests. */
  static *of(facts: readonly BodyFacts[]): Generator<void, LineCounts> {
    const bySource = bySourceOf(facts);
    yield;
    let total = 0;
    for (const members of bySource.values())
      for (const place of members) {
        if (place % SLICE === SLICE - 1) yield;
        total += facts[place]!.lines.length;
      }
    const counts = new LineCounts(total);
    for (const [source, members] of bySource) {
      const salt = Math.imul(counts.#salts.size, 0x9e3779b1);
      counts.#salts.set(source, salt);
      for (const place of members) {
        if (place % SLICE === SLICE - 1) yield;
        counts.#countLines(facts[place]!, salt);
      }
    }
    for (const [source, members] of bySource) {
      const frequent: number[] = [];
      const salt = counts.#saltOf(source);
      for (const place of members) {
        if (place % SLICE === SLICE - 1) yield;
        counts.#addFrequent(facts[place]!, salt, frequent);
      }
      counts.#sorted.set(source, new Float64Array(frequent).sort());
    }
    return counts;
  }

  // No iterators: there are many lines.
  #countLines({ lines }: BodyFacts, salt: number): void {
    const table = this.#table;
    for (let at = 0; at < lines.length; at++) {
      const slot = this.#slotOf(lines[at]!, salt);
      if (table[slot]! < LEAST_REPEATED) table[slot] = table[slot]! + 1;
    }
  }

  #addFrequent({ lines }: BodyFacts, salt: number, to: number[]): void {
    const table = this.#table;
    for (let at = 0; at < lines.length; at++)
      if (table[this.#slotOf(lines[at]!, salt)] === LEAST_REPEATED) to.push(lines[at]!);
  }

  /** The lines that stood in so many documents, three or more: each document has a line once, so that equal neighbours are documents. */
  frequentOf(source: string | undefined, least: number): ReadonlySet<number> {
    const all = this.#sorted.get(source) ?? NO_LINES;
    const frequent = new Set<number>();
    for (let at = least - 1; at < all.length; at++) if (all[at] === all[at - least + 1]) frequent.add(all[at]!);
    return frequent;
  }

  /** Takes up that a document has other lines now. Answers whether none of those that went or came is, or was, told of. */
  replace(before: BodyFacts, now: BodyFacts, told: LinesTold | undefined): boolean {
    if (before.source !== now.source || before.lines.length > 0 !== now.lines.length > 0) return false;
    const { source } = before;
    const kept = new Set(now.lines);
    const known = new Set(before.lines);
    const least = told?.least.get(source) ?? LEAST_REPEATED;
    let isSame = true;
    for (const line of known) if (!kept.has(line)) isSame = this.#count(source, line, -1) < least && isSame;
    for (const line of kept) if (!known.has(line)) isSame = this.#count(source, line, 1) < least && isSame;
    return isSame;
  }

  /** How many there were or are, whichever is more. */
  #count(source: string | undefined, line: number, step: 1 | -1): number {
    const since = this.#since.get(source) ?? new Map<number, number>();
    this.#since.set(source, since);
    const before = this.#atFirst(source, line) + (since.get(line) ?? 0);
    since.set(line, (since.get(line) ?? 0) + step);
    return Math.max(before, before + step);
  }

  /** How many there were; of fewer than three perhaps a few more. */
  #atFirst(source: string | undefined, line: number): number {
    const counted = this.#table[this.#slotOf(line, this.#saltOf(source))]!;
    return counted < LEAST_REPEATED ? counted : countIn(this.#sorted.get(source) ?? NO_LINES, line);
  }

  /** Makes another number of the same line of another source. */
  #saltOf(source: string | undefined): number {
    return this.#salts.get(source) ?? 0;
  }

  #slotOf(line: number, salt: number): number {
    return Math.imul(line ^ salt, 0x9e3779b1) >>> this.#shift;
  }
}

function countIn(sorted: Float64Array, value: number): number {
  const first = firstNotBelow(sorted, value);
  let end = first;
  while (sorted[end] === value) end++;
  return end - first;
}

/** The documents of each source that have lines, sources in the order of their first ones. */
function bySourceOf(facts: readonly BodyFacts[]): ReadonlyMap<string | undefined, readonly number[]> {
  const bySource = new Map<string | undefined, number[]>();
  for (let place = 0; place < facts.length; place++) {
    const { source, lines } = facts[place]!;
    if (lines.length === 0) continue;
    const known = bySource.get(source);
    if (known) known.push(place);
    else bySource.set(source, [place]);
  }
  return bySource;
}

function placesOf(
  frequent: ReadonlySet<number>,
  members: readonly number[],
  facts: readonly BodyFacts[],
): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const place of members)
    for (let at = 0; at < facts[place]!.lines.length; at++) {
      const line = facts[place]!.lines[at]!;
      if (!frequent.has(line)) continue;
      const known = places.get(line);
      if (known) known.push(place);
      else places.set(line, [place]);
    }
  return places;
}
