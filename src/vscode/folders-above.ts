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

/**
 * The folders that are looked into for what holds for a corpus, nearest first: up to the nearest that has `.git`, as in a
 * terminal; where none has, those of {@link foldersAbove}.
 */
export async function foldersToSearch(corpus: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const above = foldersAbove(corpus);
  if (corpus.scheme === "untitled") return above;
  const folders: vscode.Uri[] = [];
  for (let folder = vscode.Uri.joinPath(corpus, ".."); ; ) {
    folders.push(folder);
    if (await isThere(vscode.Uri.joinPath(folder, ".git"))) return folders;
    const up = vscode.Uri.joinPath(folder, "..");
    if (up.path === folder.path) return above;
    folder = up;
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    // Not there, or not to be looked at from here.
    return false;
  }
}
