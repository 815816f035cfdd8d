import { atOnce } from "../../in-steps.ts";
import type { BodyFacts } from "./body-facts.ts";
import { tableBitsFor } from "./table-bits.ts";

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

/** What is told of sources, and from how many documents on a line is told in each that was looked at. */
export interface LinesTold {
  readonly repeated: readonly RepeatedLines[];
  readonly least: ReadonlyMap<string | undefined, number>;
}

/**
 * The lines repeated in each source, sources in the order of their first documents; those without any are left out.
 *
 * `originals` says for each document which one it says the same as, or nearly, itself where there is none before it: that
 * copies repeat all their lines is no news. It is asked for when a line may be repeated at all.
 */
export function repeatedLines(
  facts: readonly BodyFacts[],
  originals: () => readonly number[],
  lines = countLines(facts),
): LinesTold {
  const found: RepeatedLines[] = [];
  const leastBySource = new Map<string | undefined, number>();
  for (const [source, members] of lines.members) {
    const most = lines.mostOf(source);
    if (members.length < LEAST_REPEATED || most < LEAST_REPEATED) continue;
    const originalOf = originals();
    const documents = originalsAmong(members, originalOf);
    const least = leastOf(documents);
    leastBySource.set(source, least);
    // Of many documents hardly a line is left.
    if (most < least) continue;
    const counts = new Map<number, number>();
    for (const [line, places] of lines.placesOf(source, members, facts, least)) {
      const count = originalsAmong(places, originalOf);
      if (count >= least) counts.set(line, count);
    }
    if (counts.size > 0) found.push({ source, documents, members, counts });
  }
  return { repeated: found, least: leastBySource };
}

/** How many documents there are among these without copies. */
function originalsAmong(places: readonly number[], originalOf: readonly number[]): number {
  const originals = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) originals[at] = originalOf[places[at]!]!;
  originals.sort();
  let count = 0;
  for (let at = 0; at < originals.length; at++) if (at === 0 || originals[at] !== originals[at - 1]) count++;
  return count;
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

/** The greatest count in a table: it stands for any that is as great. */
const MANY = 255;

/**
 * Of how many documents of its source a document's lines are, kept up through edits.
 *
 * They are counted in a table that errs upwards, where two lines share a slot: what is to be told is counted again.
 */
export class LineCounts {
  /** The documents of each source that have lines, sources in the order of their first ones. */
  readonly members: ReadonlyMap<string | undefined, readonly number[]>;
  readonly #since = new Map<string | undefined, Map<number, number>>();
  readonly #salts = new Map<string | undefined, number>();
  readonly #most = new Map<string | undefined, number>();
  readonly #shift: number;
  readonly #table: Uint8Array;

  /** For so many lines of these documents. */
  private constructor(members: ReadonlyMap<string | undefined, readonly number[]>, total: number) {
    this.members = members;
    this.#shift = 32 - tableBitsFor(total);
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
    const counts = new LineCounts(bySource, total);
    for (const [source, members] of bySource) {
      const salt = Math.imul(counts.#salts.size, 0x9e3779b1);
      counts.#salts.set(source, salt);
      let most = 0;
      for (const place of members) {
        if (place % SLICE === SLICE - 1) yield;
        most = Math.max(most, counts.#countLines(facts[place]!, salt));
      }
      counts.#most.set(source, most);
    }
    return counts;
  }

  /** Answers the greatest of their counts. No iterators: there are many lines. */
  #countLines({ lines }: BodyFacts, salt: number): number {
    const table = this.#table;
    let most = 0;
    for (let at = 0; at < lines.length; at++) {
      const slot = this.#slotOf(lines[at]!, salt);
      const count = Math.min(MANY, table[slot]! + 1);
      table[slot] = count;
      if (count > most) most = count;
    }
    return most;
  }

  /** Of how many documents of a source a line was at most. */
  mostOf(source: string | undefined): number {
    return countOf(this.#most.get(source) ?? 0);
  }

  /** The documents, out of all of a source, of each line that may have been in so many. */
  placesOf(
    source: string | undefined,
    members: readonly number[],
    facts: readonly BodyFacts[],
    least: number,
  ): ReadonlyMap<number, readonly number[]> {
    const table = this.#table;
    const salt = this.#saltOf(source);
    const leastSeen = Math.min(MANY, least);
    const places = new Map<number, number[]>();
    for (const place of members) {
      const { lines } = facts[place]!;
      for (let at = 0; at < lines.length; at++) {
        const line = lines[at]!;
        if (table[this.#slotOf(line, salt)]! < leastSeen) continue;
        const known = places.get(line);
        if (known) known.push(place);
        else places.set(line, [place]);
      }
    }
    return places;
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

  /** How many there were or are, whichever is more; perhaps a few more. */
  #count(source: string | undefined, line: number, step: 1 | -1): number {
    const since = this.#since.get(source) ?? new Map<number, number>();
    this.#since.set(source, since);
    const atFirst = countOf(this.#table[this.#slotOf(line, this.#saltOf(source))]!);
    const before = atFirst + (since.get(line) ?? 0);
    since.set(line, (since.get(line) ?? 0) + step);
    return Math.max(before, before + step);
  }

  /** Makes another number of the same line of another source. */
  #saltOf(source: string | undefined): number {
    return this.#salts.get(source) ?? 0;
  }

  #slotOf(line: number, salt: number): number {
    return Math.imul(line ^ salt, 0x9e3779b1) >>> this.#shift;
  }
}

/** What a count in a table stands for: it errs upwards. */
function countOf(seen: number): number {
  return seen === MANY ? Number.POSITIVE_INFINITY : seen;
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
