import * as vscode from "vscode";
import type { Diagnostic } from "../core/checks/rule.ts";

const RULE = "unresolved-short-name";

/** What settles a short form that leads to nobody, by the command that does it; the first is what is meant most often. */
const ANSWERS: readonly (readonly [title: (words: string) => string, command: string])[] = [
  [(words) => `Pin who ${words} is here…`, "corpus.pinMention"],
  [(words) => `Add ${words} as an alias…`, "corpus.addAsAlias"],
  [(words) => `${words} is no name here`, "corpus.notAName"],
];

/** The answers to who is meant by a short form: for this mention, or for the catalogue. To keep it unanswered is another. */
export function shortNameAnswersOf(
  document: vscode.TextDocument,
  { rule, range: { start, end } }: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  if (rule !== RULE) return [];
  const asked = {
    uri: document.uri.toString(),
    range: [start.line, start.character, end.line, end.character],
  };
  const words = `"${document.getText(new vscode.Range(start.line, start.character, end.line, end.character)).replace(/\s+/g, " ")}"`;
  return ANSWERS.map(([title, command], index) => {
    const action = new vscode.CodeAction(title(words), vscode.CodeActionKind.QuickFix);
    action.command = { command, title: title(words), arguments: [asked] };
    action.diagnostics = [...belongsTo];
    action.isPreferred = index === 0;
    return action;
  });
}
