import * as vscode from "vscode";
import { type ByteCheck, checkBytes } from "../core/checks/bytes.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { parseLines, parseText } from "../core/syntax/parse.ts";
import type { Configuration } from "./configuration.ts";
import { LANGUAGE } from "./open-corpora.ts";

/** In any letter case: globs go by case on some systems. */
const PATTERN = "**/*.[cC][oO][rR][pP][uU][sS]";
const PASSED_BY: readonly string[] = [".git", "node_modules"];

/** A file as read from where it lies. */
export interface CorpusFile {
  readonly bytes: Uint8Array;
  readonly corpus: Corpus;
  /** What the bytes tell, at the rules' usual severities. */
  readonly check: ByteCheck;
}

/** The corpora of the workspace that are to be checked, by path: without what settings or `.corpus.yaml` exclude. */
export async function findCorpora(
  configuration: Configuration,
  cancelled: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(PATTERN, undefined, undefined, cancelled);
  const all = found.length > 0 ? found : await walkFolders(cancelled);
  const included: vscode.Uri[] = [];
  for (const uri of all) {
    if (cancelled.isCancellationRequested) return [];
    if (!(await configuration.of({ uri, languageId: LANGUAGE })).isExcluded) included.push(uri);
  }
  return included.sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
}

/** Reads a corpus without opening it, with lines as the editor would have them. */
export async function readCorpusFile(uri: vscode.Uri): Promise<CorpusFile> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const text = new TextDecoder().decode(bytes);
  const corpus = /\r(?!\n)/.test(text) ? parseLines(linesOf(text)) : parseText(text);
  return { bytes, corpus, check: checkBytes(bytes) };
}

/** The document of a file, if it is open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key && !document.isClosed);
}

function linesOf(text: string): { lineCount: number; line(index: number): string } {
  const lines = text.split(/\r\n|\r|\n/);
  return { lineCount: lines.length, line: (index) => lines[index]! };
}

/** Where nobody searches files for us, as in some workspaces that lie in a browser. */
async function walkFolders(cancelled: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const waiting = (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri)
    .filter(({ scheme }) => scheme !== "file" && scheme !== "vscode-remote");
  for (let folder = waiting.pop(); folder && !cancelled.isCancellationRequested; folder = waiting.pop()) {
    for (const [name, type] of await entriesOf(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && !PASSED_BY.includes(name)) waiting.push(uri);
      else if (type === vscode.FileType.File && /\.corpus$/i.test(name)) found.push(uri);
    }
  }
  return found;
}

async function entriesOf(folder: vscode.Uri): Promise<readonly (readonly [string, vscode.FileType])[]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that nobody may look into has no corpora for us.
    return [];
  }
}
