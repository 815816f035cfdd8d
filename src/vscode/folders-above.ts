import * as vscode from "vscode";

/**
 * The folders whose files may hold for a corpus, nearest first: its own and each above, up to the workspace folder.
 * Without a workspace its own alone; without a file on a disk, those at the top of the workspace.
 */
export function foldersAbove(corpus: vscode.Uri): readonly vscode.Uri[] {
  const top = vscode.workspace.getWorkspaceFolder(corpus)?.uri;
  if (corpus.scheme === "untitled") return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const folders = [vscode.Uri.joinPath(corpus, "..")];
  while (top && folders.at(-1)!.path.length > top.path.length) folders.push(vscode.Uri.joinPath(folders.at(-1)!, ".."));
  return folders;
}
