import * as vscode from "vscode";
import { type Concordance, concordanceOf } from "../core/entities/concordance.ts";
import { subjectOf } from "../core/entities/subject.ts";
import { oneLine } from "../core/outline/label.ts";
import { cutBlock, headerOf, rangeIn } from "../core/syntax/cut.ts";
import type { Block } from "../core/syntax/nodes.ts";
import { toRange } from "./convert.ts";
import { type IndexedCorpora, type IndexedDocument, isStillThere } from "./indexed-corpora.ts";
import { guarded, type Log } from "./log.ts";
import { inSlices, NEVER } from "./slices.ts";

const SCHEME = "corpus-concordance";
/** How long texts must rest before a concordance that is looked at is made anew, in milliseconds. */
const PAUSE = 600;

/** Whose mentions are shown, and where. */
export interface ConcordanceTarget {
  readonly uri: vscode.Uri;
  readonly id: string;
  /** Without it, the whole corpus. */
  readonly block?: Block;
}

/** What one read-only document shows. */
interface Page {
  readonly target: ConcordanceTarget;
  made: (Concordance & { readonly corpus: IndexedDocument }) | undefined;
}

/**
 * Concordances as read-only documents: each mention on a line, the names under each other. Enter, a click with Ctrl or
 * Cmd, or Go to Definition leads to the mention, wherever it stands by then.
 */
export class Concordances implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #corpora: IndexedCorpora;
  readonly #pages = new Map<string, Page>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registered: vscode.Disposable[];
  readonly #names = vscode.window.createTextEditorDecorationType({
    fontWeight: "bold",
    backgroundColor: new vscode.ThemeColor("editor.findMatchHighlightBackground"),
  });
  readonly #headings = vscode.window.createTextEditorDecorationType({
    fontWeight: "bold",
    color: new vscode.ThemeColor("descriptionForeground"),
  });
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  readonly onDidChange = this.#changed.event;

  constructor(corpora: IndexedCorpora, log: Log) {
    this.#corpora = corpora;
    const selector = { scheme: SCHEME };
    const paint = guarded(log, "concordance", (editors: readonly vscode.TextEditor[]) => {
      for (const editor of editors) this.#paint(editor);
    });
    this.#registered = [
      this.#names,
      this.#headings,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.onDidChange,
        provideTextDocumentContent: guarded(log, "concordance", (uri) => this.provideTextDocumentContent(uri)),
      }),
      vscode.languages.registerDefinitionProvider(selector, {
        provideDefinition: guarded(log, "concordance", ({ uri }, { line }) => this.#placeOf(uri, line)),
      }),
      vscode.window.onDidChangeVisibleTextEditors(paint),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.scheme === SCHEME) paint(editorsOf(document));
        else if (contentChanges.length > 0) this.#schedule(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#pages.delete(uri.toString())),
      vscode.commands.registerCommand(
        "corpus.concordance.open",
        guarded(log, "concordance", () => this.#openAtCursor()),
      ),
    ];
  }

  /** Shows somebody's mentions in one document, or in the corpus. */
  async show(target: ConcordanceTarget): Promise<void> {
    const document = await vscode.workspace.openTextDocument(target.uri);
    const corpus = await this.#corpora.of(document, NEVER);
    if (!corpus) return;
    const { name } = subjectOf(target.id, corpus.catalogue, corpus.index);
    const where = target.block ? (headerOf(corpus.corpus, target.block).name ?? "a document") : nameOf(target.uri);
    // The end of the name is no file's: the list is not a corpus.
    const path = `/${`${oneLine(name, 60)} in “${oneLine(where, 60)}”`.replaceAll("/", "∕")}`;
    const uri = vscode.Uri.from({ scheme: SCHEME, path, query: String(++this.#last) });
    this.#pages.set(uri.toString(), { target, made: undefined });
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const page = this.#pages.get(uri.toString());
    if (!page) return "This list is no longer known; ask for it again.\n";
    const { target } = page;
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === target.uri.toString());
    const corpus = document && (await this.#corpora.of(document, NEVER));
    if (!corpus) return "The corpus is closed.\n";
    const { block, id } = target;
    if (block && !isStillThere(corpus.corpus, block) && page.made) return textOf(page.made);
    const { name, type } = subjectOf(id, corpus.catalogue, corpus.index);
    const title = type === undefined ? name : `${name} (${type})`;
    const made = await inSlices(concordanceOf(corpus.corpus, corpus.index, id, title, block), {
      get isCancellationRequested() {
        return corpus.document.isClosed;
      },
    });
    if (!made) return "The corpus is closed.\n";
    page.made = { ...made, corpus };
    return textOf(made);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#changed.dispose();
    for (const one of this.#registered) one.dispose();
  }

  #placeOf(uri: vscode.Uri, line: number): vscode.Location | undefined {
    const made = this.#pages.get(uri.toString())?.made;
    const { block, mention } = made?.lines[line] ?? {};
    if (!made || !block || !mention || !isStillThere(made.corpus.corpus, block)) return undefined;
    const { text } = cutBlock(made.corpus.corpus, block);
    return new vscode.Location(made.corpus.document.uri, toRange(rangeIn(block, text, mention.span)));
  }

  async #openAtCursor(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const place = editor && this.#placeOf(editor.document.uri, editor.selection.active.line);
    if (place) await vscode.window.showTextDocument(place.uri, { selection: place.range });
  }

  #paint(editor: vscode.TextEditor): void {
    const { uri, lineCount } = editor.document;
    const lines = this.#pages.get(uri.toString())?.made?.lines;
    // The text that is shown may still be the one before.
    if (!lines || lineCount !== lines.length + 1) return;
    const names: vscode.Range[] = [];
    const headings: vscode.Range[] = [];
    for (const [at, { text, word }] of lines.entries()) {
      if (word) names.push(new vscode.Range(at, word.start, at, word.end));
      else if (text !== "") headings.push(new vscode.Range(at, 0, at, text.length));
    }
    editor.setDecorations(this.#names, names);
    editor.setDecorations(this.#headings, headings);
  }

  #schedule(changed: vscode.TextDocument): void {
    const key = changed.uri.toString();
    const isShown = (): boolean => [...this.#pages.values()].some(({ target }) => target.uri.toString() === key);
    if (!isShown()) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      for (const [uri, { target }] of this.#pages)
        if (target.uri.toString() === key) this.#changed.fire(vscode.Uri.parse(uri));
    }, PAUSE);
  }
}

function editorsOf(document: vscode.TextDocument): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}

function textOf({ lines }: Concordance): string {
  return lines.map(({ text }) => `${text}\n`).join("");
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
