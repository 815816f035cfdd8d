import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { closeAll, openFile } from "./temporary-corpus.ts";

const CATALOGUE = `entities:
  - { id: li-na, name: Li Na, type: person, family-name: Li, aliases: [李娜] }
  - { id: harbour-office, name: Harbour Office, type: organisation }
`;
const TEXT = `<<<FILE a.txt title="The key to the lamp"
Li Na came to the Harbour Office.
Ms Li had the key. Mr Kim had not.
END>>>
<<<FILE b.txt
Nobody but Li Na was here.
END>>>
`;

describe("lists of names", () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    await vscode.workspace.fs.writeFile(inWorkspace("lists", "entities.yaml"), new TextEncoder().encode(CATALOGUE));
    document = await openFile(TEXT, "lists/lists.corpus");
  });

  afterEach(closeAll);

  /** The coloured words, with the names of their colours. */
  async function coloured(): Promise<readonly string[]> {
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const ask = <T>(command: string): Thenable<T> => vscode.commands.executeCommand<T>(command, document.uri, range);
    const legend = await eventually("a legend", () =>
      ask<vscode.SemanticTokensLegend | undefined>("vscode.provideDocumentRangeSemanticTokensLegend"),
    );
    const { data } = await ask<vscode.SemanticTokens>("vscode.provideDocumentRangeSemanticTokens");
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
      character = lines === 0 ? character + characters : characters;
      line += lines;
      const word = document.lineAt(line).text.slice(character, character + length);
      found.push(`${word} ${legend.tokenTypes[type]}`);
    }
    return found;
  }

  it("colour the names by type, and at once after an edit", async () => {
    deepEqual(await coloured(), [
      "Li Na corpusPerson",
      "Harbour Office corpusOrganisation",
      "Ms Li corpusPerson",
      "Li Na corpusPerson",
    ]);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), "Once more: ");
    edit.delete(document.uri, new vscode.Range(5, 11, 5, 16));
    ok(await vscode.workspace.applyEdit(edit));
    deepEqual((await coloured()).slice(0, 4), [
      "Li Na corpusPerson",
      "Harbour Office corpusOrganisation",
      "Ms Li corpusPerson",
    ]);
  });

  async function symbols(query: string): Promise<readonly string[]> {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      "vscode.executeWorkspaceSymbolProvider",
      query,
    );
    return found
      .filter(({ location }) => location.uri.path.includes("/lists/"))
      .map(({ name, location }) => `${name} @${location.uri.path.split("/").at(-1)}:${location.range.start.line}`);
  }

  it("find documents by title and name, entities by name and alias, from anywhere", async () => {
    deepEqual(await symbols("key lamp"), ["The key to the lamp @lists.corpus:0"]);
    deepEqual(await symbols("b.txt"), ["b.txt @lists.corpus:4"]);
    deepEqual(await symbols("Harbour"), ["Harbour Office @entities.yaml:2"]);
    deepEqual(await symbols("李"), ["李娜 (Li Na) @entities.yaml:1"]);
    deepEqual(await symbols("zzzz"), []);
  });

  it("show a name in context, and lead to each mention, also after an edit", async () => {
    const editor = vscode.window.activeTextEditor;
    ok(editor);
    editor.selection = new vscode.Selection(1, 2, 1, 2);
    await vscode.commands.executeCommand("corpus.showInDocument");
    const inDocument = await shown();
    deepEqual(names(inDocument), ["Li Na", "Ms Li"]);
    await vscode.commands.executeCommand("vscode.open", document.uri);
    await vscode.commands.executeCommand("corpus.showInCorpus");
    const list = await eventually("the list", async () => {
      const one = await shown();
      return one !== inDocument && names(one).length === 3 ? one : undefined;
    });
    equal(list.languageId, "plaintext");
    equal(list.lineAt(0).text, "Li Na (person): 3 mentions in 2 documents");
    const last = list.lineCount - 2;
    ok(/ Nobody but Li Na was here\.$/.test(list.lineAt(last).text), list.getText());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "# above\n");
    ok(await vscode.workspace.applyEdit(edit));
    const reader = vscode.window.activeTextEditor;
    ok(reader);
    reader.selection = new vscode.Selection(last, 0, last, 0);
    await vscode.commands.executeCommand("corpus.concordance.open");
    const there = vscode.window.activeTextEditor;
    equal(there?.document.uri.toString(), document.uri.toString());
    deepEqual([there?.selection.start.line, document.getText(there?.selection)], [6, "Li Na"]);
  });

  it("are exported as the command line exports them", async () => {
    const target = inWorkspace("lists", "out.csv");
    await vscode.commands.executeCommand("corpus.exportEntities", "entities.csv", target);
    const [head, ...rows] = new TextDecoder()
      .decode(await vscode.workspace.fs.readFile(target))
      .trimEnd()
      .split("\n");
    equal(head, "entity,name,kind,how,mentions,documents,forms,wikidata,description");
    ok(rows.includes("li-na,Li Na,person,catalogue,3,2,Li Na; Ms Li,,"), rows.join("\n"));
  });

  /** The list in front. */
  function shown(): Promise<vscode.TextDocument> {
    return eventually("a list", () => {
      const front = vscode.window.activeTextEditor?.document;
      return front?.uri.scheme === "corpus-concordance" && front.lineCount > 3 ? front : undefined;
    });
  }

  /** What stands in the column of the names. */
  function names(list: vscode.TextDocument): readonly string[] {
    const lines = list.getText().split("\n");
    return lines
      .filter((line) => /^ *\d+ {2}/.test(line))
      .map((line) => line.slice(58).split(" ").slice(0, 2).join(" "));
  }
});
