import * as vscode from "vscode";
import { commonFolder } from "./exchange-asked.ts";
import { counted } from "./exchange-outcome.ts";

/** The folder that files of a corpus are to be written to: a new one beside it, or any other. Of several, they go below it. */
export async function chosenFolderFor(corpora: readonly vscode.Uri[], title: string): Promise<vscode.Uri | undefined> {
  const beside = besides(corpora);
  const other = { label: "Another folder…" };
  if (beside) {
    const chosen = await vscode.window.showQuickPick([beside, other], { title });
    if (chosen !== other) return chosen && beside.folder;
  }
  const folders = await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, title });
  return folders?.[0];
}

function besides(corpora: readonly vscode.Uri[]): (vscode.QuickPickItem & { readonly folder: vscode.Uri }) | undefined {
  const [corpus, ...more] = corpora;
  if (!corpus || corpora.some(({ scheme }) => scheme === "untitled")) return undefined;
  const stem = stemOf(corpus);
  if (more.length === 0)
    return { label: `Folder "${stem}" beside the corpus`, folder: vscode.Uri.joinPath(corpus, "..", stem) };
  const common = commonFolder(corpora);
  return common && { label: `${counted(corpora.length, "folder")} beside the corpora`, folder: common.folder };
}

/** A file's name without its ending, and without its folder. */
export function stemOf({ path }: vscode.Uri): string {
  const name = path.split("/").findLast((segment) => segment !== "") ?? "corpus";
  return name.replace(/(?<=.)\.[^.]*$/, "");
}
