import * as vscode from "vscode";
import { nextUnreviewed, reviewCount, reviewOf } from "../core/decisions/review.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blockAt } from "../core/syntax/parse.ts";
import { toPosition } from "./convert.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus, LANGUAGE, type OpenCorpora } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import { today } from "./today.ts";

/** How long typing must rest before the count is made anew, in milliseconds. */
const PAUSE = 500;

/** What has been reviewed of the corpus in front: commands, and the count in the language status and where `tell` puts it. */
export class Review implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #decisions: OpenDecisions;
  readonly #tell: (count: string | undefined) => void;
  readonly #count: () => void;
  readonly #listeners: vscode.Disposable[];
  #status: vscode.LanguageStatusItem | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(corpora: OpenCorpora, decisions: OpenDecisions, tell: (count: string | undefined) => void, log: Log) {
    this.#corpora = corpora;
    this.#decisions = decisions;
    this.#tell = tell;
    this.#count = guarded(log, "review", () => this.#countNow());
    this.#listeners = [
      vscode.commands.registerCommand(
        "corpus.markReviewed",
        guarded(log, "review", () => this.#markReviewed()),
      ),
      vscode.commands.registerCommand(
        "corpus.nextUnreviewed",
        guarded(log, "review", () => this.#goToNext()),
      ),
      decisions.onDidChange(() => this.#schedule()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#schedule()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) this.#schedule();
      }),
    ];
    this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#status?.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Every document that the cursors stand in, or the selections reach into. */
  async #markReviewed(): Promise<void> {
    const editor = corpusEditor();
    if (!editor) return;
    const { document } = editor;
    const corpus = await this.#corpora.read(document);
    const at = today();
    const blocks = new Set(editor.selections.flatMap((selection) => blocksIn(corpus, selection)));
    const added = [...blocks].flatMap((block) => reviewOf(corpus, block, at) ?? []);
    if (added.length === 0) {
      void vscode.window.showInformationMessage("Put the cursor into a document that has a name.");
      return;
    }
    await this.#decisions.add(document, added);
    const count = reviewCount(await this.#corpora.read(document), await this.#decisions.of(document));
    vscode.window.setStatusBarMessage(`${count.reviewed} of ${count.all} reviewed`, 5_000);
  }

  async #goToNext(): Promise<void> {
    const editor = corpusEditor();
    if (!editor) return;
    const decisions = await this.#decisions.of(editor.document);
    const corpus = await this.#corpora.read(editor.document);
    const next = nextUnreviewed(corpus, editor.selection.active, decisions);
    if (!next) {
      void vscode.window.showInformationMessage("Every document of this corpus is reviewed.");
      return;
    }
    const place = toPosition(next.start);
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.AtTop);
  }

  #schedule(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#count, PAUSE);
  }

  async #countNow(): Promise<void> {
    const document = corpusEditor()?.document;
    const decisions = document && (await this.#decisions.of(document));
    // Where nobody reviews, nobody needs a count.
    if (!document || !decisions || decisions.reviews.size === 0) {
      this.#tell(undefined);
      this.#status?.dispose();
      this.#status = undefined;
      return;
    }
    const { reviewed, changed, all } = reviewCount(await this.#corpora.read(document), decisions);
    const text = `${reviewed} of ${all} reviewed`;
    this.#tell(text);
    this.#status ??= newStatus();
    this.#status.text = text;
    this.#status.detail = changed > 0 ? `${changed} changed since` : "documents of this corpus";
    this.#status.accessibilityInformation = { label: `${text}, ${changed} changed since` };
  }
}

function newStatus(): vscode.LanguageStatusItem {
  const status = vscode.languages.createLanguageStatusItem("corpus.review", LANGUAGE);
  status.name = "Review";
  status.command = { command: "corpus.nextUnreviewed", title: "Next Unreviewed" };
  return status;
}

function corpusEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isCorpus(editor.document) ? editor : undefined;
}

function blocksIn(corpus: Corpus, { start, end }: vscode.Selection) {
  if (start.isEqual(end)) {
    const block = blockAt(corpus, start);
    return block ? [block] : [];
  }
  return corpus.parts.flatMap((part) =>
    part.kind === "block" && toPosition(part.start).isBefore(end) && toPosition(part.end).isAfter(start) ? [part] : [],
  );
}
