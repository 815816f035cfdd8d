import * as vscode from "vscode";
import { deepEqual } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const TEXT = `<<<FILE a.txt title="The lamp" lang=en
The key was lost.
Sign up to our newsletter
END>>>
<<<FILE b.txt lang=de
Der Hafen ist wieder offen.
END>>>
<<<FILE c.txt lang=en
Captain Lin Jian told the council that the harbour would reopen.
END>>>
`;

describe("finding documents by a query", () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    document = await openFile(TEXT, "find/find.corpus");
  });
  afterEach(closeAll);

  for (const [query, line, name] of [
    ["rule(boilerplate-line)", 0, "a.txt"],
    ["lang = de", 4, "b.txt"],
    ['mentions "Lin Jian" and words > 5', 7, "c.txt"],
  ] as const)
    it(`leads to the first that matches: ${query}`, async () => {
      await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
      const done = vscode.commands.executeCommand("corpus.findDocuments", query);
      let isDone = false;
      void done.then(() => {
        isDone = true;
      });
      await eventually("the list", async () => {
        await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
        return isDone;
      });
      const editor = vscode.window.activeTextEditor;
      deepEqual([editor?.selection.start.line, document.getText(editor?.selection)], [line, name]);
    });
});
