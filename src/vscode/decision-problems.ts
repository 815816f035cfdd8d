import * as vscode from "vscode";
import { KeptFindings } from "../core/decisions/apply.ts";
import type { MentionDecision } from "../core/decisions/decision.ts";
import { stalePins } from "../core/entities/pinned.ts";
import type { Log } from "./log.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { isDecisions, type OpenDecisions, type OpenDecisionsFile } from "./open-decisions.ts";
import { ProblemsByFile, ToldProblems } from "./told-problems.ts";

/** What is wrong in files of decisions that are open, or hold for a corpus that is: bad lines, and what no longer fits. */
export class DecisionProblems implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #decisions: OpenDecisions;
  readonly #told: ToldProblems;
  readonly #listeners: vscode.Disposable[];

  constructor(corpora: OpenCorpora, decisions: OpenDecisions, log: Log) {
    this.#corpora = corpora;
    this.#decisions = decisions;
    this.#told = new ToldProblems({ name: "corpus-decisions", pause: 500, find: () => this.#find() }, log);
    const soonIfOurs = (document: vscode.TextDocument): void => {
      if (isCorpus(document) || isDecisions(document.uri)) this.#told.soon();
    };
    this.#listeners = [
      decisions.onDidChange(() => this.#told.soon()),
      vscode.workspace.onDidOpenTextDocument(soonIfOurs),
      vscode.workspace.onDidCloseTextDocument(soonIfOurs),
      vscode.workspace.onDidChangeTextDocument(({ document }) => soonIfOurs(document)),
    ];
  }

  dispose(): void {
    this.#told.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #find(): Promise<ProblemsByFile> {
    const found = new ProblemsByFile();
    for (const document of vscode.workspace.textDocuments) {
      const open = await this.#fileFor(document);
      if (!open) continue;
      if (!found.has(open.uri)) found.add(open.uri, badLines(open));
      if (!isCorpus(document)) continue;
      const corpus = await this.#corpora.read(document);
      found.add(open.uri, staleLines(open, new KeptFindings(corpus, open.decisions), document));
      found.add(open.uri, staleAnswers(open, stalePins(corpus, open.decisions), document));
    }
    return found;
  }

  async #fileFor(document: vscode.TextDocument): Promise<OpenDecisionsFile | undefined> {
    if (isDecisions(document.uri)) return this.#decisions.read(document.uri);
    const uri = isCorpus(document) ? await this.#decisions.placeFor(document) : undefined;
    return uri && this.#decisions.read(uri);
  }
}

function badLines({ file }: OpenDecisionsFile): readonly vscode.Diagnostic[] {
  return file.problems.map(({ line, length, message }) => problem(line, length, message, ERROR));
}

function staleLines(
  { file }: OpenDecisionsFile,
  { stale }: KeptFindings,
  corpus: vscode.TextDocument,
): readonly vscode.Diagnostic[] {
  const where = vscode.workspace.asRelativePath(corpus.uri);
  return stale.flatMap((decision) => {
    const line = file.lines.find((one) => one.decision === decision);
    const message = `What was kept in "${decision.document}" is no longer there as it was, or is there more than once, so nothing is kept (${where}).`;
    return line ? [problem(line.line, line.text.length, message, INFORMATION)] : [];
  });
}

function staleAnswers(
  { file }: OpenDecisionsFile,
  stale: readonly MentionDecision[],
  corpus: vscode.TextDocument,
): readonly vscode.Diagnostic[] {
  const where = vscode.workspace.asRelativePath(corpus.uri);
  return stale.flatMap((decision) => {
    const line = file.lines.find((one) => one.decision === decision);
    const { document, quote } = decision;
    const message = `The mention "${quote.exact}" in "${document}" is no longer there as it was, or is there more than once, so nothing is said of it (${where}).`;
    return line ? [problem(line.line, line.text.length, message, INFORMATION)] : [];
  });
}

const { Error: ERROR, Information: INFORMATION } = vscode.DiagnosticSeverity;

function problem(
  line: number,
  length: number,
  message: string,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(new vscode.Range(line, 0, line, length), message, severity);
  shown.source = "corpus";
  return shown;
}
