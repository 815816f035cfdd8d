import * as vscode from "vscode";
import { fixesOfRule, safeFixes } from "../core/checks/fix-all.ts";
import type { Diagnostic } from "../core/checks/rule.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { toRange, toWorkspaceEdit } from "./convert.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import type { Problems } from "./problems.ts";
import { settingsFor } from "./settings.ts";

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("corpus");

/** The kinds of code action a corpus has. */
export const codeActionKinds: vscode.CodeActionProviderMetadata = {
  providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
};

/**
 * The fixes at a place, computed against the text as it is now.
 *
 * Edits are returned, never applied here: the editor guards their version, and one fix is one undo step.
 */
export async function fixesAt(
  corpora: OpenCorpora,
  problems: Problems,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  if (context.only && FIX_ALL.intersects(context.only)) return fixAll(await corpora.read(document), document);
  if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
  const all = await problems.of(document);
  const here = all.filter((problem) => toRange(problem.range).intersection(range));
  const single = here.flatMap((problem) => fixesOf(document, problem, context.diagnostics));
  const kinds = new Set(here.filter(({ fixes }) => fixes.length > 0).map(({ rule }) => rule));
  const many = [...kinds].flatMap((rule) => {
    const count = all.filter((one) => one.rule === rule && one.fixes.length > 0).length;
    return count > 1 ? [new RuleFixes(document, rule, count)] : [];
  });
  return [...single, ...many];
}

/** The fixes of one rule in a whole file; which edits that takes is found out when it is chosen. */
class RuleFixes extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly rule: string;

  constructor(document: vscode.TextDocument, rule: string, count: number) {
    super(`Fix all ${count} "${rule}" problems in this file`, vscode.CodeActionKind.QuickFix);
    this.document = document;
    this.rule = rule;
  }
}

/** Gives a chosen action its edits. */
export async function resolveFixes(corpora: OpenCorpora, action: vscode.CodeAction): Promise<vscode.CodeAction> {
  if (!(action instanceof RuleFixes)) return action;
  const { document, rule } = action;
  const { edits } = fixesOfRule(await corpora.read(document), rule, settingsFor(document));
  action.edit = toWorkspaceEdit(document.uri, edits);
  return action;
}

function fixesOf(
  document: vscode.TextDocument,
  problem: Diagnostic,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const range = toRange(problem.range);
  const belongsTo = shown.filter((one) => codeOf(one) === problem.rule && one.range.isEqual(range));
  return problem.fixes.map((fix, index) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document.uri, fix.edits);
    action.diagnostics = belongsTo;
    action.isPreferred = index === 0;
    return action;
  });
}

function fixAll(corpus: Corpus, document: vscode.TextDocument): vscode.CodeAction[] {
  const { edits } = safeFixes(corpus, settingsFor(document));
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction("Fix all safe corpus problems", FIX_ALL);
  action.edit = toWorkspaceEdit(document.uri, edits);
  return [action];
}

function codeOf({ code }: vscode.Diagnostic): string | undefined {
  return typeof code === "object" ? String(code.value) : undefined;
}
