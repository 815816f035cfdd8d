import * as vscode from "vscode";
import { rulePage } from "../core/checks/rule-page.ts";
import { rules } from "../core/checks/rules/index.ts";

const SCHEME = "corpus-rule";
const COMMAND = "corpus.showRule";

/** By rule: a thousand problems are told at a time, and reading an address is most of what one costs. */
const links = new Map<string, vscode.Uri>();

/** Where a problem's code leads: the rule's page, made from the rule itself, readable without a network. */
export function rulePageCommand(rule: string): vscode.Uri {
  let link = links.get(rule);
  if (!link) {
    link = vscode.Uri.parse(`command:${COMMAND}?${encodeURIComponent(JSON.stringify([rule]))}`);
    links.set(rule, link);
  }
  return link;
}

/** Serves the rules' pages and the command that shows one. */
export function registerRulePages(): vscode.Disposable {
  const pages: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent(uri) {
      const rule = rules.find(({ id }) => uri.path === `/${id}.md`);
      return rule ? rulePage(rule) : "There is no such rule.";
    },
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, pages),
    vscode.commands.registerCommand(COMMAND, showRule),
  );
}

async function showRule(wanted?: unknown): Promise<void> {
  const known = rules.find(({ id }) => id === wanted)?.id;
  const id = known ?? (await chooseRule());
  if (!id) return;
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` });
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    // The built-in Markdown extension can be switched off: then the page's source is readable too.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}

async function chooseRule(): Promise<string | undefined> {
  const items = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "Rule", matchOnDetail: true });
  return chosen?.label;
}
