import * as vscode from "vscode";
import type { CardCommand, CommandLink } from "../core/markdown.ts";
import { type EntryPlace, entryOf } from "./catalogue-places.ts";
import { guarded, type Log } from "./log.ts";
import { findMentions } from "./mention-search.ts";
import { mentionUnder } from "./mention-under.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";

const COMMANDS: Record<CardCommand, string> = {
  "all-mentions": "corpus.showMentions",
  "catalogue-entry": "corpus.showCatalogueEntry",
};

/** Links of hovers that still work; the oldest is forgotten first. */
const REMEMBERED = 200;

/** An entity of an open corpus. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly id: string;
}

/**
 * What can be done with a name: from a link in its hover, or from the palette for the name at the cursor.
 *
 * A link carries a number that we made, never a word of the user's file.
 */
export class EntityCommands implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #catalogues: OpenCatalogues;
  readonly #targets = new Map<number, Target>();
  readonly #registered: vscode.Disposable;
  #last = 0;

  constructor(corpora: OpenCorpora, catalogues: OpenCatalogues, log: Log) {
    this.#corpora = corpora;
    this.#catalogues = catalogues;
    this.#registered = vscode.Disposable.from(
      vscode.commands.registerCommand(
        COMMANDS["all-mentions"],
        guarded(log, "show mentions", (number?: unknown) => this.#withTarget(number, (one) => this.showMentions(one))),
      ),
      vscode.commands.registerCommand(
        COMMANDS["catalogue-entry"],
        guarded(log, "show catalogue entry", (number?: unknown) =>
          this.#withTarget(number, (one) => this.showEntry(one)),
        ),
      ),
    );
  }

  /** The commands that a hover may link to. */
  get ids(): readonly string[] {
    return Object.values(COMMANDS);
  }

  /** Makes links for a hover in the document. */
  linkFor({ uri }: vscode.TextDocument): CommandLink {
    return (command, id) => `command:${COMMANDS[command]}?[${this.#remember({ uri, id })}]`;
  }

  dispose(): void {
    this.#registered.dispose();
  }

  #remember(target: Target): number {
    this.#targets.set(++this.#last, target);
    this.#targets.delete(this.#last - REMEMBERED);
    return this.#last;
  }

  /** Shows all mentions of an entity in open corpora, in the peek view. */
  async showMentions(target: Target): Promise<void> {
    const { token } = new vscode.CancellationTokenSource();
    const found = await findMentions(this.#corpora, this.#catalogues, target.id, token);
    const editor = vscode.window.activeTextEditor;
    const from = editor?.document.uri.toString() === target.uri.toString() ? editor.selection.active : undefined;
    const start = from ?? new vscode.Position(0, 0);
    await vscode.commands.executeCommand("editor.action.showReferences", target.uri, start, found);
  }

  /** Goes to an entity's entry in its catalogue. */
  async showEntry(target: Target): Promise<void> {
    const entry = await this.#entryOf(target);
    if (entry) await vscode.window.showTextDocument(entry.uri, { selection: entry.name });
    else await tellNoEntry();
  }

  async #withTarget(number: unknown, show: (target: Target) => Promise<void>): Promise<void> {
    const target = await this.#targetOf(number);
    if (target) await show(target);
  }

  async #entryOf({ uri, id }: Target): Promise<EntryPlace | undefined> {
    const document = await vscode.workspace.openTextDocument(uri);
    return entryOf(await this.#catalogues.of(document), id);
  }

  /** Who a link means; without one, whoever is named at the cursor. */
  async #targetOf(number: unknown): Promise<Target | undefined> {
    if (typeof number === "number") return this.#targets.get(number);
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isCorpus(editor.document)) return undefined;
    const placed = await mentionUnder(this.#corpora, this.#catalogues, editor.document, editor.selection.active);
    const id = placed?.mention.entities[0];
    if (id !== undefined) return { uri: editor.document.uri, id };
    await tellNoEntry();
    return undefined;
  }
}

async function tellNoEntry(): Promise<void> {
  await vscode.window.showInformationMessage("No catalogue has an entry for a name at the cursor.");
}
