import * as vscode from "vscode";
import type { Diagnostic } from "../core/checks/rule.ts";
import { addBoilerplate, boilerplateItem } from "../core/config/add-boilerplate.ts";
import { readSettings } from "../core/config/read-settings.ts";
import { changeConfig, folderFor } from "./changing-config.ts";
import type { Configuration } from "./configuration.ts";
import { guarded, type Log } from "./log.ts";
import { LANGUAGE } from "./open-corpora.ts";
import { checkSettingsFor } from "./settings.ts";

const COMMAND = "corpus.addBoilerplate";
/** Of a line that many documents have; one line of one document is told as what it is. */
const RULE = "repeated-line";

/** "Add to the boilerplate list": the line is then told as residue wherever it stands, and can be deleted everywhere. */
export function boilerplateAdditionsOf(
  document: vscode.TextDocument,
  { rule, range }: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  if (rule !== RULE || !folderFor(document.uri)) return [];
  const line = document.lineAt(range.start.line).text.slice(range.start.character, range.end.character);
  const title = "Add to the boilerplate list";
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  // By command, not by edit: a configuration that is not open must be saved, or nobody would know that it changed.
  action.command = { command: COMMAND, title, arguments: [document.uri, line] };
  action.diagnostics = [...belongsTo];
  action.isPreferred = true;
  return [action];
}

/** Registers what the action runs. */
export function registerBoilerplateList(configuration: Configuration, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(
    COMMAND,
    guarded(log, "boilerplate list", async (corpus: unknown, line: unknown) => {
      if (!(corpus instanceof vscode.Uri) || typeof line !== "string") return;
      const { config } = readSettings(checkSettingsFor({ uri: corpus, languageId: LANGUAGE }));
      const byHand = `Write ${JSON.stringify(boilerplateItem(line))} under "boilerplate:" yourself.`;
      await changeConfig(configuration, corpus, (text) => addBoilerplate(text, line, config.boilerplate), byHand);
    }),
  );
}
