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

/** The corpus in front. */
export async function corpusInFront(): Promise<Refusable<vscode.Uri>> {
  const none = refused("There is no corpus in front.");
  const front = vscode.window.activeTextEditor?.document;
  if (front) return isCorpus(front) ? answered(front.uri) : none;
  // Of a file over 50 MB there is a tab, and no document.
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText && /\.corpus$/i.test(input.uri.path) ? answered(input.uri) : none;
}

/** A corpus that is written in another form. */
export interface SavedCorpus {
  readonly uri: vscode.Uri;
  readonly corpus: Corpus;
  /** A line of it by its number from 0, for people. */
  placeOf(line: number): string;
}

/** Corpora as they are saved, to be written in another form: whole, and read as the command line reads them. */
export async function savedCorpora(uris: readonly vscode.Uri[]): Promise<Refusable<readonly SavedCorpus[]>> {
  const corpora: SavedCorpus[] = [];
  let length = 0;
  for (const uri of uris) {
    const named = `"${vscode.workspace.asRelativePath(uri)}"`;
    if (uris.length > 1 && !/\.corpus$/i.test(uri.path)) return refused(`${named} is no corpus.`);
    const text = await savedText(uri);
    if (text.kind === "refused") return text;
    length += text.value.length;
    if (length > LARGEST) return refused('These are more than the editor can take at once; "corpus" takes any size.');
    const corpus = parseText(text.value);
    if (hasUnknownFormat(corpus)) return refused(UNKNOWN_FORMAT);
    const placeOf = (line: number): string => `line ${line + 1}${uris.length > 1 ? ` of ${named}` : ""}`;
    corpora.push({ uri, corpus, placeOf });
  }
  return answered(corpora);
}

/** The text of a file as it is saved; of what was never saved, as it is. Throws `FileSystemError`s. */
export async function savedText(uri: vscode.Uri): Promise<Refusable<string>> {
  const document = openDocument(uri);
  if (document?.isUntitled) return answered(document.getText());
  const bytes = await savedBytes(uri);
  return bytes.kind === "refused" ? bytes : textOf(bytes.value, uri);
}

/** A file as it is saved, where an editor does not hold it otherwise. Throws `FileSystemError`s. */
export async function savedBytes(uri: vscode.Uri): Promise<Refusable<Uint8Array>> {
  const named = `"${vscode.workspace.asRelativePath(uri)}"`;
  if (openDocument(uri)?.isDirty) return refused(`${named} has changes that are not saved; save it first.`);
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > LARGEST) return refused(`${named} is more than the editor can take at once; "corpus" takes any size.`);
  return answered(await vscode.workspace.fs.readFile(uri));
}

/** What the bytes of a file say. */
export function textOf(bytes: Uint8Array, uri: vscode.Uri): Refusable<string> {
  try {
    return answered(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return refused(`"${vscode.workspace.asRelativePath(uri)}" is not UTF-8.`);
    throw error;
  }
}
