import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const TEXT = `<<<FILE a author=
Foreign minister Anna Berg met Premier Carl Holm in Berlin on Monday. Anna Berg said nothing.

Lin Jian was there, and Lin J
END>>>
<<<FILE b 
END>>>
`;
const CATALOGUE = `entities:
  - id: lin
    name: Lin Jian
    type: person
  - id: office
    name: Harbour Office
    type: organisation
`;

describe("names beside a catalogue", () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    const yaml = inWorkspace("report", "entities.yaml");
    await vscode.workspace.fs.writeFile(yaml, new TextEncoder().encode(CATALOGUE));
    document = await openFile(TEXT, "report/news.corpus");
    await eventually("the catalogue", async () => (await offered("author=")).length > 0);
  });

  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(inWorkspace("report"), { recursive: true }));

  async function offered(words: string): Promise<readonly string[]> {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      document.positionAt(document.getText().indexOf(words) + words.length),
    );
    const ours = items.filter(
      ({ kind }) => kind === vscode.CompletionItemKind.Reference || kind === vscode.CompletionItemKind.Property,
    );
    return ours.map(({ insertText, label }) => String(insertText ?? (typeof label === "string" ? label : label.label)));
  }

  it("are offered in headers: keys, and whom a key may name", async () => {
    deepEqual(await offered("author="), ['"Lin Jian"', '"Harbour Office"']);
    ok((await offered("<<<FILE b ")).includes("title="));
  });

  it("are offered in texts when somebody asks", async () => {
    deepEqual(await offered("and Lin J"), ["Lin Jian"]);
  });

  it("make a catalogue to prune, with what no catalogue has", async () => {
    await takingFirst(vscode.commands.executeCommand("corpus.startCatalogue"));
    const written = await eventually("a document", () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.isUntitled ? editor.document : undefined;
    });
    const text = written.getText();
    equal(written.languageId, "yaml");
    ok(text.includes('  # 2 mentions in 1 document: "a"'), text);
    ok(text.includes("  - id: anna-berg\n    name: Anna Berg\n    type: person\n"), text);
    ok(text.includes("name: Carl Holm"), text);
    ok(!text.includes("Lin Jian"), text);
  });

  it("that nobody mentions are faded in the YAML, and frequent ones that it lacks are told at its head", async () => {
    const yaml = await vscode.workspace.openTextDocument(inWorkspace("report", "entities.yaml"));
    await vscode.window.showTextDocument(yaml);
    const hints = await eventually("hints", () => {
      const found = vscode.languages
        .getDiagnostics(yaml.uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Hint);
      return found.length > 1 ? found : undefined;
    });
    deepEqual(
      hints.map(({ range, message, tags }) => [yaml.getText(range), message.split(":")[0], tags?.length ?? 0]),
      [
        ["entities", "A frequent name is in no catalogue", 0],
        ["Harbour Office", 'No open corpus mentions "Harbour Office".', 1],
      ],
    );
  });

  it("that no catalogue has are listed, and lead to their first mention", async () => {
    await takingFirst(vscode.commands.executeCommand("corpus.reviewCatalogue"));
    const editor = vscode.window.activeTextEditor;
    equal(editor?.document.uri.toString(), document.uri.toString());
    await eventually("the mention", () => document.getText(vscode.window.activeTextEditor?.selection) === "Anna Berg");
  });
});

/** Takes the first answer of all that is asked until it is done. */
async function takingFirst(running: Thenable<unknown>): Promise<void> {
  let isDone = false;
  const done = running.then(() => {
    isDone = true;
  });
  await eventually("done", async () => {
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return isDone;
  });
  await done;
}
