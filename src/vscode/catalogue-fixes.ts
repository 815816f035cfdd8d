import * as vscode from "vscode";
import { fixesInCatalogue, isCatalogueRule } from "../core/checks/catalogue-problems.ts";
import type { Diagnostic } from "../core/checks/rule.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blockAt } from "../core/syntax/parse.ts";
import type { CatalogueProblems } from "./catalogue-problems.ts";
import { toWorkspaceEdit } from "./convert.ts";
import { guarded, type Log } from "./log.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";

/** Catalogues by their usual names, and whatever else `.corpus.yaml` names: all of them are YAML. */
const SELECTOR: vscode.DocumentSelector = [{ pattern: "**/*entities.yaml" }, { language: "yaml" }];

/** Offers the fixes of what is wrong in catalogue files, in the YAML. */
export function registerCatalogueFixes(problems: CatalogueProblems, log: Log): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    SELECTOR,
    {
      provideCodeActions: guarded(log, "fixes of a catalogue", (document, range, context) =>
        fixesInFile(problems, document, range, context),
      ),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** The fixes of a problem in a catalogue that is a document of an open corpus. */
export async function catalogueFixesOf(
  catalogues: OpenCatalogues,
  corpus: Corpus,
  document: vscode.TextDocument,
  problem: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): Promise<vscode.CodeAction[]> {
  if (!isCatalogueRule(problem.rule)) return [];
  const { version } = document;
  const holding = await catalogues.of(document);
  const block = blockAt(corpus, problem.anchor);
  const text = holding.read.find((one) => one.block === block);
  if (!text || document.version !== version) return [];
  return actionsOf(document.uri, fixesInCatalogue(text, holding.catalogue, corpus, problem), belongsTo);
}

async function fixesInFile(
  problems: CatalogueProblems,
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics, only }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  if (only && !only.intersects(vscode.CodeActionKind.QuickFix)) return [];
  const found = await problems.in(document);
  if (!found) return [];
  const { read, catalogues, told } = found;
  return told
    .filter((one) => one.range.intersection(range))
    .flatMap(({ range: place, rule, message }) => {
      const belongsTo = diagnostics.filter((one) => one.message === message && one.range.isEqual(place));
      const problem = { range: { start: place.start, end: place.end }, rule, message };
      return actionsOf(
        document.uri,
        fixesInCatalogue(read, catalogues.catalogue, catalogues.corpus, problem),
        belongsTo,
      );
    });
}

function actionsOf(
  uri: vscode.Uri,
  fixes: ReturnType<typeof fixesInCatalogue>,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return fixes.map(({ title, isChoice, edits }, index) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(uri, edits);
    action.diagnostics = [...belongsTo];
    action.isPreferred = index === 0 && !isChoice;
    return action;
  });
}
