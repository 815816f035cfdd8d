import * as vscode from "vscode";
import type { Decisions } from "../core/decisions/decisions.ts";
import { type Catalogue, isCatalogueName, mergeCatalogues } from "../core/entities/catalogue.ts";
import {
  type CatalogueText,
  catalogueBlocks,
  readCatalogueBlock,
  readCatalogueFile,
} from "../core/entities/catalogue-text.ts";
import { readyingForms } from "../core/entities/forms.ts";
import { noRecogniser, type Recogniser } from "../core/entities/mentions.ts";
import { headerOf } from "../core/syntax/cut.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { findCatalogues } from "./catalogue-files.ts";
import type { Configuration } from "./configuration.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import type { Recognisers } from "./recognisers.ts";
import type { Configurable } from "./settings.ts";
import { inSlices, NEVER } from "./slices.ts";

/** A catalogue as it was last read, and where: a file of its own, or a block of the corpus in `uri`. */
export interface ReadCatalogue extends CatalogueText {
  readonly uri: vscode.Uri;
}

/** All catalogues that hold for one corpus, nearest first, what they say together, and what finds names beside them. */
export interface Catalogues {
  readonly read: readonly ReadCatalogue[];
  readonly catalogue: Catalogue;
  /** What finds names beside the catalogue, as the settings say. */
  readonly recogniser: Recogniser;
  /** What people answered for single mentions. */
  readonly decisions: Decisions;
  /** The corpus they hold for, and some may be documents of. */
  readonly corpus: Corpus;
}

/** What catalogues, and what holds beside them, are read from. */
export interface CatalogueSources {
  readonly corpora: OpenCorpora;
  readonly configuration: Configuration;
  readonly decisions: OpenDecisions;
  readonly recognisers: Recognisers;
}

/** The catalogues of open corpora: read when first asked for, and again when they change. */
export class OpenCatalogues implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #configuration: Configuration;
  readonly #decisions: OpenDecisions;
  readonly #recognisers: Recognisers;
  readonly #files = new Map<string, { stamp: string; read: ReadCatalogue }>();
  readonly #blocks = new WeakMap<Block, ReadCatalogue>();
  readonly #places = new Map<string, readonly vscode.Uri[]>();
  readonly #merged = new WeakMap<vscode.TextDocument, Catalogues>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher("**/*entities.yaml");
  readonly #listeners: vscode.Disposable[];
  #blockCount = 0;
  #joined: Pick<Catalogues, "read" | "catalogue"> | undefined;
  /** Told when a catalogue may say something else than before. */
  readonly onDidChange = this.#changed.event;

  constructor({ corpora, configuration, decisions, recognisers }: CatalogueSources) {
    this.#corpora = corpora;
    this.#decisions = decisions;
    this.#configuration = configuration;
    this.#recognisers = recognisers;
    const forget = (uri: vscode.Uri): void => this.#forget(uri);
    this.#listeners = [
      this.#watcher.onDidChange(forget),
      this.#watcher.onDidCreate(forget),
      this.#watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#places.clear()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#isCatalogue(document.uri)) this.#changed.fire();
      }),
      // The watcher knows the usual names only.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.#files.has(uri.toString())) this.#changed.fire();
      }),
      configuration.onDidChange(() => this.#changed.fire()),
      decisions.onDidChange(() => this.#changed.fire()),
    ];
  }

  /** The catalogues that hold for the document as it is now. */
  async of(document: vscode.TextDocument): Promise<Catalogues> {
    const fromFiles = await this.#filesFor(document);
    const decisions = await this.#decisions.of(document);
    const recogniser = await this.#recognisers.for(document);
    const corpus = await this.#corpora.read(document);
    const read = [...this.#readBlocks(document.uri, corpus), ...fromFiles];
    const known = this.#merged.get(document);
    if (known && known.recogniser === recogniser && known.decisions === decisions && sameItems(known.read, read))
      return known;
    const catalogues: Catalogues = { ...this.#join(read), corpus, recogniser, decisions };
    await inSlices(readyingForms(catalogues.catalogue), NEVER);
    this.#merged.set(document, catalogues);
    return catalogues;
  }

  /** Those that hold for a corpus as it lies on the disk. */
  async for(file: Configurable, corpus: Corpus): Promise<Catalogues> {
    const fromFiles = await this.#filesFor(file);
    const decisions = await this.#decisions.of(file);
    return {
      ...this.#join([...this.#readBlocks(file.uri, corpus), ...fromFiles]),
      corpus,
      recogniser: noRecogniser,
      decisions,
    };
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#changed.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #filesFor(file: Configurable): Promise<readonly ReadCatalogue[]> {
    const places = [...(await this.#placesFor(file.uri)), ...(await this.#configuration.cataloguesFor(file))];
    const once = new Map(places.map((uri) => [uri.toString(), uri]));
    const read = await Promise.all([...once.values()].map((uri) => this.readFile(uri)));
    return read.filter((one) => one !== undefined);
  }

  /** Corpora for which the same files hold have one catalogue, which is made ready for a search only once. */
  #join(read: readonly ReadCatalogue[]): Pick<Catalogues, "read" | "catalogue"> {
    const last = this.#joined;
    if (last && sameItems(last.read, read)) return last;
    const joined = { read, catalogue: mergeCatalogues(read.map(({ file }) => file)) };
    this.#joined = joined;
    return joined;
  }

  #forget(uri: vscode.Uri): void {
    this.#files.delete(uri.toString());
    this.#places.clear();
    this.#changed.fire();
  }

  #isCatalogue(uri: vscode.Uri): boolean {
    return isCatalogueName(uri.path) || this.#files.has(uri.toString());
  }

  /** The watcher sees only the workspace: places outside it are looked for each time. */
  async #placesFor(corpus: vscode.Uri): Promise<readonly vscode.Uri[]> {
    const key = vscode.Uri.joinPath(corpus, "..").toString();
    const known = this.#places.get(key);
    if (known) return known;
    const places = await findCatalogues(corpus);
    if (vscode.workspace.getWorkspaceFolder(corpus)) this.#places.set(key, places);
    return places;
  }

  /** A file as it stands in an open editor, else as on the disk; `undefined` when it is gone. */
  async readFile(uri: vscode.Uri): Promise<ReadCatalogue | undefined> {
    const key = uri.toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    const stamp = open ? `version ${open.version}` : await stampOf(uri);
    const known = this.#files.get(key);
    if (known && known.stamp === stamp) return known.read;
    if (stamp === undefined) return undefined;
    const text = open ? open.getText() : await textOf(uri);
    const read = keptWhileBroken({ uri, ...readCatalogueFile(text, key) }, known?.read);
    this.#files.set(key, { stamp, read });
    return read;
  }

  #readBlocks(uri: vscode.Uri, corpus: Corpus): readonly ReadCatalogue[] {
    return [...catalogueBlocks(corpus)].map((block) => {
      const known = this.#blocks.get(block);
      if (known) return known;
      // The block itself tells it from others of its name: a number that only we know.
      const source = `${uri.toString()}#${++this.#blockCount} ${headerOf(corpus, block).name ?? ""}`;
      const read: ReadCatalogue = { uri, ...readCatalogueBlock(corpus, block, source) };
      this.#blocks.set(block, read);
      return read;
    });
  }
}

/** While a file is being typed in and is not YAML, the entities it last had stay. */
function keptWhileBroken(read: ReadCatalogue, before: ReadCatalogue | undefined): ReadCatalogue {
  const { file } = read;
  if (!before || file.entities.length > 0 || file.problems.length === 0) return read;
  return { ...read, file: { ...file, entities: before.file.entities, types: before.file.types } };
}

async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size, type } = await vscode.workspace.fs.stat(uri);
    // `.corpus.yaml` may name anything.
    return type & vscode.FileType.Directory ? undefined : `${mtime} ${size}`;
  } catch {
    // It was there a moment ago: deleted since, and so it says nothing.
    return undefined;
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
