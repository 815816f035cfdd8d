import * as vscode from "vscode";
import { FACTS_FILE, type SuiteFacts } from "../support/suite-facts.ts";
import { formatSuiteLine, type SuiteLine } from "../support/suite-protocol.ts";

/** Sends a line to whoever started VS Code. */
export function print(line: SuiteLine): void {
  console.log(formatSuiteLine(line));
}

/** What the suite was told at its start. */
export async function readFacts(): Promise<SuiteFacts> {
  const bytes = await vscode.workspace.fs.readFile(inWorkspace(FACTS_FILE));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The address of a file of the workspace, a copy of `test/vscode/workspace`. */
export function inWorkspace(...segments: readonly string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("VS Code was opened without the suite's workspace.");
  return vscode.Uri.joinPath(folder.uri, ...segments);
}

/** The extension under test. */
export function ourExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("corpus-editor.corpus-editor");
  if (!extension) throw new Error('The extension "corpus-editor.corpus-editor" is not there.');
  return extension;
}

/** The extension host this code runs in, judged by what it offers. */
export function extensionHost(): "node" | "web" {
  return "importScripts" in globalThis ? "web" : "node";
}
