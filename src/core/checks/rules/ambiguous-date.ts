import { wordedDay } from "../../dates/calendar.ts";
import type { DateOrder } from "../../dates/mention.ts";
import type { Block } from "../../syntax/nodes.ts";
import { type DateOrders, dateOrdersIn, knownDateOrders } from "../date-orders.ts";
import type { FileRule, HeadedBlock } from "../rule.ts";
import { quoted } from "../wording.ts";

/** A numeric date that is one day in London and another in New York. */
export const ambiguousDate = {
  id: "ambiguous-date",
  group: "metadata",
  scope: "file",
  severity: "info",
  fix: "none",
  summary: "Nothing says whether day or month comes first in a numeric date.",
  why:
    "Two readers take it for two days. Other dates of the document, or of documents of the same source, mostly settle " +
    "it; here they do not.",
  example: {
    bad: "<<<FILE a\nThe form was signed on {|ambiguous-date:03/04/2024|}.\nEND>>>\n",
    good: "<<<FILE a\nThe form was signed on 3 April 2024.\nEND>>>\n",
  },
  prepare(corpus, block) {
    dateOrdersIn(corpus, block);
  },
  heeds({ kind, corpus, before, now }) {
    return (
      kind === "block" && (knownDateOrders(before as Block) !== "none" || dateOrdersIn(corpus, now as Block) !== "none")
    );
  },
  *check(_corpus, { blocks }) {
    const found = withOrders(blocks);
    const bySource = ordersBySource(found.map(({ orders }) => orders));
    for (const { block, orders } of found) {
      if (orders.source !== undefined && orders.seen.size === 0 && bySource.get(orders.source)!.size === 1) continue;
      for (const { span, written, days } of orders.open)
        yield { part: block, span, message: `${quoted(written)} is ${days.map(wordedDay).join(" or ")}.` };
    }
  },
} as const satisfies FileRule;

/** The few that have any: all documents were prepared. */
function withOrders(blocks: readonly HeadedBlock[]): readonly { readonly block: Block; readonly orders: DateOrders }[] {
  const found: { readonly block: Block; readonly orders: DateOrders }[] = [];
  for (const { block } of blocks) {
    const orders = knownDateOrders(block);
    if (orders !== "none") found.push({ block, orders });
  }
  return found;
}

function ordersBySource(all: readonly DateOrders[]): ReadonlyMap<string | undefined, ReadonlySet<DateOrder>> {
  const bySource = new Map<string | undefined, Set<DateOrder>>();
  for (const { source, seen } of all) {
    const known = bySource.get(source) ?? new Set();
    for (const order of seen) known.add(order);
    bySource.set(source, known);
  }
  return bySource;
}
