import * as vscode from "vscode";
import { deepEqual, equal } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, closeAll, ruleOf } from "./temporary-corpus.ts";

/** What `corpus check --format ndjson` says of one finding, as far as an editor says the same. */
interface Finding {
  readonly type: string;
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What `corpus outline --format json` says of one document. */
interface Documented {
  readonly name: string | null;
  readonly line: number;
}

const SEVERITIES = ["error", "warning", "info", "hint"];

/** Cases whose text the editor itself has changed by the time we see it: its line ends are not those of the file. */
const NOT_SHOWN_AS_WRITTEN: readonly string[] = [];

/** Cases in which nothing may be fixed, or nothing is to be. */
const UNCHANGED: readonly string[] = ["clean", "merge-conflict", "unknown-format"];

describe("the editor and the command line", () => {
  const golden = inWorkspace("golden");

  async function read(...path: readonly string[]): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(golden, ...path)));
  }

  async function cases(): Promise<readonly string[]> {
    const entries = await vscode.workspace.fs.readDirectory(golden);
    const folders = entries.filter(([, type]) => type === vscode.FileType.Directory).map(([name]) => name);
    const found: string[] = [];
    for (const name of folders.sort())
      if (!NOT_SHOWN_AS_WRITTEN.includes(name) && (await filesOf(name)).includes("check.ndjson")) found.push(name);
    return found;
  }

  async function filesOf(name: string): Promise<readonly string[]> {
    return (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(golden, name))).map(([file]) => file);
  }

  /** The corpus of a case: its own, or for `seeds-news` and the like the sample of that name. */
  function corpusOf(name: string): vscode.Uri {
    if (!name.startsWith("seeds-")) return vscode.Uri.joinPath(golden, name, "input.corpus");
    return inWorkspace("seeds", `${name.slice("seeds-".length)}.corpus`);
  }

  afterEach(closeAll);

  it("find the same problems, at the same places, with the same words", async () => {
    for (const name of await cases()) {
      const lines = (await read(name, "check.ndjson")).split("\n").filter((line) => line !== "");
      const findings = lines
        .map((line): Finding => JSON.parse(line))
        .filter(({ type, rule }) => type === "finding" && isOfTheText(rule));
      const uri = corpusOf(name);
      const wanted = findings.filter(({ path }) => uri.path.endsWith(`/${path}`)).map(asWritten);
      await vscode.workspace.openTextDocument(uri);
      const shown = (): readonly string[] =>
        vscode.languages
          .getDiagnostics(uri)
          .filter((one) => isOfTheText(ruleOf(one)))
          .map(asShown);
      await eventually(`${wanted.length} problems in ${name}`, () => shown().length === wanted.length);
      deepEqual([...shown()].sort(), [...wanted].sort(), name);
    }
  });

  it("make the same of a corpus with all their safe fixes", async function () {
    this.timeout(60_000);
    let changed = 0;
    const entries = await Promise.all((await cases()).map(async (name) => [name, await filesOf(name)] as const));
    const fixed = entries.filter(([, files]) => files.includes("fixed.corpus")).map(([name]) => name);
    for (const name of [...fixed, ...UNCHANGED]) {
      const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(corpusOf(name)));
      const wanted = await read(name, "fixed.corpus").catch(() => before);
      const document = await vscode.workspace.openTextDocument({ language: "corpus", content: before });
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const kind = vscode.CodeActionKind.SourceFixAll.append("corpus");
      // The first one wakes the extension, and a busy window cancels what it is asked.
      const answered = await eventually(`fixes in ${name}`, async () => {
        const actions = await actionsAt(document, whole, kind).catch((): undefined => undefined);
        return actions && (actions.length > 0 || !fixed.includes(name)) ? actions : undefined;
      });
      const [action] = answered;
      if (action?.edit) equal(await vscode.workspace.applyEdit(action.edit), true, name);
      equal(withPlainLineEnds(document.getText()), withPlainLineEnds(wanted), name);
      if (wanted !== before) changed++;
    }
    equal(changed > 5, true);
  });

  it("see the same documents at the same lines", async () => {
    for (const name of await cases()) {
      const documents: readonly Documented[] = JSON.parse(await read(name, "outline.json"));
      const uri = corpusOf(name);
      await vscode.workspace.openTextDocument(uri);
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        uri,
      );
      const lines = [...documentsIn(symbols ?? [])].map(({ range }) => range.start.line + 1);
      deepEqual(
        lines,
        documents.map(({ line }) => line),
        name,
      );
    }
    equal((await cases()).length > 15, true);
  });
});

/** An untitled document has no byte order mark to lose, and one kind of line end. */
function withPlainLineEnds(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

function* documentsIn(symbols: readonly vscode.DocumentSymbol[]): Generator<vscode.DocumentSymbol> {
  for (const symbol of symbols) {
    if (symbol.kind === vscode.SymbolKind.File) yield symbol;
    else yield* documentsIn(symbol.children);
  }
}

function asWritten({ rule, severity, message, line, column, endLine, endColumn }: Finding): string {
  return `${line}:${column}-${endLine}:${endColumn} ${severity} ${rule} ${message}`;
}

/** What the bytes alone tell, the editor tells with what saving does to them. */
const OF_THE_BYTES: readonly string[] = ["invalid-utf8", "byte-order-mark", "mixed-line-endings"];

function isOfTheText(rule: string): boolean {
  return !OF_THE_BYTES.includes(rule);
}

function asShown(diagnostic: vscode.Diagnostic): string {
  const { start, end } = diagnostic.range;
  const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
  return `${place} ${SEVERITIES[diagnostic.severity]} ${ruleOf(diagnostic)} ${diagnostic.message}`;
}
