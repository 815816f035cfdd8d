import * as vscode from "vscode";
import { catalogueProblems } from "../core/checks/catalogue-problems.ts";
import type { Levels } from "../core/checks/rule.ts";
import { isCatalogueName } from "../core/entities/catalogue.ts";
import { rangeOfEntry } from "../core/entities/catalogue-text.ts";
import { parseText } from "../core/syntax/parse.ts";
import type { Configuration } from "./configuration.ts";
import { toRange, toSeverity } from "./convert.ts";
import type { Log } from "./log.ts";
import type { Catalogues, OpenCatalogues, ReadCatalogue } from "./open-catalogues.ts";
import { isCorpus } from "./open-corpora.ts";
import { rulePageCommand } from "./rule-pages.ts";
import type { Configurable } from "./settings.ts";
import { isGoneWith, ProblemsByFile, ToldProblems } from "./told-problems.ts";

const NO_CORPUS = parseText("");

/**
 * The faults of catalogue files: of those that open corpora use, those that are open, and until something changes those
 * that were met when the whole workspace was checked. One that is a document is checked with its corpus.
 */
export class CatalogueProblems implements vscode.Disposable {
  readonly #catalogues: OpenCatalogues;
  readonly #configuration: Configuration;
  readonly #told: ToldProblems;
  readonly #listeners: vscode.Disposable[];
  /** Of the last check of the whole workspace. */
  #met = new ProblemsByFile();

  constructor(catalogues: OpenCatalogues, configuration: Configuration, log: Log) {
    this.#catalogues = catalogues;
    this.#configuration = configuration;
    this.#told = new ToldProblems({ name: "corpus-catalogue", pause: 250, find: () => this.#find() }, log);
    const soonIfOurs = (document: vscode.TextDocument): void => {
      if (isCorpus(document) || isCatalogueName(document.uri.path)) this.#told.soon();
    };
    this.#listeners = [
      catalogues.onDidChange(() => this.met(new ProblemsByFile())),
      vscode.workspace.onDidOpenTextDocument(soonIfOurs),
      vscode.workspace.onDidCloseTextDocument(soonIfOurs),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isCorpus(document)) this.#told.soon();
      }),
    ];
  }

  /** Takes what a check of the whole workspace found in catalogue files, in place of what the one before found. */
  met(problems: ProblemsByFile): void {
    this.#met = problems;
    this.#told.soon();
  }

  /** Forgets what was met in a file that is gone, or in a folder. */
  forget(gone: vscode.Uri): void {
    const left = new ProblemsByFile();
    let isLess = false;
    for (const { uri, problems } of this.#met.files) {
      if (isGoneWith(gone, uri)) isLess = true;
      else left.add(uri, problems);
    }
    if (isLess) this.met(left);
  }

  /** Tells of the catalogue files among those that hold for one corpus which were not looked at yet. */
  async look(found: ProblemsByFile, corpus: Configurable, catalogues: Catalogues): Promise<void> {
    const { options } = await this.#configuration.of(corpus);
    for (const read of catalogues.read)
      if (!read.block && !found.has(read.uri)) found.add(read.uri, diagnosticsOf(read, catalogues, options.levels));
  }

  dispose(): void {
    this.#told.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  /** What is told of a catalogue file that is open, as it is now; `undefined` for any other file. */
  async in(document: vscode.TextDocument): Promise<CatalogueNow | undefined> {
    const key = document.uri.toString();
    for await (const { corpus, catalogues } of this.#holdings()) {
      const read = catalogues.read.find(({ uri, block }) => !block && uri.toString() === key);
      if (!read) continue;
      const { options } = await this.#configuration.of(corpus);
      const told = catalogueProblems(read, catalogues.catalogue, options.levels).map(({ rule, message, span }) => {
        return { rule, message, range: toRange(rangeOfEntry(read, catalogues.corpus, span)) };
      });
      return { read, catalogues, told };
    }
    return undefined;
  }

  async #find(): Promise<ProblemsByFile> {
    const found = new ProblemsByFile();
    for await (const { corpus, catalogues } of this.#holdings()) await this.look(found, corpus, catalogues);
    for (const { uri, problems } of this.#met.files) if (!found.has(uri)) found.add(uri, problems);
    return found;
  }

  /** The catalogues of each open corpus, then those that open catalogues are read with: the ones beside and above. */
  async *#holdings(): AsyncGenerator<{ readonly corpus: Configurable; readonly catalogues: Catalogues }> {
    const { textDocuments } = vscode.workspace;
    for (const corpus of textDocuments.filter(isCorpus))
      yield { corpus, catalogues: await this.#catalogues.of(corpus) };
    for (const file of textDocuments)
      if (isCatalogueName(file.uri.path) && !isCorpus(file))
        yield { corpus: file, catalogues: await this.#catalogues.for(file, NO_CORPUS) };
  }
}

/** An open catalogue file, the others that it is read with, and what is told of it. */
export interface CatalogueNow {
  readonly read: ReadCatalogue;
  readonly catalogues: Catalogues;
  readonly told: readonly { readonly rule: string; readonly message: string; readonly range: vscode.Range }[];
}

function diagnosticsOf(
  read: ReadCatalogue,
  { catalogue, corpus, read: all }: Catalogues,
  levels: Levels | undefined,
): readonly vscode.Diagnostic[] {
  return catalogueProblems(read, catalogue, levels).map((problem) => {
    const shown = new vscode.Diagnostic(
      toRange(rangeOfEntry(read, corpus, problem.span)),
      problem.message,
      toSeverity(problem.severity),
    );
    shown.source = "corpus";
    shown.code = { value: problem.rule, target: rulePageCommand(problem.rule) };
    shown.relatedInformation = (problem.related ?? []).flatMap(({ source, span, message }) => {
      const other = all.find(({ file }) => file.source === source);
      if (!other) return [];
      const place = new vscode.Location(other.uri, toRange(rangeOfEntry(other, corpus, span)));
      return [new vscode.DiagnosticRelatedInformation(place, message)];
    });
    return shown;
  });
}
