import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, closeAll, openFile } from "./temporary-corpus.ts";

const CATALOGUE = `# Ours.
entities:
  - id: lin-jian # who speaks
    name: Lin Jian
    type: person
    family-name: Lin

  - id: l-jian
    name: L. Jian
    type: person
    relations: [{ is: works at, entity: harbour-office }]

  - id: harbour-office
    name: "Harbour Office"
    type: organisation
`;
const TEXT = `<<<FILE a
Lin Jian Hall is near. Lin Jian spoke at the Harbour Office. Anna Berg wrote it down; L. Jian listened.

Lin left. Mr Kim stayed.
END>>>
`;
const YAML = inWorkspace("editing", "entities.yaml");

describe("a name in a corpus", () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    await write(YAML, CATALOGUE);
    // What an earlier test opened stays open, and is told of the file only after a while.
    await eventually("the catalogue", async () => {
      const open = vscode.workspace.textDocuments.find(({ uri }) => uri.path === YAML.path);
      return !open || open.getText() === CATALOGUE;
    });
    document = await openFile(TEXT, "editing/names.corpus");
    await eventually("the catalogue", () => isOffered("Lin Jian spoke", "Merge"));
  });

  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(inWorkspace("editing"), { recursive: true }));

  it("is added to the nearest catalogue when it is selected, and nothing else changes", async () => {
    select("Anna Berg");
    await takingFirst(choose("Anna Berg", 'Add "Anna Berg" to the catalogue'));
    const added = "\n  - id: anna-berg\n    name: Anna Berg\n    type: person\n    family-name: Berg\n";
    await saysEventually(CATALOGUE + added);
    await eventually("a mention", () => isOffered("Anna Berg", "Merge"));
    await vscode.window.showTextDocument(YAML);
    await vscode.commands.executeCommand("undo");
    equal((await vscode.workspace.openTextDocument(YAML)).getText(), CATALOGUE);
    await vscode.commands.executeCommand("workbench.action.files.save");
  });

  it("becomes an alias of the nearest entity", async () => {
    await takingFirst(choose("Mr Kim", 'Add "Mr Kim" as an alias of…'));
    await saysEventually(/ {4}aliases:\n {6}- Kim\n/);
  });

  it("is never taken for an entity in a longer name", async () => {
    await choose("Lin Jian Hall", 'Never take "Lin Jian Hall" for "Lin Jian"');
    await saysEventually(CATALOGUE.replace("family-name: Lin\n", "family-name: Lin\n    not: [Lin Jian Hall]\n"));
    await eventually("no mention", async () => (await isOffered("Lin Jian Hall", "Never")) === false);
  });

  it("is never taken for an entity as a short form", async () => {
    await choose("Lin left", 'Never take "Lin" for "Lin Jian"');
    await saysEventually(/aliases:\n {6}- \{ text: Lin, when: never \}\n/);
  });

  it("is merged with another entity: its entry goes, and who speaks of it speaks of the other", async () => {
    await takingFirst(choose("Lin Jian spoke", 'Merge "Lin Jian" with another entity…'));
    await saysEventually(
      [
        ...["# Ours.", "entities:", "  - id: lin-jian # who speaks", "    name: Lin Jian", "    type: person"],
        ...["    family-name: Lin", "    aliases:", "      - L. Jian"],
        ...["    relations: [{ is: works at, entity: harbour-office }]", "    replaces: [l-jian]", ""],
        ...["  - id: harbour-office", '    name: "Harbour Office"', "    type: organisation", ""],
      ].join("\n"),
    );
  });

  it("has no actions where there is no name", async () => {
    deepEqual(await titlesAt("wrote it down"), []);
    deepEqual(await titlesAt("<<<FILE"), []);
  });

  it("begins a catalogue where there is none, after asking", async () => {
    await vscode.workspace.fs.delete(YAML);
    await eventually("no catalogue", async () => (await isOffered("Lin Jian spoke", "Merge")) === false);
    select("Anna Berg");
    await takingFirst(choose("Anna Berg", 'Add "Anna Berg" to the catalogue'));
    await saysEventually(
      "entities:\n  - id: anna-berg\n    name: Anna Berg\n    type: person\n    family-name: Berg\n",
    );
  });

  it("changes nothing in a catalogue that is broken, and shows where", async () => {
    const yaml = await vscode.workspace.openTextDocument(YAML);
    const breaking = new vscode.WorkspaceEdit();
    breaking.insert(YAML, new vscode.Position(yaml.lineCount, 0), "  - id: [\n");
    ok(await vscode.workspace.applyEdit(breaking));
    select("Anna Berg");
    await takingFirst(choose("Anna Berg", 'Add "Anna Berg" to the catalogue'));
    equal(yaml.getText(), `${CATALOGUE}  - id: [\n`);
    await eventually("the catalogue", () => vscode.window.activeTextEditor?.document.uri.path === YAML.path);
  });

  it("is added to a catalogue that is a document of the corpus", async () => {
    const corpus =
      "<<<FILE entities.yaml\nentities:\n  - id: bo\n    name: Bo Berg\n    type: person\nEND>>>\n<<<FILE a\nAnna Berg met Bo Berg.\nEND>>>\n";
    document = await openFile(corpus, "editing/inside.corpus");
    select("Anna Berg");
    await takingFirst(choose("Anna Berg", 'Add "Anna Berg" to the catalogue'));
    const added = "  - id: anna-berg\n    name: Anna Berg\n    type: person\n    family-name: Berg\n";
    equal(document.getText(), corpus.replace("type: person\n", `type: person\n${added}`));
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), corpus);
  });

  it("is renamed in the catalogue, with the old name as an alias, and never in the text", async () => {
    const place = placeOf("Lin Jian spoke");
    const prepared = await vscode.commands.executeCommand<{ placeholder: string }>(
      "vscode.prepareRename",
      document.uri,
      placeOf("Lin left"),
    );
    equal(prepared.placeholder, "Lin Jian");
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      place,
      "Lin J.",
    );
    deepEqual(
      edit.entries().map(([uri]) => uri.path),
      [YAML.path],
    );
    ok(await vscode.workspace.applyEdit(edit));
    const yaml = await vscode.workspace.openTextDocument(YAML);
    equal(
      yaml.getText(),
      CATALOGUE.replace("name: Lin Jian", "name: Lin J.").replace(
        "family-name: Lin\n",
        "family-name: Lin\n    aliases:\n      - Lin Jian\n",
      ),
    );
    equal(document.getText(), TEXT);
    await yaml.save();
  });

  it("without an entry is not renamed, and says why", async () => {
    let said = "";
    try {
      await vscode.commands.executeCommand("vscode.prepareRename", document.uri, placeOf("Mr Kim"));
    } catch (error) {
      said = String(error);
    }
    ok(said.includes('"Mr Kim" has no entry in the catalogue'), said);
  });

  function placeOf(words: string): vscode.Position {
    return document.positionAt(document.getText().lastIndexOf(words) + 1);
  }

  function select(words: string): void {
    const start = document.positionAt(document.getText().lastIndexOf(words));
    const editor = vscode.window.activeTextEditor;
    if (editor) editor.selection = new vscode.Selection(start, start.translate(0, words.length));
  }

  function rangeOf(words: string): vscode.Range {
    const selected = vscode.window.activeTextEditor?.selection;
    if (selected && document.getText(selected) === words) return selected;
    return new vscode.Range(placeOf(words), placeOf(words));
  }

  async function titlesAt(words: string): Promise<readonly string[]> {
    return (await ours(words)).map(({ title }) => title);
  }

  /** Whether an action is offered; a question that the editor cancels meanwhile, for the text changed, has no answer. */
  async function isOffered(words: string, title: string): Promise<boolean | undefined> {
    try {
      return (await titlesAt(words)).some((one) => one.startsWith(title));
    } catch (error) {
      if (error instanceof Error && error.name === "Canceled") return undefined;
      throw error;
    }
  }

  async function ours(words: string): Promise<readonly vscode.CodeAction[]> {
    const actions = await actionsAt(document, rangeOf(words), vscode.CodeActionKind.Refactor);
    return actions.filter(({ kind }) => kind?.value.endsWith("corpus.catalogue"));
  }

  async function choose(words: string, title: string): Promise<void> {
    const action = await eventually(title, async () => (await ours(words)).find((one) => one.title === title));
    const { command, arguments: given = [] } = action.command ?? {};
    ok(command !== undefined);
    await vscode.commands.executeCommand(command, ...given);
  }
});

/** Takes the first answer of all that is asked until it is done. */
async function takingFirst(running: Promise<void>): Promise<void> {
  let isDone = false;
  const done = running.finally(() => {
    isDone = true;
  });
  await eventually("done", async () => {
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return isDone;
  });
  await done;
}

async function saysEventually(expected: string | RegExp): Promise<void> {
  let text = "";
  await eventually(
    `the catalogue: ${expected}`,
    async () => {
      text = new TextDecoder().decode(await vscode.workspace.fs.readFile(YAML));
      return typeof expected === "string" ? text === expected : expected.test(text);
    },
    8_000,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${text}`);
  });
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
