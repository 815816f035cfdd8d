import * as vscode from "vscode";
import type { Span } from "../core/text.ts";
import { type Configuration, cataloguesOf, isConfig, type OpenConfig } from "./configuration.ts";
import { toRange } from "./convert.ts";
import type { Log } from "./log.ts";
import { isCorpus } from "./open-corpora.ts";
import { ProblemsByFile, ToldProblems } from "./told-problems.ts";

/** What is wrong in each `.corpus.yaml` that is open, or holds for a corpus that is. */
export class ConfigProblems implements vscode.Disposable {
  readonly #configuration: Configuration;
  readonly #told: ToldProblems;
  readonly #listeners: vscode.Disposable[];

  constructor(configuration: Configuration, log: Log) {
    this.#configuration = configuration;
    this.#told = new ToldProblems({ name: "corpus-config", pause: 50, find: () => this.#find() }, log);
    const soonIfOurs = (document: vscode.TextDocument): void => {
      if (isCorpus(document) || isConfig(document.uri)) this.#told.soon();
    };
    this.#listeners = [
      configuration.onDidChange(() => this.#told.soon()),
      vscode.workspace.onDidOpenTextDocument(soonIfOurs),
      vscode.workspace.onDidCloseTextDocument(soonIfOurs),
    ];
  }

  dispose(): void {
    this.#told.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #find(): Promise<ProblemsByFile> {
    const found = new ProblemsByFile();
    for (const document of vscode.workspace.textDocuments) {
      const config = await this.#configOf(document);
      if (config && !found.has(config.uri))
        found.add(config.uri, [...problemsIn(config), ...(await missingCatalogues(config))]);
    }
    return found;
  }

  async #configOf(document: vscode.TextDocument): Promise<OpenConfig | undefined> {
    if (isConfig(document.uri)) return this.#configuration.read(document.uri);
    return isCorpus(document) ? (await this.#configuration.of(document)).config : undefined;
  }
}

function problemsIn({ uri, file, lines }: OpenConfig): readonly vscode.Diagnostic[] {
  return file.problems.map(({ span, message, severity, related }) => {
    const isError = severity === "error";
    const shown = diagnosticAt(lines, span, message, isError ? ERROR : WARNING);
    if (related) {
      const place = new vscode.Location(uri, rangeOf(lines, related.span));
      shown.relatedInformation = [new vscode.DiagnosticRelatedInformation(place, related.message)];
    }
    return shown;
  });
}

async function missingCatalogues(config: OpenConfig): Promise<readonly vscode.Diagnostic[]> {
  const missing: vscode.Diagnostic[] = [];
  for (const [index, uri] of cataloguesOf(config).entries()) {
    if (await isFile(uri)) continue;
    const { config: said, catalogueSpans } = config.file;
    const message = `There is no file "${said.catalogues?.[index]}" here; correct the path, or remove it.`;
    missing.push(diagnosticAt(config.lines, catalogueSpans[index]!, message, ERROR));
  }
  return missing;
}

const { Error: ERROR, Warning: WARNING } = vscode.DiagnosticSeverity;

function diagnosticAt(
  lines: OpenConfig["lines"],
  span: Span,
  message: string,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(rangeOf(lines, span), message, severity);
  shown.source = "corpus";
  return shown;
}

function rangeOf(lines: OpenConfig["lines"], { start, end }: Span): vscode.Range {
  return toRange({ start: lines.positionAt(start), end: lines.positionAt(end) });
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
