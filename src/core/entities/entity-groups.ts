import { sorting } from "../in-steps.ts";
import { DEFAULT_TYPES } from "./catalogue.ts";
import type { Subject } from "./subject.ts";
import type { Tally } from "./tally.ts";

/** By what a list of entities is in order: the most frequent first; by name; as the texts first have them. */
export type EntityOrder = "count" | "name" | "first";

/** All of one type that are mentioned. */
export interface EntityGroup {
  /** `undefined`: of what type is not said. */
  readonly type: string | undefined;
  /** Mentions of all of them together. */
  readonly count: number;
  readonly tallies: readonly Tally[];
}

/** Which entities are listed, and how. */
export interface EntityListing {
  /** Words that a name, an alias or the type must all hold, in any letter case and without accents; empty: everybody. */
  readonly filter: string;
  readonly order: EntityOrder;
}

/** Entities between two rests: far below a millisecond of work. */
const SLICE = 500;

/** Groups entities, given in the order in which they first occur, by type: the usual types first, then by the alphabet. */
export function* groupingEntities(
  tallies: readonly Tally[],
  { filter, order }: EntityListing,
): Generator<void, readonly EntityGroup[]> {
  const words = foldedForSearch(filter).split(/\s+/).filter(Boolean);
  const byType = new Map<string | undefined, Tally[]>();
  const keys = new Map<Tally, string>();
  let done = 0;
  for (const tally of tallies) {
    if (++done % SLICE === 0) yield;
    if (words.length > 0 && !isFound(tally.subject, words)) continue;
    const { name, type } = tally.subject;
    if (order === "name") keys.set(tally, foldedForSearch(name));
    const known = byType.get(type);
    if (known) known.push(tally);
    else byType.set(type, [tally]);
  }
  const groups: EntityGroup[] = [];
  for (const [type, found] of byType) {
    const count = found.reduce((sum, tally) => sum + tally.count, 0);
    groups.push({ type, count, tallies: order === "first" ? found : yield* sorting(found, comparing(order, keys)) });
  }
  return groups.sort((a, b) => rankOf(a.type) - rankOf(b.type) || byText(a.type ?? "", b.type ?? ""));
}

/** Letter case and accents do not part names; comparing by locale would take seconds, and differ from host to host. */
function comparing(
  order: Exclude<EntityOrder, "first">,
  keys: ReadonlyMap<Tally, string>,
): (a: Tally, b: Tally) => number {
  if (order === "count") return (a, b) => b.count - a.count;
  return (a, b) => byText(keys.get(a)!, keys.get(b)!) || byText(a.subject.id, b.subject.id);
}

/** A text as it is searched for: compatibility forms, letter case and accents do not count. */
export function foldedForSearch(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

function isFound({ name, type, entity }: Subject, words: readonly string[]): boolean {
  const places = [name, type ?? "", ...(entity?.aliases.map(({ text }) => text) ?? [])].map(foldedForSearch);
  return words.every((word) => places.some((place) => place.includes(word)));
}

function rankOf(type: string | undefined): number {
  if (type === undefined) return DEFAULT_TYPES.length + 1;
  const rank = DEFAULT_TYPES.indexOf(type);
  return rank < 0 ? DEFAULT_TYPES.length : rank;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
