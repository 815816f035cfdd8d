import type { Diagnostic } from "../checks/rule.ts";
import type { Block, Corpus } from "../syntax/nodes.ts";
import { blockAt } from "../syntax/parse.ts";

/** Which rules found something in each document; what lies outside documents is nobody's. */
export function foundRules(
  corpus: Corpus,
  diagnostics: Iterable<Pick<Diagnostic, "rule" | "range">>,
): ReadonlyMap<Block, ReadonlySet<string>> {
  const found = new Map<Block, Set<string>>();
  for (const { rule, range } of diagnostics) {
    const block = blockAt(corpus, range.start);
    if (block) found.set(block, (found.get(block) ?? new Set<string>()).add(rule));
  }
  return found;
}
