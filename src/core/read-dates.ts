import { type DateOrders, dateOrdersOf, knownDays } from "./checks/date-orders.ts";
import { proseOf } from "./checks/prose.ts";
import { PUBLISHED_BY, type PublicationDay, publicationDay, publicationDays } from "./checks/publication-days.ts";
import { listed } from "./checks/wording.ts";
import { datesOf } from "./dates/block-dates.ts";
import { dayNumber } from "./dates/calendar.ts";
import { daysApart } from "./dates/day-range.ts";
import { type DateMention, type DateReading, daysOf, wholeSpan } from "./dates/mention.ts";
import { type DateEvidence, type Meaning, type ResolvedDate, resolveDate } from "./dates/resolve.ts";
import { tenseAt } from "./dates/tense.ts";
import { documentFacts } from "./document-facts.ts";
import { isCatalogueName } from "./entities/catalogue.ts";
import { isBase64 } from "./syntax/content.ts";
import { factOf } from "./syntax/front-matter.ts";
import { attributeOf } from "./syntax/header.ts";
import type { BlockText } from "./syntax/nodes.ts";
import type { Span } from "./text.ts";

/** A date in a document, and what it means there. */
export interface ReadDate extends ResolvedDate {
  /** All its words, with a weekday beside it; relative to the block's text. */
  readonly span: Span;
  /** What of the document was looked at and is not gone by: sentences. */
  readonly notes: readonly string[];
}

/** The date that `offset` stands in or at the end of, and what it means; `offset` is relative to the block's text. */
export function dateAt(block: BlockText, offset: number): ReadDate | undefined {
  const mention = mentionsOfDates(block).find((one) => {
    const { start, end } = wholeSpan(one);
    return start <= offset && offset <= end;
  });
  return mention && readDate(block, mention, factsOf(block));
}

/** The dates in the body of a document, in order, and what they mean. */
export function* readDates(block: BlockText): Generator<ReadDate> {
  const mentions = mentionsOfDates(block);
  if (mentions.length === 0) return;
  const facts = factsOf(block);
  for (const mention of mentions) yield readDate(block, mention, facts);
}

/** What is known of a document's own day. */
interface DayFacts {
  readonly published: readonly PublicationDay[];
  readonly day: PublicationDay | undefined;
  readonly stamp: Span | undefined;
  readonly isRetrieved: boolean;
  readonly orders: DateOrders | undefined;
  readonly language: string | undefined;
  readonly latestYear: number | undefined;
}

function mentionsOfDates(block: BlockText): readonly DateMention[] {
  return isBase64(block.header) || isCatalogueName(block.header.name ?? "") ? [] : datesOf(block);
}

function factsOf(block: BlockText): DayFacts {
  const prose = proseOf(block);
  const { stamp, urlLine } = documentFacts(block);
  const published = publicationDays(block, prose, urlLine);
  return {
    published,
    day: publicationDay(published),
    stamp,
    isRetrieved: attributeOf(block.header, "retrieved") !== undefined,
    orders: dateOrdersOf(block),
    language: factOf(block, "lang")?.split(/[-_]/, 1)[0]?.toLowerCase(),
    latestYear: latestYear(block, stamp),
  };
}

function readDate(block: BlockText, mention: DateMention, facts: DayFacts): ReadDate {
  const { day, language, stamp } = facts;
  const span = wholeSpan(mention);
  const evidence: DateEvidence = {
    spoken: day && { days: day.days, by: PUBLISHED_BY[day.by] },
    tense: tenseAt(block.text, span, language),
    order: orderOf(block, mention, facts),
    latestYear: facts.latestYear,
  };
  const isStamp = stamp !== undefined && stamp.start <= span.start && span.end <= stamp.end;
  const notes: string[] = [];
  if (isStamp)
    notes.push("It stands alone at the head of the text: perhaps the day of collection. Nothing is reckoned from it.");
  else if (!day && isReckoned(mention)) notes.push(...notGoneBy(block, facts));
  const resolved = resolveDate(mention, evidence);
  const others = isReckoned(mention) ? otherMeanings(mention, evidence, resolved, facts) : [];
  if (others.length === 0) return { ...resolved, span, notes };
  const meanings = [...resolved.meanings, ...others.map(({ meaning }) => meaning)];
  const who = listed(others.map(({ by }) => PUBLISHED_BY[by]));
  const why = `It hangs on the day of publication, which ${PUBLISHED_BY[day!.by]} and ${who} do not agree on.`;
  return { meanings, isSettled: false, why, span, notes };
}

/** What it would mean by those who contradict the one that is trusted most. Time zones make one day. */
function otherMeanings(
  mention: DateMention,
  evidence: DateEvidence,
  { meanings }: ResolvedDate,
  { published, day }: DayFacts,
): readonly { readonly by: PublicationDay["by"]; readonly meaning: Meaning }[] {
  const told = new Set(meanings.map(({ words }) => words));
  return published.flatMap(({ by, days }) => {
    if (!day || daysApart(days, day.days) <= 1) return [];
    const other = resolveDate(mention, { ...evidence, spoken: { days, by: PUBLISHED_BY[by] } });
    const [meaning] = other.meanings;
    if (!meaning || told.has(meaning.words)) return [];
    told.add(meaning.words);
    return [{ by, meaning }];
  });
}

/** Whether it depends on the day of the text. */
function isReckoned({ readings: [reading] }: DateMention): boolean {
  return reading?.kind === "weekday" || reading?.kind === "relative" || isWithoutYear(reading);
}

function isWithoutYear(reading: DateReading | undefined): boolean {
  return reading?.kind === "calendar" && reading.year === undefined;
}

function* notGoneBy({ text }: BlockText, { stamp, isRetrieved }: DayFacts): Generator<string> {
  if (stamp) yield `The stamp "${text.slice(stamp.start, stamp.end)}" may be the day of collection and is not gone by.`;
  if (isRetrieved) yield "The day in retrieved= is that of collection and is not gone by.";
}

/** Which part of a numeric date comes first, by what else the document says. */
function orderOf(block: BlockText, mention: DateMention, { orders }: DayFacts): DateEvidence["order"] {
  if (mention.readings.length < 2 || !orders) return undefined;
  const [seen, another] = orders.seen;
  if (seen !== undefined && another === undefined) {
    const first = seen === "month-first" ? "month" : "day";
    return { order: seen, because: `Another date of the document has the ${first} first for sure.` };
  }
  const known = knownDays(block, datesOf(block));
  const fitting = daysOf(mention).filter((day) => known.has(dayNumber(day)));
  const order = fitting.length === 1 ? fitting[0]!.order : undefined;
  return order && { order, because: "The document names that day elsewhere too." };
}

/** Neither a stamp nor a year that is far ahead of its text tells when that was written, but it is a hint. */
function latestYear(block: BlockText, stamp: Span | undefined): number | undefined {
  let latest: number | undefined;
  for (const { span, readings } of datesOf(block)) {
    if (stamp && span.start >= stamp.start && span.end <= stamp.end) continue;
    const [reading] = readings;
    const year = reading?.kind === "years" ? reading.to : reading?.kind === "calendar" ? reading.year : undefined;
    if (year !== undefined && (latest === undefined || year > latest)) latest = year;
  }
  return latest;
}
