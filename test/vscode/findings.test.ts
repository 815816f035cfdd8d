import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, closeAll, openFile, ruleOf } from "./temporary-corpus.ts";

const SIGN_UP = "Sign up now: Get our newsletter in your inbox";
const RULE = "boilerplate-line";
const KEEP = "Keep it as it is, with a reason…";
const TEXT = `<<<FILE a\nOne.\n${SIGN_UP}\nTwo.\nEND>>>\n<<<FILE b\n${SIGN_UP}\nThree.\nEND>>>\n`;

describe("deciding about findings", () => {
  let folder = "";
  let count = 0;

  beforeEach(async () => {
    folder = `triage-${++count}`;
    await vscode.workspace.fs.writeFile(inWorkspace(folder, ".corpus.yaml"), new Uint8Array());
  });

  afterEach(closeAll);

  function open(text = TEXT, name = "x.corpus"): Promise<vscode.TextDocument> {
    return openFile(text, `${folder}/${name}`);
  }

  function problemsIn({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
    return vscode.languages.getDiagnostics(uri).filter((one) => ruleOf(one) === RULE);
  }

  async function problems(document: vscode.TextDocument, wanted: number): Promise<readonly vscode.Diagnostic[]> {
    await eventually(`${wanted} problems of ${RULE}`, () => problemsIn(document).length === wanted);
    return problemsIn(document);
  }

  async function decisions(): Promise<readonly Record<string, unknown>[]> {
    const bytes = await vscode.workspace.fs.readFile(inWorkspace(folder, ".corpus", "decisions.ndjson"));
    const lines = new TextDecoder().decode(bytes).trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line));
  }

  /** Runs a command and takes the first answer it offers. */
  async function takingFirst(command: string, argument: object): Promise<void> {
    let isDone = false;
    const running = vscode.commands.executeCommand(command, argument).then(() => {
      isDone = true;
    });
    await eventually(`${command} done`, async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return isDone;
    });
    await running;
  }

  it("deletes a text everywhere in one step, and remembers it for new ones", async () => {
    const document = await open();
    await problems(document, 2);
    await takingFirst("corpus.findings.delete", { rule: RULE, text: SIGN_UP });
    equal(document.getText(), "<<<FILE a\nOne.\nTwo.\nEND>>>\n<<<FILE b\nThree.\nEND>>>\n");
    const [decision, ...others] = await decisions();
    deepEqual(others, []);
    deepEqual(
      { ...decision, at: "" },
      { on: "text", rule: RULE, text: SIGN_UP, line: true, verdict: "delete", at: "" },
    );
    ok(/^\d{4}-\d\d-\d\d$/.test(String(decision?.at)));
    await problems(document, 0);
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), TEXT);
    const [first] = await problems(document, 2);
    ok(first);
    const preferred = await eventually("the decided fix", async () =>
      (await actionsAt(document, first.range)).find(({ isPreferred }) => isPreferred),
    );
    equal(preferred.title, "Delete it as decided");
  });

  it("moves a text to an attribute in all open corpora, but not in sealed documents", async () => {
    const other = await open(
      `<<<FILE third\n${SIGN_UP}\nFour.\nEND>>>\n<<<FILE fourth sha256=00\n${SIGN_UP}\nEND>>>\n`,
      "y.corpus",
    );
    const document = await open();
    await problems(document, 2);
    await problems(other, 2);
    await takingFirst("corpus.findings.toAttribute", { rule: RULE, text: SIGN_UP });
    equal(
      document.getText(),
      `<<<FILE a credit="${SIGN_UP}"\nOne.\nTwo.\nEND>>>\n<<<FILE b credit="${SIGN_UP}"\nThree.\nEND>>>\n`,
    );
    equal(
      other.getText(),
      `<<<FILE third credit="${SIGN_UP}"\nFour.\nEND>>>\n<<<FILE fourth sha256=00\n${SIGN_UP}\nEND>>>\n`,
    );
    equal((await decisions()).length, 1);
  });

  it("keeps a text everywhere, also in a corpus that is opened later", async () => {
    const document = await open();
    await problems(document, 2);
    await vscode.commands.executeCommand("corpus.findings.keep", { rule: RULE, text: SIGN_UP, why: "It is quoted." });
    await problems(document, 0);
    equal(document.getText(), TEXT);
    const [decision] = await decisions();
    deepEqual([decision?.verdict, decision?.why], ["keep", "It is quoted."]);
    const later = await open(`${TEXT}<<<FILE third\nShare this article\nEND>>>\n`, "later.corpus");
    await problems(later, 1);
  });

  it("judges files that nobody has open as those that are, once the workspace was checked", async () => {
    const closed = inWorkspace(folder, "closed.corpus");
    const inClosed = (): number => vscode.languages.getDiagnostics(closed).filter((one) => ruleOf(one) === RULE).length;
    const other = `<<<FILE c\nFour.\n${SIGN_UP}\nShare this article\nEND>>>\n`;
    await vscode.workspace.fs.writeFile(closed, new TextEncoder().encode(other));
    await vscode.commands.executeCommand("corpus.checkWorkspace");
    await eventually("problems of the closed file", () => inClosed() === 2);
    await vscode.commands.executeCommand("corpus.findings.keep", {
      rule: RULE,
      text: "Share this article",
      why: "Ours.",
    });
    await eventually("one problem kept", () => inClosed() === 1);
    const document = await open();
    await problems(document, 2);
    await takingFirst("corpus.findings.delete", { rule: RULE, text: SIGN_UP });
    equal(document.getText(), "<<<FILE a\nOne.\nTwo.\nEND>>>\n<<<FILE b\nThree.\nEND>>>\n");
    const written = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(closed));
    await eventually("the closed file is written", async () => (await written()) === other.replace(`${SIGN_UP}\n`, ""));
    deepEqual(
      (await decisions()).map(({ verdict }) => verdict),
      ["keep", "delete"],
    );
    await vscode.workspace.fs.delete(closed);
  });

  it("keeps one place and no other, also after edits", async () => {
    const document = await open();
    const [first] = await problems(document, 2);
    ok(first);
    const { start, end } = first.range;
    const range = {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    };
    const place = { source: document.uri.toString(), finding: { rule: RULE, range }, why: "Yes." };
    await vscode.commands.executeCommand("corpus.findings.keepHere", place);
    await problems(document, 1);
    const [decision] = await decisions();
    deepEqual([decision?.on, decision?.document], ["finding", "a"]);
    await vscode.window.activeTextEditor?.edit((edit) => edit.insert(new vscode.Position(0, 0), "# above\n\n"));
    const [left, ...others] = await eventually("the other moved down", () => {
      const now = problemsIn(document);
      return now[0]?.range.start.line === 8 ? now : undefined;
    });
    deepEqual(others, []);
    equal(left?.range.start.line, 8);
  });

  it("keeps one from the light bulb, and no broken structure", async () => {
    const document = await open(`${TEXT}<<<FILE c\nFour.\n`);
    const [first] = await problems(document, 2);
    ok(first);
    const keep = await eventually("the action", async () =>
      (await actionsAt(document, first.range)).find(({ title }) => title === KEEP),
    );
    ok(!keep.isPreferred);
    const [place] = keep.command?.arguments ?? [];
    await vscode.commands.executeCommand(keep.command?.command ?? "", { ...place, why: "It is quoted." });
    await problems(document, 1);
    const [decision] = await decisions();
    deepEqual([decision?.on, decision?.document, decision?.why], ["finding", "a", "It is quoted."]);
    const header = new vscode.Range(document.lineCount - 3, 8, document.lineCount - 3, 9);
    const titles = (await actionsAt(document, header)).map(({ title }) => title);
    ok(titles.includes("Add END>>>") && !titles.includes(KEEP), titles.join("; "));
  });

  it("goes by a file of decisions that somebody else changes, and tells what is wrong in it", async () => {
    const document = await open();
    await problems(document, 2);
    const uri = inWorkspace(folder, ".corpus", "decisions.ndjson");
    const line = JSON.stringify({ on: "text", rule: RULE, text: SIGN_UP, verdict: "keep", why: "ours" });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`nonsense\n${line}\n`));
    await problems(document, 0);
    const [bad, ...others] = await eventually("a problem in it", () => {
      const shown = vscode.languages.getDiagnostics(uri);
      return shown.length > 0 ? shown : undefined;
    });
    deepEqual(others, []);
    equal(bad?.range.start.line, 0);
    await vscode.workspace.fs.delete(uri);
    await problems(document, 2);
  });

  it("knows what has been reviewed, and what has changed since", async () => {
    const document = await open();
    const editor = vscode.window.activeTextEditor;
    ok(editor);
    const line = (): number => editor.selection.active.line;
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await vscode.commands.executeCommand("corpus.markReviewed");
    deepEqual(
      (await decisions()).map(({ on, document: of }) => [on, of]),
      [["review", "a"]],
    );
    await vscode.commands.executeCommand("corpus.nextUnreviewed");
    equal(line(), 5);
    await vscode.commands.executeCommand("corpus.markReviewed");
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), "Zero. "));
    await vscode.commands.executeCommand("corpus.nextUnreviewed");
    equal(line(), 0);
    ok(document.isDirty);
  });
});
