import * as vscode from "vscode";
import { deepEqual, equal } from "../support/expect.ts";
import { inWorkspace } from "./host.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const encoder = new TextEncoder();

/** What nobody who only looks may change: as bytes, since the editor normalises what it shows. */
const TEXTS = {
  "unsound.corpus": "<<<FILE a  \nText.  \n\n\n<<<FILE b\nMore.\u2028Text. END>>>",
  "crlf.corpus": "<<<FILE a\r\nText.\r\nEND>>>\r\n",
  "mixed.corpus": "<<<FILE a\r\nText.\nEND>>>\r\n",
  "mark.corpus": "\uFEFF<<<FILE a\nText.\nEND>>>\n",
};

describe("looking", () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`changes nothing of ${name}`, async () => {
      const uri = inWorkspace(name);
      const document = await openFile(text, name);
      const before = await vscode.workspace.fs.stat(uri);
      const { version } = document;
      const place = new vscode.Position(1, 2);
      await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
      await vscode.commands.executeCommand("vscode.executeFoldingRangeProvider", uri);
      await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, place);
      await vscode.commands.executeCommand("vscode.executeDefinitionProvider", uri, place);
      await vscode.commands.executeCommand("vscode.executeReferenceProvider", uri, place);
      await vscode.commands.executeCommand("vscode.executeDocumentHighlights", uri, place);
      await vscode.commands.executeCommand("vscode.executeSelectionRangeProvider", uri, [place]);
      await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, new vscode.Range(0, 0, 9, 0));
      await vscode.commands.executeCommand("editor.action.showHover");
      equal(document.version, version);
      equal(document.isDirty, false);
      await closeAll();
      deepEqual([...(await vscode.workspace.fs.readFile(uri))], [...encoder.encode(text)]);
      equal((await vscode.workspace.fs.stat(uri)).mtime, before.mtime);
    });
  }
});
