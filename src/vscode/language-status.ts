import * as vscode from "vscode";
import { problemStatus, type StatusEntry, sizeStatus } from "../core/language-status.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus, LANGUAGE, type OpenCorpora } from "./open-corpora.ts";
import { type Problems, worstFirst } from "./problems.ts";
import { isUnseenInFront, unseenFileItem } from "./unseen-file.ts";

/** How long changes must rest before the status is told anew, in milliseconds. */
const PAUSE = 300;
/** UTF-16 code units that a line must have on average before a text under 300,000 lines can be large. */
const WORTH_MEASURING = 20 * 1024 * 1024;

/** What the language status says of the corpus in front: how much there is, and whatever is not shown. */
export class LanguageStatus implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #problems: Problems;
  readonly #items = new Map<string, vscode.LanguageStatusItem>();
  readonly #tell: () => void;
  readonly #listeners: vscode.Disposable[];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #unseen: vscode.StatusBarItem | undefined;

  constructor(corpora: OpenCorpora, problems: Problems, log: Log) {
    this.#corpora = corpora;
    this.#problems = problems;
    this.#tell = guarded(log, "language status", () => this.#tellNow());
    this.#listeners = [
      vscode.window.onDidChangeActiveTextEditor(() => this.#schedule(0)),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#schedule(PAUSE)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const front = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === front)) this.#schedule(PAUSE);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isCorpus(document)) this.#schedule(PAUSE);
      }),
    ];
    this.#schedule(0);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#forgetUnseen();
    for (const item of this.#items.values()) item.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #schedule(delay: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#tell, delay);
  }

  async #tellNow(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isCorpus(document)) {
      if (isUnseenInFront()) this.#unseen ??= unseenFileItem();
      else this.#forgetUnseen();
      return;
    }
    this.#forgetUnseen();
    const problems = await this.#problems.of(document);
    let documents = 0;
    for (const _ of blocksOf(await this.#corpora.read(document))) documents++;
    // Another editor came to the front, or the text changed: it will be told then.
    if (vscode.window.activeTextEditor?.document !== document) return;
    const shown = worstFirst(problems);
    // The last one shown of too many only says how many more there are.
    const listed = shown.length < problems.length ? shown.length - 1 : shown.length;
    const state = {
      documents,
      problems: problems.length,
      listed,
      lines: document.lineCount,
      length: await lengthOf(document),
    };
    this.#show("corpus.problems", problemStatus(state));
    this.#show("corpus.size", sizeStatus(state));
  }

  #forgetUnseen(): void {
    this.#unseen?.dispose();
    this.#unseen = undefined;
  }

  #show(id: string, entry: StatusEntry | undefined): void {
    if (!entry) {
      this.#items.get(id)?.dispose();
      this.#items.delete(id);
      return;
    }
    const item = this.#items.get(id) ?? vscode.languages.createLanguageStatusItem(id, { language: LANGUAGE });
    this.#items.set(id, item);
    item.name = "Corpus";
    item.text = entry.text;
    item.detail = entry.detail;
    item.severity =
      entry.severity === "warning" ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    item.accessibilityInformation = { label: `${entry.text}, ${entry.detail}` };
  }
}

/** Only of a file that may be large: counting its characters takes all its lines. */
async function lengthOf(document: vscode.TextDocument): Promise<number | undefined> {
  const { uri, lineCount } = document;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size <= WORTH_MEASURING) return undefined;
  } catch {
    // Not on a disk: it is measured, unless it has so few lines that it hardly matters.
    if (lineCount < 1000) return undefined;
  }
  return document.offsetAt(document.lineAt(lineCount - 1).range.end);
}
