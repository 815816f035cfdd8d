import type { PairDecision } from "../decisions/decision.ts";
import type { Decisions } from "../decisions/decisions.ts";
import { keysIn } from "../decisions/document-key.ts";
import type { HeadedBlock } from "./rule.ts";

/** What somebody decided that two documents are to each other. */
export function verdictOnPair(
  decisions: Decisions,
  one: HeadedBlock,
  other: HeadedBlock,
): PairDecision["verdict"] | undefined {
  return decisions.pairs.size === 0 ? undefined : decisions.verdictOnPair(keysIn(one.header), keysIn(other.header));
}
