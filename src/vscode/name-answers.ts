import * as vscode from "vscode";
import type { Diagnostic } from "../core/checks/rule.ts";

type Answer = readonly [title: (words: string) => string, command: string];

const PIN: Answer = [(words) => `Pin who ${words} is here…`, "corpus.pinMention"];
const ALIAS: Answer = [(words) => `Add ${words} as an alias…`, "corpus.addAsAlias"];
const NO_NAME: Answer = [(words) => `${words} is no name here`, "corpus.notAName"];

/** What settles who is meant, by the rule that asks; the first is what is meant most often. */
const ANSWERS: Readonly<Record<string, readonly Answer[]>> = {
  "unresolved-short-name": [PIN, ALIAS, NO_NAME],
  "name-variant": [ALIAS, PIN, NO_NAME],
};

/** The answers to who is meant by a name: for this mention, or for the catalogue. To keep it unanswered is another. */
export function nameAnswersOf(
  document: vscode.TextDocument,
  { rule, range: { start, end } }: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const answers = ANSWERS[rule];
  if (!answers) return [];
  const asked = {
    uri: document.uri.toString(),
    range: [start.line, start.character, end.line, end.character],
  };
  const words = `"${document.getText(new vscode.Range(start.line, start.character, end.line, end.character)).replace(/\s+/g, " ")}"`;
  return answers.map(([title, command], index) => {
    const action = new vscode.CodeAction(title(words), vscode.CodeActionKind.QuickFix);
    action.command = { command, title: title(words), arguments: [asked] };
    action.diagnostics = [...belongsTo];
    action.isPreferred = index === 0;
    return action;
  });
}
