import * as vscode from "vscode";
import { ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";

let count = 0;

/** Opens a new file of the workspace with this text, in an editor. */
export async function openFile(text: string, name = `corpus-${++count}.corpus`): Promise<vscode.TextDocument> {
  const uri = inWorkspace(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  // As a person opens it: what `openTextDocument` opens stays open for minutes after its editor is closed.
  await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  const isOurs = (): vscode.TextEditor | undefined => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
  };
  return (await eventually(`an editor of ${name}`, isOurs)).document;
}

/** Closes every editor without saving. */
export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors)
    if (document.isDirty) await vscode.commands.executeCommand("workbench.action.files.revert");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** The problems shown of a document, once there are as many as expected and they are told for its present text. */
export async function problemsOf(uri: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> {
  await eventually(`${count} problems`, () => {
    const shown = vscode.languages.getDiagnostics(uri);
    return shown.length === count ? true : undefined;
  });
  return vscode.languages.getDiagnostics(uri);
}

/** The code actions of a kind at a place, with their edits. */
export async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind = vscode.CodeActionKind.QuickFix,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind.value,
    50,
  );
}

/** Does what the editor does with an action that is offered there: its edit, then its command. */
export async function choose(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
  const action = await eventually(title, async () =>
    (await actionsAt(document, range)).find((one) => one.title === title),
  );
  if (action.edit) ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** The id of the rule a problem is of. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === "object" ? String(code.value) : String(code);
}
