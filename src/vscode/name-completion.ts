import * as vscode from "vscode";
import { headerCompletionsAt, nameCompletionsAt } from "../core/entities/header-completion.ts";
import { blockAt } from "../core/syntax/parse.ts";
import { guarded, type Log } from "./log.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { LANGUAGE, type OpenCorpora } from "./open-corpora.ts";

/**
 * Completes keys and names in headers, and names in texts. Nothing triggers it but the user: a corpus has no quick
 * suggestions.
 */
export function registerNameCompletion(corpora: OpenCorpora, catalogues: OpenCatalogues, log: Log): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(LANGUAGE, {
    provideCompletionItems: guarded(log, "completion", async (document, position) => {
      const { catalogue } = await catalogues.of(document);
      const corpus = await corpora.read(document);
      const block = blockAt(corpus, position);
      if (!block) return undefined;
      const { line, character } = block.start;
      if (position.line !== line) return namesAt(document, position, catalogue.entities);
      const header = document.lineAt(line).text.slice(character);
      const completions = headerCompletionsAt(header, position.character - character, catalogue);
      return completions?.items.map(({ kind, label, newText, detail }, index) => {
        const isKey = kind === "key";
        const item = new vscode.CompletionItem(
          label,
          isKey ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Reference,
        );
        const { start, end } = completions.span;
        item.range = new vscode.Range(line, character + start, line, character + end);
        item.insertText = newText;
        // What is typed may begin with a quote.
        item.filterText = header[start] === '"' ? `"${label}` : label;
        item.detail = detail;
        item.sortText = String(index).padStart(4, "0");
        if (isKey && newText.endsWith("="))
          item.command = { command: "editor.action.triggerSuggest", title: "Suggest" };
        return item;
      });
    }),
  });
}

function namesAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  entities: Parameters<typeof nameCompletionsAt>[1],
): vscode.CompletionItem[] {
  const before = document.lineAt(position.line).text.slice(0, position.character);
  const { typed, items } = nameCompletionsAt(before, entities);
  return items.map(({ label, of }) => {
    const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Reference);
    item.range = new vscode.Range(position.translate(0, -typed), position);
    item.detail = label === of.name ? (of.type ?? "") : of.name;
    return item;
  });
}
