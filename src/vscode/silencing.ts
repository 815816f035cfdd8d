import * as vscode from "vscode";
import type { Diagnostic, Level, Severity } from "../core/checks/rule.ts";
import { rules } from "../core/checks/rules/index.ts";
import { type KnownBy, silenceInBlock, silenceInFile } from "../core/checks/silence.ts";
import { setRule } from "../core/config/set-rule.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blockAt } from "../core/syntax/parse.ts";
import type { LineEdit } from "../core/text.ts";
import type { PlacedByteProblem } from "./byte-problems.ts";
import { changeConfig, folderFor } from "./changing-config.ts";
import type { Configuration } from "./configuration.ts";
import { toWorkspaceEdit } from "./convert.ts";
import { guarded, type Log } from "./log.ts";

const COMMAND = "corpus.setRule";

/** The ways not to be told of a problem: here, in the file, in the workspace, or less loudly. None is ever preferred. */
export function silencersOf(
  corpus: Corpus,
  document: vscode.TextDocument,
  problem: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { rule, anchor, severity } = problem;
  const block = blockAt(corpus, anchor);
  const here = byEdits(document, `Silence "${rule}" for this document`, block && silenceInBlock(corpus, block, rule));
  const actions = [here, inFile(corpus, document, rule), ...inWorkspace(document, rule, severity)];
  return belonging(actions, belongsTo);
}

/** The same for what a file's bytes tell, which is of no document; where nothing may be written, not in the file either. */
export function byteSilencersOf(
  corpus: Corpus | undefined,
  document: vscode.TextDocument,
  { rule, severity, shown }: PlacedByteProblem,
): vscode.CodeAction[] {
  const actions = [corpus && inFile(corpus, document, rule), ...inWorkspace(document, rule, severity)];
  return belonging(actions, [shown]);
}

function inFile(corpus: Corpus, document: vscode.TextDocument, rule: string): vscode.CodeAction | undefined {
  const knownBy: KnownBy = /\.corpus$/i.test(document.uri.path) ? "name" : "first-line";
  return byEdits(document, `Silence "${rule}" in this file`, silenceInFile(corpus, rule, knownBy));
}

function inWorkspace(document: vscode.TextDocument, rule: string, severity: Severity): vscode.CodeAction[] {
  if (!folderFor(document.uri)) return [];
  const off = byConfiguration(document, `Silence "${rule}" in this workspace`, rule, "off");
  if (severity === "hint") return [off];
  return [off, byConfiguration(document, `Turn "${rule}" down to hint in this workspace`, rule, "hint")];
}

function belonging(
  actions: readonly (vscode.CodeAction | undefined)[],
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return actions.flatMap((action) => {
    if (!action) return [];
    action.diagnostics = [...belongsTo];
    return [action];
  });
}

/** Registers what the actions for the workspace run. */
export function registerSilencing(configuration: Configuration, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(
    COMMAND,
    guarded(log, "silencing", (corpus: unknown, rule: unknown, level: unknown) =>
      setRuleFor(configuration, corpus, rule, level),
    ),
  );
}

function byEdits(
  document: vscode.TextDocument,
  title: string,
  edits: readonly LineEdit[] | undefined,
): vscode.CodeAction | undefined {
  if (!edits) return undefined;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = toWorkspaceEdit(document.uri, edits);
  return action;
}

/** By command, not by edit: a configuration that is not open must be saved, or nobody would know that it changed. */
function byConfiguration({ uri }: vscode.TextDocument, title: string, rule: string, level: Level): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: COMMAND, title, arguments: [uri, rule, level] };
  return action;
}

async function setRuleFor(configuration: Configuration, corpus: unknown, rule: unknown, level: unknown): Promise<void> {
  if (!(corpus instanceof vscode.Uri) || !rules.some(({ id }) => id === rule)) return;
  if (level !== "off" && level !== "hint") return;
  const byHand = `Write "${String(rule)}: ${level}" under "rules:" yourself.`;
  await changeConfig(configuration, corpus, (text) => setRule(text, String(rule), level), byHand);
}
