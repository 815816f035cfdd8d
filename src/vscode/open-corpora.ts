import * as vscode from "vscode";
import { CorpusIndex } from "../core/syntax/corpus-index.ts";
import type { LineChange } from "../core/syntax/marker-index.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import type { LineSource } from "../core/text.ts";
import { inSlices } from "./slices.ts";

/** The id of our language. */
export const LANGUAGE = "corpus";

/** Whether the document is in our language. */
export function isCorpus(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE;
}

interface Live {
  version: number;
  readonly index: CorpusIndex;
}

/**
 * The trees of open documents, one a document, kept up to date by its change events.
 *
 * Everybody who asks for a document's tree gets this one. It reads the document's lines when asked for names and
 * bodies, so it holds only until the document changes: after an `await`, ask again.
 */
export class OpenCorpora implements vscode.Disposable {
  readonly #live = new WeakMap<vscode.TextDocument, Live>();
  readonly #building = new WeakMap<vscode.TextDocument, Promise<void>>();
  readonly #listener = vscode.workspace.onDidChangeTextDocument((event) => this.#update(event));

  /** The tree of the document as it is now; the first time, read in slices that let others have their turn. */
  async read(document: vscode.TextDocument): Promise<Corpus> {
    while (!document.isClosed) {
      const live = this.#live.get(document);
      if (live?.version === document.version) return live.index;
      await this.#built(document);
    }
    return this.now(document);
  }

  /** The tree of the document as it is now, read at once where it is not there yet. */
  now(document: vscode.TextDocument): Corpus {
    const known = this.#live.get(document);
    if (known?.version === document.version) return known.index;
    const index = CorpusIndex.of(linesOf(document));
    this.#live.set(document, { version: document.version, index });
    return index;
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #built(document: vscode.TextDocument): Promise<void> {
    let building = this.#building.get(document);
    if (!building) {
      building = this.#build(document).finally(() => this.#building.delete(document));
      this.#building.set(document, building);
    }
    return building;
  }

  /** Ends early when the document changes under it: whoever waits asks again. */
  async #build(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const hasChanged = {
      get isCancellationRequested() {
        return document.version !== version;
      },
    };
    const index = await inSlices(building(document), hasChanged, "ahead");
    if (index && document.version === version) this.#live.set(document, { version, index });
  }

  #update({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const live = this.#live.get(document);
    if (!live || live.version === document.version) return;
    const follows = live.version + 1 === document.version && contentChanges.length > 0;
    if (follows && live.index.update(contentChanges.map(toLineChange))) live.version = document.version;
    else this.#live.delete(document);
  }
}

function toLineChange({ range, text }: vscode.TextDocumentContentChangeEvent): LineChange {
  const removed = range.end.line - range.start.line + 1;
  return { start: range.start.line, removed, inserted: lineBreaks(text) + 1 };
}

function* building(document: vscode.TextDocument): Generator<void, CorpusIndex> {
  const index = yield* CorpusIndex.building(linesOf(document));
  yield* index.listing();
  return index;
}

/** The editor ends lines at LF, CRLF and a lone CR. */
function lineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

/** A document's lines; never its whole text, which costs more than reading the tree. */
function linesOf(document: vscode.TextDocument): LineSource {
  return {
    get lineCount() {
      return document.lineCount;
    },
    line: (index) => document.lineAt(index).text,
  };
}
