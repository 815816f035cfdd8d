import { boilerplateKind, LONGEST_BOILERPLATE, mayBeginBoilerplate } from "../../boilerplate.ts";
import { datesOf } from "../../dates/block-dates.ts";
import { type Day, dayNumber, isoDay } from "../../dates/calendar.ts";
import { daysApart } from "../../dates/day-range.ts";
import { readIso8601 } from "../../dates/iso-8601.ts";
import { type DateMention, daysOf } from "../../dates/mention.ts";
import { datesIn } from "../../dates/scan.ts";
import { inkStart, trimmed } from "../../outline/paragraphs.ts";
import { stampText } from "../../outline/stamp.ts";
import { findAttribute } from "../../syntax/header.ts";
import { setAttribute } from "../../syntax/header-edits.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import { linesIn, type Span } from "../../text.ts";
import { keepingMarkers } from "../body-edits.ts";
import { deletion, removeLine } from "../line-removal.ts";
import { type Prose, proseOf } from "../prose.ts";
import { publicationDays } from "../publication-days.ts";
import { type Context, type Finding, type Fix, NO_FINDINGS, type PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { endingOf, webLinesOf } from "../web-lines.ts";
import { quoted } from "../wording.ts";

/** A bare date above a text. */
export const stampLine = {
  id: "stamp-line",
  group: "metadata",
  scope: "block",
  signs: Sign.digit,
  severity: "info",
  fix: "suggested",
  summary: "The text begins with a line that is nothing but a date.",
  why:
    "Such a stamp is often the day on which the page was collected and not the day of publication. In the header it is " +
    "clear which; in the text it is taken for the document's date.",
  example: {
    bad: "<<<FILE a\n{|stamp-line:• 11/26/2024|}\n\nThe minister left.\nEND>>>\n",
    good: "<<<FILE a retrieved=2024-11-26\nThe minister left.\nEND>>>\n",
  },
  check(part, context) {
    const prose = proseOf(part);
    const stamp = prose && mayBegin(part.text, prose.span) ? stampOf(part.text, prose.span) : undefined;
    if (!prose || !stamp || part.kind === "gap" || prose.isCode(stamp.start)) return NO_FINDINGS;
    return keepingMarkers(part, findingsIn(part, prose, context, stamp));
  },
} as const satisfies PartRule;

function* findingsIn(block: BlockText, prose: Prose, context: Context, stamp: Span): Generator<Finding> {
  const { text } = block;
  const written = text.slice(stamp.start, stamp.end);
  const fixes = datesIn(text, stamp).flatMap((mention) =>
    daysOf(mention).flatMap((day) => fixesFor(block, prose, context, stamp, day, mention)),
  );
  // One that only deletes comes first: the header knows what the stamp was.
  const sorted = fixes.toSorted((a, b) => a.edits.length - b.edits.length);
  yield { span: stamp, message: `${quoted(written)} does not say what happened on that day.`, fixes: sorted };
}

/** Whether a text may begin with a stamp, or with boilerplate above one, by a short look: nearly all begin otherwise. */
function mayBegin(text: string, within: Span): boolean {
  const start = inkStart(text, within.start, within.end);
  if (text.charCodeAt(start) >= 128 || mayBeginBoilerplate(text, start)) return true;
  DIGIT_OR_LINE_END.lastIndex = start;
  return DIGIT_OR_LINE_END.test(text) && text.charCodeAt(DIGIT_OR_LINE_END.lastIndex - 1) !== 10;
}

const DIGIT_OR_LINE_END = /[\d\n]/g;

/** The stamp, if it is the only line of its kind and stands above a text: a diary has one above each entry. */
function stampOf(text: string, within: Span): Span | undefined {
  let stamp: Span | undefined;
  let hasText = false;
  for (const line of linesIn(text, within)) {
    if (line.end - line.start > LONGEST_BOILERPLATE) {
      if (!stamp) return undefined;
      hasText = true;
      continue;
    }
    const span = trimmed(text, line);
    if (span.start === span.end) continue;
    const written = text.slice(span.start, span.end);
    const isStamp = HAS_DIGIT.test(written) && stampText(written) !== undefined;
    if (isStamp && stamp) return undefined;
    if (isStamp) stamp = span;
    else if (boilerplateKind(written) === undefined) {
      if (!stamp) return undefined;
      hasText = true;
    }
  }
  return hasText ? stamp : undefined;
}

const HAS_DIGIT = /\d/;

function fixesFor(
  block: BlockText,
  prose: Prose,
  context: Context,
  stamp: Span,
  day: Day,
  mention: DateMention,
): readonly Fix[] {
  const removal = removeLine(block, stamp);
  const value = withTime(block.text, stamp, day, mention);
  const fixes: Fix[] = [];
  for (const key of ["retrieved", "date"]) {
    if (key === "date" && !isSupported(block, prose, context, stamp, day)) continue;
    const known = findAttribute(block.header, key);
    const said = known && readIso8601(known.value);
    if (said && daysApart(said, { from: day, to: day }) === 0 && known.value.length >= value.length)
      fixes.push(deletion(`Delete it: ${key}= says so already`, removal));
    const edit = known ? undefined : setAttribute(block, key, value);
    if (edit) fixes.push({ title: `Move it to ${key}=${value}`, safety: "suggested", edits: [edit, removal] });
  }
  return fixes;
}

const TIME = /\b(\d{1,2}):(\d\d)(?::(\d\d))?\s?([ap])?\.?(?:m\b\.?)?\s?(Z\b|UTC|GMT|[+-]\d\d:?\d\d)?/iu;

/** The day, with the time that stands beside it. */
function withTime(text: string, stamp: Span, day: Day, { span, form }: DateMention): string {
  if (form === "iso" && span.end - span.start > 10) return text.slice(span.start, span.end);
  const match = TIME.exec(text.slice(span.end, stamp.end));
  if (!match) return isoDay(day);
  const [, hours, minutes, seconds, half, zone] = match;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
  const offset = zone === undefined ? "" : /^[+-]/.test(zone) ? zone : "Z";
  const value = `${isoDay(day)}T${String(hour).padStart(2, "0")}:${minutes}${seconds ? `:${seconds}` : ""}${offset}`;
  return readIso8601(value) ? value : isoDay(day);
}

/** Whether the address, a dateline or a day in the text is the stamp's, give or take one. Weekdays prove nothing. */
function isSupported(block: BlockText, prose: Prose, context: Context, stamp: Span, day: Day): boolean {
  const range = { from: day, to: day };
  const others = publicationDays(block, prose, endingOf(block, prose, webLinesOf(context)).url);
  const isFullDay = (days: { readonly from: Day; readonly to: Day }): boolean =>
    dayNumber(days.from) === dayNumber(days.to);
  if (others.some(({ days }) => isFullDay(days) && daysApart(days, range) <= 1)) return true;
  return datesOf(block).some(({ span, readings }) => {
    if (span.start < stamp.end || readings.length !== 1) return false;
    const [reading] = readings;
    if (reading?.kind !== "calendar" || reading.day === undefined) return false;
    const other = { year: reading.year ?? day.year, month: reading.month, day: reading.day };
    return daysApart({ from: other, to: other }, range) <= 1;
  });
}
