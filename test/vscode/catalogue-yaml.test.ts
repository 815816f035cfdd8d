import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const TEXT = `entities:
  - id: lin
    name: Lin Jian
    type: person
    relations:
      - { is: works at, entity: office }

  - id: office # where
    name: Harbour Office
    type: organisation
    description: Keeps the *light*.
    replaces: [dock-office]
`;
const CORPUS = `<<<FILE a
Lin Jian left the Harbour Office.
END>>>
<<<FILE b
The Harbour Office is shut. Harbour Office staff went home.
END>>>
`;

describe("a catalogue in the editor", () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openFile(TEXT, "yaml/entities.yaml");
    await openFile(CORPUS, "yaml/one.corpus");
    await eventually("mentions", async () => (await mentions()).length === 3);
  });

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(inWorkspace("yaml"), { recursive: true });
  });

  const at = (words: string, into = 1): vscode.Position =>
    document.positionAt(document.getText().indexOf(words) + into);

  async function mentions(): Promise<readonly vscode.Location[]> {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      "vscode.executeReferenceProvider",
      document.uri,
      at("Harbour Office"),
    );
    return found.filter(({ uri }) => uri.path.endsWith("one.corpus"));
  }

  it("says of an entity who it is and where it is mentioned", async () => {
    const hover = await eventually("a hover", async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        at("office }"),
      );
      return hovers.find(({ range }) => range && document.getText(range) === "office");
    });
    const [content] = hover.contents;
    ok(content instanceof vscode.MarkdownString);
    ok(content.value.startsWith("**Harbour Office** · organisation"), content.value);
    ok(content.value.includes("Keeps the \\*light\\*\\."), content.value);
    ok(content.value.replaceAll("\\", "").includes('3 mentions in 2 documents: "b" (2), "a" (1)'), content.value);
  });

  it("leads from a relation to the entry", async () => {
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      at("office }"),
    );
    equal(link?.targetSelectionRange && document.getText(link.targetSelectionRange), "Harbour Office");
  });

  it("leads from a merged id to the entry that replaces it", async () => {
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      at("dock-office"),
    );
    equal(link?.targetSelectionRange && document.getText(link.targetSelectionRange), "Harbour Office");
    equal(link?.originSelectionRange && document.getText(link.originSelectionRange), "dock-office");
  });

  it("finds every mention of an entity", async () => {
    const found = await mentions();
    equal(found.length, 3);
  });

  it("lists its entities", async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    deepEqual(
      symbols.map(({ name, detail }) => `${name}: ${detail}`),
      ["Lin Jian: person · lin", "Harbour Office: organisation · office"],
    );
  });

  it("offers ids where a relation leads", async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      at("office }"),
    );
    const ours = list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
    deepEqual(
      ours.map(({ label, detail }) => `${String(label)}: ${detail}`),
      ["lin: Lin Jian · person", "office: Harbour Office · organisation"],
    );
  });

  it("renames an id with all who speak of it, in one step", async () => {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      at("office }"),
      "light-office",
    );
    ok(await vscode.workspace.applyEdit(edit));
    equal(
      document.getText(),
      TEXT.replace("entity: office", "entity: light-office")
        .replace("id: office", "id: light-office")
        .replace("[dock-office]", "[dock-office, office]"),
    );
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), TEXT);
  });

  it("does not rename to an id that is taken, and says so", async () => {
    let said = "";
    try {
      await vscode.commands.executeCommand("vscode.executeDocumentRenameProvider", document.uri, at("office }"), "lin");
    } catch (error) {
      said = String(error);
    }
    ok(said.includes('"lin" is taken'), said);
    equal(document.getText(), TEXT);
  });
});
