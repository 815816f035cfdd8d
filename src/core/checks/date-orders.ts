import { datesOf } from "../dates/block-dates.ts";
import { type Day, dayNumber, weekdayOf } from "../dates/calendar.ts";
import { type DateMention, type DateOrder, daysOf } from "../dates/mention.ts";
import { Memo } from "../memo.ts";
import { cutBlock } from "../syntax/cut.ts";
import { factOf } from "../syntax/front-matter.ts";
import type { Block, BlockText, Corpus } from "../syntax/nodes.ts";
import type { Span } from "../text.ts";
import { ownCopy } from "../text.ts";
import { proseOf } from "./prose.ts";
import { publicationDays } from "./publication-days.ts";

/** A numeric date that can be read two ways, and that nothing in its document settles. */
export interface OpenDate {
  readonly span: Span;
  readonly written: string;
  readonly days: readonly Day[];
}

/** What the numeric dates of one document say of their order. Holds nothing of the text. */
export interface DateOrders {
  readonly source: string | undefined;
  /** The orders that dates of the document can only be read by. */
  readonly seen: ReadonlySet<DateOrder>;
  /** None where `seen` holds one order. */
  readonly open: readonly OpenDate[];
}

const remembered = new Memo<Block, DateOrders | "none">();

/**
 * The orders of the numeric dates of a document of a corpus; remembered as long as the block lives. That there are none
 * is not: nearly all documents have none, and that is seen at one look.
 */
export function dateOrdersIn(corpus: Corpus, block: Block): DateOrders | "none" {
  const known = remembered.get(block);
  if (known) return known;
  const orders = dateOrdersOf(cutBlock(corpus, block));
  if (!orders) return "none";
  remembered.set(block, orders);
  return orders;
}

/** The same for a document that {@link dateOrdersIn} was asked about before, or whose orders were taken up. */
export function knownDateOrders(block: Block): DateOrders | "none" {
  return remembered.get(block) ?? "none";
}

/** Takes up the orders of a document whose text is elsewhere. */
export function holdDateOrders(block: Block, orders: DateOrders | "none"): void {
  remembered.set(block, orders);
}

/** Most documents have no such date: they are not scanned. */
const NUMERIC = /\d[/-]\d{1,2}[/-]\d{4}/;

function mayHaveNumeric(text: string, from: number): boolean {
  return (text.includes("/", from) || text.includes("-", from)) && NUMERIC.test(text);
}

/** The orders of a document's numeric dates; `undefined` when it has none that speak of one or leave it open. */
export function dateOrdersOf(block: BlockText): DateOrders | undefined {
  const prose = proseOf(block);
  if (!prose || !mayHaveNumeric(block.text, prose.span.start)) return undefined;
  const dates = datesOf(block).filter(({ span }) => span.start >= prose.span.start && !prose.isCode(span.start));
  const seen = new Set<DateOrder>();
  const open: DateMention[] = [];
  for (const mention of dates) {
    if (mention.form !== "numeric" || block.text.slice(mention.span.start, mention.span.end).includes(".")) continue;
    const fitting = fittingDays(mention);
    if (fitting.length > 1) open.push(mention);
    const order = fitting.length === 1 ? fitting[0]!.order : undefined;
    if (order !== undefined && order !== "year-first" && !isSame(mention)) seen.add(order);
  }
  if (seen.size === 0 && open.length === 0) return undefined;
  const known = open.length === 0 || seen.size === 1 ? new Set<number>() : knownDays(block, dates);
  const left = seen.size === 1 ? [] : open.map(toOpen(block.text)).filter(({ days }) => !isSettled(days, known));
  const source = factOf(block, "source");
  return { source: source === undefined ? undefined : ownCopy(source), seen, open: left };
}

/** Its readings, by the weekday beside it if it fits one of them. */
function fittingDays(mention: DateMention): ReturnType<typeof daysOf> {
  const days = daysOf(mention);
  const fitting = days.filter((day) => weekdayOf(day) === mention.beside?.weekday);
  return fitting.length > 0 ? fitting : days;
}

/** `4/4/2024` speaks of no order. */
function isSame(mention: DateMention): boolean {
  const [day] = daysOf(mention);
  return mention.readings.length === 1 && day !== undefined && day.day === day.month;
}

/** The days that are spelled out elsewhere in the document, by their numbers. */
export function knownDays(block: BlockText, dates: readonly DateMention[]): ReadonlySet<number> {
  const known = new Set<number>();
  for (const mention of dates)
    if (mention.readings.length === 1) for (const day of daysOf(mention)) known.add(dayNumber(day));
  for (const { days } of publicationDays(block, proseOf(block), undefined))
    if (dayNumber(days.from) === dayNumber(days.to)) known.add(dayNumber(days.from));
  return known;
}

function isSettled(days: readonly Day[], known: ReadonlySet<number>): boolean {
  return days.filter((day) => known.has(dayNumber(day))).length === 1;
}

function toOpen(text: string): (mention: DateMention) => OpenDate {
  return (mention) => ({
    span: mention.span,
    written: ownCopy(text.slice(mention.span.start, mention.span.end)),
    days: daysOf(mention).map(({ year, month, day }) => ({ year, month, day })),
  });
}
