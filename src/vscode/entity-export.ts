import * as vscode from "vscode";
import { bratAnnotations, bratName } from "../core/exchange/brat.ts";
import { documentMatrix, entityTable, pairTable } from "../core/exchange/entity-tables.ts";
import { jsonOf, MENTION_HEAD, type MentionRecord, mentionRecords, rowOf } from "../core/exchange/mention-records.ts";
import { patternsOf } from "../core/exchange/patterns.ts";
import { writeBlock } from "../core/syntax/content.ts";
import { headerOf } from "../core/syntax/cut.ts";
import { blocksOf } from "../core/syntax/parse.ts";
import type { IndexedCorpora, IndexedDocument } from "./indexed-corpora.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus } from "./open-corpora.ts";
import { inSlices } from "./slices.ts";

/** Something that can be written down of corpora. */
interface EntityExport extends vscode.QuickPickItem {
  readonly ending: string;
  lines(corpora: readonly IndexedDocument[]): Iterable<string>;
}

/** As "corpus entities" writes them. */
const EXPORTS: readonly EntityExport[] = [
  {
    label: "Mentions",
    description: "a table (CSV)",
    ending: "mentions.csv",
    *lines(corpora) {
      yield MENTION_HEAD;
      for (const record of recordsOf(corpora)) yield rowOf(record);
    },
  },
  {
    label: "Mentions",
    description: "one JSON object a line (NDJSON)",
    ending: "mentions.ndjson",
    *lines(corpora) {
      for (const record of recordsOf(corpora)) yield `${JSON.stringify(jsonOf(record))}\n`;
    },
  },
  { label: "Entities", description: "a table with counts (CSV)", ending: "entities.csv", lines: entityTable },
  { label: "Documents by entities", description: "a matrix (CSV)", ending: "matrix.csv", lines: documentMatrix },
  {
    label: "Who shares paragraphs with whom",
    description: "the edges of a graph (CSV)",
    ending: "edges.csv",
    lines: pairTable,
  },
  {
    label: "Patterns",
    description: "for spaCy and Prodigy (JSONL)",
    ending: "patterns.jsonl",
    *lines(corpora) {
      for (const pattern of patternsOf(corpora)) yield `${JSON.stringify(pattern)}\n`;
    },
  },
  {
    label: "Annotations",
    description: "for brat: a corpus of .ann files, to be unpacked beside the texts",
    ending: "annotations.corpus",
    lines: annotationBlocks,
  },
];

/** The command that writes down who is mentioned in the corpus in front, or in all that are open. */
export function registerEntityExport(indexed: IndexedCorpora, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(
    "corpus.exportEntities",
    guarded(log, "export of entities", (ending?: unknown, target?: unknown) => exportEntities(indexed, ending, target)),
  );
}

/** A key binding may say by its ending what is written, and where to. */
async function exportEntities(indexed: IndexedCorpora, ending: unknown, target: unknown): Promise<void> {
  const front = vscode.window.activeTextEditor?.document;
  const only = front && isCorpus(front) ? front : undefined;
  const title = only ? "Export the entities of this corpus" : "Export the entities of all open corpora";
  const kind = EXPORTS.find((one) => one.ending === ending) ?? (await vscode.window.showQuickPick(EXPORTS, { title }));
  if (!kind) return;
  const chosen =
    target instanceof vscode.Uri
      ? target
      : await vscode.window.showSaveDialog({ defaultUri: targetFor(only?.uri, kind.ending) });
  if (!chosen) return;
  const text = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Exporting entities…", cancellable: true },
    (_progress, cancelled) => textOf(indexed, only, kind, cancelled),
  );
  if (text === undefined) return;
  await vscode.workspace.fs.writeFile(chosen, new TextEncoder().encode(text));
  const open = "Open";
  const told = vscode.window.showInformationMessage(`Written: "${vscode.workspace.asRelativePath(chosen)}".`, open);
  void told.then((answer) => answer === open && vscode.commands.executeCommand("vscode.open", chosen));
}

/** The whole export of the corpora as they are at one moment; begins again when they change under it. */
async function textOf(
  indexed: IndexedCorpora,
  only: vscode.TextDocument | undefined,
  { lines }: EntityExport,
  cancelled: vscode.CancellationToken,
): Promise<string | undefined> {
  while (!cancelled.isCancellationRequested) {
    const one = only && (await indexed.of(only, cancelled));
    const corpora = only ? (one ? [one] : []) : await indexed.now(cancelled);
    const versions = corpora.map(({ document }) => document.version);
    const hasChanged = (): boolean => corpora.some(({ document }, at) => document.version !== versions[at]);
    const named = corpora.map((corpus) => ({
      ...corpus,
      source: vscode.workspace.asRelativePath(corpus.document.uri),
    }));
    const text = await inSlices(joining(lines(named)), {
      get isCancellationRequested() {
        return cancelled.isCancellationRequested || hasChanged();
      },
    });
    if (text !== undefined && !hasChanged()) return text;
  }
  return undefined;
}

function* joining(lines: Iterable<string>): Generator<void, string> {
  const all: string[] = [];
  for (const line of lines) {
    all.push(line);
    yield;
  }
  return all.join("");
}

function* recordsOf(corpora: readonly IndexedDocument[]): Generator<MentionRecord> {
  for (const { source, corpus, catalogues } of corpora)
    yield* mentionRecords(source, corpus, catalogues.catalogue, catalogues.recogniser, catalogues.decisions);
}

function* annotationBlocks(corpora: readonly IndexedDocument[]): Generator<string> {
  for (const { corpus, catalogues } of corpora) {
    for (const block of blocksOf(corpus)) {
      const { name } = headerOf(corpus, block);
      const { catalogue, recogniser, decisions } = catalogues;
      const annotations = bratAnnotations(corpus, block, catalogue, recogniser, decisions);
      if (name !== undefined && annotations !== "") yield writeBlock(bratName(name), annotations);
    }
  }
}

/** Beside the corpus, or in the workspace. */
function targetFor(corpus: vscode.Uri | undefined, ending: string): vscode.Uri {
  const base = corpus && vscode.Uri.joinPath(corpus, "..", `${stemOf(corpus)}.${ending}`);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (base && corpus.scheme !== "untitled") return base;
  return folder ? vscode.Uri.joinPath(folder, ending) : vscode.Uri.file(`/${ending}`);
}

function stemOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
}
