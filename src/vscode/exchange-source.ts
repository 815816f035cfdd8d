import * as vscode from "vscode";
import { hasUnknownFormat } from "../core/checks/directives.ts";
import { UNKNOWN_FORMAT } from "../core/exchange/unpack-refusal.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { parseText } from "../core/syntax/parse.ts";
import { openDocument } from "./corpus-files.ts";
import { isCorpus } from "./open-corpora.ts";
import { answered, type Refusable, refused } from "./refusable.ts";

/** More bytes are for the command line. */
const LARGEST = 256 * 1024 * 1024;

/** The corpus that a command is about: the one it was called on, or the one in front. */
export function corpusMeant(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  const front = vscode.window.activeTextEditor?.document;
  if (front) return isCorpus(front) ? front.uri : undefined;
  // Of a file over 50 MB there is a tab, and no document.
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText && /\.corpus$/i.test(input.uri.path) ? input.uri : undefined;
}

/** A corpus as it is saved, to be written in another form: whole, and read as the command line reads it. */
export async function savedCorpus(uri: vscode.Uri): Promise<Refusable<Corpus>> {
  const text = await savedText(uri);
  if (text.kind === "refused") return text;
  const corpus = parseText(text.value);
  return hasUnknownFormat(corpus) ? refused(UNKNOWN_FORMAT) : answered(corpus);
}

/** The text of a file as it is saved; of what was never saved, as it is. Throws `FileSystemError`s. */
export async function savedText(uri: vscode.Uri): Promise<Refusable<string>> {
  const named = `"${vscode.workspace.asRelativePath(uri)}"`;
  const document = openDocument(uri);
  if (document?.isUntitled) return answered(document.getText());
  if (document?.isDirty) return refused(`${named} has changes that are not saved; save it first.`);
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > LARGEST) return refused(`${named} is more than the editor can take at once; "corpus" takes any size.`);
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return answered(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return refused(`${named} is not UTF-8.`);
    throw error;
  }
}
