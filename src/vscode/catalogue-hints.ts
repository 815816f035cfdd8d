import * as vscode from "vscode";
import { isCatalogueName } from "../core/entities/catalogue.ts";
import { rangeOfEntry } from "../core/entities/catalogue-text.ts";
import { findingUnknownNames, unusedEntries } from "../core/entities/started-catalogue.ts";
import type { Tally } from "../core/entities/tally.ts";
import { FREQUENT } from "./catalogue-report.ts";
import { toRange } from "./convert.ts";
import type { IndexedCorpora, IndexedDocument } from "./indexed-corpora.ts";
import type { Log } from "./log.ts";
import type { OpenCatalogues } from "./open-catalogues.ts";
import { isCorpus } from "./open-corpora.ts";
import { inSlices, NEVER } from "./slices.ts";
import { ProblemsByFile, ToldProblems } from "./told-problems.ts";

/** How long texts must rest before catalogues are held against them, in milliseconds. */
const PAUSE = 1_500;
/** Hints in one catalogue: more are a list, which the command has. */
const MOST = 200;
/** Names that one hint names. */
const MOST_NAMES = 5;

/**
 * Hints in the catalogue files that are looked at: entries that no open corpus mentions, faded, and at the head of the
 * entries how many frequent names none of the catalogues has. Nothing is said where no open corpus uses the file.
 */
export function hintInCatalogues(indexed: IndexedCorpora, catalogues: OpenCatalogues, log: Log): vscode.Disposable {
  const told = new ToldProblems({ name: "corpus-catalogue-hints", pause: PAUSE, find: () => find(indexed) }, log);
  const soonIfCorpus = (document: vscode.TextDocument): void => {
    if (isCorpus(document)) told.soon();
  };
  return vscode.Disposable.from(
    told,
    catalogues.onDidChange(() => told.soon()),
    indexed.onDidChange(() => told.soon()),
    vscode.window.onDidChangeVisibleTextEditors(() => told.soon()),
    vscode.workspace.onDidOpenTextDocument(soonIfCorpus),
    vscode.workspace.onDidCloseTextDocument(soonIfCorpus),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) soonIfCorpus(document);
    }),
  );
}

async function find(indexed: IndexedCorpora): Promise<ProblemsByFile> {
  const found = new ProblemsByFile();
  const shown = vscode.window.visibleTextEditors
    .map(({ document }) => document)
    .filter((document) => isCatalogueName(document.uri.path) && !isCorpus(document));
  if (shown.length === 0) return found;
  const corpora = await indexed.now(NEVER);
  for (const document of shown) {
    const key = document.uri.toString();
    const using = corpora.filter(({ catalogues }) => catalogues.read.some(({ file }) => file.source === key));
    if (using.length > 0) found.add(document.uri, await hintsIn(document, using));
  }
  return found;
}

async function hintsIn(
  { uri }: vscode.TextDocument,
  corpora: readonly IndexedDocument[],
): Promise<readonly vscode.Diagnostic[]> {
  const read = corpora[0]?.catalogues.read.find(({ file }) => file.source === uri.toString());
  if (!read) return [];
  const hints: vscode.Diagnostic[] = [];
  const unknown = ((await inSlices(findingUnknownNames(corpora), NEVER)) ?? []).filter(
    ({ count }) => count >= FREQUENT,
  );
  const key = /^entities\s*:/m.exec(read.text);
  if (key && unknown.length > 0) {
    const span = { start: key.index, end: key.index + "entities".length };
    hints.push(hint(toRange(rangeOfEntry(read, undefined, span)), unknownTold(unknown)));
  }
  for (const entity of unusedEntries(corpora)) {
    if (entity.source !== read.file.source || hints.length >= MOST) continue;
    const unused = hint(
      toRange(rangeOfEntry(read, undefined, entity.nameSpan)),
      `No open corpus mentions "${entity.name}".`,
    );
    unused.tags = [vscode.DiagnosticTag.Unnecessary];
    hints.push(unused);
  }
  return hints;
}

function unknownTold(unknown: readonly Tally[]): string {
  const named = unknown.slice(0, MOST_NAMES).map(({ subject, count }) => `"${subject.name}" (${count})`);
  const more = unknown.length > named.length ? ` and ${(unknown.length - named.length).toLocaleString("en")} more` : "";
  const what = unknown.length === 1 ? "A frequent name is" : "Frequent names are";
  return `${what} in no catalogue: ${named.join(", ")}${more}. "Corpus: Unused Entries and Unknown Names" lists them all.`;
}

function hint(range: vscode.Range, message: string): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Hint);
  made.source = "corpus";
  return made;
}
