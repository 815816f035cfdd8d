import * as vscode from "vscode";

const TYPE = "corpus";
const MATCHER = "$corpus-check";

/** Whether the task can run here: a web worker starts no processes. */
export function canRunTasks(): boolean {
  return nodePath() !== undefined;
}

/** Offers "corpus: check" as a task: our command line, once a folder, its findings as problems of closed files. */
export function registerCheckTask(extension: vscode.Uri): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
        taskFor(extension, { type: TYPE, task: "check" }, folder),
      ),
    resolveTask: ({ definition, scope }) => taskFor(extension, definition, scope)[0],
  });
}

function taskFor(
  extension: vscode.Uri,
  definition: vscode.TaskDefinition,
  scope: vscode.Task["scope"],
): readonly vscode.Task[] {
  const node = nodePath();
  const folder = isFolder(scope) ? scope : vscode.workspace.workspaceFolders?.[0];
  if (definition.task !== "check" || !node || folder?.uri.scheme !== "file") return [];
  const path = typeof definition.path === "string" ? definition.path : ".";
  const cli = vscode.Uri.joinPath(extension, "dist", "cli.js").fsPath;
  // On the desktop the program that runs extensions is VS Code's own, which this variable makes a plain Node.
  const options = { cwd: folder.uri.fsPath, env: { ELECTRON_RUN_AS_NODE: "1", NO_COLOR: "1" } };
  const execution = new vscode.ProcessExecution(node, [cli, "check", "--", path], options);
  const task = new vscode.Task(definition, scope ?? folder, "check", TYPE, execution, MATCHER);
  task.group = vscode.TaskGroup.Build;
  task.detail = "Checks every corpus of the folder with the command line";
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
  return [task];
}

function isFolder(scope: vscode.Task["scope"]): scope is vscode.WorkspaceFolder {
  return typeof scope === "object";
}

/** The program that runs this code, where it is one. */
function nodePath(): string | undefined {
  if (!("process" in globalThis)) return undefined;
  const path: unknown = globalThis.process.execPath;
  return typeof path === "string" && path !== "" ? path : undefined;
}
