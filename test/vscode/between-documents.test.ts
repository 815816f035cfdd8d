import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, choose, closeAll, openFile, ruleOf } from "./temporary-corpus.ts";

const FOLDER = "between";
const SAID = "The ferry came in at noon and left at one, as it does on every day of the week but Sunday.\n";
const TWINS = `<<<FILE first.txt\n${SAID}END>>>\n<<<FILE second.txt\n${SAID.toUpperCase()}END>>>\n`;
const FOLLOW = "Read all about it in our paper.";

describe("problems between documents", () => {
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(inWorkspace(FOLDER), { recursive: true }));

  function open(text: string, name: string): Promise<vscode.TextDocument> {
    return openFile(text, `${FOLDER}/${name}`);
  }

  function problemOf(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
    return eventually(rule, () => vscode.languages.getDiagnostics(document.uri).find((one) => ruleOf(one) === rule));
  }

  /** The two sides of the diff in front. */
  function compared(): Promise<readonly vscode.TextDocument[]> {
    return eventually("a diff of two texts", () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      if (!(input instanceof vscode.TabInputTextDiff)) return undefined;
      const sides = [input.original, input.modified].map((uri) =>
        vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString()),
      );
      const open = sides.filter((side) => side !== undefined);
      return open.length === 2 ? open : undefined;
    });
  }

  it("are compared side by side, and followed while the corpus changes", async () => {
    const corpus = await open(TWINS, "twins.corpus");
    const { range } = await problemOf(corpus, "duplicate-body");
    await choose(corpus, range, 'Compare with "first.txt"');
    const [left, right] = await compared();
    ok(left && right);
    deepEqual([left.getText(), right.getText()], [SAID, SAID.toUpperCase()]);
    equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, '"first.txt" ↔ "second.txt"');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(corpus.uri, new vscode.Position(0, 0), "<<<FILE new.txt\nNothing.\nEND>>>\n");
    edit.insert(corpus.uri, new vscode.Position(4, 0), "Really. ");
    ok(await vscode.workspace.applyEdit(edit));
    await eventually("the change", () => right.getText() === `Really. ${SAID.toUpperCase()}`);
    equal(left.getText(), SAID);
    deepEqual(
      vscode.languages.getDiagnostics(right.uri).map(({ message }) => message),
      [],
    );
  });

  it("are mended by deleting one of the two", async () => {
    const corpus = await open(TWINS, "one.corpus");
    const { range } = await problemOf(corpus, "duplicate-body");
    const titles = (await actionsAt(corpus, range)).map(({ title }) => title);
    const wanted = ["Delete the document", 'Compare with "first.txt"', 'Delete "first.txt" in its place'];
    deepEqual(
      titles.filter((title) => wanted.includes(title)),
      wanted,
    );
    await choose(corpus, range, 'Delete "first.txt" in its place');
    equal(corpus.getText(), TWINS.slice(TWINS.indexOf("<<<FILE second")));
  });

  it("are put on the boilerplate list, and told as such from then on", async () => {
    const config = inWorkspace(FOLDER, ".corpus.yaml");
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode("# Ours.\nexclude: [x] # sic\n"));
    const texts = ["One ship came.", "Two ships left.", "No ship was seen."];
    const corpus = await open(
      texts.map((text, at) => `<<<FILE ${at}.txt\n${text}\n${FOLLOW}\nEND>>>\n`).join(""),
      "repeated.corpus",
    );
    const { range } = await problemOf(corpus, "repeated-line");
    await choose(corpus, range, "Add to the boilerplate list");
    await problemOf(corpus, "boilerplate-line");
    const rules = (): readonly string[] => vscode.languages.getDiagnostics(corpus.uri).map(ruleOf);
    await eventually("only that", () => rules().length === 3 && rules().every((rule) => rule === "boilerplate-line"));
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(config));
    equal(written, `# Ours.\nexclude: [x] # sic\nboilerplate:\n  - "${FOLLOW}"\n`);
    equal(corpus.isDirty, false);
  });
});
