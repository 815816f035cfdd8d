import * as vscode from "vscode";
import { guarded, type Log } from "./log.ts";

/** What is wrong in some files, by their addresses. */
export class ProblemsByFile {
  readonly #files = new Map<string, { readonly uri: vscode.Uri; readonly problems: vscode.Diagnostic[] }>();

  /** All files that were looked at, those without problems too. */
  get files(): Iterable<{ readonly uri: vscode.Uri; readonly problems: readonly vscode.Diagnostic[] }> {
    return this.#files.values();
  }

  /** Whether the file was looked at. */
  has(uri: vscode.Uri): boolean {
    return this.#files.has(uri.toString());
  }

  /** Tells of more problems in a file; of none, that it was looked at. */
  add(uri: vscode.Uri, problems: readonly vscode.Diagnostic[]): void {
    const key = uri.toString();
    const known = this.#files.get(key);
    if (known) known.problems.push(...problems);
    else this.#files.set(key, { uri, problems: [...problems] });
  }
}

/** Whether a file is the one that is gone, or lay in the folder that is. */
export function isGoneWith(gone: vscode.Uri, uri: vscode.Uri): boolean {
  const path = gone.toString();
  return uri.toString() === path || uri.toString().startsWith(`${path}/`);
}

/** How problems of one kind are found and told. */
export interface ProblemKind {
  /** The name of their collection. */
  readonly name: string;
  /** How long changes must rest before they are told anew, in milliseconds. */
  readonly pause: number;
  /** All there are now; files that it does not name have none. */
  find(): Promise<ProblemsByFile>;
}

/** Problems that are found for all files at once, some time after something changed. */
export class ToldProblems implements vscode.Disposable {
  readonly #kind: ProblemKind;
  readonly #collection: vscode.DiagnosticCollection;
  readonly #tell: () => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #runs = 0;

  constructor(kind: ProblemKind, log: Log) {
    this.#kind = kind;
    this.#collection = vscode.languages.createDiagnosticCollection(kind.name);
    this.#tell = guarded(log, kind.name, () => this.#tellNow());
    this.soon();
  }

  /** Finds them anew once nothing more happens. */
  soon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#tell, this.#kind.pause);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#collection.dispose();
  }

  async #tellNow(): Promise<void> {
    const run = ++this.#runs;
    const found = await this.#kind.find();
    // Asked for again meanwhile: the later answer is the one that holds.
    if (run !== this.#runs) return;
    this.#collection.forEach((uri) => {
      if (!found.has(uri)) this.#collection.delete(uri);
    });
    for (const { uri, problems } of found.files) this.#collection.set(uri, problems);
  }
}
