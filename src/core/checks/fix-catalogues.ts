import { KeptFindings } from "../decisions/apply.ts";
import { Decisions } from "../decisions/decisions.ts";
import { mergeCatalogues } from "../entities/catalogue.ts";
import { catalogueBlocks, readCatalogueBlock } from "../entities/catalogue-text.ts";
import type { Corpus } from "../syntax/nodes.ts";
import { blockAt } from "../syntax/parse.ts";
import type { LineEdit } from "../text.ts";
import { fixesInCatalogue } from "./catalogue-problems.ts";
import type { FixOptions } from "./fix-all.ts";
import { rules } from "./rules/index.ts";
import { runRules } from "./run-rules.ts";

/**
 * The preferred fix of the first problem of a rule in the catalogues that are documents of a corpus; `undefined` where
 * there is none. What may be mended in several ways, of which only its writer knows the right one, is left.
 *
 * One at a time: the next is found in the text that this one leaves.
 */
export function nextCatalogueFix(corpus: Corpus, ruleId: string, options: FixOptions): readonly LineEdit[] | undefined {
  const own = [...catalogueBlocks(corpus)].map((block, at) => readCatalogueBlock(corpus, block, `:${at}`));
  if (own.length === 0) return undefined;
  const catalogues = [...own, ...(options.catalogues ?? []).filter(({ block }) => !block)];
  const catalogue = mergeCatalogues(catalogues.map(({ file }) => file));
  const kept = new KeptFindings(corpus, options.decisions ?? Decisions.none);
  const chosen = rules.filter(({ id }) => id === ruleId);
  let edits: readonly LineEdit[] | undefined;
  runRules(chosen, corpus, { ...options, catalogue, catalogues }, (found) => {
    const problem = found.diagnostic();
    const block = blockAt(corpus, problem.anchor);
    const text = own.find((one) => one.block === block);
    if (!text || kept.decisionOn(problem)) return true;
    edits = fixesInCatalogue(text, catalogue, corpus, problem).find(({ isChoice }) => !isChoice)?.edits;
    return edits === undefined;
  });
  return edits;
}
