import * as vscode from "vscode";
import type { MentionIndex } from "../core/entities/mention-index.ts";
import type { IndexedCorpus } from "../core/entities/tally.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import type { ClosedCorpora } from "./closed-corpora.ts";
import type { MentionIndexes } from "./mention-indexes.ts";
import type { Catalogues, OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { isTheUsersOwn } from "./problems.ts";
import { NEVER, rest } from "./slices.ts";

/** A corpus with who is mentioned where in it, at one moment: an open one, or one of the workspace that is closed. */
export interface IndexedDocument extends IndexedCorpus {
  readonly document: Pick<vscode.TextDocument, "uri" | "version" | "isClosed">;
  /** Goes on with the document; whether a block of the index is still there, `isStillThere` tells. */
  readonly corpus: Corpus;
  readonly catalogues: Catalogues;
}

/** Who is mentioned where in the corpora that are open, and in those of the workspace, where somebody asked for them. */
export class IndexedCorpora {
  readonly #corpora: OpenCorpora;
  readonly #catalogues: OpenCatalogues;
  readonly #indexes: MentionIndexes;
  readonly #closed: ClosedCorpora;
  /** Made last, and when: they hold while the document stays as it is. */
  readonly #known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly index: MentionIndex }>();
  readonly #awaited = new WeakSet<vscode.TextDocument>();

  constructor(corpora: OpenCorpora, catalogues: OpenCatalogues, indexes: MentionIndexes, closed: ClosedCorpora) {
    this.#closed = closed;
    this.#corpora = corpora;
    this.#catalogues = catalogues;
    this.#indexes = indexes;
  }

  /** Told when other closed corpora count than before. */
  get onDidChange(): vscode.Event<void> {
    return this.#closed.onDidChange;
  }

  /** Every corpus that counts, in the order of their addresses; waits until all are indexed, or it is cancelled. */
  async now(cancelled: Pick<vscode.CancellationToken, "isCancellationRequested">): Promise<readonly IndexedDocument[]> {
    const documents = vscode.workspace.textDocuments.filter((one) => isCorpus(one) && isTheUsersOwn(one));
    const indexed: IndexedDocument[] = [];
    for (const document of documents) {
      const one = await this.of(document, cancelled);
      if (one) indexed.push(one);
    }
    indexed.push(...(await this.#closed.now(cancelled)));
    return indexed.sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
  }

  /** What is known by now of the corpora besides one; the open ones are read meanwhile, for the next question. */
  besides(document: vscode.TextDocument): readonly MentionIndex[] {
    const known = [...this.#closed.known()];
    for (const other of vscode.workspace.textDocuments) {
      if (other === document || !isCorpus(other) || !isTheUsersOwn(other)) continue;
      const made = this.#known.get(other);
      if (made?.version === other.version) known.push(made.index);
      else void this.#awaitOnce(other);
    }
    return known;
  }

  /** Hovers come faster than an index is made: one wait is enough. */
  async #awaitOnce(document: vscode.TextDocument): Promise<void> {
    if (this.#awaited.has(document)) return;
    this.#awaited.add(document);
    await this.of(document, NEVER).finally(() => this.#awaited.delete(document));
  }

  /** One open corpus; `undefined` when it was closed before it was indexed, or it is cancelled. */
  async of(
    document: vscode.TextDocument,
    cancelled: Pick<vscode.CancellationToken, "isCancellationRequested">,
  ): Promise<IndexedDocument | undefined> {
    while (!document.isClosed && !cancelled.isCancellationRequested) {
      const catalogues = await this.#catalogues.of(document);
      const corpus = await this.#corpora.read(document);
      const index = this.#indexes.of(document, corpus, catalogues);
      const { catalogue } = catalogues;
      if (index) {
        this.#known.set(document, { version: document.version, index });
        return { source: document.uri.toString(), document, corpus, catalogues, catalogue, index };
      }
      await rest();
    }
    return undefined;
  }
}

/** Whether a block is still part of its corpus; if so, it stands where it says. */
export function isStillThere(corpus: Corpus, block: Block): boolean {
  return corpus.partAt(block.start) === block;
}
