import * as vscode from "vscode";
import { deepEqual, equal, ok } from "../support/expect.ts";
import { eventually } from "./eventually.ts";
import { extensionHost, inWorkspace } from "./host.ts";
import { closeAll, openFile, ruleOf } from "./temporary-corpus.ts";

const FOLDER = "reach";
const EMPTY = "<<<FILE a\nEND>>>\n";

describe("the check of a whole workspace", () => {
  const one = inWorkspace(FOLDER, "one.corpus");
  const two = inWorkspace(FOLDER, "deeper", "TWO.CORPUS");
  const settings = vscode.workspace.getConfiguration("corpus");

  before(async () => {
    await write(one, EMPTY);
    await write(two, "\uFEFF<<<FILE a\nText.\n");
    await write(inWorkspace(FOLDER, "left-out", "three.corpus"), EMPTY);
    await write(inWorkspace(FOLDER, ".corpus.yaml"), "exclude: [left-out]\n");
  });
  afterEach(async () => {
    await closeAll();
    await settings.update("closedFiles", undefined, vscode.ConfigurationTarget.Global);
  });
  after(() => vscode.workspace.fs.delete(inWorkspace(FOLDER), { recursive: true }));

  it("finds what is wrong in files that nobody has open, and opens none", async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
    const check = await checked();
    ok(check.files >= 2 && check.problems >= 3 && !check.isCancelled, JSON.stringify(check));
    deepEqual(rulesOf(one), ["empty-block"]);
    deepEqual(rulesOf(two), ["byte-order-mark", "missing-terminator"]);
    deepEqual(rulesOf(inWorkspace(FOLDER, "left-out", "three.corpus")), []);
    equal(vscode.window.tabGroups.all.flatMap((group) => group.tabs).length, tabs);
    ok(vscode.workspace.textDocuments.every(({ uri }) => uri.toString() !== one.toString()));
  });

  it("finds in them what it finds in open ones: with catalogues, between documents, in the bytes", async () => {
    const folder = `${FOLDER}/same`;
    const said = "The ferry came in at noon and left at one.\n";
    const bytes = new TextEncoder().encode(
      "# corpus-ignore-file: byte-order-mark -- theirs\n" +
        `<<<FILE a\nMr Kim was late.\nThe caf\uFFFD is open.\nEND>>>\n` +
        `<<<FILE b\n${said}END>>>\n<<<FILE c\n${said}END>>>\n` +
        "<<<FILE own.entities.yaml\nentities:\n  - { id: lee, name: Lee Min, type: persn }\nEND>>>\n",
    );
    const catalogue = inWorkspace(folder, "entities.yaml");
    await write(catalogue, "entities:\n  - { id: kim, name: Kim Ji, type: person, family-name: Kim, wikidata: x }\n");
    const uri = inWorkspace(folder, "four.corpus");
    await vscode.workspace.fs.writeFile(uri, Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes));
    await checked();
    const closed = vscode.languages.getDiagnostics(uri);
    deepEqual(closed.map(ruleOf).sort(), [
      "catalogue-entry",
      "duplicate-body",
      "replacement-character",
      "unresolved-short-name",
    ]);
    ok(closed.some(({ message }) => message.endsWith("before the file was saved.")));
    await eventually("the catalogue's", () => rulesOf(catalogue).join() === "catalogue-entry");
    await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
    await eventually("the same when it is open", () => {
      const open = vscode.languages.getDiagnostics(uri);
      return sorted(open) === sorted(closed) ? true : undefined;
    });
    deepEqual(rulesOf(catalogue), ["catalogue-entry"]);
    const check = await checked();
    ok(check.problems >= 5);
    await closeAll();
    await vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true });
    await eventually("nothing of what is gone", () => rulesOf(catalogue).length === 0);
  });

  it("leaves open files to their live problems, and keeps them when they are closed", async () => {
    const document = await openFile(EMPTY, `${FOLDER}/one.corpus`);
    await eventually("the problem", () => rulesOf(one).length === 1);
    await checked();
    deepEqual(rulesOf(one), ["empty-block"]);
    await closeAll();
    await eventually("it is closed", () => document.isClosed);
    await eventually("the problem is kept", () => rulesOf(one).length === 1);
  });

  it("lets them go when told so", async () => {
    await settings.update("closedFiles", "clear", vscode.ConfigurationTarget.Global);
    await checked();
    const document = await openFile(EMPTY, `${FOLDER}/one.corpus`);
    await eventually("the problem", () => rulesOf(one).length === 1);
    await closeAll();
    await eventually("it is closed", () => document.isClosed);
    await eventually("the problem is gone", () => rulesOf(one).length === 0);
    deepEqual(rulesOf(two), ["byte-order-mark", "missing-terminator"]);
  });

  it("forgets a file that changes or goes", async () => {
    const gone = inWorkspace(FOLDER, "gone.corpus");
    await write(gone, EMPTY);
    await checked();
    deepEqual(rulesOf(gone), ["empty-block"]);
    deepEqual(rulesOf(one), ["empty-block"]);
    await vscode.workspace.fs.delete(gone);
    await write(one, "<<<FILE a\nText, now there is some.\nEND>>>\n");
    await eventually("nothing of what is gone", () => rulesOf(gone).length === 0);
    await eventually("nothing of what changed", () => rulesOf(one).length === 0);
    await write(one, EMPTY);
  });

  it("is a task where processes can be started", async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: "corpus" });
    if (extensionHost() === "web") {
      deepEqual(tasks, []);
      return;
    }
    const [task] = tasks;
    ok(task);
    equal(task.name, "check");
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ exitCode, execution }) => {
        if (execution.task.name !== "check") return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(onlyFor(task, FOLDER));
    equal(await ended, 1);
    await eventually("the matcher's problems", () =>
      vscode.languages.getDiagnostics(two).some(({ code, message }) => code === "missing-terminator" && message !== ""),
    );
  });
});

/** The same task for one folder: what it finds stays listed, and other tests are about the other files. */
function onlyFor(task: vscode.Task, path: string): vscode.Task {
  const { execution, definition, scope, name, source, problemMatchers } = task;
  ok(execution instanceof vscode.ProcessExecution && scope !== undefined);
  const { process, args, options } = execution;
  equal(args.at(-1), ".");
  const narrower = new vscode.ProcessExecution(process, [...args.slice(0, -1), path], options);
  return new vscode.Task({ ...definition, path }, scope, name, source, narrower, problemMatchers);
}

async function checked(): Promise<
  Readonly<Record<"files" | "documents" | "problems", number>> & { isCancelled: boolean }
> {
  return vscode.commands.executeCommand("corpus.checkWorkspace");
}

/** Of our own collections: the problem matcher's have their rule as a plain code. */
function rulesOf(uri: vscode.Uri): readonly string[] {
  const ours = vscode.languages.getDiagnostics(uri).filter(({ code }) => typeof code === "object");
  return ours.map(ruleOf).sort();
}

function sorted(problems: readonly vscode.Diagnostic[]): string {
  const told = problems.map(({ range, message, severity }) => JSON.stringify([range, message, severity]));
  return told.sort().join();
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
