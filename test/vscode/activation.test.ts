import * as vscode from "vscode";
import { equal } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace, ourExtension } from "./host.ts";

describe("the extension", () => {
  it("is there under its id", () => {
    equal(ourExtension().id, "corpus-editor.corpus-editor");
  });

  it("wakes when a corpus is opened", async () => {
    await vscode.workspace.openTextDocument(inWorkspace("a.corpus"));
    await eventually("the extension is active", () => ourExtension().isActive);
  });
});

describe("the language of a file", () => {
  const cases = [
    { title: "a .corpus file is a corpus", file: "a.corpus", languageId: "corpus" },
    { title: "the extension counts in any case", file: "UPPER.CORPUS", languageId: "corpus" },
    { title: "a .txt file is plain text, whatever its first line", file: "header.txt", languageId: "plaintext" },
    { title: "a file without extension is known by its first line", file: "header", languageId: "corpus" },
    { title: "a file that says its format is a corpus", file: "format", languageId: "corpus" },
    { title: "a file that mentions a header later is not", file: "mention", languageId: "plaintext" },
  ];
  for (const { title, file, languageId } of cases) {
    it(title, async () => {
      const document = await vscode.workspace.openTextDocument(inWorkspace(file));
      equal(document.languageId, languageId);
    });
  }

  it("an untitled text that starts with a header is a corpus", async () => {
    const { uri } = await vscode.workspace.openTextDocument({ content: "<<<FILE a\nText.\nEND>>>\n" });
    const untitled = () => vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    await eventually("the language is found", () => untitled()?.languageId === "corpus");
  });
});
