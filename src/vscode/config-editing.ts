import * as vscode from "vscode";
import { CONFIG_NAME } from "../core/config/config.ts";
import { type Completion, completionsAt, hoverAt } from "../core/config/editing.ts";
import type { Span } from "../core/text.ts";
import { ConfigProblems } from "./config-problems.ts";
import type { Configuration } from "./configuration.ts";
import { guarded, type Log } from "./log.ts";

const SELECTOR: vscode.DocumentFilter = { pattern: `**/${CONFIG_NAME}` };
/** It completes and explains by the schema that we contribute; twice would be once too often. */
const YAML_EXTENSION = "redhat.vscode-yaml";

const KINDS: Readonly<Record<Completion["kind"], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  rule: vscode.CompletionItemKind.Constant,
  value: vscode.CompletionItemKind.EnumMember,
};

/** Wires what helps to write a `.corpus.yaml`: its problems, and where no extension for YAML does it, completion and hovers. */
export function registerConfigEditing(configuration: Configuration, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    new ConfigProblems(configuration, log),
    vscode.languages.registerCompletionItemProvider(
      SELECTOR,
      { provideCompletionItems: guarded(log, "completion in .corpus.yaml", itemsAt) },
      ":",
      " ",
    ),
    vscode.languages.registerHoverProvider(SELECTOR, {
      provideHover: guarded(log, "hover in .corpus.yaml", wordAt),
    }),
  );
}

function itemsAt(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] | undefined {
  if (vscode.extensions.getExtension(YAML_EXTENSION)) return undefined;
  const completions = completionsAt(document.getText(), document.offsetAt(position));
  if (!completions) return undefined;
  const range = rangeIn(document, completions.span);
  return completions.items.map(({ kind, label, newText, detail, documentation }, index) => {
    const item = new vscode.CompletionItem(label, KINDS[kind]);
    item.range = range;
    item.insertText = newText;
    item.detail = detail;
    item.documentation = new vscode.MarkdownString(documentation);
    item.sortText = String(index).padStart(4, "0");
    if (newText.endsWith(" ")) item.command = { command: "editor.action.triggerSuggest", title: "Suggest" };
    return item;
  });
}

function wordAt(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  if (vscode.extensions.getExtension(YAML_EXTENSION)) return undefined;
  const word = hoverAt(document.getText(), document.offsetAt(position));
  return word && new vscode.Hover(new vscode.MarkdownString(word.markdown), rangeIn(document, word.span));
}

function rangeIn(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
