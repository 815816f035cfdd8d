import * as vscode from "vscode";

/** The folder that files of a corpus are to be written to: a new one beside it, or any other. */
export async function chosenFolderFor(corpus: vscode.Uri, title: string): Promise<vscode.Uri | undefined> {
  const stem = stemOf(corpus);
  const beside = corpus.scheme === "untitled" ? undefined : vscode.Uri.joinPath(corpus, "..", stem);
  const here = beside && { label: `Folder "${stem}" beside the corpus` };
  const other = { label: "Another folder…" };
  if (here) {
    const chosen = await vscode.window.showQuickPick([here, other], { title });
    if (chosen !== other) return chosen && beside;
  }
  const folders = await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, title });
  return folders?.[0];
}

/** A file's name without its ending, and without its folder. */
export function stemOf({ path }: vscode.Uri): string {
  const name = path.split("/").findLast((segment) => segment !== "") ?? "corpus";
  return name.replace(/(?<=.)\.[^.]*$/, "");
}
