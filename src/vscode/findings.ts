import * as vscode from "vscode";
import type { Diagnostic } from "../core/checks/rule.ts";
import { groupFindings, type RuleGroup } from "../core/decisions/triage.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { isTheUsersOwn, type Problems } from "./problems.ts";

/** What was found in one open corpus. */
export interface FoundIn {
  readonly document: vscode.TextDocument;
  readonly corpus: Corpus;
  readonly diagnostics: readonly Diagnostic[];
}

/** The findings of all open corpora at one moment. The corpora hold until the next `await`. */
export interface FindingsNow {
  readonly found: readonly FoundIn[];
  readonly groups: readonly RuleGroup[];
}

/** All that is found in open corpora, without a limit, grouped to be judged. */
export class Findings {
  readonly #corpora: OpenCorpora;
  readonly #problems: Problems;

  constructor(corpora: OpenCorpora, problems: Problems) {
    this.#corpora = corpora;
    this.#problems = problems;
  }

  /** What is found now, in all documents at the same moment. */
  async now(): Promise<FindingsNow> {
    for (;;) {
      const documents = vscode.workspace.textDocuments.filter((one) => isCorpus(one) && isTheUsersOwn(one));
      const seen = await Promise.all(documents.map((document) => this.#look(document)));
      // Typed in while another one was looked at: once more.
      if (seen.some(({ document, version }) => document.isClosed || document.version !== version)) continue;
      const found = seen.map(({ document, diagnostics }) => ({
        document,
        diagnostics,
        corpus: this.#corpora.now(document),
      }));
      const groups = groupFindings(
        found.map(({ document, corpus, diagnostics }) => ({ source: document.uri.toString(), corpus, diagnostics })),
      );
      return { found, groups };
    }
  }

  async #look(document: vscode.TextDocument): Promise<{
    readonly document: vscode.TextDocument;
    readonly diagnostics: readonly Diagnostic[];
    readonly version: number;
  }> {
    const diagnostics = await this.#problems.of(document);
    return { document, diagnostics, version: document.version };
  }
}
