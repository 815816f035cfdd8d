import type * as vscode from "vscode";
import { indexMentions, type MentionIndex } from "../core/entities/mention-index.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import type { MentionWorker } from "./mention-worker.ts";
import type { Catalogues } from "./open-catalogues.ts";
import type { Recognisers } from "./recognisers.ts";
import { rest } from "./slices.ts";

/** How long the making of an index works before it lets others have their turn, in milliseconds. */
const SLICE = 12;
/** How long a hover waits for one, in milliseconds: with all else it must be there within 50. */
const PATIENCE = 20;

interface Made {
  readonly version: number;
  readonly catalogues: Catalogues;
  readonly index: MentionIndex;
}

/**
 * Who is mentioned where in each open corpus: made when first asked for, in slices where it takes long; where many
 * documents are to be looked through for names, a worker does that part.
 */
export class MentionIndexes {
  readonly #worker: MentionWorker;
  readonly #recognisers: Recognisers;
  readonly #made = new WeakMap<vscode.TextDocument, Made>();
  readonly #making = new WeakMap<vscode.TextDocument, { version: number; catalogues: Catalogues }>();

  constructor(worker: MentionWorker, recognisers: Recognisers) {
    this.#worker = worker;
    this.#recognisers = recognisers;
  }

  /** The index of the document as it is now; `undefined` while it is still being made. */
  of(document: vscode.TextDocument, corpus: Corpus, catalogues: Catalogues): MentionIndex | undefined {
    const known = this.#made.get(document);
    const { version } = document;
    if (known?.version === version && known.catalogues === catalogues) return known.index;
    const making = this.#making.get(document);
    if (making?.version === version && making.catalogues === catalogues) return undefined;
    const steps = indexMentions(corpus, catalogues.catalogue, catalogues.recogniser, catalogues.decisions);
    const index = advance(steps, SLICE);
    if (index) this.#made.set(document, { version, catalogues, index });
    else void this.#finish(document, corpus, catalogues, steps);
    return index;
  }

  /** The same, waited for a moment: `undefined` where it takes longer, or the document is changed meanwhile. */
  async soon(
    document: vscode.TextDocument,
    corpus: Corpus,
    catalogues: Catalogues,
    patience = PATIENCE,
  ): Promise<MentionIndex | undefined> {
    const { version } = document;
    const end = Date.now() + patience;
    let index = this.of(document, corpus, catalogues);
    while (!index && Date.now() < end && !document.isClosed) {
      await rest();
      if (document.version !== version) return undefined;
      index = this.of(document, corpus, catalogues);
    }
    return index;
  }

  /** Goes on until the document changes. */
  async #finish(
    document: vscode.TextDocument,
    corpus: Corpus,
    catalogues: Catalogues,
    steps: Generator<number, MentionIndex>,
  ): Promise<void> {
    const { version } = document;
    this.#making.set(document, { version, catalogues });
    const lists = this.#recognisers.listsOf(catalogues.recogniser);
    const isWanted = (): boolean => document.version === version && !document.isClosed;
    if (lists !== undefined) await this.#worker.find(corpus, { ...catalogues, lists }, isWanted);
    for (;;) {
      await rest();
      if (document.version !== version || document.isClosed) break;
      const index = advance(steps, SLICE);
      if (!index) continue;
      this.#made.set(document, { version, catalogues, index });
      break;
    }
    this.#making.delete(document);
  }
}

/** Works for so many milliseconds; the index when that was enough. */
function advance(steps: Generator<number, MentionIndex>, milliseconds: number): MentionIndex | undefined {
  const end = Date.now() + milliseconds;
  do {
    const step = steps.next();
    if (step.done) return step.value;
  } while (Date.now() < end);
  return undefined;
}
