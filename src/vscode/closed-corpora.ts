import * as vscode from "vscode";
import { indexMentions, type MentionIndex } from "../core/entities/mention-index.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import type { Configuration } from "./configuration.ts";
import { findCorpora, openDocument, readCorpusFile } from "./corpus-files.ts";
import type { IndexedDocument } from "./indexed-corpora.ts";
import { guarded, type Log } from "./log.ts";
import type { Catalogues, OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, LANGUAGE } from "./open-corpora.ts";
import type { Recognisers } from "./recognisers.ts";
import { inSlices, NEVER, rest } from "./slices.ts";
import { isGoneWith } from "./told-problems.ts";

type Cancellation = Pick<vscode.CancellationToken, "isCancellationRequested">;

/** Corpora that are read beside the open ones; their texts stay in memory, so that names can be shown in context. */
const MOST_FILES = 500;
/** Of all of them together, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A file as it was last read. */
interface ReadFile {
  readonly uri: vscode.Uri;
  readonly corpus: Corpus;
  made:
    | {
        readonly read: Catalogues["read"];
        readonly recogniser: unknown;
        readonly decisions: unknown;
        readonly indexed: IndexedDocument;
      }
    | undefined;
}

/** What is read from. */
export interface ClosedSources {
  readonly configuration: Configuration;
  readonly catalogues: OpenCatalogues;
  readonly recognisers: Recognisers;
}

/**
 * Who is mentioned in the workspace's corpora that nobody has open: read when somebody asks for them, kept until their
 * files change, and let go when they are no longer asked for.
 */
export class ClosedCorpora implements vscode.Disposable {
  readonly #sources: ClosedSources;
  readonly #log: Log;
  readonly #files = new Map<string, ReadFile>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher("**/*.[cC][oO][rR][pP][uU][sS]");
  readonly #listeners: vscode.Disposable[];
  /** `undefined` while only open corpora count; else the files that do, which may have to be looked for anew. */
  #places: Promise<readonly vscode.Uri[]> | undefined;
  /** Whether files changed that nobody has asked about since. */
  #isStale = false;
  /** Told when they may mention somebody else than before. */
  readonly onDidChange = this.#changed.event;

  constructor(sources: ClosedSources, log: Log) {
    this.#sources = sources;
    this.#log = log;
    const command = (id: string, run: () => unknown): vscode.Disposable =>
      vscode.commands.registerCommand(id, guarded(log, "corpora that are closed", run));
    const forget = (uri: vscode.Uri): void => this.#forget(uri);
    this.#listeners = [
      this.#changed,
      this.#watcher,
      this.#watcher.onDidChange(forget),
      this.#watcher.onDidCreate(forget),
      this.#watcher.onDidDelete(forget),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (isCorpus(document)) this.#forget(document.uri);
      }),
      command("corpus.entities.includeWorkspace", () => this.#include()),
      command("corpus.entities.onlyOpen", () => this.#letGo()),
    ];
  }

  /** Those that count now, by address; none until somebody asked for them. */
  async now(cancelled: Cancellation): Promise<readonly IndexedDocument[]> {
    const indexed: IndexedDocument[] = [];
    for (const uri of (await this.#places) ?? []) {
      if (cancelled.isCancellationRequested) break;
      const one = openDocument(uri) ? undefined : await this.#indexed(uri, cancelled);
      if (one) indexed.push(one);
    }
    return indexed;
  }

  /** What is known of them by now; what changed is read meanwhile, for the next question. */
  known(): readonly MentionIndex[] {
    if (!this.#places) return [];
    if (this.#isStale) {
      this.#isStale = false;
      void this.now(NEVER);
    }
    return [...this.#files.values()].flatMap(({ uri, made }) =>
      made && !openDocument(uri) ? [made.indexed.index] : [],
    );
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  async #include(): Promise<void> {
    this.#places = this.#find(NEVER);
    const options = { location: vscode.ProgressLocation.Notification, title: "Reading corpora", cancellable: true };
    const isDone = await vscode.window.withProgress(options, async (_progress, cancelled) => {
      await this.now(cancelled);
      return !cancelled.isCancellationRequested;
    });
    if (!isDone) this.#places = undefined;
    this.#tell();
  }

  #letGo(): void {
    this.#places = undefined;
    this.#files.clear();
    this.#tell();
  }

  #tell(): void {
    void vscode.commands.executeCommand("setContext", "corpus.entities.hasWorkspace", this.#places !== undefined);
    this.#changed.fire();
  }

  /** Files beyond the limits are left out, and that is said. */
  async #find(cancelled: vscode.CancellationToken | Cancellation): Promise<readonly vscode.Uri[]> {
    const all = await findCorpora(this.#sources.configuration, cancelled as vscode.CancellationToken);
    const taken: vscode.Uri[] = [];
    let bytes = 0;
    for (const uri of all) {
      const size = await sizeOf(uri);
      if (taken.length >= MOST_FILES || bytes + size > MOST_BYTES) continue;
      bytes += size;
      taken.push(uri);
    }
    const left = all.length - taken.length;
    if (left > 0)
      void vscode.window.showInformationMessage(
        `${left.toLocaleString("en")} of the workspace's corpora ${left === 1 ? "is" : "are"} left out: ` +
          `no more than ${MOST_FILES} files and ${MOST_BYTES / 1024 / 1024} MB are read beside those that are open.`,
      );
    return taken;
  }

  async #indexed(uri: vscode.Uri, cancelled: Cancellation): Promise<IndexedDocument | undefined> {
    const key = uri.toString();
    try {
      const file: ReadFile = this.#files.get(key) ?? {
        uri,
        corpus: (await readCorpusFile(uri)).corpus,
        made: undefined,
      };
      const configurable = { uri, languageId: LANGUAGE };
      const recogniser = await this.#sources.recognisers.for(configurable);
      const holding = await this.#sources.catalogues.for(configurable, file.corpus);
      const catalogues: Catalogues = { ...holding, recogniser };
      const { read, catalogue, decisions } = catalogues;
      const known = file.made;
      const isSame = known?.recogniser === recogniser && known.decisions === decisions && sameItems(known.read, read);
      if (isSame) return known.indexed;
      const index = await inSlices(indexing(file.corpus, catalogues), cancelled);
      if (!index) return undefined;
      const document = { uri, version: 0, isClosed: true };
      const indexed = { source: key, document, corpus: file.corpus, catalogues, catalogue, index };
      file.made = { read, recogniser, decisions, indexed };
      this.#files.set(key, file);
      await rest();
      return indexed;
    } catch (error) {
      // Deleted since, or not to be read: it mentions nobody.
      if (!(error instanceof vscode.FileSystemError)) this.#log.fault(`names in ${key}`, error);
      return undefined;
    }
  }

  #forget(gone: vscode.Uri): void {
    if (!this.#places) return;
    for (const [key, { uri }] of this.#files) if (isGoneWith(gone, uri)) this.#files.delete(key);
    this.#places = this.#find(NEVER);
    this.#isStale = true;
    this.#changed.fire();
  }
}

function* indexing(corpus: Corpus, { catalogue, recogniser, decisions }: Catalogues): Generator<void, MentionIndex> {
  const steps = indexMentions(corpus, catalogue, recogniser, decisions);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield;
  }
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    // Gone since it was found.
    return 0;
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
