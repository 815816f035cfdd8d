import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, closeAll, openFile, problemsOf, ruleOf } from "./temporary-corpus.ts";

const STRAY = "stray\n<<<FILE a.txt\nText.\nEND>>>\n";

describe("the configuration", () => {
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(inWorkspace("configured"), { recursive: true }));

  let count = 0;
  let folder = "";
  beforeEach(() => {
    folder = `configured/${++count}`;
  });

  async function write(path: string, text: string): Promise<vscode.Uri> {
    const uri = inWorkspace(`${folder}/${path}`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  }

  function openCorpus(text: string, path = "in/a.corpus"): Promise<vscode.TextDocument> {
    return openFile(text, `${folder}/${path}`);
  }

  /** Waits for one problem of this severity. */
  async function severityIs(uri: vscode.Uri, severity: vscode.DiagnosticSeverity): Promise<void> {
    await eventually(`a problem of severity ${severity}`, () => {
      const shown = vscode.languages.getDiagnostics(uri);
      return shown.length === 1 && shown[0]?.severity === severity;
    });
  }

  /** The Markdown of all hovers at a place. */
  async function hoverText(uri: vscode.Uri, place: vscode.Position): Promise<string> {
    const command = "vscode.executeHoverProvider";
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(command, uri, place);
    const contents = hovers.flatMap((hover) => hover.contents);
    return contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : "")).join("\n");
  }

  it("is looked for up to the folder with .git and no further, as in a terminal", async () => {
    await write(".corpus.yaml", "rules: { text-outside-block: error }\n");
    for (const repository of ["plain", "configured"]) await write(`${repository}/.git/HEAD`, "");
    await write("configured/.corpus.yaml", "rules: { text-outside-block: hint }\n");
    const { uri: plain } = await openCorpus(STRAY, "plain/in/a.corpus");
    await severityIs(plain, vscode.DiagnosticSeverity.Warning);
    const { uri: configured } = await openCorpus(STRAY, "configured/in/a.corpus");
    await severityIs(configured, vscode.DiagnosticSeverity.Hint);
  });

  it("is the nearest .corpus.yaml, before the editor's settings, and is heeded when it changes", async () => {
    const settings = vscode.workspace.getConfiguration("corpus");
    await write(".corpus.yaml", "rules: { text-outside-block: error }\n");
    const { uri } = await openCorpus(STRAY);
    await severityIs(uri, vscode.DiagnosticSeverity.Error);
    try {
      const chosen = { "text-outside-block": "info" };
      await settings.update("rules", chosen, vscode.ConfigurationTarget.Global);
      await settings.update("namePattern", "^x", vscode.ConfigurationTarget.Global);
      const [stray, name] = await problemsOf(uri, 2);
      ok(stray && name);
      equal(stray.severity, vscode.DiagnosticSeverity.Error);
      equal(ruleOf(name), "name-pattern");
      await settings.update("namePattern", undefined, vscode.ConfigurationTarget.Global);
      const near = await write("in/.corpus.yaml", "agencies: [A]\n");
      await severityIs(uri, vscode.DiagnosticSeverity.Information);
      await write("in/.corpus.yaml", "rules: { text-outside-block: hint }\n");
      await severityIs(uri, vscode.DiagnosticSeverity.Hint);
      await vscode.workspace.fs.delete(near);
      await severityIs(uri, vscode.DiagnosticSeverity.Error);
    } finally {
      await settings.update("rules", undefined, vscode.ConfigurationTarget.Global);
      await settings.update("namePattern", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("is heeded as it is typed", async () => {
    await write(".corpus.yaml", "rules:\n  text-outside-block: error\n");
    const { uri } = await openCorpus(STRAY);
    await severityIs(uri, vscode.DiagnosticSeverity.Error);
    const config = await openFile("rules:\n  text-outside-block: error\n", `${folder}/.corpus.yaml`);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(config.uri, new vscode.Range(1, 22, 1, 27), "hint");
    ok(await vscode.workspace.applyEdit(edit));
    await severityIs(uri, vscode.DiagnosticSeverity.Hint);
  });

  it("leaves out what it excludes, fixes too", async () => {
    await write(".corpus.yaml", "exclude: [drafts]\n");
    const draft = await openCorpus("<<<FILE a\nText.END>>>\n", "drafts/a.corpus");
    const other = await openCorpus("<<<FILE a\nText.END>>>\n", "other/a.corpus");
    await problemsOf(other.uri, 1);
    deepEqual(vscode.languages.getDiagnostics(draft.uri), []);
    const whole = new vscode.Range(0, 0, draft.lineCount, 0);
    deepEqual(await actionsAt(draft, whole, vscode.CodeActionKind.SourceFixAll.append("corpus")), []);
  });

  it("shows what is wrong in it, where it stands", async () => {
    await write("in/people.yaml", "entities: []\n");
    const text = "rules:\n  number-gapp: off\ncatalogues: [in/people.yaml, none.yaml]\n";
    const config = await write(".corpus.yaml", text);
    await openCorpus(STRAY);
    const told = async (): Promise<readonly string[]> => {
      const shown = await problemsOf(config, 2);
      return shown.map(({ message, range: { start } }) => `${start.line}:${start.character} ${message}`).sort();
    };
    deepEqual(await told(), [
      '1:2 There is no rule "number-gapp"; did you mean "number-gap"?',
      '2:29 There is no file "none.yaml" here; correct the path, or remove it.',
    ]);
    await write(".corpus.yaml", "rules:\n  number-gap: off\n");
    await problemsOf(config, 0);
  });

  it("names catalogues", async () => {
    await write("people.yaml", "entities:\n  - { id: lin, name: Lin Jian, type: person, description: Speaks. }\n");
    await write(".corpus.yaml", "catalogues: [people.yaml]\n");
    const { uri } = await openCorpus("<<<FILE a\nLin Jian spoke.\nEND>>>\n");
    await eventually("a card with the description", async () =>
      (await hoverText(uri, new vscode.Position(1, 2))).includes("Speaks"),
    );
  });

  it("is completed and explained while it is written", async () => {
    const { uri } = await openFile("rules:\n  num\n", `${folder}/.corpus.yaml`);
    await openCorpus(STRAY);
    const labels = await eventually("completions", async () => {
      const command = "vscode.executeCompletionItemProvider";
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(command, uri, new vscode.Position(1, 5));
      const found = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
      return found.includes("number-gap") ? found : undefined;
    });
    ok(!labels.includes("boilerplate"));
    ok((await hoverText(uri, new vscode.Position(0, 2))).includes("How much each rule"));
  });
});
