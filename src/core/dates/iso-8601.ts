import { ownCopy } from "../text.ts";
import { type Day, isRealDay, monthLength } from "./calendar.ts";

/** Days `from` to `to`: both the same for a full date, the ends of the month or year for a shorter one. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?|(\d\d)(\d\d))?(?:$|T)/;
const TIME =
  /^T(?:[01]\d|2[0-4])(?::?[0-5]\d(?::?(?:[0-5]\d|60))?)?(?:[.,]\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/;
const LONGEST = 40;

/**
 * The days an ISO 8601 date or time speaks of; `undefined` when it is none.
 *
 * Read: `2024`, `2024-06`, `2024-06-18`, `20240618`, the last two with a time. Weeks, ordinal days and intervals are
 * not: nobody dates a document by them.
 */
export function readIso8601(value: string): DayRange | undefined {
  if (value !== last.value) last = { value: ownCopy(value), days: read(value) };
  return last.days;
}

/** What was read last: several rules ask, and documents of one day mostly stand together. */
let last: { readonly value: string; readonly days: DayRange | undefined } = { value: "", days: undefined };

function read(value: string): DayRange | undefined {
  const plain = readPlainDay(value);
  if (plain) return isRealDay(plain) ? { from: plain, to: plain } : undefined;
  const match = value.length <= LONGEST ? DATE.exec(value) : undefined;
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2] ?? match[4] ?? 0);
  const day = Number(match[3] ?? match[5] ?? 0);
  const time = value.indexOf("T");
  if (time >= 0 && (day === 0 || !TIME.test(value.slice(time)))) return undefined;
  if (match[2] === undefined && match[4] === undefined)
    return between({ year, month: 1, day: 1 }, { year, month: 12, day: 31 });
  if (match[3] === undefined && match[5] === undefined)
    return between({ year, month, day: 1 }, { year, month, day: monthLength(month, year) });
  return between({ year, month, day }, { year, month, day });
}

/** `2024-06-18` alone, as nearly all are written. */
function readPlainDay(value: string): Day | undefined {
  if (value.length !== 10 || value.charCodeAt(4) !== HYPHEN || value.charCodeAt(7) !== HYPHEN) return undefined;
  const year = figures(value, 0, 4);
  const month = figures(value, 5, 7);
  const day = figures(value, 8, 10);
  return year < 0 || month < 0 || day < 0 ? undefined : { year, month, day };
}

const HYPHEN = 45;

/** The number that stands there; -1 where something else than a figure does. */
function figures(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const figure = text.charCodeAt(at) - 48;
    if (figure < 0 || figure > 9) return -1;
    number = number * 10 + figure;
  }
  return number;
}

function between(from: Day, to: Day): DayRange | undefined {
  return isRealDay(from) && isRealDay(to) ? { from, to } : undefined;
}
