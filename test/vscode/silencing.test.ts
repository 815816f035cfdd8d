import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, choose as chooseAt, closeAll, openFile, problemsOf } from "./temporary-corpus.ts";

const CONFIG = inWorkspace("silencing", ".corpus.yaml");
const EMPTY = "<<<FILE a\nText.\nEND>>>\n<<<FILE b\nEND>>>\n";

describe("silencing", () => {
  afterEach(closeAll);
  after(() => remove(inWorkspace("silencing")));

  it("comes after the fixes, preferred by nobody", async () => {
    const document = await openFile(EMPTY, "silencing/order.corpus");
    const [problem] = await problemsOf(document.uri, 1);
    ok(problem);
    const actions = (await actionsAt(document, problem.range)).filter(isOurs);
    deepEqual(
      actions.map(({ title, isPreferred }) => `${title}${isPreferred ? " *" : ""}`),
      [
        "Delete the document *",
        'Silence "empty-block" for this document',
        'Silence "empty-block" in this file',
        'Silence "empty-block" in this workspace',
        'Turn "empty-block" down to hint in this workspace',
      ],
    );
  });

  it("is not offered where several problems lie", async () => {
    const document = await openFile("<<<FILE a\nEND>>>\n<<<FILE a\nEND>>>\n", "silencing/several.corpus");
    await eventually("problems", () => vscode.languages.getDiagnostics(document.uri).length > 1);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const titles = (await actionsAt(document, whole)).map(({ title }) => title);
    deepEqual(
      titles.filter((title) => title.startsWith("Silence")),
      [],
    );
  });

  it("for a document puts a line above its header, in one step", async () => {
    const document = await openFile(EMPTY, "silencing/document.corpus");
    await choose(document, 'Silence "empty-block" for this document');
    equal(document.getText(), EMPTY.replace("<<<FILE b", "# corpus-ignore: empty-block -- \n<<<FILE b"));
    await problemsOf(document.uri, 0);
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), EMPTY);
  });

  it("in a file puts a line at its top", async () => {
    const document = await openFile(EMPTY, "silencing/file.corpus");
    await choose(document, 'Silence "empty-block" in this file');
    equal(document.getText(), `# corpus-ignore-file: empty-block -- \n${EMPTY}`);
    await problemsOf(document.uri, 0);
  });

  it("in the workspace changes the nearest .corpus.yaml and nothing else in it", async () => {
    const text = "# Ours.\nrules:\n  empty-block: error # sic\n";
    await vscode.workspace.fs.writeFile(CONFIG, new TextEncoder().encode(text));
    const document = await openFile(EMPTY, "silencing/workspace.corpus");
    await hasSeverity(document, vscode.DiagnosticSeverity.Error);
    await choose(document, 'Turn "empty-block" down to hint in this workspace');
    await hasSeverity(document, vscode.DiagnosticSeverity.Hint);
    equal(await textOf(CONFIG), text.replace("error", "hint"));
    await choose(document, 'Silence "empty-block" in this workspace');
    await problemsOf(document.uri, 0);
    equal(await textOf(CONFIG), text.replace("error", "off"));
    equal(document.isDirty, false);
  });

  it("in a workspace without .corpus.yaml makes one at its top", async () => {
    const top = inWorkspace(".corpus.yaml");
    await remove(CONFIG);
    const document = await openFile(EMPTY, "silencing/new.corpus");
    try {
      await choose(document, 'Silence "empty-block" in this workspace');
      await eventually("the file", async () => (await textOf(top)) === "rules:\n  empty-block: off\n");
      await problemsOf(document.uri, 0);
    } finally {
      await remove(top);
    }
    await problemsOf(document.uri, 1);
  });

  /** Waits until the one problem is shown so: then the configuration is known. */
  async function hasSeverity({ uri }: vscode.TextDocument, severity: vscode.DiagnosticSeverity): Promise<void> {
    await eventually(vscode.DiagnosticSeverity[severity], () => {
      const [problem] = vscode.languages.getDiagnostics(uri);
      return problem?.severity === severity ? problem : undefined;
    });
  }

  /** Chooses an action for the one problem there is. */
  async function choose(document: vscode.TextDocument, title: string): Promise<void> {
    const [problem] = await problemsOf(document.uri, 1);
    ok(problem);
    await chooseAt(document, problem.range, title);
  }
});

/** The editor and other extensions have actions of their own. */
function isOurs({ title }: vscode.CodeAction): boolean {
  return /^(?:Delete the|Silence|Turn) /.test(title);
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
  }
}
