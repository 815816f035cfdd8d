import * as vscode from "vscode";
import { CONFIG_NAME } from "../core/config/config.ts";
import type { TextEdit } from "../core/text.ts";
import type { Configuration } from "./configuration.ts";
import { LANGUAGE } from "./open-corpora.ts";

/**
 * Changes the `.corpus.yaml` that holds for a corpus by one edit, or makes one at the top of the workspace. Where there
 * can be no such edit, says so with `byHand`, an order, and shows the file.
 */
export async function changeConfig(
  configuration: Configuration,
  corpus: vscode.Uri,
  editOf: (text: string) => TextEdit | undefined,
  byHand: string,
): Promise<void> {
  const folder = folderFor(corpus);
  if (!folder) return;
  const known = (await configuration.of({ uri: corpus, languageId: LANGUAGE })).config?.uri;
  const applied = known ? await change(known, editOf) : await create(vscode.Uri.joinPath(folder, CONFIG_NAME), editOf);
  if (applied) return;
  void vscode.window.showWarningMessage(`"${CONFIG_NAME}" could not be changed by one plain edit. ${byHand}`);
  if (known) await vscode.window.showTextDocument(known);
}

/** The folder of the workspace that a corpus lies in; for one that is nowhere yet, the first. */
export function folderFor(corpus: vscode.Uri): vscode.Uri | undefined {
  if (corpus.scheme === "untitled") return vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.workspace.getWorkspaceFolder(corpus)?.uri;
}

async function create(uri: vscode.Uri, editOf: (text: string) => TextEdit | undefined): Promise<boolean> {
  const creation = new vscode.WorkspaceEdit();
  creation.createFile(uri, { contents: new TextEncoder().encode(editOf("")?.newText) });
  return vscode.workspace.applyEdit(creation);
}

/** One step that can be undone; saved when it was. */
async function change(uri: vscode.Uri, editOf: (text: string) => TextEdit | undefined): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  const wasDirty = document.isDirty;
  const edit = editOf(document.getText());
  if (!edit) return false;
  const { span, newText } = edit;
  const whole = new vscode.WorkspaceEdit();
  whole.replace(uri, new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)), newText);
  if (!(await vscode.workspace.applyEdit(whole))) return false;
  return wasDirty || document.save();
}
