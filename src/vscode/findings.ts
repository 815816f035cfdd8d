import * as vscode from "vscode";
import type { Diagnostic } from "../core/checks/rule.ts";
import { groupFindings, type MarkedFindings, type RuleGroup } from "../core/decisions/triage.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { isTheUsersOwn, type Problems } from "./problems.ts";

/** What was found in one open corpus. */
export interface FoundIn {
  readonly document: vscode.TextDocument;
  readonly corpus: Corpus;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was found in corpora that nobody has open. */
export interface ClosedFindings {
  readonly onDidChange: vscode.Event<void>;
  /** File by file, as of the last check of the workspace. */
  all(): Iterable<MarkedFindings>;
}

/** The findings at one moment. The corpora hold until the next `await`. */
export interface FindingsNow {
  /** In open corpora. */
  readonly found: readonly FoundIn[];
  /** Of closed ones too. */
  readonly groups: readonly RuleGroup[];
}

/** All that is found in open corpora, and was found in closed ones, without a limit, grouped to be judged. */
export class Findings {
  readonly #corpora: OpenCorpora;
  readonly #problems: Problems;
  readonly #closed: ClosedFindings;

  constructor(corpora: OpenCorpora, problems: Problems, closed: ClosedFindings) {
    this.#corpora = corpora;
    this.#problems = problems;
    this.#closed = closed;
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
      const open = found.map(({ document, corpus, diagnostics }) => {
        return { source: document.uri.toString(), corpus, diagnostics };
      });
      const sources = new Set(open.map(({ source }) => source));
      const closed = [...this.#closed.all()].filter(({ source }) => !sources.has(source));
      const groups = groupFindings([...open, ...closed]);
      return { found, groups };
    }
  }

  async #look(document: vscode.TextDocument): Promise<{
    readonly document: vscode.TextDocument;
    readonly diagnostics: readonly Diagnostic[];
    readonly version: number;
  }> {
    const found = await this.#problems.of(document);
    return { document, diagnostics: found.all, version: document.version };
  }
}
