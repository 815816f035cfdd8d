import type { DateOrder } from "../../dates/mention.ts";
import { textHash } from "../../exchange/text-hash.ts";
import { attributeOf, readHeader } from "../../syntax/header.ts";
import { collisionKey } from "../names.ts";
import { leadingShape, type NumberShape, trailingShape } from "../number-series.ts";
import type { CarriedDocument } from "./carried.ts";
import { NO_VALUE } from "./groups.ts";

/**
 * What is asked of every document before anybody knows whether it takes part in a finding: numbers alone, hashes of 53
 * bits for texts, {@link NO_VALUE} where there is none.
 */
export type Trait =
  | "name"
  | "collisionKey"
  | "id"
  | "body"
  | "source"
  | "dateSource"
  | "flags"
  | "shingles"
  | "lines"
  | "leadingCount"
  | "leadingSeries"
  | "leadingNumber"
  | "trailingCount"
  | "trailingSeries"
  | "trailingNumber";

/** In the order in which {@link traitsOf} puts them. */
export const TRAITS: readonly Trait[] = [
  "name",
  "collisionKey",
  "id",
  "body",
  "source",
  "dateSource",
  "flags",
  "shingles",
  "lines",
  "leadingCount",
  "leadingSeries",
  "leadingNumber",
  "trailingCount",
  "trailingSeries",
  "trailingNumber",
];

/** Bits of `flags`. */
export const Flag = {
  /** Its dates can only be read with the day, or the month, first. */
  dayFirst: 1,
  monthFirst: 2,
  /** A date is open. */
  openDates: 4,
  /** A short name leads to nobody. */
  openShortNames: 8,
  /** It names somebody of the catalogue. */
  namesSomebody: 16,
  /** It lies in a folder, on some disk at least. */
  inFolder: 32,
  /** It has names that may be variants, or have some. */
  names: 64,
} as const;

const ORDER_FLAGS: Readonly<Record<DateOrder, number>> = {
  "day-first": Flag.dayFirst,
  "month-first": Flag.monthFirst,
  "year-first": 0,
};

/** The traits of one document. */
export function traitsOf({ dates, facts, header, names, shortNames }: CarriedDocument): readonly number[] {
  const read = readHeader(header);
  const { name } = read;
  const key = name === undefined ? undefined : collisionKey(name);
  let flags = 0;
  for (const order of dates?.seen ?? []) flags |= ORDER_FLAGS[order];
  if (dates && dates.open.length > 0) flags |= Flag.openDates;
  if (shortNames.open.length > 0) flags |= Flag.openShortNames;
  if (shortNames.named.length > 0) flags |= Flag.namesSomebody;
  if (key?.includes("/")) flags |= Flag.inFolder;
  if (names.length > 0) flags |= Flag.names;
  return [
    hashOf(name),
    hashOf(key),
    hashOf(attributeOf(read, "id")),
    facts.body ?? NO_VALUE,
    hashOf(facts.source),
    hashOf(dates?.source),
    flags,
    facts.shingles.length,
    facts.lines.length,
    ...numberTraits(name === undefined ? undefined : leadingShape(name)),
    ...numberTraits(name === undefined ? undefined : trailingShape(name)),
  ];
}

function hashOf(text: string | undefined): number {
  return text === undefined ? NO_VALUE : textHash(text);
}

/** A number of up to nine digits, and how many these are, in one. */
const DIGITS = 16;

function numberTraits(shape: NumberShape | undefined): readonly [count: number, series: number, number: number] {
  if (!shape) return [NO_VALUE, NO_VALUE, NO_VALUE];
  const { count, digits, series } = shape;
  return [textHash(count), textHash(series), Number(digits) * DIGITS + digits.length];
}

/** The number in a name, from its trait. */
export function numberIn(trait: number): number {
  return Math.floor(trait / DIGITS);
}

/** With how many digits it is written. */
export function digitsIn(trait: number): number {
  return trait % DIGITS;
}
