import * as vscode from "vscode";
import { diagnosing } from "../core/checks/diagnose-slices.ts";
import { DiagnosticList } from "../core/checks/diagnostic-list.ts";
import type { Diagnostic, Rule } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { applyDecisions, decidesFindings } from "../core/decisions/apply.ts";
import type { Decisions } from "../core/decisions/decisions.ts";
import type { Catalogue } from "../core/entities/catalogue.ts";
import type { ByteProblems } from "./byte-problems.ts";
import type { Configuration, Configured } from "./configuration.ts";
import { toRange, toSeverity } from "./convert.ts";
import { guarded, type Log } from "./log.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import { rulePageCommand } from "./rule-pages.ts";
import { inSlices } from "./slices.ts";
import { today } from "./today.ts";

/** How long typing must rest before problems are told anew, in milliseconds: nobody wants a squiggle under half a word. */
const PAUSE = 250;
/** Problems that VS Code shows of one file; past that it drops the rest without choosing. */
const MOST = 1000;

/** How long it must rest before documents are held against each other. */
const IDLE = 1_000;
/** How far a check looks: at each document and their names, or at how documents resemble each other too. */
type Reach = "documents" | "corpus";

/** What was found in a version of a document, and what it was checked by. */
interface Found {
  readonly version: number;
  readonly configured: Configured;
  readonly decisions: Decisions;
  readonly catalogue: Catalogue | undefined;
  readonly storedReplacements: boolean | undefined;
  readonly reach: Reach;
  readonly diagnostics: DiagnosticList;
}

/** What problems are found from. */
export interface ProblemSources {
  readonly corpora: OpenCorpora;
  readonly configuration: Configuration;
  readonly catalogues: OpenCatalogues;
  readonly decisions: OpenDecisions;
  readonly bytes: ByteProblems;
}

const NONE = DiagnosticList.of([]);

/** What needs other documents, or catalogues, is looked at last. */
const LAST_SCOPES: readonly Rule["scope"][] = ["corpus", "catalogue"];
const CORPUS_RULES: ReadonlySet<string> = new Set(
  rules.filter(({ scope }) => LAST_SCOPES.includes(scope)).map(({ id }) => id),
);

/**
 * The problems of open corpora: found anew after a pause, told when they changed, gone when the file is closed.
 *
 * What is wrong in each document comes first. How documents resemble each other is looked at when nothing happens; until
 * then the editor moves what was found last along with the text.
 */
export class Problems implements vscode.Disposable {
  readonly #sources: ProblemSources;
  readonly #log: Log;
  readonly #collections: Record<Reach, vscode.DiagnosticCollection> = {
    documents: vscode.languages.createDiagnosticCollection("corpus"),
    corpus: vscode.languages.createDiagnosticCollection("corpus-between"),
  };
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #found = new WeakMap<vscode.TextDocument, Found>();
  readonly #told = new Map<string, readonly Diagnostic[]>();
  /** What problems look like that are the same as last time. */
  readonly #shown = new WeakMap<Diagnostic, vscode.Diagnostic>();
  readonly #listeners: vscode.Disposable[];

  constructor(sources: ProblemSources, log: Log) {
    const { configuration, catalogues, decisions, bytes } = sources;
    this.#sources = sources;
    this.#log = log;
    this.#listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#schedule(document, PAUSE);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#clear(document)),
      configuration.onDidChange(() => this.#tellAllAnew()),
      decisions.onDidChange(() => this.#tellAllAnew()),
      catalogues.onDidChange(() => this.#tellAllAnew()),
      bytes.onDidTell((document) => this.#schedule(document, 0)),
    ];
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  }

  /**
   * What is wrong in the document as it is now, sorted by place. Nothing, where it is not to be checked; how documents
   * resemble each other only once that was looked at.
   */
  async of(document: vscode.TextDocument): Promise<DiagnosticList> {
    while (!document.isClosed) {
      const found = await this.#find(document, "documents");
      if (found) return found.diagnostics;
    }
    return NONE;
  }

  /** All of it: how documents resemble each other, and what catalogues among them have wrong, too. */
  async all(document: vscode.TextDocument): Promise<DiagnosticList> {
    while (!document.isClosed) {
      const found = await this.#find(document, "corpus");
      if (found) return found.diagnostics;
    }
    return NONE;
  }

  /** The same where it is known already, for whoever cannot wait. */
  knownOf(document: vscode.TextDocument): DiagnosticList {
    return this.foundIn(document) ?? NONE;
  }

  /** What was found in the document as it is now, by what held for it then; `undefined` where nobody looked. */
  foundIn(document: vscode.TextDocument): DiagnosticList | undefined {
    const known = this.#found.get(document);
    return known?.version === document.version ? known.diagnostics : undefined;
  }

  /** Whether the document was checked before, as it is now or as it was. */
  wereFound(document: vscode.TextDocument): boolean {
    return this.#found.has(document);
  }

  /** `undefined` when the document changed meanwhile. */
  async #find(document: vscode.TextDocument, reach: Reach): Promise<Found | undefined> {
    const { corpora, configuration } = this.#sources;
    const configured = await configuration.of(document);
    const decisions = await this.#sources.decisions.of(document);
    // Who is meant is asked only when documents are held against each other.
    const holding = reach === "corpus" ? await this.#sources.catalogues.of(document) : undefined;
    const catalogue = holding?.catalogue;
    const corpus = await corpora.read(document);
    const { version } = document;
    const storedReplacements = this.#sources.bytes.storedReplacements(document);
    const basis = { version, configured, decisions, catalogue, storedReplacements, reach };
    if (configured.isExcluded) return { ...basis, diagnostics: NONE };
    const known = this.#found.get(document);
    if (
      known?.version === version &&
      known.configured === configured &&
      known.decisions === decisions &&
      known.storedReplacements === storedReplacements &&
      (known.reach === reach ? known.catalogue === catalogue : known.reach === "corpus")
    )
      return known;
    const work = diagnosing(corpus, {
      ...configured.options,
      catalogue,
      catalogues: holding?.read,
      storedReplacements,
      decisions,
      today: today(),
      without: reach === "corpus" ? undefined : LAST_SCOPES,
      onFault: (rule, error) => this.#log.fault(`rule ${rule}`, error),
    });
    const all = await inSlices(work, hasChanged(document));
    if (!all || document.version !== version) return undefined;
    // Without decisions nothing but what is shown need be put into its place.
    const diagnostics = decidesFindings(decisions)
      ? DiagnosticList.of(applyDecisions(corpus, all.all, decisions, configured.options.levels).diagnostics)
      : all;
    const found = { ...basis, diagnostics };
    this.#found.set(document, found);
    return found;
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const collection of Object.values(this.#collections)) collection.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #schedule(document: vscode.TextDocument, delay: number, reach: Reach = "documents"): void {
    if (!isCorpus(document) || !isTheUsersOwn(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    const tell = guarded(this.#log, "problems", () => this.#tell(document, reach));
    this.#waiting.set(key, setTimeout(tell, delay));
  }

  async #tell(document: vscode.TextDocument, reach: Reach): Promise<void> {
    const key = document.uri.toString();
    this.#waiting.delete(key);
    if (document.isClosed) return;
    const found = await this.#find(document, reach);
    // Closed, or typed in again, while the search gave way to others.
    if (!found || document.isClosed || this.#waiting.has(key)) return;
    const { rest, taken } = found.diagnostics.without(CORPUS_RULES);
    this.#show(document, "documents", rest);
    if (found.reach === "corpus") this.#show(document, "corpus", DiagnosticList.of(taken));
    else this.#schedule(document, IDLE, "corpus");
  }

  /** Tells what is not told already. */
  #show({ uri }: vscode.TextDocument, reach: Reach, diagnostics: DiagnosticList): void {
    const key = `${reach} ${uri.toString()}`;
    const shown = worstFirst(diagnostics);
    const told = this.#told.get(key);
    this.#told.set(key, shown);
    if (told?.length === shown.length && told.every((one, at) => looksAlike(one, shown[at]!))) return;
    this.#collections[reach].set(
      uri,
      shown.map((diagnostic) => this.#toShow(uri, diagnostic)),
    );
  }

  #toShow(uri: vscode.Uri, diagnostic: Diagnostic): vscode.Diagnostic {
    let shown = this.#shown.get(diagnostic);
    if (!shown) {
      shown = toDiagnostic(uri, diagnostic);
      this.#shown.set(diagnostic, shown);
    }
    return shown;
  }

  /** A document that closes, or becomes one of another language. */
  #clear({ uri }: vscode.TextDocument): void {
    const key = uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    for (const [reach, collection] of Object.entries(this.#collections)) {
      this.#told.delete(`${reach} ${key}`);
      collection.delete(uri);
    }
  }

  #tellAllAnew(): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  }
}

/** What did not change since the last time is the same object. */
function looksAlike(one: Diagnostic, other: Diagnostic): boolean {
  return one === other || seen(one) === seen(other);
}

function seen({ fixes: _, anchor: __, ...shown }: Diagnostic): string {
  return JSON.stringify(shown);
}

/** Says so from the moment the document is no longer what it is now. */
function hasChanged(document: vscode.TextDocument): Pick<vscode.CancellationToken, "isCancellationRequested"> {
  const { version } = document;
  return {
    get isCancellationRequested() {
      return document.version !== version || document.isClosed;
    },
  };
}

/** The one form a diagnostic has in the editor, so that a fix finds the problem it belongs to. */
export function toDiagnostic(uri: vscode.Uri, diagnostic: Diagnostic): vscode.Diagnostic {
  const { rule, severity, range, message, related } = diagnostic;
  const shown = new vscode.Diagnostic(toRange(range), message, toSeverity(severity));
  shown.source = "corpus";
  shown.code = { value: rule, target: rulePageCommand(rule) };
  shown.relatedInformation = related.map(({ range: place, message: said, source }) => {
    const file = source === undefined ? uri : vscode.Uri.parse(source);
    return new vscode.DiagnosticRelatedInformation(new vscode.Location(file, toRange(place)), said);
  });
  return shown;
}

/** The left side of a diff, a commit's file and the like are nobody's to mend. */
export function isTheUsersOwn({ uri: { scheme } }: vscode.TextDocument): boolean {
  return scheme === "untitled" || scheme === "file" || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** What can be shown of many problems: the worst, and among those the first; the last says how many more there are. */
export function worstFirst(diagnostics: DiagnosticList): readonly Diagnostic[] {
  if (diagnostics.length <= MOST) return diagnostics.all;
  const shown = diagnostics.worst(MOST - 1);
  const last = shown.at(-1)!;
  const more = diagnostics.length - shown.length;
  const message = `${more} more problems are not shown. Run "corpus check" on this file to see all of them.`;
  return [...shown, { ...last, message, fixes: [], related: [] }];
}
