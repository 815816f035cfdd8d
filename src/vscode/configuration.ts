import * as vscode from "vscode";
import {
  CONFIG_NAME,
  type Config,
  type ConfiguredOptions,
  checkOptionsOf,
  mergeConfig,
} from "../core/config/config.ts";
import { compileGlobs } from "../core/config/globs.ts";
import { type ConfigFile, readConfig } from "../core/config/read-config.ts";
import { readSettings } from "../core/config/read-settings.ts";
import { LineIndex } from "../core/text.ts";
import { foldersToSearch } from "./folders-above.ts";
import { type Configurable, checkSettingsFor } from "./settings.ts";

/** How long typing in a `.corpus.yaml` must rest before it is heeded, in milliseconds. */
const PAUSE = 250;

/** A `.corpus.yaml` as it was last read. */
export interface OpenConfig {
  readonly uri: vscode.Uri;
  readonly file: ConfigFile;
  /** Of the text that the file's spans count from. */
  readonly lines: LineIndex;
}

/** What holds for one document: the same object until something in it changes. */
export interface Configured {
  readonly options: ConfiguredOptions;
  /** Whether it is not to be checked. */
  readonly isExcluded: boolean;
  /** The nearest `.corpus.yaml`. */
  readonly config: OpenConfig | undefined;
}

/** What users configured: the nearest `.corpus.yaml` of each document, and where it is silent the editor's settings. */
export class Configuration implements vscode.Disposable {
  readonly #files = new Map<string, { readonly stamp: string; readonly config: OpenConfig }>();
  readonly #places = new Map<string, vscode.Uri | undefined>();
  readonly #known = new WeakMap<Configurable, { readonly settings: string; readonly configured: Configured }>();
  readonly #toldOf = new Set<string>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${CONFIG_NAME}`);
  readonly #listeners: vscode.Disposable[];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** How often places were forgotten: what was searched for meanwhile may already be wrong. */
  #age = 0;
  /** Told when a configuration may say something else than before. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const forget = (): void => this.#forgetPlaces();
    this.#listeners = [
      this.#watcher.onDidChange(forget),
      this.#watcher.onDidCreate(forget),
      this.#watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("corpus")) this.#changed.fire();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isConfig(document.uri)) this.#tellSoon();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (isConfig(uri)) this.#tellSoon();
      }),
    ];
  }

  /** What holds for the document now. */
  async of(document: Configurable): Promise<Configured> {
    const config = await this.#nearest(document.uri);
    const { config: settings, problems } = readSettings(checkSettingsFor(document));
    const key = JSON.stringify(settings);
    const known = this.#known.get(document);
    if (known?.settings === key && known.configured.config === config) return known.configured;
    this.#tellOf(problems);
    const merged = mergeConfig(config?.file.config ?? {}, settings);
    const configured: Configured = {
      options: checkOptionsOf(merged),
      isExcluded: isExcluded(document.uri, merged, config),
      config,
    };
    this.#known.set(document, { settings: key, configured });
    return configured;
  }

  /** The catalogues that the document's `.corpus.yaml` names. None in a workspace that is not trusted. */
  async cataloguesFor(document: Configurable): Promise<readonly vscode.Uri[]> {
    if (!vscode.workspace.isTrusted) return [];
    const { config } = await this.of(document);
    return config ? cataloguesOf(config) : [];
  }

  /** A `.corpus.yaml` as it stands in an open editor, else as on the disk; `undefined` when it is not there. */
  async read(uri: vscode.Uri): Promise<OpenConfig | undefined> {
    const key = uri.toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    const stamp = open ? `version ${open.version}` : await stampOf(uri);
    const known = this.#files.get(key);
    if (known && known.stamp === stamp) return known.config;
    if (stamp === undefined) return undefined;
    const text = open ? open.getText() : await textOf(uri);
    if (text === undefined) return undefined;
    const config: OpenConfig = { uri, file: readConfig(text), lines: LineIndex.of(text) };
    this.#files.set(key, { stamp, config });
    return config;
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#watcher.dispose();
    this.#changed.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #forgetPlaces(): void {
    this.#age++;
    this.#places.clear();
    this.#changed.fire();
  }

  #tellSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#changed.fire(), PAUSE);
  }

  async #nearest(corpus: vscode.Uri): Promise<OpenConfig | undefined> {
    const uri = await this.#placeFor(corpus);
    const config = uri && (await this.read(uri));
    if (!uri || config) return config;
    // Gone without a word: what is made and deleted within a moment no watcher tells of.
    this.#places.clear();
    const next = await this.#placeFor(corpus);
    return next && this.read(next);
  }

  /** The watcher sees only the workspace: outside it the place is looked for each time. */
  async #placeFor(corpus: vscode.Uri): Promise<vscode.Uri | undefined> {
    const key = vscode.Uri.joinPath(corpus, "..").toString();
    if (this.#places.has(key)) return this.#places.get(key);
    const age = this.#age;
    const place = await findConfig(corpus);
    if (age === this.#age && vscode.workspace.getWorkspaceFolder(corpus)) this.#places.set(key, place);
    return place;
  }

  /** Settings have no place that a problem could be shown at: each is told once. */
  #tellOf(problems: readonly string[]): void {
    for (const problem of problems) {
      if (this.#toldOf.has(problem)) continue;
      this.#toldOf.add(problem);
      void vscode.window.showWarningMessage(problem, "Open Settings").then((chosen) => {
        const [setting] = problem.split(":");
        if (chosen) void vscode.commands.executeCommand("workbench.action.openSettings", setting);
      });
    }
  }
}

/** Whether a file of this address is a `.corpus.yaml`. */
export function isConfig(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${CONFIG_NAME}`);
}

/** The catalogues that a `.corpus.yaml` names, in its order. */
export function cataloguesOf({ uri, file }: OpenConfig): readonly vscode.Uri[] {
  return (file.config.catalogues ?? []).map((path) => vscode.Uri.joinPath(uri, "..", path));
}

async function findConfig(corpus: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const folder of await foldersToSearch(corpus)) {
    const uri = vscode.Uri.joinPath(folder, CONFIG_NAME);
    if ((await stampOf(uri)) !== undefined) return uri;
  }
  return undefined;
}

/** What changes when a file does; `undefined` where there is none. */
async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size, type } = await vscode.workspace.fs.stat(uri);
    return type & vscode.FileType.Directory ? undefined : `${mtime} ${size}`;
  } catch {
    // A scheme without folders, or no such file: then it says nothing.
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

/** Globs count from the folder of whoever said them. */
function isExcluded(document: vscode.Uri, { exclude }: Config, config: OpenConfig | undefined): boolean {
  const isFromFile = config?.file.config.exclude !== undefined;
  const folder = isFromFile
    ? vscode.Uri.joinPath(config.uri, "..")
    : vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (!exclude || !folder || folder.scheme !== document.scheme) return false;
  const top = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  return document.path.startsWith(top) && compileGlobs(exclude)?.test(document.path.slice(top.length)) === true;
}
