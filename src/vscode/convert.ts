import * as vscode from "vscode";
import type { Severity } from "../core/checks/rule.ts";
import type { LineEdit, Position, Range } from "../core/text.ts";

/** A position of the core as one of the editor's; both count lines and UTF-16 code units from 0. */
export function toPosition(position: Position): vscode.Position {
  return new vscode.Position(position.line, position.character);
}

/** A range of the core as one of the editor's. */
export function toRange(range: Range): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

/** An edit of the core as one of the editor's, which gives its line ends the document's own kind. */
export function toTextEdit(edit: LineEdit): vscode.TextEdit {
  return new vscode.TextEdit(toRange(edit.range), edit.newText);
}

/** Edits of one document as one step. */
export function toWorkspaceEdit(uri: vscode.Uri, edits: readonly LineEdit[]): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.set(uri, edits.map(toTextEdit));
  return workspaceEdit;
}

const SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A severity of the core as the editor's. */
export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return SEVERITIES[severity];
}
