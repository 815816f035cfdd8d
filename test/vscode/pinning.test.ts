import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, choose, closeAll, openFile, ruleOf } from "./temporary-corpus.ts";

const FOLDER = "pinning";
const CATALOGUE = `entities:
  - { id: na, name: Li Na, type: person, family-name: Li }
  - { id: mo, name: Li Mo, type: person, family-name: Li }
`;
const TEXT = `<<<FILE a.txt
Li Na and Li Mo met at the harbour. Then Ms Li left, and nobody else.
END>>>
`;
const SAID = "The ferry came in at noon and left at one, as it does on every day of the week but Sunday.\n";
const TWINS = `<<<FILE first.txt\n${SAID}END>>>\n<<<FILE second.txt\n${SAID}END>>>\n`;

describe("decisions about mentions and pairs", () => {
  before(async () => {
    const bytes = new TextEncoder().encode(CATALOGUE);
    await vscode.workspace.fs.writeFile(inWorkspace(FOLDER, "entities.yaml"), bytes);
    await vscode.workspace.fs.writeFile(inWorkspace(FOLDER, ".corpus.yaml"), new Uint8Array());
  });
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(inWorkspace(FOLDER), { recursive: true }));

  function cursorOn(document: vscode.TextDocument, words: string): vscode.Range {
    const place = document.positionAt(document.getText().indexOf(words) + 1);
    const editor = vscode.window.activeTextEditor;
    if (editor) editor.selection = new vscode.Selection(place, place);
    return new vscode.Range(place, place);
  }

  async function hoverOn(document: vscode.TextDocument, words: string): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      cursorOn(document, words).start,
    );
    const [content] = hovers[0]?.contents ?? [];
    return content instanceof vscode.MarkdownString ? content.value : "";
  }

  async function decisions(): Promise<readonly Record<string, unknown>[]> {
    const uri = inWorkspace(FOLDER, ".corpus", "decisions.ndjson");
    const text = await vscode.workspace.fs.readFile(uri).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => "",
    );
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  }

  it("are offered where a name stands, written down, heeded and taken back", async () => {
    const document = await openFile(TEXT, `${FOLDER}/a.corpus`);
    const place = cursorOn(document, "Ms Li");
    await eventually("the open question", async () => (await hoverOn(document, "Ms Li")).includes("could be"));
    const titles = async (): Promise<readonly string[]> =>
      (await actionsAt(document, place, vscode.CodeActionKind.Refactor)).map(({ title }) => title);
    const all = await titles();
    deepEqual(
      ['Pin who "Ms Li" is here…', '"Ms Li" is no name here'].filter((title) => !all.includes(title)),
      [],
    );
    await vscode.commands.executeCommand("corpus.notAName");
    await eventually("no hover", async () => (await hoverOn(document, "Ms Li")) === "");
    const [decision] = await decisions();
    equal(decision?.on, "mention");
    equal(decision?.verdict, "no-name");
    ok(JSON.stringify(decision?.quote).includes(`"exact":"Ms Li"`));
    ok((await titles()).includes('Take back what was decided about "Ms Li"'));
    cursorOn(document, "Ms Li");
    await vscode.commands.executeCommand("corpus.unpinMention");
    await eventually("the hover again", async () => (await hoverOn(document, "Ms Li")).includes("could be"));
    deepEqual(await decisions(), []);
    equal(document.isDirty, false);
  });

  it("pin a mention to somebody of a list", async () => {
    const document = await openFile(TEXT, `${FOLDER}/b.corpus`);
    cursorOn(document, "Ms Li");
    const pinning = vscode.commands.executeCommand("corpus.pinMention");
    // The list takes a moment; until then the command does nothing.
    await eventually("an answer", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return (await decisions()).length > 0;
    });
    await pinning;
    const hover = await eventually("who it is", async () => {
      const told = await hoverOn(document, "Ms Li");
      return told.includes("decided so") ? told : undefined;
    });
    ok(hover.startsWith("**Li Na** · person"), hover);
  });

  it("end the talk of two documents that somebody calls different", async () => {
    const document = await openFile(TWINS, `${FOLDER}/twins.corpus`);
    const rules = (): readonly string[] => vscode.languages.getDiagnostics(document.uri).map(ruleOf);
    const problem = await eventually("twins", () =>
      vscode.languages.getDiagnostics(document.uri).find((one) => ruleOf(one) === "duplicate-body"),
    );
    await choose(document, problem.range, "These are different texts");
    await eventually("silence", () => rules().length === 0);
    const pair = (await decisions()).find(({ on }) => on === "pair");
    deepEqual([pair?.documents, pair?.verdict], [["first.txt", "second.txt"], "unlike"]);
  });
});
