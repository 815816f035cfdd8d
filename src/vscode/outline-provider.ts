import * as vscode from "vscode";
import { type OutlineItem, outline } from "../core/outline.ts";
import { toRange } from "./convert.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import { settingsFor } from "./settings.ts";

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

/** What the Outline, the breadcrumbs and Go to Symbol show of a corpus. */
export async function outlineOf(corpora: OpenCorpora, document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
  const corpus = await corpora.read(document);
  const { outlineLabel, outlineDetail } = settingsFor(document);
  return outline(corpus, { label: outlineLabel, detail: outlineDetail }).map(toSymbol);
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
