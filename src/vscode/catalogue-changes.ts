import * as vscode from "vscode";
import type { CatalogueChange } from "../core/entities/catalogue-change.ts";
import type { CatalogueSource, CataloguesChange } from "../core/entities/catalogue-merge.ts";
import { type CatalogueText, rangeOfEntry } from "../core/entities/catalogue-text.ts";
import { cutBlock } from "../core/syntax/cut.ts";
import { unescapeBody } from "../core/syntax/escaping.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { LineIndex, type Span, type TextEdit } from "../core/text.ts";
import { toRange } from "./convert.ts";
import type { Catalogues, ReadCatalogue } from "./open-catalogues.ts";

/** A catalogue that may be changed: its text as it is now, and where it stands. */
export interface ChangeableCatalogue extends CatalogueSource, Pick<CatalogueText, "block" | "lines"> {
  readonly uri: vscode.Uri;
  /** That it is a document of, if it is one. */
  readonly corpus: Corpus;
}

/** Edits of catalogues, or what to say instead. */
export type PlannedEdits =
  | { readonly kind: "edits"; readonly edit: vscode.WorkspaceEdit; readonly changed: readonly vscode.Uri[] }
  | { readonly kind: "refused"; readonly message: string; readonly uri: vscode.Uri; readonly range: vscode.Range };

/** Catalogues as their documents have them now, opened where they are files that are not open. */
export function changeable(
  read: readonly ReadCatalogue[],
  { corpus }: Catalogues,
): Promise<readonly ChangeableCatalogue[]> {
  return Promise.all(
    read.map(async ({ uri, block, file }) => {
      const text = block ? bodyOf(corpus, block) : (await vscode.workspace.openTextDocument(uri)).getText();
      return { uri, block, corpus, text, lines: LineIndex.of(text), source: file.source };
    }),
  );
}

/** A change of one catalogue as edits of the document it stands in. */
export function plannedIn(catalogue: ChangeableCatalogue, change: CatalogueChange): PlannedEdits {
  return change.kind === "refused"
    ? refused(catalogue, change.message, change.span)
    : planned([[catalogue, change.edits]]);
}

/** A change of several catalogues as one step. */
export function plannedInAll(catalogues: readonly ChangeableCatalogue[], change: CataloguesChange): PlannedEdits {
  if (change.kind === "edits")
    return planned(catalogues.map((one) => [one, change.edits.get(one.source) ?? []] as const));
  const where = catalogues.find(({ source }) => source === change.source)!;
  return refused(where, change.message, change.span);
}

/**
 * Makes planned edits in one step that can be undone. Catalogue files that had nothing unsaved are saved: one that is not
 * open would change unseen else. What cannot be done is told, and its place shown. Answers whether it was done.
 */
export async function carryOut(plan: PlannedEdits, corpus: vscode.Uri): Promise<boolean> {
  if (plan.kind === "refused") {
    void vscode.window.showWarningMessage(plan.message);
    await vscode.window.showTextDocument(plan.uri, { selection: plan.range });
    return false;
  }
  const files = plan.changed.filter((uri) => uri.toString() !== corpus.toString());
  const documents = await Promise.all(files.map((uri) => vscode.workspace.openTextDocument(uri)));
  const clean = documents.filter(({ isDirty }) => !isDirty);
  if (!(await vscode.workspace.applyEdit(plan.edit))) {
    void vscode.window.showWarningMessage("The catalogue could not be changed. Nothing was changed.");
    return false;
  }
  const saved = await Promise.all(clean.map((document) => document.save()));
  if (saved.includes(false))
    void vscode.window.showWarningMessage("The catalogue was changed, but could not be saved.");
  return true;
}

function planned(changes: readonly (readonly [ChangeableCatalogue, readonly TextEdit[]])[]): PlannedEdits {
  const byDocument = new Map<string, { readonly uri: vscode.Uri; readonly edits: vscode.TextEdit[] }>();
  for (const [catalogue, edits] of changes) {
    if (edits.length === 0) continue;
    const { uri } = catalogue;
    const here = byDocument.get(uri.toString()) ?? { uri, edits: [] };
    for (const { span, newText } of edits)
      here.edits.push(new vscode.TextEdit(toRange(rangeOfEntry(catalogue, catalogue.corpus, span)), newText));
    byDocument.set(uri.toString(), here);
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of byDocument.values()) edit.set(uri, edits);
  return { kind: "edits", edit, changed: [...byDocument.values()].map(({ uri }) => uri) };
}

function refused(catalogue: ChangeableCatalogue, message: string, span: Span): PlannedEdits {
  return {
    kind: "refused",
    message,
    uri: catalogue.uri,
    range: toRange(rangeOfEntry(catalogue, catalogue.corpus, span)),
  };
}

function bodyOf(corpus: Corpus, block: NonNullable<CatalogueText["block"]>): string {
  const { text, body } = cutBlock(corpus, block);
  return unescapeBody(text.slice(body.start, body.end));
}
