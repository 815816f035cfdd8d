import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { actionsAt, closeAll, openFile, problemsOf, ruleOf } from "./temporary-corpus.ts";

const BROKEN = "<<<FILE a\nText.\n\n<<<FILE b\nText.\nEND>>>\n<<<FILE b\nMore.\nEND>>>\n";

describe("problems", () => {
  afterEach(closeAll);

  it("name their rule, lead to its page, and show what they relate to", async () => {
    const { uri } = await openFile(BROKEN);
    const [unclosed, twice] = await problemsOf(uri, 2);
    ok(unclosed && twice);
    equal(ruleOf(unclosed), "missing-terminator");
    equal(unclosed.source, "corpus");
    equal(unclosed.severity, vscode.DiagnosticSeverity.Error);
    equal(unclosed.relatedInformation?.[0]?.location.range.start.line, 3);
    const code = unclosed.code;
    ok(typeof code === "object" && code.target.scheme === "command");
    equal(ruleOf(twice), "duplicate-name");
    equal(twice.relatedInformation?.[0]?.location.range.start.line, 3);
  });

  it("wait for a pause in typing, then follow the text", async () => {
    const document = await openFile("<<<FILE a\nText.\nEND>>>\n");
    const editor = vscode.window.activeTextEditor;
    ok(editor);
    await editor.edit((edit) => edit.delete(document.lineAt(2).range));
    await problemsOf(document.uri, 1);
    await vscode.commands.executeCommand("undo");
    await problemsOf(document.uri, 0);
  });

  it("go when the file is closed, and when it is no longer a corpus", async () => {
    const document = await openFile(BROKEN);
    await problemsOf(document.uri, 2);
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await problemsOf(document.uri, 0);
    await vscode.languages.setTextDocumentLanguage(document, "corpus");
    await problemsOf(document.uri, 2);
    await closeAll();
    await problemsOf(document.uri, 0);
  });

  it("are not shown of what cannot be edited, like the other side of a diff", async () => {
    const scheme = "corpus-test-past";
    const past = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => BROKEN,
    });
    const uri = vscode.Uri.from({ scheme, path: "/past.corpus" });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    equal(document.languageId, "corpus");
    // The present side's problems are there: the past side's would be too by then.
    const present = await openFile(BROKEN);
    await problemsOf(present.uri, 2);
    deepEqual(vscode.languages.getDiagnostics(uri), []);
    past.dispose();
  });

  it("keep the severity the user chose", async () => {
    const settings = vscode.workspace.getConfiguration("corpus");
    const { uri } = await openFile(BROKEN);
    await problemsOf(uri, 2);
    try {
      await settings.update("rules", { "missing-terminator": "off" }, vscode.ConfigurationTarget.Global);
      const [only] = await problemsOf(uri, 1);
      equal(only && ruleOf(only), "duplicate-name");
    } finally {
      await settings.update("rules", undefined, vscode.ConfigurationTarget.Global);
    }
    await problemsOf(uri, 2);
  });
});

describe("quick fixes", () => {
  afterEach(closeAll);

  /** Applies the first preferred fix of each problem, one after the other, until none is left. */
  async function mendByPreferredFixes(document: vscode.TextDocument): Promise<readonly string[]> {
    const chosen: string[] = [];
    for (let problems = vscode.languages.getDiagnostics(document.uri); problems.length > 0; ) {
      const [problem] = problems;
      ok(problem);
      const actions = await actionsAt(document, problem.range);
      const preferred = actions.find((action) => action.isPreferred);
      ok(preferred?.edit, `a preferred fix for: ${problem.message}`);
      chosen.push(preferred.title);
      ok(await vscode.workspace.applyEdit(preferred.edit));
      const before = problems.length;
      await eventually("fewer problems", () => vscode.languages.getDiagnostics(document.uri).length < before);
      problems = vscode.languages.getDiagnostics(document.uri);
    }
    return chosen;
  }

  it("mend every structural mistake, one preferred fix each", async () => {
    const text = "<<<FILE a\nhttps://x.example/?a=1END>>>\n<<<FILE b\nText.\n\n<<<FILE b\nMore.\nEND>>>\n";
    const document = await openFile(text);
    await problemsOf(document.uri, 3);
    await mendByPreferredFixes(document);
    equal(
      document.getText(),
      "<<<FILE a\nhttps://x.example/?a=1\nEND>>>\n<<<FILE b\nText.\nEND>>>\n\n<<<FILE b-2\nMore.\nEND>>>\n",
    );
  });

  it("keep the file's own line ends", async () => {
    const document = await openFile("<<<FILE a\r\nText.END>>>\r\n");
    await problemsOf(document.uri, 1);
    await mendByPreferredFixes(document);
    equal(document.getText(), "<<<FILE a\r\nText.\r\nEND>>>\r\n");
  });

  it("of one kind mend all of that kind in one step", async () => {
    const broken = "<<<FILE a\nText.\n\n<<<FILE b\nText.\n\n<<<FILE c\nText.\n";
    const document = await openFile(broken);
    const [first] = await problemsOf(document.uri, 3);
    ok(first);
    const actions = await actionsAt(document, first.range);
    const all = actions.find(({ title }) => title === 'Fix all 3 "missing-terminator" problems in this file');
    ok(all?.edit, `offered: ${actions.map(({ title }) => title).join(" | ")}`);
    ok(await vscode.workspace.applyEdit(all.edit));
    await problemsOf(document.uri, 0);
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), broken);
  });

  it("that are safe run together as source.fixAll.corpus, the others do not", async () => {
    const document = await openFile("<<<FILE two words\nText.END>>>\n<<<FILE a\nText.\n\n<<<FILE b\nText.\nEND>>>");
    await eventually("problems", () => vscode.languages.getDiagnostics(document.uri).length > 0);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append("corpus");
    const [fixAll, ...others] = await actionsAt(document, whole, kind);
    equal(others.length, 0);
    ok(fixAll?.edit);
    ok(await vscode.workspace.applyEdit(fixAll.edit));
    equal(document.getText(), '<<<FILE "two words"\nText.\nEND>>>\n<<<FILE a\nText.\n\n<<<FILE b\nText.\nEND>>>\n');
    deepEqual(await actionsAt(document, whole, kind), []);
  });

  it("are withheld while merge-conflict markers stand", async () => {
    const document = await openFile("<<<FILE a\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\nText.END>>>\n");
    await eventually("problems", () => vscode.languages.getDiagnostics(document.uri).length >= 2);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    deepEqual(await actionsAt(document, whole), []);
    deepEqual(await actionsAt(document, whole, vscode.CodeActionKind.SourceFixAll.append("corpus")), []);
  });
});
