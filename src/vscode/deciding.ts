import * as vscode from "vscode";
import type { ByteProblems } from "./byte-problems.ts";
import { DecisionProblems } from "./decision-problems.ts";
import { Findings } from "./findings.ts";
import { FindingsView } from "./findings-view.ts";
import { registerPairJudgements } from "./judging-pairs.ts";
import type { Log } from "./log.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import type { Problems } from "./problems.ts";
import { Review } from "./review.ts";
import { registerTriage } from "./triage-commands.ts";

/** Registers all that is for deciding: the Findings view and its commands, review, and what is wrong with decisions. */
export function registerDeciding(
  corpora: OpenCorpora,
  problems: Problems,
  decisions: OpenDecisions,
  bytes: ByteProblems,
  log: Log,
): vscode.Disposable {
  const findings = new Findings(corpora, problems);
  const view = new FindingsView(findings, decisions.onDidChange, log);
  const forbidFixes = (document: vscode.TextDocument): Promise<boolean> => bytes.forbidFixes(document);
  return vscode.Disposable.from(
    view,
    new Review(
      corpora,
      decisions,
      (count) => {
        view.description = count;
      },
      log,
    ),
    new DecisionProblems(corpora, decisions, log),
    registerPairJudgements(decisions, log),
    registerTriage({ findings, decisions, forbidFixes }, log),
  );
}
