import {
  CARRIED_RULES,
  type CarriedDates,
  type CarriedDocument,
  type CarriedName,
  type CarriedPlace,
  type CarriedShortNames,
} from "../core/checks/facts/carried.ts";
import type { Levels } from "../core/checks/rule.ts";
import { LEVELS } from "../core/config/values.ts";
import type { Day } from "../core/dates/calendar.ts";
import type { DateOrder } from "../core/dates/mention.ts";

/** What the first key of a file of facts says, by which it is told from other files. */
export const FACTS_START = '{"type":"facts"';
/** The version of the records; facts of another one are refused. */
export const FACTS_SCHEMA = 3;

/** One document as a line of a file of facts has it. Arrays of numbers are base64 of their bytes, the lowest first. */
export function documentRecord(document: CarriedDocument): object {
  const { line, column, header, ignored, facts, digest, lines, dates, shortNames, names } = document;
  const { open, named } = shortNames;
  return {
    type: "document",
    line: line + 1,
    column: column + 1,
    header,
    ...(ignored.length > 0 ? { ignored } : {}),
    ...(facts.body === undefined ? {} : { body: facts.body, digest }),
    ...(facts.source === undefined ? {} : { source: facts.source }),
    ...(facts.shingles.length > 0 ? { shingles: base64Of(facts.shingles) } : {}),
    ...(facts.lines.length > 0 ? { lineHashes: base64Of(facts.lines) } : {}),
    ...(lines.length > 0 ? { lines: lines.map(placeRecord) } : {}),
    ...(dates ? { dates: datesRecord(dates) } : {}),
    ...(open.length > 0 ? { open: open.map((one) => [placeRecord(one.place), one.why, one.namesakes]) } : {}),
    ...(named.length > 0 ? { named: named.map(({ id, name }) => [id, name]) } : {}),
    ...(names.length > 0 ? { names: names.map(nameRecord) } : {}),
  };
}

function placeRecord({ line, column, start, end, written }: CarriedPlace): PlaceRecord {
  return [line + 1, column + 1, start, end, written];
}

function datesRecord({ source, seen, open }: CarriedDates): object {
  return {
    ...(source === undefined ? {} : { source }),
    seen: [...seen],
    open: open.map(({ place, days }) => [placeRecord(place), days.map(({ year, month, day }) => [year, month, day])]),
  };
}

function nameRecord({ name, count, isKnown, place }: CarriedName): readonly unknown[] {
  return [name, count, isKnown, ...(place ? [placeRecord(place)] : [])];
}

type PlaceRecord = readonly [line: number, column: number, start: number, end: number, written: string];

/** A record of any kind, before anybody has looked at it. */
export type FactsRecord = Readonly<Record<string, unknown>>;

/** The record that a line is, if it is JSON at all. */
export function recordIn(line: string): FactsRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as FactsRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** The document of a record; `undefined` where it is none of ours. */
export function documentIn(record: FactsRecord): CarriedDocument | undefined {
  const { line, column, header, ignored = [], body, digest, source, shingles = "", lineHashes = "" } = record;
  const lines = listIn(record.lines, placeIn);
  const dates = record.dates === undefined ? undefined : datesIn(record.dates);
  const shortNames = shortNamesIn(record);
  const names = listIn(record.names, nameIn);
  if (!isPlace(line) || !isPlace(column) || typeof header !== "string" || !lines) return undefined;
  if ((record.dates !== undefined && !dates) || !shortNames || !names) return undefined;
  if (!(body === undefined || Number.isSafeInteger(body)) || typeof shingles !== "string") return undefined;
  if (typeof lineHashes !== "string" || typeof digest !== (body === undefined ? "undefined" : "string"))
    return undefined;
  if (!(source === undefined || typeof source === "string") || !Array.isArray(ignored)) return undefined;
  return {
    line: line - 1,
    column: column - 1,
    header,
    ignored: CARRIED_RULES.filter((rule) => ignored.includes(rule)),
    facts: {
      body: body as number | undefined,
      shingles: new Uint32Array(bytesIn(shingles, 4)),
      lines: new Float64Array(bytesIn(lineHashes, 8)),
      source,
    },
    digest: digest as string | undefined,
    lines,
    dates,
    shortNames,
    names,
  };
}

/** The levels of a record, of the rules that are carried; `undefined` where they are none. */
export function levelsIn(value: unknown): Levels | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const chosen = Object.entries(value).filter(([rule]) => CARRIED_RULES.includes(rule));
  return chosen.every(([, level]) => LEVELS.includes(level)) ? Object.fromEntries(chosen) : undefined;
}

/** A list of which each element is read; none where nothing stands, `undefined` where one is none of ours. */
function listIn<T>(value: unknown, read: (one: unknown) => T | undefined): readonly T[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const list = value.map(read).filter((one) => one !== undefined);
  return list.length === value.length ? list : undefined;
}

function placeIn(value: unknown): CarriedPlace | undefined {
  const [line, column, start, end, written] = fields(value);
  if (!isPlace(line) || !isPlace(column) || typeof written !== "string") return undefined;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
  return { line: line - 1, column: column - 1, written, start: start as number, end: end as number };
}

function datesIn(value: unknown): CarriedDates | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { source, seen, open } = value as FactsRecord;
  const orders = listIn(seen, (order) => ORDERS.find((one) => one === order));
  const dates = listIn(open, (one) => {
    const place = placeIn(fields(one)[0]);
    const days = listIn(fields(one)[1], dayIn);
    return place && days && { place, days, written: place.written };
  });
  if (!(source === undefined || typeof source === "string") || !orders || !dates) return undefined;
  return { source, seen: new Set(orders), open: dates };
}

function dayIn(value: unknown): Day | undefined {
  const [year, month, day] = fields(value);
  if (![year, month, day].every(Number.isInteger)) return undefined;
  return { year: year as number, month: month as number, day: day as number };
}

function shortNamesIn(record: FactsRecord): CarriedShortNames | undefined {
  const open = listIn(record.open, (one) => {
    const place = placeIn(fields(one)[0]);
    const [, why, namesakes] = fields(one);
    const ids = listIn(namesakes, textIn);
    return place && ids && typeof why === "string" ? { place, text: place.written, why, namesakes: ids } : undefined;
  });
  const named = listIn(record.named, (one) => {
    const [id, name] = fields(one);
    return typeof id === "string" && typeof name === "string" ? { id, name } : undefined;
  });
  return open && named && { open, named };
}

function nameIn(value: unknown): CarriedName | undefined {
  const [name, count, isKnown, at] = fields(value);
  const place = at === undefined ? undefined : placeIn(at);
  if (typeof name !== "string" || !isPlace(count) || typeof isKnown !== "boolean") return undefined;
  return at === undefined || place ? { name, count, isKnown, place } : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function fields(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const ORDERS: readonly DateOrder[] = ["day-first", "month-first", "year-first"];

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function base64Of({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64");
}

/** In memory of their own, that begins where numbers may. */
function bytesIn(base64: string, size: number): ArrayBuffer {
  const bytes = Buffer.from(base64, "base64");
  return new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % size))).buffer;
}
