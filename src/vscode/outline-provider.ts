import * as vscode from "vscode";
import { type OutlineItem, outlining } from "../core/outline.ts";
import { toRange } from "./convert.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { settingsFor } from "./settings.ts";
import { inSlices, type Urgency } from "./slices.ts";

const KINDS: Record<OutlineItem["kind"], vscode.SymbolKind> = {
  folder: vscode.SymbolKind.Namespace,
  document: vscode.SymbolKind.File,
  heading: vscode.SymbolKind.String,
  key: vscode.SymbolKind.Key,
  stamp: vscode.SymbolKind.Event,
  section: vscode.SymbolKind.String,
  paragraph: vscode.SymbolKind.String,
  source: vscode.SymbolKind.Constant,
  column: vscode.SymbolKind.Field,
  more: vscode.SymbolKind.Null,
};

/** What the Outline, the breadcrumbs and Go to Symbol show of a corpus; nothing when it was cancelled. */
export async function outlineOf(
  corpora: OpenCorpora,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<vscode.DocumentSymbol[] | undefined> {
  return (await itemsOf(corpora, document, token, "awaited"))?.map(toSymbol);
}

/**
 * Reads the rows of corpora that are opened, in slices and before all else: VS Code asks for an outline only a fifth of a
 * second after that, and then has it at once.
 */
export function readOutlinesAhead(corpora: OpenCorpora, log: Log): vscode.Disposable {
  const read = guarded(log, "outline ahead", (document: vscode.TextDocument) =>
    itemsOf(corpora, document, { isCancellationRequested: false }, "ahead"),
  );
  const readCorpus = (document: vscode.TextDocument): void => {
    if (isCorpus(document)) void read(document);
  };
  for (const { document } of vscode.window.visibleTextEditors) readCorpus(document);
  return vscode.workspace.onDidOpenTextDocument(readCorpus);
}

/** Made in slices; begun anew when the document changes meanwhile. */
async function itemsOf(
  corpora: OpenCorpora,
  document: vscode.TextDocument,
  token: Pick<vscode.CancellationToken, "isCancellationRequested">,
  urgency: Urgency,
): Promise<readonly OutlineItem[] | undefined> {
  const { outlineLabel, outlineDetail } = settingsFor(document);
  while (!document.isClosed) {
    const corpus = await corpora.read(document);
    const { version } = document;
    const overtaken = {
      get isCancellationRequested() {
        return token.isCancellationRequested || document.version !== version;
      },
    };
    const items = await inSlices(outlining(corpus, { label: outlineLabel, detail: outlineDetail }), overtaken, urgency);
    if (items || token.isCancellationRequested) return items;
  }
  return undefined;
}

/** The one place that makes symbols: VS Code throws at an empty name and at a selection outside its range. */
function toSymbol(item: OutlineItem): vscode.DocumentSymbol {
  const range = toRange(item.range);
  const selection = range.intersection(toRange(item.selection)) ?? new vscode.Range(range.start, range.start);
  const name = item.label.trim() === "" ? "(no name)" : item.label;
  const symbol = new vscode.DocumentSymbol(name, item.detail, KINDS[item.kind], range, selection);
  symbol.children = item.children.map(toSymbol);
  return symbol;
}
