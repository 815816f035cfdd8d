import * as vscode from "vscode";
import { UNSEEN_FILE } from "../core/language-status.ts";
import { openDocument } from "./corpus-files.ts";

/** Whether the tab in front has a corpus, and no document of it: VS Code keeps what is over 50 MB to itself. */
export function isUnseenInFront(): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText) || !/\.corpus$/i.test(input.uri.path)) return false;
  return openDocument(input.uri) === undefined;
}

/** Shows beside the language that nothing is known of such a file; the language status itself is silent there. */
export function unseenFileItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem("corpus.unseen", vscode.StatusBarAlignment.Right, 100);
  item.name = "Corpus: Large File";
  item.text = `$(warning) ${UNSEEN_FILE.text}`;
  item.tooltip = UNSEEN_FILE.detail;
  item.accessibilityInformation = { label: `${UNSEEN_FILE.text}. ${UNSEEN_FILE.detail}` };
  item.show();
  return item;
}
