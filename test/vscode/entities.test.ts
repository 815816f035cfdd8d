import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { closeAll, openFile, problemsOf } from "./temporary-corpus.ts";

const CATALOGUE = `entities:
  - id: li-na
    name: Li Na
    type: person
    family-name: Li
    description: Keeper of the harbour light.
    wikidata: Q42
    aliases: [李娜]
  - id: harbour-office
    name: Harbour Office
    type: organisation
`;
const TEXT = `<<<FILE a
Li Na came early to the Harbour Office. Mr Kim was late.

Ms Li had the key; Li’s lamp was lit. 李娜在这里。
END>>>
<<<FILE b
Ms Li is somebody else here.
END>>>
<<<FILE c date=2024-06-17
The boats will sail on Tuesday.
END>>>
`;

describe("names", () => {
  let document: vscode.TextDocument;

  before(async () => {
    await vscode.workspace.fs.writeFile(inWorkspace("names", "entities.yaml"), new TextEncoder().encode(CATALOGUE));
    document = await openFile(TEXT, "names/names.corpus");
  });

  after(closeAll);

  function placeOf(words: string, from = 0): vscode.Position {
    return document.positionAt(document.getText().indexOf(words, from) + 1);
  }

  async function hoverOn(place: vscode.Position): Promise<vscode.Hover | undefined> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      place,
    );
    return hovers[0];
  }

  function markdownOf(hover: vscode.Hover | undefined): vscode.MarkdownString {
    const [content] = hover?.contents ?? [];
    ok(content instanceof vscode.MarkdownString);
    return content;
  }

  it("show who is meant, and under the name alone", async () => {
    const hover = await hoverOn(placeOf("Li Na"));
    const { value } = markdownOf(hover);
    ok(value.startsWith("**Li Na** · person"), value);
    ok(value.includes("Keeper of the harbour light\\."), value);
    ok(value.includes("https://www.wikidata.org/wiki/Q42"), value);
    equal(document.getText(hover?.range), "Li Na");
  });

  it("leave dates to a hover of their own: the day, why, and their words alone", async () => {
    const { value } = markdownOf(await hoverOn(placeOf("Tuesday")));
    ok(value.startsWith("**Tuesday\\, 18 June 2024** · date"), value);
    ok(value.includes("17 June 2024"), value);
    equal(document.getText((await hoverOn(placeOf("Tuesday")))?.range), "Tuesday");
  });

  it("are followed as short forms inside a document, and say why", async () => {
    const { value } = markdownOf(await hoverOn(placeOf("Ms Li")));
    ok(value.startsWith("**Li Na** · person"), value);
    ok(value.includes("introduced before"), value);
  });

  it("are not guessed at where nobody is introduced", async () => {
    const kim = markdownOf(await hoverOn(placeOf("Mr Kim")));
    ok(kim.value.includes("not introduced in this document"), kim.value);
    const other = markdownOf(await hoverOn(placeOf("Ms Li is somebody")));
    ok(!other.value.startsWith("**Li Na**"), other.value);
  });

  it("link to nothing but the web and our own few commands", async () => {
    const { value, isTrusted, supportHtml } = markdownOf(await hoverOn(placeOf("Li Na")));
    const targets = [...value.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] ?? "");
    ok(targets.length >= 3);
    for (const target of targets)
      ok(
        /^(https:|command:corpus\.(showMentions|showCatalogueEntry|showInDocument|showInCorpus)\?)/.test(target),
        target,
      );
    ok(!supportHtml);
    ok(typeof isTrusted === "object");
    deepEqual([...isTrusted.enabledCommands].sort(), [
      "corpus.showCatalogueEntry",
      "corpus.showInCorpus",
      "corpus.showInDocument",
      "corpus.showMentions",
    ]);
  });

  it("lead to the catalogue's entry", async () => {
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      placeOf("Ms Li"),
    );
    ok(link);
    ok(link.targetUri.path.endsWith("/names/entities.yaml"));
    equal(link.targetSelectionRange?.start.line, 2);
  });

  it("are found under every name", async () => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      "vscode.executeReferenceProvider",
      document.uri,
      placeOf("李娜"),
    );
    const here = found.filter(({ uri }) => uri.toString() === document.uri.toString());
    deepEqual(
      here.map(({ range }) => document.getText(range)),
      ["Li Na", "Ms Li", "Li", "李娜"],
    );
  });

  it("light up together in their document", async () => {
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      document.uri,
      placeOf("Li Na"),
    );
    equal(found.length, 4);
  });

  it("follow the catalogue as it is typed, and its faults are shown in the YAML", async () => {
    const yaml = await vscode.workspace.openTextDocument(inWorkspace("names", "entities.yaml"));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(yaml.uri, new vscode.Range(5, 0, 6, 0), "    description: Somebody new.\n    colour: red\n");
    ok(await vscode.workspace.applyEdit(edit));
    const [problem] = await problemsOf(yaml.uri, 1);
    equal(problem && yaml.getText(problem.range), "colour");
    const { value } = markdownOf(await hoverOn(placeOf("Li Na")));
    ok(value.includes("Somebody new"), value);
  });

  it("keep what was known while the catalogue is broken", async () => {
    const yaml = await vscode.workspace.openTextDocument(inWorkspace("names", "entities.yaml"));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(yaml.uri, new vscode.Position(0, 0), "[\n");
    ok(await vscode.workspace.applyEdit(edit));
    await eventually("problems in the YAML", () => vscode.languages.getDiagnostics(yaml.uri).length > 0);
    const { value } = markdownOf(await hoverOn(placeOf("Li Na")));
    ok(value.startsWith("**Li Na**"), value);
  });

  it("survive a catalogue that would end the extension host, twice", async () => {
    const yaml = await vscode.workspace.openTextDocument(inWorkspace("names", "entities.yaml"));
    for (const text of ["[".repeat(1000) + "]".repeat(1000), `${"[".repeat(1000)}${"]".repeat(1000)}\n`]) {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(yaml.uri, new vscode.Range(0, 0, yaml.lineCount, 0), text);
      ok(await vscode.workspace.applyEdit(edit));
      await eventually("a problem that says so", () =>
        vscode.languages.getDiagnostics(yaml.uri).some(({ message }) => /nest|deep/i.test(message)),
      );
    }
    const { value } = markdownOf(await hoverOn(placeOf("Li Na")));
    ok(value.startsWith("**Li Na**"), value);
  });
});

describe("a header", () => {
  after(closeAll);

  it("shows its document's card", async () => {
    const { uri } = await openFile('<<<FILE a.txt title="A short one" date=2024-06-18\nThree words here.\nEND>>>\n');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      new vscode.Position(0, 10),
    );
    const [content] = hovers[0]?.contents ?? [];
    ok(content instanceof vscode.MarkdownString);
    ok(content.value.startsWith("**A short one**"), content.value);
    ok(content.value.includes("3 words"), content.value);
  });
});
