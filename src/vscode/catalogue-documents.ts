import * as vscode from "vscode";
import { type Catalogue, type CatalogueFile, mergeCatalogues } from "../core/entities/catalogue.ts";
import { readCatalogue } from "../core/entities/catalogue-yaml.ts";
import { parseText } from "../core/syntax/parse.ts";
import { LineIndex } from "../core/text.ts";
import { type ChangeableCatalogue, changeable } from "./catalogue-changes.ts";
import { type EntryPlace, entryOf } from "./catalogue-places.ts";
import type { Catalogues, OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus } from "./open-corpora.ts";

/** A catalogue that is open as a file, with all that is read together with it. */
export interface CatalogueDocument {
  readonly document: vscode.TextDocument;
  /** As its text is now: while it is no YAML, it may say nothing. */
  readonly file: CatalogueFile;
  /** It and all others that hold for an open corpus that it holds for; itself alone where there is none. */
  readonly catalogue: Catalogue;
  /** Of that corpus. */
  readonly catalogues: Catalogues | undefined;
}

const NO_CORPUS = parseText("");

/** Catalogues that are open as files: read again when they change. */
export class CatalogueDocuments {
  readonly #catalogues: OpenCatalogues;
  readonly #read = new WeakMap<vscode.TextDocument, { readonly version: number; readonly file: CatalogueFile }>();
  readonly #alone = new WeakMap<CatalogueFile, Catalogue>();

  constructor(catalogues: OpenCatalogues) {
    this.#catalogues = catalogues;
  }

  /** The catalogue that a document is. */
  async of(document: vscode.TextDocument): Promise<CatalogueDocument> {
    const file = this.#readNow(document);
    const key = document.uri.toString();
    for (const corpus of vscode.workspace.textDocuments.filter(isCorpus)) {
      const catalogues = await this.#catalogues.of(corpus);
      if (catalogues.read.some(({ uri, block }) => !block && uri.toString() === key))
        return { document, file: this.#readNow(document), catalogue: catalogues.catalogue, catalogues };
    }
    const alone = this.#alone.get(file) ?? mergeCatalogues([file]);
    this.#alone.set(file, alone);
    return { document, file, catalogue: alone, catalogues: undefined };
  }

  #readNow(document: vscode.TextDocument): CatalogueFile {
    const { version, uri } = document;
    const known = this.#read.get(document);
    if (known?.version === version) return known.file;
    const file = readCatalogue(document.getText(), uri.toString());
    this.#read.set(document, { version, file });
    return file;
  }
}

/** All catalogues that a change of ids concerns, nearest first. */
export async function changeableWith({
  document,
  catalogues,
}: CatalogueDocument): Promise<readonly ChangeableCatalogue[]> {
  if (catalogues) return changeable(catalogues.read, catalogues);
  const text = document.getText();
  const { uri } = document;
  return [{ uri, text, lines: LineIndex.of(text), block: undefined, corpus: NO_CORPUS, source: uri.toString() }];
}

/** Where the entry of this id stands: in the catalogue itself, or in another that is read with it. */
export function entryWith({ document, file, catalogues }: CatalogueDocument, id: string): EntryPlace | undefined {
  const own = file.entities.find((entity) => entity.id === id || entity.replaces.includes(id));
  if (!own) return catalogues && entryOf(catalogues, id);
  const at = (offset: number): vscode.Position => document.positionAt(offset);
  const range = new vscode.Range(at(own.span.start), at(own.span.end));
  return { uri: document.uri, range, name: new vscode.Range(at(own.nameSpan.start), at(own.nameSpan.end)) };
}
