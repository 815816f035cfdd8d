import * as vscode from "vscode";
import type { Diagnostic } from "../core/checks/rule.ts";
import type { PairDecision } from "../core/decisions/decision.ts";
import { documentKey } from "../core/decisions/document-key.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { blockAt } from "../core/syntax/parse.ts";
import { foldersAbove } from "./folders-above.ts";
import { guarded, type Log } from "./log.ts";
import { LANGUAGE } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import { today } from "./today.ts";

const COMMAND = "corpus.judgePair";

/** What can be said of two documents that a rule holds for one, by the rule. */
const VERDICTS: ReadonlyMap<string, readonly (readonly [title: string, PairDecision["verdict"]])[]> = new Map([
  ["duplicate-body", [["These are different texts", "unlike"]]],
  [
    "near-duplicate-body",
    [
      ["These are different texts", "unlike"],
      ["These are two reports of one event", "same-event"],
    ],
  ],
]);

/** The judgements on the documents of a problem: they are kept among the decisions, and the problem is told no more. */
export function pairJudgementsOf(
  corpus: Corpus,
  document: vscode.TextDocument,
  { rule, related, anchor }: Diagnostic,
  belongsTo: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const [first] = related;
  const verdicts = VERDICTS.get(rule);
  if (!first || !verdicts || foldersAbove(document.uri).length === 0) return [];
  const keys = [first.range.start, anchor].flatMap((place) => {
    const block = blockAt(corpus, place);
    return (block && documentKey(corpus, block)) ?? [];
  });
  const [one, other] = keys;
  // Two documents of one name cannot be told apart by it.
  if (one === undefined || other === undefined || one === other) return [];
  return verdicts.map(([title, verdict]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command: COMMAND, title, arguments: [document.uri.toString(), one, other, verdict] };
    action.diagnostics = [...belongsTo];
    return action;
  });
}

/** Registers the command that writes such a judgement down. */
export function registerPairJudgements(decisions: OpenDecisions, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(
    COMMAND,
    guarded(log, "judging a pair", async (corpus: unknown, one: unknown, other: unknown, verdict: unknown) => {
      if (verdict !== "unlike" && verdict !== "same-event") return;
      const documents = [String(one), String(other)] as const;
      const decision: PairDecision = { on: "pair", documents, verdict, at: today() };
      await decisions.add({ uri: vscode.Uri.parse(String(corpus)), languageId: LANGUAGE }, [decision]);
    }),
  );
}
