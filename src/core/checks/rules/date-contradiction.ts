import { dayNumber, wordedDay } from "../../dates/calendar.ts";
import { daysApart, wordedDays } from "../../dates/day-range.ts";
import { readIso8601 } from "../../dates/iso-8601.ts";
import type { BlockText } from "../../syntax/nodes.ts";
import { proseOf } from "../prose.ts";
import { PUBLISHED_BY, type PublicationDay, publicationDays } from "../publication-days.ts";
import { type Finding, NO_FINDINGS, type PartRule } from "../rule.ts";
import { ALL_SIGNS } from "../signs.ts";
import { endingOf, webLinesOf } from "../web-lines.ts";
import { listed, quoted } from "../wording.ts";

/** Two days of publication, or one that is still to come. */
export const dateContradiction = {
  id: "date-contradiction",
  group: "metadata",
  scope: "block",
  severity: "warning",
  fix: "none",
  summary: "What says when the document was published does not agree, or lies in the future.",
  why:
    "The header, the front matter, the address and the dateline should name one day, give or take one for time zones. " +
    "Events the text speaks of are no evidence here.",
  example: {
    bad: "<<<FILE a date={|date-contradiction:2024-06-27|} url=https://example.org/2024/06/17/a\nx\nEND>>>\n",
    good: "<<<FILE a date=2024-06-17 url=https://example.org/2024/06/17/a\nx\nEND>>>\n",
  },
  check(part, context, signs = ALL_SIGNS) {
    if (part.kind === "gap") return NO_FINDINGS;
    const prose = proseOf(part);
    const days = publicationDays(part, prose, prose && endingOf(part, prose, webLinesOf(context)).url, signs);
    return days.length > 1 || (days.length > 0 && context.today !== undefined)
      ? findingsIn(part, days, context.today)
      : NO_FINDINGS;
  },
} as const satisfies PartRule;

function* findingsIn(block: BlockText, days: readonly PublicationDay[], now: string | undefined): Generator<Finding> {
  if (days.length > 1) yield* contradictions(block, days);
  const today = now === undefined ? undefined : readIso8601(now)?.to;
  if (!today) return;
  for (const { span, days: range } of days) {
    if (dayNumber(range.from) <= dayNumber(today)) continue;
    const message = `${quoted(block.text.slice(span.start, span.end))} lies in the future: today is ${wordedDay(today)}.`;
    yield { span, message };
  }
}

/** Time zones make one day. */
const MOST_APART = 1;

/** One finding, at what is trusted most among those that somebody else contradicts. */
function* contradictions({ text }: BlockText, days: readonly PublicationDay[]): Generator<Finding> {
  for (const one of days) {
    const others = days.filter((other) => daysApart(one.days, other.days) > MOST_APART);
    if (others.length === 0) continue;
    const { start, end } = one.span;
    yield {
      span: one.span,
      message: `${quoted(text.slice(start, end))} contradicts ${listed(others.map(({ by }) => PUBLISHED_BY[by]))}.`,
      related: others.map(({ span, by, days: range }) => {
        const who = PUBLISHED_BY[by];
        return { span, message: `${who.charAt(0).toUpperCase()}${who.slice(1)} says ${wordedDays(range)}.` };
      }),
    };
    return;
  }
}
