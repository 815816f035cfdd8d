import * as vscode from "vscode";
import type { Span } from "../core/text.ts";
import { type Configuration, cataloguesOf, isConfig, type OpenConfig } from "./configuration.ts";
import { toRange } from "./convert.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus } from "./open-corpora.ts";

/** How long changes must rest before problems are told anew, in milliseconds. */
const PAUSE = 50;

/** What is wrong in each `.corpus.yaml` that is open, or holds for a corpus that is. */
export class ConfigProblems implements vscode.Disposable {
  readonly #configuration: Configuration;
  readonly #collection = vscode.languages.createDiagnosticCollection("corpus-config");
  readonly #tell: () => void;
  readonly #listeners: vscode.Disposable[];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #runs = 0;

  constructor(configuration: Configuration, log: Log) {
    this.#configuration = configuration;
    this.#tell = guarded(log, "problems of .corpus.yaml", () => this.#tellNow());
    const soon = (): void => this.#schedule();
    const soonIfOurs = (document: vscode.TextDocument): void => {
      if (isCorpus(document) || isConfig(document.uri)) this.#schedule();
    };
    this.#listeners = [
      configuration.onDidChange(soon),
      vscode.workspace.onDidOpenTextDocument(soonIfOurs),
      vscode.workspace.onDidCloseTextDocument(soonIfOurs),
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
    const told = new Map<string, readonly vscode.Diagnostic[]>();
    for (const document of vscode.workspace.textDocuments) {
      const config = await this.#configOf(document);
      if (config && !told.has(config.uri.toString()))
        told.set(config.uri.toString(), [...problemsIn(config), ...(await missingCatalogues(config))]);
    }
    if (run !== this.#runs) return;
    this.#collection.forEach((uri) => {
      if (!told.has(uri.toString())) this.#collection.delete(uri);
    });
    for (const [key, diagnostics] of told) this.#collection.set(vscode.Uri.parse(key), diagnostics);
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
