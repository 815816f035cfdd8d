import * as vscode from "vscode";
import type { Diagnostic } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { keepFinding } from "../core/decisions/keep-finding.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { foldersAbove } from "./folders-above.ts";

/** "Keep": asks for a reason and writes it down among the decisions, where every other reader of the corpus finds it. */
export function keepingOf(
  corpus: Corpus,
  document: vscode.TextDocument,
  problem: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  if (!isForJudgement(problem.rule) || foldersAbove(document.uri).length === 0) return [];
  if (!keepFinding(corpus, problem, {})) return [];
  const title = "Keep it as it is, with a reason…";
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const { rule, range } = problem;
  const place = { source: document.uri.toString(), finding: { rule, range } };
  action.command = { command: "corpus.findings.keepHere", title, arguments: [place] };
  action.diagnostics = [...belongsTo];
  return [action];
}

/** A broken structure is not a matter of opinion: it can be silenced, but not be kept. */
function isForJudgement(rule: string): boolean {
  return rules.some(({ id, group }) => id === rule && group !== "structure");
}
