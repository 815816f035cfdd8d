import * as vscode from "vscode";
import type { Diagnostic } from "../core/checks/rule.ts";
import { quoted } from "../core/checks/wording.ts";
import { addressOf, blockAtAddress, comparedText, type DocumentAddress } from "../core/compared-documents.ts";
import { headerOf } from "../core/syntax/cut.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { blockAt } from "../core/syntax/parse.ts";
import { openDocument, readCorpusFile } from "./corpus-files.ts";
import { guarded, type Log } from "./log.ts";
import type { OpenCorpora } from "./open-corpora.ts";

const COMMAND = "corpus.compareDocuments";
const SCHEME = "corpus-document";
/** Rules that say of a document that it is like another, whose place comes first among the related ones. */
const RULES: ReadonlySet<string> = new Set(["duplicate-body", "near-duplicate-body", "duplicate-name"]);
/** How long typing must rest before what is compared is shown anew, in milliseconds. */
const PAUSE = 300;

/** What the address of one document's text says. */
interface Address extends DocumentAddress {
  /** Where the corpus is. */
  readonly corpus: string;
}

/** "Compare with": shows what the two documents of a problem say side by side, and changes nothing. */
export function comparisonsOf(
  corpus: Corpus,
  document: vscode.TextDocument,
  { rule, related, anchor }: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const [first] = RULES.has(rule) ? related : [];
  const other = first && blockAt(corpus, first.range.start);
  const own = blockAt(corpus, anchor);
  if (!other || !own || other === own) return [];
  const title = `Compare with ${nameIn(corpus, other)}`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const sides = [other, own].map((block) => addressOfText(document.uri, corpus, block));
  const label = `${nameIn(corpus, other)} ↔ ${nameIn(corpus, own)}`;
  action.command = { command: COMMAND, title, arguments: [...sides, label] };
  action.diagnostics = [...belongsTo];
  return [action];
}

/** Serves the texts of single documents, to be compared, and the command that shows two of them. */
export function registerComparing(corpora: OpenCorpora, log: Log): vscode.Disposable {
  const texts = new DocumentTexts(corpora, log);
  return vscode.Disposable.from(
    texts,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, texts),
    vscode.commands.registerCommand(
      COMMAND,
      guarded(log, "comparing", async (left: unknown, right: unknown, label: unknown) => {
        if (!(left instanceof vscode.Uri) || !(right instanceof vscode.Uri)) return;
        await vscode.commands.executeCommand("vscode.diff", left, right, String(label), { preview: true });
      }),
    ),
  );
}

/** What single documents say, as texts that nobody can write in; they follow the corpus while they are shown. */
class DocumentTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly provideTextDocumentContent: (uri: vscode.Uri) => Promise<string> | undefined;
  readonly #corpora: OpenCorpora;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && document.uri.scheme !== SCHEME) this.#schedule(document.uri.toString());
  });
  readonly onDidChange = this.#changed.event;

  constructor(corpora: OpenCorpora, log: Log) {
    this.#corpora = corpora;
    this.provideTextDocumentContent = guarded(log, "text of a document", (uri: vscode.Uri) => this.#textOf(uri));
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#listener.dispose();
    this.#changed.dispose();
  }

  async #textOf({ query }: vscode.Uri): Promise<string> {
    const { corpus: place, name, nth } = JSON.parse(query) as Address;
    const uri = vscode.Uri.parse(place);
    const document = openDocument(uri);
    const corpus = document ? await this.#corpora.read(document) : (await readCorpusFile(uri)).corpus;
    const block = blockAtAddress(corpus, { name, nth });
    return block ? comparedText(corpus, block) : "";
  }

  #schedule(corpus: string): void {
    const shown = vscode.workspace.textDocuments.filter(({ uri }) => corpusOf(uri) === corpus);
    if (shown.length === 0) return;
    clearTimeout(this.#waiting.get(corpus));
    const tell = (): void => {
      this.#waiting.delete(corpus);
      for (const { uri } of shown) this.#changed.fire(uri);
    };
    this.#waiting.set(corpus, setTimeout(tell, PAUSE));
  }
}

/** The path is the document's name, by which the editor knows its language; the rest is for us. */
function addressOfText(uri: vscode.Uri, corpus: Corpus, block: Block): vscode.Uri {
  const address: Address = { corpus: uri.toString(), ...addressOf(corpus, block) };
  const path = (address.name ?? "").toWellFormed().replace(/^\/+/, "");
  return vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: JSON.stringify(address) });
}

function corpusOf({ scheme, query }: vscode.Uri): string | undefined {
  return scheme === SCHEME ? (JSON.parse(query) as Address).corpus : undefined;
}

function nameIn(corpus: Corpus, block: Block): string {
  const { name } = headerOf(corpus, block);
  return name === undefined ? `the document in line ${block.start.line + 1}` : quoted(name);
}
