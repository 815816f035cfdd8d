import * as vscode from "vscode";
import { type DifferingDocuments, differingDocuments, expectedAfter } from "../core/checks/differing-documents.ts";
import { safeFixes } from "../core/checks/fix-all.ts";
import { UNSEEN_FILE } from "../core/language-status.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { toTextEdit, toWorkspaceEdit } from "./convert.ts";
import { findCorpora, openDocument, readCorpusFile } from "./corpus-files.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus, LANGUAGE } from "./open-corpora.ts";
import { type FixSources, fixOptionsOf } from "./quick-fixes.ts";
import { rest } from "./slices.ts";
import { isUnseenInFront } from "./unseen-file.ts";

/** More is nobody's to look through in a preview: that is the command line's. */
const MOST_FILES = 200;
const MOST_EDITS = 5000;

/** Edits that are done unless the user takes them out. */
const TICKED: vscode.WorkspaceEditEntryMetadata = { needsConfirmation: false, label: "Safe fixes" };
/**
 * Changes nothing. An edit that needs confirmation opens the preview, and comes unticked: nobody is to tick thousands
 * one by one, so that is none of those that are meant.
 */
const PREVIEW: [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] = [
  vscode.TextEdit.insert(new vscode.Position(0, 0), ""),
  { needsConfirmation: true, label: "No change: untick above what is to stay as it is" },
];

/** What a fix-all did. */
export interface FixedProblems extends DifferingDocuments {
  readonly fixed: number;
  readonly left: number;
}

/** Files that safe fixes would change, and how many edits that takes. */
interface Plan {
  readonly uris: readonly vscode.Uri[];
  readonly edits: number;
  /** Files that are left alone because saving them here would change more of their bytes. */
  readonly withheld: number;
}

/** Registers the commands that make all safe fixes of a file, or of the workspace, and say what they did. */
export function registerFixCommands(sources: FixSources, log: Log): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand(
      "corpus.fixFile",
      guarded(log, "fix all", () => fixFile(sources)),
    ),
    registerCommand(
      "corpus.fixWorkspace",
      guarded(log, "fix workspace", () => fixWorkspace(sources)),
    ),
  );
}

async function fixFile(sources: FixSources): Promise<FixedProblems | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document && isUnseenInFront()) tell(UNSEEN_FILE.detail);
  if (!document || !isCorpus(document)) return undefined;
  if (await sources.bytes.forbidFixes(document)) {
    tell("Nothing was fixed: decoding this file lost something, or it is shown in another encoding than UTF-8.");
    return undefined;
  }
  const { isExcluded } = await sources.configuration.of(document);
  if (isExcluded) {
    tell("Nothing was fixed: this file is excluded from checks.");
    return undefined;
  }
  const corpus = await sources.corpora.read(document);
  const { edits, fixed } = safeFixes(corpus, await fixOptionsOf(sources, document));
  if (edits.length === 0) {
    const { length: left } = await sources.problems.of(document);
    tell(left === 0 ? "There is nothing to fix." : `Nothing can be fixed safely; ${needYou(left)}.`);
    return undefined;
  }
  const expected = expectedAfter(corpus.source, edits);
  if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, edits)))) {
    tell("Nothing was fixed: the text changed meanwhile. Try again.");
    return undefined;
  }
  const compared = differingDocuments(expected, sources.corpora.now(document));
  const { length: left } = await sources.problems.of(document);
  tell(`${number(fixed)} fixed, ${needYou(left)}. ${elsewhere(compared)}`);
  return { fixed, left, ...compared };
}

async function fixWorkspace(sources: FixSources): Promise<FixedProblems | undefined> {
  const plan = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Looking for safe fixes", cancellable: true },
    (progress, cancelled) => planFor(sources, progress, cancelled),
  );
  if (!plan) return undefined;
  const withheld =
    plan.withheld === 0
      ? ""
      : ` ${number(plan.withheld)} files are left alone: saving them would change other bytes too.`;
  if (plan.uris.length === 0) {
    tell(`There is nothing to fix safely.${withheld}`);
    return undefined;
  }
  if (plan.uris.length > MOST_FILES || plan.edits > MOST_EDITS) {
    const what = `${number(plan.edits)} edits in ${number(plan.uris.length)} files`;
    tell(
      `${what} are too many for a preview. Nothing was changed: fix them file by file, or open a part of the workspace.`,
    );
    return undefined;
  }
  return applyPlan(sources, plan, withheld);
}

async function planFor(
  sources: FixSources,
  progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
  cancelled: vscode.CancellationToken,
): Promise<Plan | undefined> {
  const found = await findCorpora(sources.configuration, cancelled);
  const uris: vscode.Uri[] = [];
  let edits = 0;
  let withheld = 0;
  for (const uri of found) {
    if (cancelled.isCancellationRequested) return undefined;
    progress.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / found.length });
    const corpus = await readableCorpus(sources, uri).catch(() => undefined);
    // What cannot be read, or was lost in reading, is not written.
    if (!corpus) {
      withheld++;
      continue;
    }
    const options = await fixOptionsOf(sources, { uri, languageId: LANGUAGE });
    const count = safeFixes(corpus, options).edits.length;
    if (count > 0) uris.push(uri);
    edits += count;
    await rest();
  }
  return { uris, edits, withheld };
}

/** The corpus as it stands in the editor, else as it lies on the disk; `undefined` where saving changes other bytes. */
async function readableCorpus({ corpora, bytes }: FixSources, uri: vscode.Uri): Promise<Corpus | undefined> {
  const document = openDocument(uri);
  if (document) {
    const isLeft = (await bytes.forbidFixes(document)) || (await bytes.changesOnSave(document));
    return isLeft ? undefined : corpora.read(document);
  }
  const { corpus, check } = await readCorpusFile(uri);
  return check.findings.some(({ rule }) => rule !== "byte-order-mark") ? undefined : corpus;
}

/** Fixes are made anew from the documents that they go into; the user sees them all before. */
async function applyPlan(sources: FixSources, { uris }: Plan, withheld: string): Promise<FixedProblems | undefined> {
  const { corpora, problems, bytes } = sources;
  const documents = await Promise.all(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
  const wereClean = documents.filter(({ isDirty }) => !isDirty);
  const whole = new vscode.WorkspaceEdit();
  const planned: { readonly document: vscode.TextDocument; readonly version: number; readonly expected: Corpus }[] = [];
  const before = new Map<vscode.TextDocument, number>();
  for (const document of documents) {
    if (await bytes.forbidFixes(document)) continue;
    const options = await fixOptionsOf(sources, document);
    before.set(document, (await problems.of(document)).length);
    const corpus = await corpora.read(document);
    const { edits } = safeFixes(corpus, options);
    const entries = edits.map((edit): typeof PREVIEW => [toTextEdit(edit), TICKED]);
    whole.set(document.uri, planned.length === 0 ? [PREVIEW, ...entries] : entries);
    planned.push({ document, version: document.version, expected: expectedAfter(corpus.source, edits) });
  }
  if (planned.some(({ document, version }) => document.version !== version)) {
    tell("Nothing was fixed: a text changed meanwhile. Try again.");
    return undefined;
  }
  if (!(await vscode.workspace.applyEdit(whole))) {
    tell("Nothing was fixed.");
    return undefined;
  }
  const total = { fixed: 0, left: 0, documents: 0, differing: 0 };
  for (const { document, expected } of planned) {
    const corpus = corpora.now(document);
    const compared = differingDocuments(expected, corpus);
    const left = (await problems.of(document)).length;
    total.fixed += Math.max(0, before.get(document)! - left);
    total.left += left;
    total.documents += compared.documents;
    // Where the user took edits out of the preview, the text is not what all of them would have made of it.
    if (safeFixes(corpus, await fixOptionsOf(sources, document)).edits.length === 0)
      total.differing += compared.differing;
  }
  const saved = await Promise.all(wereClean.filter(({ isDirty }) => isDirty).map((document) => document.save()));
  const unsaved = saved.filter((isSaved) => !isSaved).length;
  const failed = unsaved === 0 ? "" : ` ${number(unsaved)} files could not be saved.`;
  tell(`${number(total.fixed)} fixed, ${needYou(total.left)}. ${elsewhere(total)}${failed}${withheld}`);
  return total;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}

function elsewhere({ documents, differing }: DifferingDocuments): string {
  return `${number(differing)} of ${number(documents)} documents changed but in the places shown.`;
}

function needYou(left: number): string {
  return left === 1 ? "1 needs you" : `${number(left)} need you`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}
