import { KeptFindings } from "../decisions/apply.ts";
import { Decisions } from "../decisions/decisions.ts";
import { type Catalogue, mergeCatalogues } from "../entities/catalogue.ts";
import { catalogueFixes } from "../entities/catalogue-repairs.ts";
import {
  type CatalogueText,
  catalogueBlocks,
  readCatalogueBlock,
  readCatalogueFile,
} from "../entities/catalogue-text.ts";
import type { Corpus } from "../syntax/nodes.ts";
import { blockAt } from "../syntax/parse.ts";
import { applyEdits, type LineEdit, type TextEdit } from "../text.ts";
import { catalogueProblems, fixesInCatalogue } from "./catalogue-problems.ts";
import type { FixOptions } from "./fix-all.ts";
import type { Levels } from "./rule.ts";
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

/** A catalogue that holds for a corpus, while fixes are made. */
export interface CatalogueToFix {
  readonly text: CatalogueText;
  /** Others are only read beside it. */
  readonly isToBeFixed: boolean;
}

/** More fixes than this in one catalogue nobody waits for: each reads it anew. */
const MOST_FIXES = 1_000;
/** A fix of one catalogue may make another's problem mendable: rarely, and hardly ever twice. */
const MOST_PASSES = 5;

/**
 * Makes the preferred fixes of the problems of these rules in catalogues that are files, nearest first: what may be mended in
 * several ways is left, as in {@link nextCatalogueFix}. Answers what each has become, and how many fixes that took; rests after each.
 */
export function* fixingCatalogueFiles(
  catalogues: readonly CatalogueToFix[],
  ruleIds: readonly string[],
  levels: Levels,
): Generator<void, readonly { readonly text: CatalogueText; readonly fixed: number }[]> {
  const all = catalogues.map((one) => ({ ...one, fixed: 0 }));
  for (let pass = 0, fixedBefore = -1; pass < MOST_PASSES; pass++) {
    const fixed = all.reduce((sum, one) => sum + one.fixed, 0);
    if (fixed === fixedBefore) break;
    fixedBefore = fixed;
    for (const ruleId of ruleIds)
      for (const one of all) {
        if (!one.isToBeFixed) continue;
        // What was tried in vain is not tried again after each fix.
        for (let from = 0; one.fixed < MOST_FIXES; one.fixed++) {
          const catalogue = mergeCatalogues(all.map(({ text }) => text.file));
          const edits = nextFileFix(one.text, catalogue, ruleId, levels, from);
          yield;
          if (!edits) break;
          from = edits[0]!.span.start;
          one.text = readCatalogueFile(applyEdits(one.text.text, edits), one.text.file.source);
        }
      }
  }
  return all;
}

/** The preferred fix of the first problem that has one, from an offset on; sorted, and never before that offset by more than itself. */
function nextFileFix(
  text: CatalogueText,
  catalogue: Catalogue,
  ruleId: string,
  levels: Levels,
  from: number,
): readonly TextEdit[] | undefined {
  for (const problem of catalogueProblems(text, catalogue, levels)) {
    if (problem.rule !== ruleId || problem.span.end < from) continue;
    const fix = catalogueFixes(text.text, problem, catalogue).find(({ isChoice }) => !isChoice);
    if (fix && fix.edits.length > 0) return fix.edits;
  }
  return undefined;
}
