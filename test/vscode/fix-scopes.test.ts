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
    // The workspace's other files have mistakes that other tests are about: this folder's own word lets its files in.
    const own = new TextEncoder().encode("exclude: [nothing]");
    await vscode.workspace.fs.writeFile(inWorkspace("fix-scopes", ".corpus.yaml"), own);
    await settings.update("exclude", ["**"], vscode.ConfigurationTarget.Global);
    try {
      const editors = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
      deepEqual(await fixWorkspace(), { fixed: 4, left: 0, documents: 4, differing: 0 });
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

  /**
   * Presses Apply in the preview until it is there. Pressed before it has drawn itself it counts as Discard: then once
   * more, later.
   */
  async function fixWorkspace(): Promise<unknown> {
    for (let patience = 2000; patience <= 8000; patience *= 2) {
      const running = vscode.commands.executeCommand("corpus.fixWorkspace");
      let isOver = false;
      const over = Promise.resolve(running).finally(() => {
        isOver = true;
      });
      while (!isOver) {
        await Promise.race([over, new Promise((resolve) => setTimeout(resolve, patience))]);
        if (!isOver) await vscode.commands.executeCommand("refactorPreview.apply");
      }
      const done = await over;
      if (done) return done;
    }
    return undefined;
  }
});
