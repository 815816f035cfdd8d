import * as vscode from "vscode";
import { catalogueProblems } from "../core/checks/catalogue-problems.ts";
import type { Levels } from "../core/checks/rule.ts";
import { rangeOfEntry } from "../core/entities/catalogue-text.ts";
import type { Configuration } from "./configuration.ts";
import { toRange, toSeverity } from "./convert.ts";
import { guarded, type Log } from "./log.ts";
import type { Catalogues, OpenCatalogues, ReadCatalogue } from "./open-catalogues.ts";
import { isCorpus } from "./open-corpora.ts";
import { rulePageCommand } from "./rule-pages.ts";

/** How long changes must rest before catalogues are read anew, in milliseconds. */
const PAUSE = 250;

/** The faults of the catalogues that open corpora use, shown where they stand: in the YAML, or in the corpus. */
export class CatalogueProblems implements vscode.Disposable {
  readonly #catalogues: OpenCatalogues;
  readonly #configuration: Configuration;
  readonly #collection = vscode.languages.createDiagnosticCollection("corpus-catalogue");
  readonly #tell: () => void;
  readonly #listeners: vscode.Disposable[];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #runs = 0;

  constructor(catalogues: OpenCatalogues, configuration: Configuration, log: Log) {
    this.#catalogues = catalogues;
    this.#configuration = configuration;
    this.#tell = guarded(log, "catalogue problems", () => this.#tellNow());
    const soon = (): void => this.#schedule();
    this.#listeners = [
      catalogues.onDidChange(soon),
      vscode.workspace.onDidOpenTextDocument(soon),
      vscode.workspace.onDidCloseTextDocument(soon),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isCorpus(document)) this.#schedule();
      }),
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
    const found = new Map<string, { uri: vscode.Uri; diagnostics: vscode.Diagnostic[] }>();
    const seen = new Set<string>();
    for (const document of vscode.workspace.textDocuments.filter(isCorpus)) {
      const { options } = await this.#configuration.of(document);
      const catalogues = await this.#catalogues.of(document);
      for (const read of catalogues.read) {
        if (seen.has(read.file.source)) continue;
        seen.add(read.file.source);
        const key = read.uri.toString();
        const here = found.get(key) ?? { uri: read.uri, diagnostics: [] };
        here.diagnostics.push(...diagnosticsOf(read, catalogues, options.levels ?? {}));
        found.set(key, here);
      }
    }
    if (run !== this.#runs) return;
    this.#collection.forEach((uri) => {
      if (!found.has(uri.toString())) this.#collection.delete(uri);
    });
    for (const { uri, diagnostics } of found.values()) this.#collection.set(uri, diagnostics);
  }
}

function diagnosticsOf(read: ReadCatalogue, catalogues: Catalogues, levels: Levels): readonly vscode.Diagnostic[] {
  const { catalogue, corpus } = catalogues;
  return catalogueProblems(read, catalogue, corpus, levels).map((problem) => {
    const shown = new vscode.Diagnostic(
      toRange(rangeOfEntry(read, corpus, problem.span)),
      problem.message,
      toSeverity(problem.severity),
    );
    shown.source = "corpus";
    shown.code = { value: problem.rule, target: rulePageCommand(problem.rule) };
    shown.relatedInformation = (problem.related ?? []).flatMap(({ source, span, message }) => {
      const other = catalogues.read.find(({ file }) => file.source === source);
      return other
        ? [
            new vscode.DiagnosticRelatedInformation(
              new vscode.Location(other.uri, toRange(rangeOfEntry(other, corpus, span))),
              message,
            ),
          ]
        : [];
    });
    return shown;
  });
}
