import * as vscode from "vscode";
import type { ByteProblems } from "./byte-problems.ts";
import { DecisionProblems } from "./decision-problems.ts";
import { type ClosedFindings, Findings } from "./findings.ts";
import { FindingsView } from "./findings-view.ts";
import { registerPairJudgements } from "./judging-pairs.ts";
import type { Log } from "./log.ts";
import type { OpenCorpora } from "./open-corpora.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import type { Problems } from "./problems.ts";
import { Review } from "./review.ts";
import { hasTab } from "./tabs.ts";
import { registerTriage } from "./triage-commands.ts";

/** Registers all that is for deciding: the Findings view and its commands, review, and what is wrong with decisions. */
export function registerDeciding(
  corpora: OpenCorpora,
  problems: Problems,
  decisions: OpenDecisions,
  bytes: ByteProblems,
  closed: ClosedFindings,
  log: Log,
): vscode.Disposable {
  const findings = new Findings(corpora, problems, closed);
  const view = new FindingsView(findings, closed, decisions.onDidChange, log);
  // What nobody has in an editor is saved at once: not where that changes more than was decided.
  const forbidFixes = async (document: vscode.TextDocument): Promise<boolean> =>
    (await bytes.forbidFixes(document)) || (!hasTab(document.uri) && (await bytes.changesOnSave(document)));
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
