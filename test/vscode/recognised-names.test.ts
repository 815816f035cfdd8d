import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const TEXT = `<<<FILE a.txt lang=en
Danish Trade Minister Ida Holt came to Lisbon on Monday. Ms Holt left early; nobody asked Holt why.
END>>>
<<<FILE b.txt lang=en
The envoy Ida Holt met Mr Kim. Kim Dae-ho is somebody else.
END>>>
`;

describe("names without a catalogue", () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openFile(TEXT, "recognised/recognised.corpus");
  });

  after(async () => {
    await setAutomatic(undefined);
    await closeAll();
  });

  function placeOf(words: string): vscode.Position {
    return document.positionAt(document.getText().indexOf(words) + 1);
  }

  async function hoverOn(words: string): Promise<string | undefined> {
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      placeOf(words),
    );
    const [content] = hover?.contents ?? [];
    return content instanceof vscode.MarkdownString ? content.value.replaceAll("\\", "") : undefined;
  }

  it("are told with what the texts call them, and why", async () => {
    const value = await eventually("a hover", () => hoverOn("Ida Holt"));
    ok(value.startsWith("**Ida Holt** · person"), value);
    ok(value.includes("Danish Trade Minister · envoy"), value);
    ok(value.includes("3 in this document") && value.includes("4 in 2 documents of this corpus"), value);
    ok(value.includes('Recognised: It stands after the title "Trade Minister"'), value);
  });

  it("are followed as short forms", async () => {
    const value = await eventually("a hover", () => hoverOn("Ms Holt"));
    ok(value.startsWith("**Ida Holt** · person"), value);
    ok(value.includes('stands for "Ida Holt", introduced before'), value);
  });

  it("are not guessed at where nobody is introduced", async () => {
    const value = await eventually("a hover", () => hoverOn("Mr Kim"));
    ok(value.includes("not introduced in this document"), value);
  });

  it("lead to where the document introduces them", async () => {
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      placeOf("Ms Holt"),
    );
    ok(link);
    equal(document.getText(link.targetRange), "Ida Holt");
    equal(link.targetRange.start.line, 1);
  });

  it("are found in all documents, and light up in their own", async () => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      "vscode.executeReferenceProvider",
      document.uri,
      placeOf("Ms Holt"),
    );
    deepEqual(
      found.map(({ range }) => document.getText(range)),
      ["Ida Holt", "Ms Holt", "Holt", "Ida Holt"],
    );
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      document.uri,
      placeOf("Ms Holt"),
    );
    equal(highlights.length, 3);
  });

  it("can be switched off", async () => {
    await setAutomatic(false);
    await eventually("no hover on a name", async () => (await hoverOn("Lisbon")) === undefined);
    await setAutomatic(undefined);
    await eventually(
      "a hover on a name",
      async () => (await hoverOn("Lisbon"))?.startsWith("**Lisbon** · place") ?? false,
    );
  });
});

async function setAutomatic(value: false | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration("corpus");
  await settings.update("entities.automatic", value, vscode.ConfigurationTarget.Workspace);
}
