import * as vscode from "vscode";
import { isCatalogueName } from "../core/entities/catalogue.ts";
import { foldersToSearch } from "./folders-above.ts";

/**
 * The catalogue files that hold for a corpus file, nearest first: those beside it, then those in each folder above, up
 * to the nearest with `.git`, else to the workspace folder. Without a file on a disk, those at the top of the workspace.
 */
export async function findCatalogues(corpus: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (const folder of await foldersToSearch(corpus)) {
    for (const name of await catalogueNamesIn(folder)) found.push(vscode.Uri.joinPath(folder, name));
  }
  return found;
}

async function catalogueNamesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => type & vscode.FileType.File && isCatalogueName(name))
      .map(([name]) => name)
      .sort();
  } catch {
    // Not a folder we can read (a scheme without one, a folder that is gone): there is no catalogue in it.
    return [];
  }
}
