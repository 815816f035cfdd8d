import * as vscode from "vscode";

/** What a command that writes files came to; `undefined` in its place where the user thought better of it. */
export type ExchangeOutcome =
  | { readonly kind: "written"; readonly files: number; readonly at: vscode.Uri; readonly remarks: readonly string[] }
  | {
      /** A corpus has what it had not; or nothing was new. */
      readonly kind: "grown";
      readonly added: number;
      readonly at: vscode.Uri;
      readonly tally: string;
      /** Whether it lies there now; else an editor has it, unsaved as it was. */
      readonly isSaved: boolean;
      readonly remarks: readonly string[];
    }
  | {
      readonly kind: "stopped";
      /** Files that are there now. */
      readonly written: readonly string[];
      readonly planned: number;
      readonly fault?: string;
    }
  | { readonly kind: "refused"; readonly outcome: string; readonly refusals: readonly string[] };

/** What is about to be written. */
export interface WritingPreview {
  readonly question: string;
  readonly verb: string;
  /** What the names are of. */
  readonly what: "file" | "document";
  readonly names: readonly string[];
  readonly bytes: number;
  /** What else is to be known, as sentences. */
  readonly remarks: readonly string[];
}

const SCHEME = "corpus-list";
const SHOW_ALL = "Show All";
/** Lines that a question shows of a list. */
const FIRST = 8;

/** Tells what is about to be written, and what became of it; what is too long for a notification is a list to read. */
export class ExchangeTelling implements vscode.Disposable {
  readonly #lists = new Map<string, string>();
  readonly #registered: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#registered = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: ({ path }) => this.#lists.get(path),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#lists.delete(uri.path);
      }),
    );
  }

  dispose(): void {
    this.#registered.dispose();
  }

  /** Asks whether it is to be written. */
  async ask({ question, verb, what, names, bytes, remarks }: WritingPreview): Promise<boolean> {
    const total = `${counted(names.length, what)}, ${sized(bytes)}`;
    const detail = [`${total}:`, ...shortened(names), "", ...shortened(remarks)].join("\n").trimEnd();
    const { window } = vscode;
    const chosen = await window.showInformationMessage(question, { modal: true, detail }, verb, SHOW_ALL);
    if (chosen !== SHOW_ALL) return chosen === verb;
    await this.#show("what will be written", [
      question,
      total,
      "",
      ...remarks,
      ...(remarks.length > 0 ? [""] : []),
      ...names,
    ]);
    return (await window.showInformationMessage(question, verb)) === verb;
  }

  /** Tells what came of it; waits for nobody. */
  tell(outcome: ExchangeOutcome): void {
    switch (outcome.kind) {
      case "written": {
        const { files, at, remarks } = outcome;
        const where = `"${vscode.workspace.asRelativePath(at)}"`;
        const tail = tailOf(remarks);
        const text =
          files === 1 ? `Written: ${where}.${tail}` : `${counted(files, "file")} were written to ${where}.${tail}`;
        this.#tellDone(text, files === 1 ? "Open" : "Show", at, remarks);
        return;
      }
      case "grown": {
        const { added, at, isSaved, remarks, tally } = outcome;
        const where = `"${vscode.workspace.asRelativePath(at)}"`;
        const unsaved = isSaved ? "" : " It is not saved.";
        const head = added === 0 ? `Nothing is new to ${where}` : where;
        this.#tellDone(`${head}: ${tally}${unsaved}${tailOf(remarks)}`, "Open", at, remarks);
        return;
      }
      case "stopped": {
        const { written, planned, fault } = outcome;
        const text = `Stopped: ${written.length} of ${counted(planned, "file")} were written.${fault ? ` ${fault}` : ""}`;
        const buttons = written.length > 0 ? [SHOW_ALL] : [];
        void vscode.window.showWarningMessage(text, ...buttons).then((chosen) => {
          if (chosen) void this.#show("files that were written", written);
        });
        return;
      }
      case "refused": {
        const { refusals } = outcome;
        const more = refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : "";
        const buttons = refusals.length > 1 ? [SHOW_ALL] : [];
        void vscode.window.showErrorMessage(`${outcome.outcome}: ${refusals[0]}${more}`, ...buttons).then((chosen) => {
          if (chosen) void this.#show("what stands against it", [outcome.outcome, "", ...refusals]);
        });
      }
    }
  }

  #tellDone(text: string, show: "Open" | "Show", at: vscode.Uri, remarks: readonly string[]): void {
    const told =
      remarks.length > 0
        ? vscode.window.showWarningMessage(text, show, SHOW_ALL)
        : vscode.window.showInformationMessage(text, show);
    void told.then((chosen) => {
      if (chosen === SHOW_ALL) void this.#show("what is to be known", remarks);
      else if (chosen) void vscode.commands.executeCommand(show === "Open" ? "vscode.open" : "revealInExplorer", at);
    });
  }

  async #show(title: string, lines: readonly string[]): Promise<void> {
    const path = `/${++this.#count}/${title}`;
    this.#lists.set(path, `${lines.join("\n")}\n`);
    await vscode.window.showTextDocument(vscode.Uri.from({ scheme: SCHEME, path }), { preview: true });
  }
}

/** A number of things, in words. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

function tailOf(remarks: readonly string[]): string {
  return remarks.length === 0 ? "" : ` ${remarks[0]}${remarks.length > 1 ? ` (and ${remarks.length - 1} more)` : ""}`;
}

function sized(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${value.toLocaleString("en", { maximumFractionDigits: 1 })} ${unit}`;
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= FIRST + 1) return lines;
  return [...lines.slice(0, FIRST), `… and ${(lines.length - FIRST).toLocaleString("en")} more`];
}
