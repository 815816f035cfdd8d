import * as vscode from "vscode";
import { editorLinesAt } from "../core/checks/byte-places.ts";
import { toldByteFindings } from "../core/checks/bytes.ts";
import { diagnosing } from "../core/checks/diagnose-slices.ts";
import { DiagnosticList } from "../core/checks/diagnostic-list.ts";
import { applyDecisions } from "../core/decisions/apply.ts";
import type { Decisions } from "../core/decisions/decisions.ts";
import { type MarkedFindings, markedFindings } from "../core/decisions/triage.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { toByteDiagnostic } from "./byte-problems.ts";
import type { CatalogueProblems } from "./catalogue-problems.ts";
import type { Configuration } from "./configuration.ts";
import { findCorpora, openDocument, readCorpusFile } from "./corpus-files.ts";
import type { ClosedFindings } from "./findings.ts";
import { guarded, type Log } from "./log.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, LANGUAGE, type OpenCorpora } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import { type Problems, toDiagnostic, worstFirst } from "./problems.ts";
import { inSlices, rest } from "./slices.ts";
import { today } from "./today.ts";
import { isGoneWith, ProblemsByFile } from "./told-problems.ts";

/** What a check of the workspace came to. */
export interface WorkspaceCheck {
  readonly files: number;
  readonly documents: number;
  readonly problems: number;
  /** Files that could not be read. */
  readonly unreadable: number;
  readonly isCancelled: boolean;
}

/** What the workspace is checked by. */
export interface CheckSources {
  readonly corpora: OpenCorpora;
  readonly configuration: Configuration;
  readonly decisions: OpenDecisions;
  readonly catalogues: OpenCatalogues;
  readonly problems: Problems;
  readonly catalogueProblems: CatalogueProblems;
}

/** What was found in one file. */
interface Checked {
  readonly documents: number;
  readonly problems: number;
}

/**
 * The problems of corpora that nobody has open: found by a command, kept until the next one, or until the file changes,
 * goes, or is opened, when its live problems take over.
 */
export class WorkspaceChecks implements ClosedFindings, vscode.Disposable {
  readonly #sources: CheckSources;
  readonly #log: Log;
  readonly #collection = vscode.languages.createDiagnosticCollection("corpus-workspace");
  /** Of everything, since the end of a folder is told as such; nothing is asked of what is not ours. */
  readonly #watcher = vscode.workspace.createFileSystemWatcher("**/*", true);
  readonly #listeners: vscode.Disposable[];
  /** The files of the last check. */
  #files: ReadonlySet<string> = new Set();
  /** As which their problems are shown. */
  readonly #stamps = new Map<string, string>();
  readonly #found = new Map<string, MarkedFindings & { readonly decided: Decisions }>();
  readonly #changedFindings = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changedFindings.event;
  #decided = 0;

  constructor(sources: CheckSources, log: Log) {
    this.#sources = sources;
    this.#log = log;
    this.#listeners = [
      this.#changedFindings,
      sources.decisions.onDidChange(guarded(log, "decided findings", () => this.#decideAnew())),
      this.#watcher.onDidChange(guarded(log, "changed file", (uri) => this.#changed(uri))),
      this.#watcher.onDidDelete((uri) => this.#forgetAllIn(uri)),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isCorpus(document)) this.#forget(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(guarded(log, "closed file", ({ uri }) => this.#closed(uri))),
      vscode.commands.registerCommand(
        "corpus.checkWorkspace",
        guarded(log, "workspace check", () => this.#checkWithProgress()),
      ),
    ];
  }

  /** Of the files whose problems are shown. */
  all(): Iterable<MarkedFindings> {
    return this.#found.values();
  }

  dispose(): void {
    this.#collection.dispose();
    this.#watcher.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #checkWithProgress(): Promise<WorkspaceCheck> {
    const options = { location: vscode.ProgressLocation.Notification, title: "Checking corpora", cancellable: true };
    const check = await vscode.window.withProgress(options, (progress, cancelled) => this.#check(progress, cancelled));
    void vscode.window.showInformationMessage(told(check), "Show Problems").then((chosen) => {
      if (chosen) void vscode.commands.executeCommand("workbench.actions.view.problems");
    });
    return check;
  }

  async #check(
    progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
    cancelled: vscode.CancellationToken,
  ): Promise<WorkspaceCheck> {
    const uris = await findCorpora(this.#sources.configuration, cancelled);
    this.#collection.clear();
    this.#stamps.clear();
    this.#found.clear();
    this.#changedFindings.fire();
    this.#files = new Set(uris.map(String));
    const inCatalogues = new ProblemsByFile();
    let files = 0;
    let documents = 0;
    let problems = 0;
    let unreadable = 0;
    for (const uri of uris) {
      if (cancelled.isCancellationRequested) break;
      progress.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / uris.length });
      const checked = await this.#checkFile(uri, inCatalogues, cancelled).catch((error: unknown) => {
        if (!(error instanceof vscode.FileSystemError)) this.#log.fault(`checking ${uri.toString()}`, error);
        unreadable++;
        return undefined;
      });
      if (!checked) continue;
      files++;
      documents += checked.documents;
      problems += checked.problems;
      await rest();
    }
    for (const found of inCatalogues.files) problems += found.problems.length;
    this.#sources.catalogueProblems.met(inCatalogues);
    return { files, documents, problems, unreadable, isCancelled: cancelled.isCancellationRequested };
  }

  /** A file that is open has its live problems; any other is read, and what is found is shown. */
  async #checkFile(
    uri: vscode.Uri,
    inCatalogues: ProblemsByFile,
    cancelled: vscode.CancellationToken,
  ): Promise<Checked | undefined> {
    const { corpora, configuration, decisions, catalogues, problems, catalogueProblems } = this.#sources;
    const document = openDocument(uri);
    if (document && isCorpus(document)) {
      await catalogueProblems.look(inCatalogues, document, await catalogues.of(document));
      const { length } = await problems.all(document);
      return { documents: countOf(blocksOf(await corpora.read(document))), problems: length };
    }
    const file = { uri, languageId: LANGUAGE };
    const { options } = await configuration.of(file);
    const decided = await decisions.of(file);
    const stamp = await stampOf(uri);
    const { bytes, corpus, check } = await readCorpusFile(uri);
    const holding = await catalogues.for(file, corpus);
    const work = diagnosing(corpus, {
      ...options,
      today: today(),
      catalogue: holding.catalogue,
      catalogues: holding.read,
      decisions: decided,
      storedReplacements: check.storedReplacements,
      onFault: (rule, error) => this.#log.fault(`rule ${rule}`, error),
    });
    const all = await inSlices(work, cancelled);
    if (!all) return undefined;
    await catalogueProblems.look(inCatalogues, file, holding);
    const found = applyDecisions(corpus, all.all, decided, options.levels).diagnostics;
    const ofBytes = toldByteFindings(corpus, check.findings, options.levels);
    const lines = editorLinesAt(
      bytes,
      ofBytes.map(({ offset }) => offset),
    );
    const shown = [
      ...ofBytes.map((finding, index) =>
        toByteDiagnostic(finding, { lineNumber: lines[index]!, text: corpus.source.line(lines[index]!) }),
      ),
      ...worstFirst(DiagnosticList.of(found)).map((one) => toDiagnostic(uri, one)),
    ];
    // Opened while it was read: then its live problems are shown.
    if (!openDocument(uri)) {
      this.#collection.set(uri, shown);
      this.#stamps.set(uri.toString(), stamp);
      const source = uri.toString();
      this.#found.set(source, { ...markedFindings({ source, corpus, diagnostics: found }), decided });
      this.#changedFindings.fire();
    }
    return { documents: countOf(blocksOf(corpus)), problems: found.length + ofBytes.length };
  }

  /** A closed file of the last check is checked as it lies on the disk, so that its problems stay. */
  async #closed(uri: vscode.Uri): Promise<void> {
    if (!this.#files.has(uri.toString()) || !keepsClosedFiles(uri)) return;
    const never = new vscode.CancellationTokenSource();
    await this.#checkFile(uri, new ProblemsByFile(), never.token).catch((error: unknown) => {
      // Closed because it was deleted: there is nothing to be told of it.
      if (!(error instanceof vscode.FileSystemError)) throw error;
    });
    never.dispose();
  }

  /** What is decided holds for closed files as for open ones: those whose problems are shown are checked again. */
  async #decideAnew(): Promise<void> {
    const run = ++this.#decided;
    const never = new vscode.CancellationTokenSource();
    for (const source of [...this.#found.keys()]) {
      if (run !== this.#decided) break;
      const uri = vscode.Uri.parse(source);
      const known = this.#found.get(source);
      if (!known || openDocument(uri)) continue;
      if (known.decided === (await this.#sources.decisions.of({ uri, languageId: LANGUAGE }))) continue;
      await this.#checkFile(uri, new ProblemsByFile(), never.token).catch((error: unknown) => {
        if (!(error instanceof vscode.FileSystemError)) throw error;
        this.#forget(uri);
      });
      await rest();
    }
    never.dispose();
  }

  #forget(uri: vscode.Uri): void {
    this.#collection.delete(uri);
    if (this.#found.delete(uri.toString())) this.#changedFindings.fire();
  }

  /** News of a change may come after the changed file was read. */
  async #changed(uri: vscode.Uri): Promise<void> {
    const known = this.#stamps.get(uri.toString());
    if (known !== undefined && known !== (await stampOf(uri))) this.#forget(uri);
  }

  /** A file, or all that lay in a folder. */
  #forgetAllIn(gone: vscode.Uri): void {
    this.#collection.forEach((uri) => {
      if (isGoneWith(gone, uri)) this.#forget(uri);
    });
    this.#sources.catalogueProblems.forget(gone);
  }
}

async function stampOf(uri: vscode.Uri): Promise<string> {
  const { mtime, size } = await vscode.workspace.fs.stat(uri);
  return `${mtime} ${size}`;
}

function keepsClosedFiles(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration("corpus", uri).get("closedFiles") !== "clear";
}

function told({ files, documents, problems, unreadable, isCancelled }: WorkspaceCheck): string {
  const where = `${counted(documents, "document")} of ${counted(files, "file")}`;
  const found = problems === 0 ? `No problems in ${where}` : `${counted(problems, "problem")} in ${where}`;
  const missing = unreadable === 0 ? "" : `; ${counted(unreadable, "file")} could not be read`;
  return `${isCancelled ? "Stopped: " : ""}${found}${missing}.`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

function countOf(items: Iterable<unknown>): number {
  let count = 0;
  for (const _ of items) count++;
  return count;
}
