import { CARRIED_RULES, type CarriedDocument, type CarriedLine } from "../core/checks/facts/carried.ts";
import type { Levels } from "../core/checks/rule.ts";
import { LEVELS } from "../core/config/values.ts";

/** What the first key of a file of facts says, by which it is told from other files. */
export const FACTS_START = '{"type":"facts"';
/** The version of the records; facts of another one are refused. */
export const FACTS_SCHEMA = 1;

/** One document as a line of a file of facts has it. Arrays of numbers are base64 of their bytes, the lowest first. */
export function documentRecord({ line, column, header, ignored, facts, digest, lines }: CarriedDocument): object {
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
    ...(lines.length > 0 ? { lines: lines.map((one) => [one.line + 1, one.start, one.end, one.written]) } : {}),
  };
}

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
  const lines = linesIn(record.lines ?? []);
  if (!isPlace(line) || !isPlace(column) || typeof header !== "string" || !lines) return undefined;
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
  };
}

/** The levels of a record, of the rules that are carried; `undefined` where they are none. */
export function levelsIn(value: unknown): Levels | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const chosen = Object.entries(value).filter(([rule]) => CARRIED_RULES.includes(rule));
  return chosen.every(([, level]) => LEVELS.includes(level)) ? Object.fromEntries(chosen) : undefined;
}

function linesIn(value: unknown): readonly CarriedLine[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const lines: CarriedLine[] = [];
  for (const one of value) {
    if (!Array.isArray(one)) return undefined;
    const [line, start, end, written] = one as readonly unknown[];
    if (!isPlace(line) || !Number.isInteger(start) || !Number.isInteger(end) || typeof written !== "string")
      return undefined;
    lines.push({ line: line - 1, start: start as number, end: end as number, written });
  }
  return lines;
}

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
