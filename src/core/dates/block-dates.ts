import type { BlockText } from "../syntax/nodes.ts";
import type { DateMention } from "./mention.ts";
import { datesIn } from "./scan.ts";

const memo = new WeakMap<BlockText, readonly DateMention[]>();

/** The dates in a block's body; remembered as long as the block's text lives. */
export function datesOf(block: BlockText): readonly DateMention[] {
  let dates = memo.get(block);
  if (!dates) {
    dates = datesIn(block.text, block.body);
    memo.set(block, dates);
  }
  return dates;
}
