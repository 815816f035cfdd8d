import * as vscode from "vscode";
import type { Decision } from "../core/decisions/decision.ts";
import { Decisions } from "../core/decisions/decisions.ts";
import { DECISIONS_PATH, type DecisionsFile, readDecisions } from "../core/decisions/read-decisions.ts";
import { withDecisions, withoutDecisions } from "../core/decisions/write-decisions.ts";
import { authorFor } from "./author.ts";
import type { Configuration } from "./configuration.ts";
import { foldersAbove, foldersToSearch } from "./folders-above.ts";
import type { Configurable } from "./settings.ts";

/** How long typing in a file of decisions must rest before it is heeded, in milliseconds. */
const PAUSE = 250;

/** A file of decisions as it was last read: the same object until it changes. */
export interface OpenDecisionsFile {
  readonly uri: vscode.Uri;
  readonly file: DecisionsFile;
  readonly decisions: Decisions;
}

/** What was decided about corpora: the file beside the nearest `.corpus.yaml`, else the nearest, else at the workspace's top. */
export class OpenDecisions implements vscode.Disposable {
  readonly #configuration: Configuration;
  readonly #files = new Map<string, { readonly stamp: string; readonly open: OpenDecisionsFile }>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${DECISIONS_PATH.join("/")}`);
  readonly #listeners: vscode.Disposable[];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** Folders for whose corpora there is no file of decisions. */
  #undecided = new Set<string>();
  /** Told when something may have been decided. */
  readonly onDidChange = this.#changed.event;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    const soon = (): void => this.#tellSoon();
    this.#listeners = [
      configuration.onDidChange(() => this.#forget()),
      vscode.workspace.onDidChangeWorkspaceFolders(soon),
      this.#watcher.onDidChange(soon),
      this.#watcher.onDidCreate(soon),
      this.#watcher.onDidDelete(soon),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isDecisions(document.uri)) this.#tellSoon();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (isDecisions(uri)) this.#tellSoon();
      }),
    ];
  }

  /** What holds for a corpus now: the same object until it changes. */
  async of(corpus: Configurable): Promise<Decisions> {
    const folder = vscode.Uri.joinPath(corpus.uri, "..").toString();
    const undecided = this.#undecided;
    if (undecided.has(folder)) return Decisions.none;
    const uri = await this.placeFor(corpus);
    const open = uri && (await this.read(uri));
    // The watcher sees only the workspace: outside it the file is looked for each time. What it tells meanwhile makes
    // another set, so that what was true before is not held for true.
    if (!open && vscode.workspace.getWorkspaceFolder(corpus.uri)) undecided.add(folder);
    return open?.decisions ?? Decisions.none;
  }

  /** Where decisions about a corpus are, or are to be; `undefined` where there is no folder. */
  async placeFor(corpus: Configurable): Promise<vscode.Uri | undefined> {
    const { config } = await this.#configuration.of(corpus);
    if (config) return vscode.Uri.joinPath(config.uri, "..", ...DECISIONS_PATH);
    const placeIn = (folder: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(folder, ...DECISIONS_PATH);
    const folders = await foldersToSearch(corpus.uri);
    for (const place of folders.map(placeIn)) if ((await this.read(place)) !== undefined) return place;
    // Never above what is open, unless it is there already.
    const [top] = foldersAbove(corpus.uri).slice(-1);
    const isSearched = folders.some((folder) => folder.toString() === top?.toString());
    const home = isSearched ? top : folders.at(-1);
    return home && placeIn(home);
  }

  /** A file of decisions as it stands in an open editor, else as on the disk; `undefined` when it is not there. */
  async read(uri: vscode.Uri): Promise<OpenDecisionsFile | undefined> {
    const key = uri.toString();
    const document = openDocument(uri);
    const stamp = document ? `version ${document.version}` : await stampOf(uri);
    const known = this.#files.get(key);
    if (known && known.stamp === stamp) return known.open;
    const text = document ? document.getText() : stamp === undefined ? undefined : await textOf(uri);
    if (stamp === undefined || text === undefined) return undefined;
    const file = readDecisions(text);
    const open = { uri, file, decisions: new Decisions(file.decisions) };
    this.#files.set(key, { stamp, open });
    return open;
  }

  /** Writes decisions about a corpus into its file, which is made when it is not there, signed as commits are. Answers where; rejects when it can't. */
  async add(corpus: Configurable, added: readonly Decision[]): Promise<vscode.Uri> {
    const uri = await this.placeFor(corpus);
    if (!uri) throw new Error("There is no folder for decisions about this corpus; save it first.");
    const by = await authorFor(uri);
    const signed = by === undefined ? added : added.map((decision) => ({ ...decision, by }));
    await this.#change(uri, (text) => withDecisions(text, signed));
    return uri;
  }

  /** Takes decisions back: their lines leave the file. Rejects when it can't be written. */
  async remove(corpus: Configurable, removed: readonly Decision[]): Promise<void> {
    const uri = await this.placeFor(corpus);
    if (uri) await this.#change(uri, (text) => withoutDecisions(text, removed));
  }

  async #change(uri: vscode.Uri, change: (text: string) => string): Promise<void> {
    const written = this.#writing.then(() => this.#write(uri, change));
    // One after the other, whatever becomes of the one before.
    this.#writing = written.catch(() => undefined);
    await written;
    this.#forget();
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#watcher.dispose();
    this.#changed.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #write(uri: vscode.Uri, change: (text: string) => string): Promise<void> {
    const document = openDocument(uri);
    if (document?.isDirty) {
      const edit = new vscode.WorkspaceEdit();
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      edit.replace(uri, whole, change(document.getText()));
      if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save()))
        throw new Error("The file of decisions could not be saved.");
      return;
    }
    const exists = (await stampOf(uri)) !== undefined;
    const text = exists ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) : "";
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, ".."));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(change(text)));
    // Two writings in one tick of the clock may be of one length.
    this.#files.delete(uri.toString());
  }

  #forget(): void {
    this.#undecided = new Set();
  }

  #tellSoon(): void {
    this.#forget();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#changed.fire(), PAUSE);
  }
}

/** Whether the file is one of decisions, by its name. */
export function isDecisions(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${DECISIONS_PATH.join("/")}`);
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key && !document.isClosed);
}

/** What changes when a file does; `undefined` where there is none. */
async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch {
    // A scheme without folders, or no such file: then nothing was decided.
    return undefined;
  }
}

/** `undefined` for what may not be read, or is gone by now: corpora are checked all the same. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
