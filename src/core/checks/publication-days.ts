import { type Day, dayNumber, isRealDay, monthLength } from "../dates/calendar.ts";
import { daysApart } from "../dates/day-range.ts";
import { type DayRange, readIso8601 } from "../dates/iso-8601.ts";
import { type DateReading, daysOf } from "../dates/mention.ts";
import { datesIn } from "../dates/scan.ts";
import { inkEnd } from "../outline/paragraphs.ts";
import { frontMatterOf } from "../syntax/front-matter.ts";
import { findAttribute } from "../syntax/header.ts";
import type { BlockText } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";
import { beginsOtherwise, datelineOf, mayHaveDateline } from "./dateline.ts";
import { lineEnd } from "./part-lines.ts";
import type { Prose } from "./prose.ts";
import { ALL_SIGNS } from "./signs.ts";

/** Something that says when a document was published: on one day, or within a month or a year. */
export interface PublicationDay {
  readonly by: "attribute" | "front matter" | "address" | "dateline";
  readonly span: Span;
  readonly days: DayRange;
}

const NO_DAYS: readonly PublicationDay[] = [];
/** How many paragraphs are looked at for the dateline: headline, standfirst and captions come before it. */
const NEAR = 10;

/**
 * What a document says of its publication, in the order of trust. Events in the text are none of it. `url` is the address
 * that it ends with; `signs` are those of the block.
 */
export function publicationDays(
  block: BlockText,
  prose: Prose | undefined,
  url: Span | undefined,
  signs = ALL_SIGNS,
): readonly PublicationDay[] {
  let found: readonly PublicationDay[] = NO_DAYS;
  const attribute = findAttribute(block.header, "date");
  const stated = attribute && readIso8601(attribute.value);
  if (stated) found = [{ by: "attribute", span: attribute.valueSpan, days: stated }];
  const inFront = frontMatterDay(block);
  if (inFront) found = [...found, inFront];
  const address = addressDay(block, url);
  if (address) found = [...found, address];
  const dateline = prose && mayHaveDateline(block.text, signs) ? datelineDay(block, prose, found) : undefined;
  return dateline ? [...found, dateline] : found;
}

/**
 * The day a document speaks from: what is trusted most among {@link publicationDays}, made a day by a later one where it is
 * only a month or a year.
 */
export function publicationDay(days: readonly PublicationDay[]): PublicationDay | undefined {
  const [first] = days;
  if (!first) return undefined;
  return days.find((one) => isOneDay(one.days) && daysApart(one.days, first.days) === 0) ?? first;
}

/** Who says it, as it stands in a sentence. */
export const PUBLISHED_BY: Readonly<Record<PublicationDay["by"], string>> = {
  attribute: "the header",
  "front matter": "the front matter",
  address: "the address",
  dateline: "the dateline",
};

function isOneDay({ from, to }: DayRange): boolean {
  return dayNumber(from) === dayNumber(to);
}

/** The day that stands in the path of an address of the web (`/2024/06/18/`, `/20240618/`, `/2024-06-18-`), or its month. */
export function dayInAddress(address: string): (DayRange & { readonly span: Span }) | undefined {
  const path = address.search(/[?#]/) < 0 ? address : address.slice(0, address.search(/[?#]/));
  const match = DAY_IN_PATH.exec(path) ?? COMPACT_DAY_IN_PATH.exec(path) ?? MONTH_IN_PATH.exec(path);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number | undefined];
  const from: Day = { year, month, day: day ?? 1 };
  const to: Day = { year, month, day: day ?? monthLength(month, year) };
  const span = { start: match.index + 1, end: match.index + match[0].length };
  return isRealDay(from) && isRealDay(to) ? { from, to, span } : undefined;
}

/** What each of those below begins with. */
const YEAR_IN_PATH = /\/(?:19|20)\d\d/;
const DAY_IN_PATH = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)/;
const COMPACT_DAY_IN_PATH = /\/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/._-]|$)/;
const MONTH_IN_PATH = /\/((?:19|20)\d\d)\/(\d\d)(?=\/)/;
const LONGEST_URL = 2_048;
const WEB = /^https?:\/\/[^/]+/i;

function frontMatterDay(block: BlockText): PublicationDay | undefined {
  const matter = frontMatterOf(block);
  const value = matter?.values.get("date");
  if (!matter || !value) return undefined;
  const days = readIso8601(value.trim().replace(/^(\d{4}-\d\d-\d\d)[ T].*$/, "$1")) ?? wholeDay(value);
  const line = block.text.indexOf("\ndate:", matter.span.start) + 1;
  if (!days || line === 0 || line >= matter.span.end) return undefined;
  const start = block.text.indexOf(value, line);
  const end = lineEnd(block.text, line);
  return {
    by: "front matter",
    span: start < 0 || start > end ? { start: line, end } : { start, end: start + value.length },
    days,
  };
}

function wholeDay(value: string): DayRange | undefined {
  const days = datesIn(value, { start: 0, end: Math.min(value.length, 60) }).flatMap(daysOf);
  return days.length === 1 ? { from: days[0]!, to: days[0]! } : undefined;
}

function addressDay(block: BlockText, url: Span | undefined): PublicationDay | undefined {
  const attribute = findAttribute(block.header, "url");
  const span = attribute?.valueSpan ?? url;
  if (!span || span.end - span.start > LONGEST_URL) return undefined;
  const written = block.text.slice(span.start, span.end);
  // Most addresses hold no date.
  if (!YEAR_IN_PATH.test(written)) return undefined;
  const address = attribute && written.startsWith('"') ? written.slice(1, -1) : written;
  const host = WEB.exec(address)?.[0].length;
  const found = host === undefined ? undefined : dayInAddress(address.slice(host));
  if (!found || host === undefined) return undefined;
  const base = span.start + (address === written ? 0 : 1) + host;
  return { by: "address", span: { start: base + found.span.start, end: base + found.span.end }, days: found };
}

/** A dateline without a year has that of what else speaks of the day. */
function datelineDay({ text }: BlockText, prose: Prose, others: readonly PublicationDay[]): PublicationDay | undefined {
  const { span } = prose;
  let bracket = -1;
  for (let at = span.start, stop = at, count = 0; count < NEAR && at < span.end; at = stop + 1) {
    stop = Math.min(span.end, lineEnd(text, at));
    if (inkEnd(text, at, Math.min(stop, at + 20)) === at) continue;
    count++;
    if (bracket < at) bracket = firstBracket(text, at);
    if (beginsOtherwise(text, at, bracket)) continue;
    const dateline = datelineOf(text, { start: at, end: stop });
    const mention = dateline && datesIn(text, dateline).find(({ readings }) => readings.some(saysDay));
    if (!mention) continue;
    const [reading] = mention.readings;
    if (mention.readings.length !== 1 || reading?.kind !== "calendar" || reading.day === undefined) return undefined;
    const { year, month, day } = reading;
    const years =
      year === undefined ? [-1, 0, 1].map((step) => (others[0]?.days.from.year ?? Number.NaN) + step) : [year];
    const candidates = years
      .map((one): Day => ({ year: one, month, day }))
      .filter((one) => !Number.isNaN(one.year) && isRealDay(one))
      .map((one) => ({ from: one, to: one }));
    const distance = (days: DayRange): number => (others[0] ? daysApart(days, others[0].days) : 0);
    const [nearest] = candidates.sort((a, b) => distance(a) - distance(b));
    return nearest && { by: "dateline", span: mention.span, days: nearest };
  }
  return undefined;
}

/** Where the first opening bracket stands from there on; the text's end where none does. */
function firstBracket(text: string, from: number): number {
  const at = text.indexOf("(", from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function saysDay(reading: DateReading): boolean {
  return reading.kind === "calendar" && reading.day !== undefined;
}
