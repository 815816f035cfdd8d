import * as vscode from "vscode";
import { registerBoilerplateList } from "./boilerplate-list.ts";
import { ByteProblems } from "./byte-problems.ts";
import { registerCatalogueEditing } from "./catalogue-editing.ts";
import { registerCatalogueFixes } from "./catalogue-fixes.ts";
import { hintInCatalogues } from "./catalogue-hints.ts";
import { CatalogueProblems } from "./catalogue-problems.ts";
import { canRunTasks, registerCheckTask } from "./check-task.ts";
import { ClosedCorpora } from "./closed-corpora.ts";
import { registerComparing } from "./comparing.ts";
import { registerConfigEditing } from "./config-editing.ts";
import { Configuration } from "./configuration.ts";
import { registerDeciding } from "./deciding.ts";
import { registerEntities } from "./entities.ts";
import { registerExchange } from "./exchange-commands.ts";
import { registerFindDocuments } from "./find-documents.ts";
import { registerFixCommands } from "./fix-commands.ts";
import { foldsOf } from "./folding-provider.ts";
import { IndexedCorpora } from "./indexed-corpora.ts";
import { LanguageStatus } from "./language-status.ts";
import { guarded, logTo } from "./log.ts";
import { MentionIndexes } from "./mention-indexes.ts";
import { MentionWorker } from "./mention-worker.ts";
import { OpenCatalogues } from "./open-catalogues.ts";
import { LANGUAGE, OpenCorpora } from "./open-corpora.ts";
import { OpenDecisions } from "./open-decisions.ts";
import { outlineOf, readOutlinesAhead } from "./outline-provider.ts";
import { registerPinning } from "./pinning.ts";
import { Problems } from "./problems.ts";
import { codeActionKinds, fixesAt, resolveFixes } from "./quick-fixes.ts";
import { Recognisers } from "./recognisers.ts";
import { registerRulePages } from "./rule-pages.ts";
import { selectionsAt } from "./selection-provider.ts";
import { registerSilencing } from "./silencing.ts";
import { WorkspaceChecks } from "./workspace-check.ts";

/** Wires the features to the editor; the same entry serves the desktop and the web. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel("Corpus Editor", { log: true });
  const log = logTo(channel);
  const corpora = new OpenCorpora();
  const configuration = new Configuration();
  const decisions = new OpenDecisions(configuration);
  const recognisers = new Recognisers(context.extensionUri, log);
  const worker = new MentionWorker(context.extensionUri, log);
  const catalogues = new OpenCatalogues({ corpora, configuration, decisions, recognisers });
  const bytes = new ByteProblems(corpora, configuration, log);
  const problems = new Problems({ corpora, configuration, catalogues, decisions, bytes }, log);
  const catalogueProblems = new CatalogueProblems(catalogues, configuration, log);
  const checks = new WorkspaceChecks(
    { corpora, configuration, decisions, catalogues, problems, catalogueProblems },
    log,
  );
  const fixSources = { corpora, configuration, problems, bytes, decisions, catalogues };
  const indexes = new MentionIndexes(worker, recognisers);
  const closed = new ClosedCorpora({ configuration, catalogues, recognisers }, log);
  const indexed = new IndexedCorpora(corpora, catalogues, indexes, closed);
  const { languages } = vscode;
  context.subscriptions.push(
    channel,
    corpora,
    worker,
    configuration,
    catalogues,
    decisions,
    bytes,
    problems,
    catalogueProblems,
    closed,
    languages.registerDocumentSymbolProvider(LANGUAGE, {
      provideDocumentSymbols: guarded(log, "outline", (document, token) => outlineOf(corpora, document, token)),
    }),
    readOutlinesAhead(corpora, log),
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
          fixesAt(fixSources, document, range, context),
        ),
        resolveCodeAction: guarded(log, "quick fixes", (action) => resolveFixes(fixSources, action)),
      },
      codeActionKinds,
    ),
    registerRulePages(),
    registerEntities(corpora, catalogues, problems, indexes, indexed, context.workspaceState, log),
    registerPinning({ corpora, catalogues, decisions }, log),
    registerCatalogueEditing(corpora, catalogues, indexed, log),
    hintInCatalogues(indexed, catalogues, log),
    registerConfigEditing(configuration, log),
    registerCatalogueFixes(catalogueProblems, log),
    registerSilencing(configuration, log),
    registerComparing(corpora, log),
    registerBoilerplateList(configuration, log),
    checks,
    registerDeciding(corpora, problems, decisions, bytes, checks, log),
    registerFixCommands(fixSources, log),
    registerFindDocuments({ corpora, catalogues, problems }, log),
    registerExchange({ configuration, catalogues, recognisers, bytes }, log),
    new LanguageStatus(corpora, problems, log),
    vscode.commands.registerCommand("corpus.openAsCorpus", openAsCorpus),
  );
  if (canRunTasks()) context.subscriptions.push(registerCheckTask(context.extensionUri));
}

/** Gives the document in front the language mode, where neither its name nor its first line did. */
async function openAsCorpus(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
}
