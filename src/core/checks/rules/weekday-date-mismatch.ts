import { datesOf } from "../../dates/block-dates.ts";
import { weekdayOf, wordedDay, wordedWeekday } from "../../dates/calendar.ts";
import { mayDateWeekday } from "../../dates/dated-weekday.ts";
import { type DateMention, daysOf } from "../../dates/mention.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import { type Prose, proseOf } from "../prose.ts";
import { type Finding, NO_FINDINGS, type PartRule } from "../rule.ts";
import { Sign } from "../signs.ts";
import { quoted } from "../wording.ts";

/** A weekday that its date did not fall on. */
export const weekdayDateMismatch = {
  id: "weekday-date-mismatch",
  group: "metadata",
  scope: "block",
  severity: "warning",
  signs: Sign.digit,
  fix: "none",
  summary: "A weekday stands beside a date that falls on another.",
  why: "One of the two is wrong, and only somebody who looks the event up can say which.",
  example: {
    bad: "<<<FILE a\nThey met on {|weekday-date-mismatch:Monday, 18 June 2024|}.\nEND>>>\n",
    good: "<<<FILE a\nThey met on Tuesday, 18 June 2024.\nEND>>>\n",
  },
  check(part) {
    const prose = proseOf(part);
    if (!prose || part.kind === "gap" || !mayDateWeekday(part.text, prose.span)) return NO_FINDINGS;
    return findingsIn(part, prose);
  },
} as const satisfies PartRule;

function* findingsIn(block: BlockText, prose: Prose): Generator<Finding> {
  for (const mention of datesOf(block)) {
    const { beside, span } = mention;
    if (!beside || span.start < prose.span.start || isOnItsDay(mention) || prose.isCode(span.start)) continue;
    const [day] = daysOf(mention);
    if (!day) continue;
    const written = block.text.slice(beside.span.start, beside.span.end);
    yield {
      span: { start: Math.min(beside.span.start, span.start), end: Math.max(beside.span.end, span.end) },
      message: `${wordedDay(day)} is a ${wordedWeekday(weekdayOf(day))} and not a ${quoted(written)}.`,
    };
  }
}

/** Under any of its readings; a stretch of days has no weekday of its own. */
function isOnItsDay(mention: DateMention): boolean {
  const isStretch = mention.readings.some((reading) => reading.kind === "calendar" && reading.lastDay !== undefined);
  return isStretch || daysOf(mention).some((day) => weekdayOf(day) === mention.beside?.weekday);
}
