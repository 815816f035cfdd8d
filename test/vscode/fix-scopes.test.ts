import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, closeAll, openFile, problemsOf, ruleOf } from "./temporary-corpus.ts";

const GLUED = "<<<FILE a\nText.END>>>\n<<<FILE b\nText.\nEND>>>";

describe("fix scopes", () => {
  afterEach(closeAll);

  it("have one for all problems of a rule in a document", async () => {
    const text = "<<<FILE a\nOne.  \nTwo. \nEND>>>\n<<<FILE b\nThree.  \nEND>>>\n";
    const document = await openFile(text);
    const [first] = (await problemsOf(document.uri, 3)).filter((one) => ruleOf(one) === "trailing-whitespace");
    ok(first);
    const actions = await actionsAt(document, first.range);
    const inDocument = actions.find(
      ({ title }) => title === 'Fix all 2 "trailing-whitespace" problems in this document',
    );
    ok(inDocument?.edit, actions.map(({ title }) => title).join(" | "));
    ok(actions.some(({ title }) => title === 'Fix all 3 "trailing-whitespace" problems in this file'));
    ok(await vscode.workspace.applyEdit(inDocument.edit));
    equal(document.getText(), "<<<FILE a\nOne.\nTwo.\nEND>>>\n<<<FILE b\nThree.  \nEND>>>\n");
  });

  it("have one for all safe problems of a file, which says what it did, in one step", async () => {
    const text = `${GLUED}\n<<<FILE b\nMore.\nEND>>>`;
    const document = await openFile(text);
    await eventually("problems", () => vscode.languages.getDiagnostics(document.uri).length > 0);
    const done = await vscode.commands.executeCommand("corpus.fixFile");
    deepEqual(done, { fixed: 2, left: 1, documents: 3, differing: 0 });
    equal(document.getText(), "<<<FILE a\nText.\nEND>>>\n<<<FILE b\nText.\nEND>>>\n<<<FILE b\nMore.\nEND>>>\n");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), text);
  });

  it("have one for the workspace, previewed, which opens no editor and saves what was saved", async () => {
    const names = ["one.corpus", "two.corpus"].map((name) => inWorkspace("fix-scopes", name));
    for (const uri of names) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(GLUED));
    const settings = vscode.workspace.getConfiguration("corpus");
    // The suite's other files have mistakes that other tests are about.
    await settings.update("exclude", ["/*.corpus", "/silencing"], vscode.ConfigurationTarget.Global);
    try {
      const editors = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
      const running = vscode.commands.executeCommand("corpus.fixWorkspace");
      const accepting = accept();
      deepEqual(await running, { fixed: 4, left: 0, documents: 4, differing: 0 });
      await accepting;
      for (const uri of names)
        equal(
          new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)),
          "<<<FILE a\nText.\nEND>>>\n<<<FILE b\nText.\nEND>>>\n",
        );
      equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, editors);
    } finally {
      await settings.update("exclude", undefined, vscode.ConfigurationTarget.Global);
      await vscode.workspace.fs.delete(inWorkspace("fix-scopes"), { recursive: true });
    }
  });

  /** Presses Apply in the preview until it is there to be pressed. */
  async function accept(): Promise<void> {
    for (let tries = 0; tries < 40; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await vscode.commands.executeCommand("refactorPreview.apply");
      const uri = inWorkspace("fix-scopes", "two.corpus");
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      if (text.endsWith("\n")) return;
    }
  }
});
