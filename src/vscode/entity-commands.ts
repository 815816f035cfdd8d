import * as vscode from "vscode";
import type { CardCommand, CommandLink } from "../core/markdown.ts";
import type { Block } from "../core/syntax/nodes.ts";
import { type EntryPlace, entryOf } from "./catalogue-places.ts";
import type { Concordances } from "./concordances.ts";
import { guarded, type Log } from "./log.ts";
import { findMentions } from "./mention-search.ts";
import { mentionUnder } from "./mention-under.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";

const COMMANDS: Record<CardCommand, string> = {
  "all-mentions": "corpus.showMentions",
  "catalogue-entry": "corpus.showCatalogueEntry",
  "in-document": "corpus.showInDocument",
  "in-corpus": "corpus.showInCorpus",
};

/** Links of hovers that still work; the oldest is forgotten first. */
const REMEMBERED = 200;

/** An entity of an open corpus. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly id: string;
  /** The document of the corpus in which it was asked for. */
  readonly block?: Block;
}

/**
 * What can be done with a name: from a link in its hover, or from the palette for the name at the cursor.
 *
 * A link carries a number that we made, never a word of the user's file.
 */
export class EntityCommands implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #catalogues: OpenCatalogues;
  readonly #concordances: Concordances;
  readonly #targets = new Map<number, Target>();
  readonly #registered: vscode.Disposable;
  #last = 0;

  constructor(corpora: OpenCorpora, catalogues: OpenCatalogues, concordances: Concordances, log: Log) {
    this.#corpora = corpora;
    this.#concordances = concordances;
    this.#catalogues = catalogues;
    const command = (id: CardCommand, show: (target: Target) => Promise<void>): vscode.Disposable =>
      vscode.commands.registerCommand(
        COMMANDS[id],
        guarded(log, id, async (number?: unknown) => {
          const target = await this.#targetOf(number);
          if (target) await show(target);
        }),
      );
    this.#registered = vscode.Disposable.from(
      command("all-mentions", (target) => this.showMentions(target)),
      command("catalogue-entry", (target) => this.showEntry(target)),
      command("in-document", (target) => this.#concordances.show(target)),
      command("in-corpus", (target) => this.showInCorpus(target)),
    );
  }

  /** The commands that a hover may link to. */
  get ids(): readonly string[] {
    return Object.values(COMMANDS);
  }

  /** Makes links for a hover in a document of a corpus. */
  linkFor({ uri }: vscode.TextDocument, block: Block): CommandLink {
    return (command, id) => `command:${COMMANDS[command]}?[${this.#remember({ uri, id, block })}]`;
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

  /** Lists all mentions of an entity in its corpus, the names under each other. */
  showInCorpus({ uri, id }: Target): Promise<void> {
    return this.#concordances.show({ uri, id });
  }

  /** Goes to an entity's entry in its catalogue. */
  async showEntry(target: Target): Promise<void> {
    const entry = await this.#entryOf(target);
    if (entry) await vscode.window.showTextDocument(entry.uri, { selection: entry.name });
    else await tellNoEntry();
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
    if (placed && id !== undefined) return { uri: editor.document.uri, id, block: placed.block };
    await vscode.window.showInformationMessage("At the cursor stands no name of which it is known who is meant.");
    return undefined;
  }
}

async function tellNoEntry(): Promise<void> {
  await vscode.window.showInformationMessage("No catalogue has an entry for this name.");
}
