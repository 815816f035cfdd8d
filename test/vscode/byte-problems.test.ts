import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { inWorkspace } from "./host.ts";
import { actionsAt, choose, closeAll, ruleOf } from "./temporary-corpus.ts";

describe("problems of bytes", () => {
  afterEach(closeAll);

  it("are shown at once where a save would change the line ends", async () => {
    const uri = await openBytes("mixed-ends.corpus", "<<<FILE a\r\nText.\nMore.\nEND>>>\n");
    const [problem] = await byteProblems(uri, "mixed-line-endings");
    ok(problem);
    equal(problem.range.start.line, 0);
    ok(problem.message.includes("Saving it here makes all lines end alike"), problem.message);
  });

  it("are counted in the editor's lines below a lone CR", async () => {
    const uri = await openBytes("lone-cr.corpus", "<<<FILE a\nText.\rMore.\nEND>>>\n<<<FILE b\r\nText.\nEND>>>\n");
    const problems = await byteProblems(uri, "mixed-line-endings");
    deepEqual(
      problems.map(({ range }) => range.start.line),
      [1, 4],
    );
  });

  it("tell of a byte order mark, which the editor keeps", async () => {
    const uri = await openBytes("mark-at-start.corpus", "\uFEFF<<<FILE a\nText.\nEND>>>\n");
    const [problem] = await byteProblems(uri, "byte-order-mark");
    equal(problem?.range.start.line, 0);
  });

  it("withhold every fix where decoding lost something", async () => {
    const before = [...new TextEncoder().encode("<<<FILE a\nThe caf")];
    const after = [...new TextEncoder().encode(" is open.END>>>\n")];
    const uri = await openBytes("lost.corpus", new Uint8Array([...before, 0xe9, ...after]));
    const [problem] = await byteProblems(uri, "invalid-utf8");
    deepEqual(problem?.range, new vscode.Range(1, 7, 1, 8));
    const document = await vscode.workspace.openTextDocument(uri);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await eventually("the glued marker", () =>
      vscode.languages.getDiagnostics(uri).some((one) => ruleOf(one) === "glued-marker"),
    );
    deepEqual(await actionsAt(document, whole), []);
    deepEqual(await actionsAt(document, whole, vscode.CodeActionKind.SourceFixAll.append("corpus")), []);
    equal(await vscode.commands.executeCommand("corpus.fixFile"), undefined);
    equal(document.isDirty, false);
  });

  it("can be silenced in the file and in the workspace; where nothing may be written, in the workspace alone", async () => {
    const ours = /^(?:Silence|Turn) /;
    const titlesAt = async (uri: vscode.Uri, range: vscode.Range): Promise<readonly string[]> => {
      const document = await vscode.workspace.openTextDocument(uri);
      return (await actionsAt(document, range)).map(({ title }) => title).filter((title) => ours.test(title));
    };
    const inWorkspace = (rule: string): readonly string[] => [
      `Silence "${rule}" in this workspace`,
      `Turn "${rule}" down to hint in this workspace`,
    ];
    const marked = await openBytes("silenced.corpus", "\uFEFF<<<FILE a\nText.\nEND>>>\n");
    const [mark] = await byteProblems(marked, "byte-order-mark");
    ok(mark);
    const inFile = 'Silence "byte-order-mark" in this file';
    deepEqual(await titlesAt(marked, mark.range), [inFile, ...inWorkspace("byte-order-mark")]);
    await choose(await vscode.workspace.openTextDocument(marked), mark.range, inFile);
    await eventually("nothing of it", () => vscode.languages.getDiagnostics(marked).length === 0);
    const lost = await openBytes("lost-alone.corpus", Uint8Array.of(...new TextEncoder().encode("# \n# "), 0xff, 10));
    const [fault] = await byteProblems(lost, "invalid-utf8");
    ok(fault);
    deepEqual(await titlesAt(lost, fault.range), inWorkspace("invalid-utf8"));
  });

  it("go when the file is saved without them, and when it is closed", async () => {
    const uri = await openBytes("saved.corpus", "<<<FILE a\r\nText.\nMore.\nEND>>>\n");
    await byteProblems(uri, "mixed-line-endings");
    const editor = vscode.window.activeTextEditor;
    ok(editor);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), "New. "));
    ok(await editor.document.save());
    await eventually("no problem", () => vscode.languages.getDiagnostics(uri).length === 0);
    const other = await openBytes("closed.corpus", "\uFEFF<<<FILE a\nText.\nEND>>>\n");
    await byteProblems(other, "byte-order-mark");
    await closeAll();
    await eventually("no problem", () => vscode.languages.getDiagnostics(other).length === 0);
  });

  it("say when a file is shown in another encoding, and reopen it", async () => {
    const uri = await writeBytes("other.corpus", "<<<FILE a\nThe café is open.END>>>\n");
    const document = await vscode.workspace.openTextDocument(uri, { encoding: "windows1252" });
    await vscode.window.showTextDocument(document);
    const problem = await eventually("the problem", () =>
      vscode.languages.getDiagnostics(uri).find(({ code }) => code === "encoding"),
    );
    ok(problem.message.includes("windows1252"), problem.message);
    const [reopen, ...others] = await actionsAt(document, problem.range);
    equal(reopen?.title, "Reopen the file with UTF-8");
    deepEqual(others, []);
    await vscode.commands.executeCommand("corpus.reopenAsUtf8", uri);
    await eventually("its text", () => document.getText().includes("café"));
    await eventually("no such problem", () =>
      vscode.languages.getDiagnostics(uri).every(({ code }) => code !== "encoding"),
    );
  });
});

async function openBytes(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = await writeBytes(name, content);
  await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  return uri;
}

async function writeBytes(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = inWorkspace(name);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

async function byteProblems(uri: vscode.Uri, rule: string): Promise<readonly vscode.Diagnostic[]> {
  return eventually(rule, () => {
    const shown = vscode.languages.getDiagnostics(uri).filter((one) => ruleOf(one) === rule);
    return shown.length > 0 ? shown : undefined;
  });
}
