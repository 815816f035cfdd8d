import * as vscode from "vscode";
import { KeptFindings } from "../core/decisions/apply.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { isDecisions, type OpenDecisions, type OpenDecisionsFile } from "./open-decisions.ts";

/** How long changes must rest before problems are told anew, in milliseconds. */
const PAUSE = 500;

/** What is wrong in files of decisions that are open, or hold for a corpus that is: bad lines, and what no longer fits. */
export class DecisionProblems implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #decisions: OpenDecisions;
  readonly #collection = vscode.languages.createDiagnosticCollection("corpus-decisions");
  readonly #tell: () => void;
  readonly #listeners: vscode.Disposable[];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #runs = 0;

  constructor(corpora: OpenCorpora, decisions: OpenDecisions, log: Log) {
    this.#corpora = corpora;
    this.#decisions = decisions;
    this.#tell = guarded(log, "problems of decisions", () => this.#tellNow());
    const soonIfOurs = (document: vscode.TextDocument): void => {
      if (isCorpus(document) || isDecisions(document.uri)) this.#schedule();
    };
    this.#listeners = [
      decisions.onDidChange(() => this.#schedule()),
      vscode.workspace.onDidOpenTextDocument(soonIfOurs),
      vscode.workspace.onDidCloseTextDocument(soonIfOurs),
      vscode.workspace.onDidChangeTextDocument(({ document }) => soonIfOurs(document)),
    ];
    this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#collection.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #schedule(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#tell, PAUSE);
  }

  async #tellNow(): Promise<void> {
    const run = ++this.#runs;
    const told = new Map<string, { readonly uri: vscode.Uri; readonly problems: vscode.Diagnostic[] }>();
    for (const document of vscode.workspace.textDocuments) {
      const open = await this.#fileFor(document);
      if (!open) continue;
      const key = open.uri.toString();
      if (!told.has(key)) told.set(key, { uri: open.uri, problems: [...badLines(open)] });
      if (!isCorpus(document)) continue;
      const corpus = await this.#corpora.read(document);
      told.get(key)?.problems.push(...staleLines(open, new KeptFindings(corpus, open.decisions), document));
    }
    if (run !== this.#runs) return;
    this.#collection.clear();
    for (const { uri, problems } of told.values()) this.#collection.set(uri, problems);
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
