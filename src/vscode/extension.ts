import * as vscode from "vscode";
import { registerEntities } from "./entities.ts";
import { foldsOf } from "./folding-provider.ts";
import { guarded, logTo } from "./log.ts";
import { LANGUAGE, OpenCorpora } from "./open-corpora.ts";
import { outlineOf } from "./outline-provider.ts";
import { Problems } from "./problems.ts";
import { codeActionKinds, fixesAt, resolveFixes } from "./quick-fixes.ts";
import { registerRulePages } from "./rule-pages.ts";
import { selectionsAt } from "./selection-provider.ts";

/** Wires the features to the editor; the same entry serves the desktop and the web. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel("Corpus Editor", { log: true });
  const log = logTo(channel);
  const corpora = new OpenCorpora();
  const problems = new Problems(corpora, log);
  const { languages } = vscode;
  context.subscriptions.push(
    channel,
    corpora,
    problems,
    languages.registerDocumentSymbolProvider(LANGUAGE, {
      provideDocumentSymbols: guarded(log, "outline", (document) => outlineOf(corpora, document)),
    }),
    languages.registerFoldingRangeProvider(LANGUAGE, {
      provideFoldingRanges: guarded(log, "folding", (document) => foldsOf(corpora, document)),
    }),
    languages.registerSelectionRangeProvider(LANGUAGE, {
      provideSelectionRanges: guarded(log, "selection", (document, positions) =>
        selectionsAt(corpora, document, positions),
      ),
    }),
    languages.registerCodeActionsProvider(
      LANGUAGE,
      {
        provideCodeActions: guarded(log, "quick fixes", (document, range, context) =>
          fixesAt(corpora, problems, document, range, context),
        ),
        resolveCodeAction: guarded(log, "quick fixes", (action) => resolveFixes(corpora, action)),
      },
      codeActionKinds,
    ),
    registerRulePages(),
    registerEntities(corpora, problems, log),
    vscode.commands.registerCommand("corpus.openAsCorpus", openAsCorpus),
  );
}

/** Gives the document in front the language mode, where neither its name nor its first line did. */
async function openAsCorpus(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
}
