import * as vscode from "vscode";
import { editorLinesAt } from "../core/checks/byte-places.ts";
import { type ByteDiagnostic, checkBytes, toldByteFindings } from "../core/checks/bytes.ts";
import type { Severity } from "../core/checks/rule.ts";
import type { Configuration } from "./configuration.ts";
import { toSeverity } from "./convert.ts";
import { guarded, type Log } from "./log.ts";
import { isCorpus, type OpenCorpora } from "./open-corpora.ts";
import { rulePageCommand } from "./rule-pages.ts";

const REOPEN = "corpus.reopenAsUtf8";
/** Larger files never reach an extension as documents. */
const LARGEST = 50 * 1024 * 1024;
/** How long a file that was read again from the disk must rest, in milliseconds. */
const PAUSE = 250;
const UTF8: readonly string[] = ["utf8", "utf8bom"];

/** What opening or saving a file does to its bytes, besides what was typed. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  "invalid-utf8": "Saving it here destroys these bytes; no fixes are offered in this file.",
  "mixed-line-endings": "Saving it here makes all lines end alike.",
  "byte-order-mark": "VS Code keeps it when it saves; write the file without it where it was made.",
};

/** A file's bytes, as they were when it was opened or saved last. */
interface Bytes {
  /** Whether U+FFFD in the text stands in the bytes too, where they tell. */
  readonly storedReplacements: boolean | undefined;
  readonly findings: readonly (ByteDiagnostic & { readonly editorLine: number })[];
}

/** A fault of a file's bytes, as it is shown. */
export interface PlacedByteProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly shown: vscode.Diagnostic;
}

/**
 * What only a file's bytes tell: a byte order mark, invalid UTF-8, mixed line ends, another encoding.
 *
 * The editor's document has lost all that. The file is read once on opening, and again when it was saved.
 */
export class ByteProblems implements vscode.Disposable {
  readonly #corpora: OpenCorpora;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #collection = vscode.languages.createDiagnosticCollection("corpus-bytes");
  readonly #bytes = new Map<string, Promise<Bytes | undefined>>();
  /** Of files whose bytes are on their way. */
  readonly #unread = new Set<string>();
  /** Of files whose bytes tell. */
  readonly #stored = new Map<string, boolean>();
  readonly #told = new vscode.EventEmitter<vscode.TextDocument>();
  /** Of files whose bytes have faults, told or silenced. */
  readonly #faulty = new Map<string, readonly PlacedByteProblem[]>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners: vscode.Disposable[];
  /** Told when {@link storedReplacements} of a document became known, or another. */
  readonly onDidTell = this.#told.event;

  constructor(corpora: OpenCorpora, configuration: Configuration, log: Log) {
    this.#corpora = corpora;
    this.#configuration = configuration;
    this.#log = log;
    const anew = (document: vscode.TextDocument): void => {
      this.#bytes.delete(document.uri.toString());
      this.#tell(document);
    };
    this.#listeners = [
      vscode.workspace.onDidOpenTextDocument(anew),
      vscode.workspace.onDidSaveTextDocument(anew),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || !isCorpus(document)) return;
        // Read again from the disk: what was typed would leave it unsaved.
        if (!document.isDirty) this.#schedule(document, anew);
        // A directive may have been typed.
        else if (this.#hasFindings(document)) this.#schedule(document, (one) => this.#tell(one));
      }),
      configuration.onDidChange(() => {
        for (const document of vscode.workspace.textDocuments) this.#tell(document);
      }),
      vscode.commands.registerCommand(REOPEN, guarded(log, "reopening", reopenAsUtf8)),
    ];
    for (const document of vscode.workspace.textDocuments) this.#tell(document);
  }

  /** Whether decoding lost something, or may have, so that nothing may be written into the document. */
  async forbidFixes(document: vscode.TextDocument): Promise<boolean> {
    if (!isUtf8(document)) return true;
    // Nobody waits for the disk where the text tells by itself.
    const reading = this.#read(document);
    if (this.#unread.has(document.uri.toString()) && !document.isDirty && !hasReplacements(document)) return false;
    const bytes = await reading;
    return bytes?.findings.some(({ rule }) => rule === "invalid-utf8") === true;
  }

  /** Whether U+FFFD in the document stands in the file's bytes too; `undefined` where they do not tell, or not yet. */
  storedReplacements({ uri }: vscode.TextDocument): boolean | undefined {
    return this.#stored.get(uri.toString());
  }

  /** What is shown of a document's bytes at a place. */
  at({ uri }: vscode.TextDocument, range: vscode.Range): readonly PlacedByteProblem[] {
    const told = this.#faulty.get(uri.toString()) ?? [];
    return told.filter(({ shown }) => shown.range.intersection(range));
  }

  /** Whether saving the document changes more of the file's bytes than what was typed. */
  async changesOnSave(document: vscode.TextDocument): Promise<boolean> {
    const bytes = await this.#read(document);
    return bytes?.findings.some(({ rule }) => rule !== "byte-order-mark") === true;
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#collection.dispose();
    this.#told.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #schedule(document: vscode.TextDocument, anew: (document: vscode.TextDocument) => void): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => {
        this.#waiting.delete(key);
        if (!document.isClosed) anew(document);
      }, PAUSE),
    );
  }

  #hasFindings({ uri }: vscode.TextDocument): boolean {
    return this.#faulty.has(uri.toString());
  }

  #read(document: vscode.TextDocument): Promise<Bytes | undefined> {
    const key = document.uri.toString();
    const known = this.#bytes.get(key);
    if (known) return known;
    const reading = readBytes(document.uri).catch((error: unknown) => {
      // Gone since, or not to be read: what its bytes are is not known then, and nothing is said of them.
      if (!(error instanceof vscode.FileSystemError)) this.#log.fault("reading bytes", error);
      return undefined;
    });
    this.#bytes.set(key, reading);
    this.#unread.add(key);
    void reading.then(() => {
      if (this.#bytes.get(key) === reading) this.#unread.delete(key);
    });
    return reading;
  }

  #tell(document: vscode.TextDocument): void {
    if (isCorpus(document)) void guarded(this.#log, "byte problems", () => this.#tellNow(document))();
  }

  async #tellNow(document: vscode.TextDocument): Promise<void> {
    const reading = this.#read(document);
    const bytes = await reading;
    const { isExcluded, options } = await this.#configuration.of(document);
    const corpus = await this.#corpora.read(document);
    const key = document.uri.toString();
    if (document.isClosed || this.#bytes.get(key) !== reading) return;
    this.#store(document, bytes?.storedReplacements);
    const found = isExcluded ? [] : toldByteFindings(corpus, bytes?.findings ?? [], options.levels);
    const told = found.map((finding) => toByteDiagnostic(finding, lineAt(document, finding.editorLine)));
    if (bytes && bytes.findings.length > 0)
      this.#faulty.set(
        key,
        found.map(({ rule, severity }, index) => ({ rule, severity, shown: told[index]! })),
      );
    else this.#faulty.delete(key);
    this.#collection.set(document.uri, isUtf8(document) ? told : [encodingProblem(document), ...told]);
  }

  #store(document: vscode.TextDocument, stored: boolean | undefined): void {
    const key = document.uri.toString();
    if (this.#stored.get(key) === stored) return;
    if (stored === undefined) this.#stored.delete(key);
    else this.#stored.set(key, stored);
    this.#told.fire(document);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    this.#stored.delete(key);
    this.#faulty.delete(key);
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    this.#bytes.delete(key);
    this.#unread.delete(key);
    this.#collection.delete(document.uri);
  }
}

/** What can be done where a file is shown in another encoding: nothing but to open it as what it is. */
export function reopeningOf(
  document: vscode.TextDocument,
  { diagnostics, only }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const here = diagnostics.filter(({ code }) => code === ENCODING);
  if (here.length === 0 || (only && !only.intersects(vscode.CodeActionKind.QuickFix))) return [];
  const action = new vscode.CodeAction("Reopen the file with UTF-8", vscode.CodeActionKind.QuickFix);
  action.command = { command: REOPEN, title: action.title, arguments: [document.uri] };
  action.diagnostics = here;
  action.isPreferred = true;
  return [action];
}

const ENCODING = "encoding";

function encodingProblem(document: vscode.TextDocument): vscode.Diagnostic {
  const message = `The file is shown as "${document.encoding}", and a corpus is UTF-8: reopen it. No fixes are offered meanwhile.`;
  const problem = new vscode.Diagnostic(document.lineAt(0).range, message, vscode.DiagnosticSeverity.Warning);
  problem.source = "corpus";
  problem.code = ENCODING;
  return problem;
}

/** The line, or the last one where text was taken away meanwhile. */
function lineAt(document: vscode.TextDocument, line: number): vscode.TextLine {
  return document.lineAt(Math.min(line, document.lineCount - 1));
}

/** Whether a byte that is not UTF-8 may have been lost: each stands as U+FFFD in a text that was read and not changed. */
function hasReplacements(document: vscode.TextDocument): boolean {
  for (let line = 0; line < document.lineCount; line++) if (document.lineAt(line).text.includes("\uFFFD")) return true;
  return false;
}

/** Older editors do not say; they read a corpus as UTF-8 unless told otherwise. */
function isUtf8({ encoding }: vscode.TextDocument): boolean {
  return typeof encoding !== "string" || UTF8.includes(encoding);
}

async function readBytes(uri: vscode.Uri): Promise<Bytes | undefined> {
  const { fs } = vscode.workspace;
  if (uri.scheme !== "file" && fs.isWritableFileSystem(uri.scheme) === undefined) return undefined;
  const { size } = await fs.stat(uri);
  if (size > LARGEST) return undefined;
  const bytes = await fs.readFile(uri);
  const { findings, storedReplacements } = checkBytes(bytes);
  const lines = editorLinesAt(
    bytes,
    findings.map(({ offset }) => offset),
  );
  return {
    findings: findings.map((finding, index) => ({ ...finding, editorLine: lines[index]! })),
    storedReplacements,
  };
}

/** A finding in a file's bytes as it is shown, at the line that editors count. */
export function toByteDiagnostic(
  { rule, severity, message }: ByteDiagnostic,
  { lineNumber, text }: { readonly lineNumber: number; readonly text: string },
): vscode.Diagnostic {
  const consequence = CONSEQUENCES[rule];
  const said = consequence === undefined ? message : `${message} ${consequence}`;
  // The first character that a decoder put for what it could not read.
  const lost = rule === "invalid-utf8" ? text.indexOf("\uFFFD") : -1;
  const [from, to] = lost < 0 ? [0, text.length] : [lost, lost + 1];
  const problem = new vscode.Diagnostic(new vscode.Range(lineNumber, from, lineNumber, to), said, toSeverity(severity));
  problem.source = "corpus";
  problem.code = { value: rule, target: rulePageCommand(rule) };
  return problem;
}

async function reopenAsUtf8(uri: unknown): Promise<void> {
  if (!(uri instanceof vscode.Uri)) return;
  try {
    await vscode.workspace.openTextDocument(uri, { encoding: "utf8" });
  } catch {
    // With unsaved changes the editor refuses; its own command asks what to do with them.
    await vscode.commands.executeCommand("workbench.action.editor.changeEncoding");
  }
}
