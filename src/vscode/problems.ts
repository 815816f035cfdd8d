import * as vscode from "vscode";
import { diagnose } from "../core/checks/diagnose.ts";
import type { Diagnostic } from "../core/checks/rule.ts";
import { toRange, toSeverity } from "./convert.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { rulePageCommand } from "./rule-pages.ts";
import { settingsFor } from "./settings.ts";

/** How long typing must rest before problems are told anew, in milliseconds: nobody wants a squiggle under half a word. */
const PAUSE = 250;
/** Problems that VS Code shows of one file; past that it drops the rest without choosing. */
const MOST = 1000;

/** The problems of open corpora: found anew after a pause, told when they changed, gone when the file is closed. */
export class Problems implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #log: Log;
  readonly #collection = vscode.languages.createDiagnosticCollection("corpus");
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #found = new WeakMap<vscode.TextDocument, { version: number; diagnostics: readonly Diagnostic[] }>();
  readonly #told = new Map<string, string>();
  readonly #listeners: vscode.Disposable[];

  constructor(corpora: OpenCorpora, log: Log) {
    this.#corpora = corpora;
    this.#log = log;
    this.#listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#schedule(document, PAUSE);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#clear(document)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("corpus")) this.#tellAllAnew();
      }),
    ];
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  }

  /** What is wrong in the document as it is now, sorted by place. */
  async of(document: vscode.TextDocument): Promise<readonly Diagnostic[]> {
    const corpus = await this.#corpora.read(document);
    const known = this.#found.get(document);
    if (known?.version === document.version) return known.diagnostics;
    const { levels, namePattern } = settingsFor(document);
    const diagnostics = diagnose(corpus, {
      levels,
      ...(namePattern && { namePattern }),
      onFault: (rule, error) => this.#log.fault(`rule ${rule}`, error),
    });
    this.#found.set(document, { version: document.version, diagnostics });
    return diagnostics;
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#collection.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #schedule(document: vscode.TextDocument, delay: number): void {
    if (!isCorpus(document) || !isTheUsersOwn(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    const tell = guarded(this.#log, "problems", () => this.#tell(document));
    this.#waiting.set(key, setTimeout(tell, delay));
  }

  async #tell(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    this.#waiting.delete(key);
    if (document.isClosed) return;
    const diagnostics = await this.of(document);
    // Closed, or typed in again, while the first reading gave way to others.
    if (document.isClosed || this.#waiting.has(key)) return;
    const state = JSON.stringify(diagnostics, (name, value) =>
      name === "fixes" || name === "anchor" ? undefined : value,
    );
    if (this.#told.get(key) === state) return;
    this.#told.set(key, state);
    this.#collection.set(
      document.uri,
      worstFirst(diagnostics).map((diagnostic) => toDiagnostic(document.uri, diagnostic)),
    );
  }

  /** A document that closes, or becomes one of another language. */
  #clear(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    this.#told.delete(key);
    this.#collection.delete(document.uri);
  }

  #tellAllAnew(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#found.delete(document);
      this.#schedule(document, 0);
    }
  }
}

/** The one form a diagnostic has in the editor, so that a fix finds the problem it belongs to. */
export function toDiagnostic(uri: vscode.Uri, diagnostic: Diagnostic): vscode.Diagnostic {
  const { rule, severity, range, message, related } = diagnostic;
  const shown = new vscode.Diagnostic(toRange(range), message, toSeverity(severity));
  shown.source = "corpus";
  shown.code = { value: rule, target: rulePageCommand(rule) };
  shown.relatedInformation = related.map(
    (place) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(place.range)), place.message),
  );
  return shown;
}

/** The left side of a diff, a commit's file and the like are nobody's to mend. */
function isTheUsersOwn({ uri: { scheme } }: vscode.TextDocument): boolean {
  return scheme === "untitled" || scheme === "file" || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

const RANK = { error: 0, warning: 1, info: 2, hint: 3 } as const;

/** What can be shown of many problems: the worst, and among those the first; the last says how many more there are. */
function worstFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST) return diagnostics;
  const sorted = diagnostics.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  const shown = sorted.slice(0, MOST - 1);
  const last = shown.at(-1)!;
  const more = diagnostics.length - shown.length;
  const message = `${more} more problems are not shown. Run "corpus check" on this file to see all of them.`;
  return [...shown, { ...last, message, fixes: [], related: [] }];
}
