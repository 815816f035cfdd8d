import * as vscode from "vscode";
import type { Entity } from "../core/entities/catalogue.ts";
import { findingUnknownNames, startingCatalogue, unusedEntries } from "../core/entities/started-catalogue.ts";
import type { Tally } from "../core/entities/tally.ts";

import { cutBlock, rangeIn } from "../core/syntax/cut.ts";
import { entryOf } from "./catalogue-places.ts";
import { toRange } from "./convert.ts";
import { foldersAbove } from "./folders-above.ts";
import { type IndexedCorpora, type IndexedDocument, isStillThere } from "./indexed-corpora.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus } from "./open-corpora.ts";
import { inSlices, NEVER } from "./slices.ts";

const NAME = "entities.yaml";
/** Rows of a list that somebody may be asked to look through. */
const MOST = 500;
/** Mentions from which on a name is frequent. */
export const FREQUENT = 2;

/** Registers what looks at catalogue and corpora as wholes: a first catalogue, and what one has too much or lacks. */
export function registerCatalogueReport(indexed: IndexedCorpora, log: Log): vscode.Disposable {
  const { commands } = vscode;
  return vscode.Disposable.from(
    commands.registerCommand(
      "corpus.startCatalogue",
      guarded(log, "starting a catalogue", () => start(indexed)),
    ),
    commands.registerCommand(
      "corpus.reviewCatalogue",
      guarded(log, "reviewing a catalogue", () => review(indexed)),
    ),
  );
}

async function start(indexed: IndexedCorpora): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isCorpus(document)) return;
  const corpus = await withProgress("Reading names…", (token) => indexed.of(document, token));
  if (!corpus) return;
  const what = document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
  const started = await withProgress("Writing a catalogue…", (token) =>
    inSlices(startingCatalogue([corpus], what), token),
  );
  if (!started) return;
  const { text, count } = started;
  if (count === 0) {
    void vscode.window.showInformationMessage("No names are recognised here that no catalogue has.");
    return;
  }
  const folders = foldersAbove(document.uri).slice(0, 1);
  const choices = [
    { label: "$(new-file) Look at it first", description: "a document without a name", folder: undefined },
    ...folders.map((folder) => ({
      label: `$(save) Create a file beside the corpus`,
      description: `${NAME}, or ${what.replace(/\.[^.]*$/, "")}.${NAME} where that is there`,
      folder,
    })),
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: `A catalogue of ${count.toLocaleString("en")} names: where?`,
    placeHolder: "The most frequent first; delete what is no name.",
  });
  if (!chosen) return;
  if (!chosen.folder) {
    const untitled = await vscode.workspace.openTextDocument({ language: "yaml", content: text });
    await vscode.window.showTextDocument(untitled);
    return;
  }
  const uri = await freeName(chosen.folder, what.replace(/\.[^.]*$/, ""));
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
  if (await vscode.workspace.applyEdit(edit)) await vscode.window.showTextDocument(uri);
  else void vscode.window.showWarningMessage(`"${uri.path.split("/").at(-1)}" could not be created.`);
}

/** The usual name, else one with the corpus's name before it. */
async function freeName(folder: vscode.Uri, stem: string): Promise<vscode.Uri> {
  for (let number = 0; ; number++) {
    const name = number === 0 ? NAME : `${stem}${number === 1 ? "" : `-${number}`}.${NAME}`;
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      await vscode.workspace.fs.stat(uri);
    } catch {
      return uri;
    }
  }
}

interface Row extends vscode.QuickPickItem {
  readonly entity?: Entity;
  readonly tally?: Tally;
}

/** Lists entries that no open corpus mentions, and names that are frequent and in no catalogue; leads to either. */
async function review(indexed: IndexedCorpora): Promise<void> {
  const corpora = await withProgress("Reading names…", (token) => indexed.now(token));
  if (!corpora || corpora.length === 0) {
    void vscode.window.showInformationMessage(
      "Open a corpus first: catalogues are held against the corpora that are open.",
    );
    return;
  }
  const recognised = await inSlices(findingUnknownNames(corpora), NEVER);
  const unknown = (recognised ?? []).filter(({ count }) => count >= FREQUENT);
  const unused = unusedEntries(corpora);
  if (unknown.length + unused.length === 0) {
    void vscode.window.showInformationMessage(
      "The open corpora mention every entry, and no catalogue lacks a name that is recognised twice.",
    );
    return;
  }
  const rows: Row[] = [
    heading(`${counted(unknown.length, "frequent name")} in no catalogue`),
    ...unknown.slice(0, MOST).map((tally) => ({
      label: tally.subject.name,
      description: [
        `${counted(tally.count, "mention")} in ${counted(tally.documents, "document")}`,
        ...(tally.subject.type === undefined ? [] : [tally.subject.type]),
      ].join(" · "),
      tally,
    })),
    heading(
      unused.length === 1 ? "1 entry not mentioned" : `${unused.length.toLocaleString("en")} entries not mentioned`,
    ),
    ...unused.slice(0, MOST).map((entity) => ({
      label: entity.name,
      description: [entity.type, entity.id].filter((text) => text !== undefined).join(" · "),
      entity,
    })),
  ];
  const chosen = await vscode.window.showQuickPick(rows, {
    title: "What the catalogues lack, and have too much",
    placeHolder: "Go to the first mention, where the light bulb adds it, or to the entry",
    matchOnDescription: true,
  });
  if (chosen?.tally) await showMention(corpora, chosen.tally);
  if (chosen?.entity) await showEntry(corpora, chosen.entity);
}

function heading(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

async function showEntry(corpora: readonly IndexedDocument[], { id }: Entity): Promise<void> {
  for (const { catalogues } of corpora) {
    const entry = entryOf(catalogues, id);
    if (!entry) continue;
    await vscode.window.showTextDocument(entry.uri, { selection: entry.name });
    return;
  }
}

async function showMention(corpora: readonly IndexedDocument[], { subject }: Tally): Promise<void> {
  for (const { document, corpus, index } of corpora) {
    const [first] = index.documentsOf(subject.id);
    const mention = first?.mentions.find(({ entities }) => entities.includes(subject.id));
    if (!first || !mention || !isStillThere(corpus, first.block)) continue;
    const selection = toRange(rangeIn(first.block, cutBlock(corpus, first.block).text, mention.span));
    await vscode.window.showTextDocument(document.uri, { selection });
    return;
  }
}

function withProgress<T>(title: string, work: (token: vscode.CancellationToken) => Promise<T>): Thenable<T> {
  const where = { location: vscode.ProgressLocation.Window, title };
  return vscode.window.withProgress(where, (_progress, token) => work(token));
}
