// Loaded beside the extension under test, in the Node and in the web-worker extension host. Fetches one question at a
// time from the driver (long polling) and posts the answer back. Lines and columns in questions count from 1; ranges in
// answers from 0, as in the API. Answers are JSON, hence `null` for "nothing".
const vscode = require("vscode");

const execute = (...args) => vscode.commands.executeCommand(...args);

const questions = {
  ping: () => ({ vscode: vscode.version, appHost: vscode.env.appHost, web: "importScripts" in globalThis }),

  extension: async ({ id, activate }) => {
    const extension = vscode.extensions.getExtension(id);
    if (!extension) return undefined;
    if (activate) await extension.activate();
    const kind = extension.extensionKind === vscode.ExtensionKind.UI ? "UI" : "Workspace";
    return { id: extension.id, version: extension.packageJSON.version, active: extension.isActive, kind };
  },

  open: async ({ path, line, column }) => {
    const document = await openDocument(path);
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    if (line) place(editor, { line, column });
    return { languageId: document.languageId, lineCount: document.lineCount, version: document.version };
  },

  cursor: (at) => place(activeEditor(), at),

  active: () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { document, selection } = editor;
    return {
      uri: document.uri.toString(),
      languageId: document.languageId,
      dirty: document.isDirty,
      version: document.version,
      line: selection.active.line + 1,
      column: selection.active.character + 1,
    };
  },

  text: async ({ path }) => (await openDocument(path)).getText(),

  save: async ({ path }) => (await openDocument(path)).save(),

  setText: async ({ path, text }) => {
    const document = await openDocument(path);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    return vscode.workspace.applyEdit(edit);
  },

  replace: ({ path, text, ...at }) => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri(path), range(at), text);
    return vscode.workspace.applyEdit(edit);
  },

  symbols: async ({ path }) => (await execute("vscode.executeDocumentSymbolProvider", uri(path)))?.map(symbol) ?? [],

  diagnostics: ({ path }) => vscode.languages.getDiagnostics(uri(path)).map(diagnostic),

  allDiagnostics: () =>
    vscode.languages
      .getDiagnostics()
      .filter(([, found]) => found.length > 0)
      .map(([file, found]) => ({ uri: file.toString(), diagnostics: found.map(diagnostic) })),

  // Waits until there are at least `min`, at most `max`, and one whose message matches.
  waitDiagnostics: ({ path, min = 0, max = Number.POSITIVE_INFINITY, match = "", timeout = 20000 }) => {
    const file = uri(path);
    const pattern = new RegExp(match);
    const isAsWanted = (found) =>
      found.length >= min && found.length <= max && (!match || found.some(({ message }) => pattern.test(message)));
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = vscode.languages.getDiagnostics(file);
        if (!isAsWanted(found)) return;
        stop();
        resolve(found.map(diagnostic));
      };
      const listener = vscode.languages.onDidChangeDiagnostics(look);
      const timer = setTimeout(() => {
        stop();
        const now = vscode.languages.getDiagnostics(file).map(({ message }) => message);
        reject(new Error(`The diagnostics never were as wanted; now: ${JSON.stringify(now)}.`));
      }, timeout);
      const stop = () => {
        listener.dispose();
        clearTimeout(timer);
      };
      look();
    });
  },

  hovers: async ({ path, line, column }) =>
    (await execute("vscode.executeHoverProvider", uri(path), position(line, column)))?.map((hover) => ({
      text: hover.contents.map(markdown).join("\n"),
      range: plainRange(hover.range),
    })) ?? [],

  completions: async ({ path, line, column, trigger }) => {
    const list = await execute("vscode.executeCompletionItemProvider", uri(path), position(line, column), trigger);
    return list.items.map((item) => ({
      label: typeof item.label === "string" ? item.label : item.label.label,
      kind: vscode.CompletionItemKind[item.kind],
      detail: item.detail,
      insertText: typeof item.insertText === "string" ? item.insertText : item.insertText?.value,
      documentation: markdown(item.documentation),
    }));
  },

  codeActions: async ({ path, kind, ...at }) =>
    (await execute("vscode.executeCodeActionProvider", uri(path), range(at), kind, 100))?.map((action) => ({
      title: action.title,
      kind: action.kind?.value,
      preferred: Boolean(action.isPreferred),
      edit: plainEdit(action.edit),
      command: typeof action.command === "string" ? action.command : action.command?.command,
    })) ?? [],

  definitions: async ({ path, line, column }) =>
    (await execute("vscode.executeDefinitionProvider", uri(path), position(line, column)))?.map((found) => ({
      uri: (found.uri ?? found.targetUri).toString(),
      range: plainRange(found.range ?? found.targetRange),
    })) ?? [],

  references: async ({ path, line, column }) =>
    (await execute("vscode.executeReferenceProvider", uri(path), position(line, column)))?.map((found) => ({
      uri: found.uri.toString(),
      range: plainRange(found.range),
    })) ?? [],

  folding: async ({ path }) =>
    (await execute("vscode.executeFoldingRangeProvider", uri(path)))?.map(({ start, end, kind }) => ({
      start: start + 1,
      end: end + 1,
      kind,
    })) ?? [],

  links: async ({ path }) =>
    (await execute("vscode.executeLinkProvider", uri(path), 100))?.map((link) => ({
      range: plainRange(link.range),
      target: link.target?.toString(),
      tooltip: link.tooltip,
    })) ?? [],

  rename: async ({ path, line, column, to }) =>
    plainEdit(await execute("vscode.executeDocumentRenameProvider", uri(path), position(line, column), to)),

  commands: async ({ match = "" }) => (await vscode.commands.getCommands(true)).filter((id) => id.includes(match)),

  command: async ({ id, args = [] }) => {
    const value = await execute(id, ...args);
    try {
      return JSON.parse(JSON.stringify(value));
    } catch {
      return String(value);
    }
  },

  setting: async ({ key, value }) => {
    const configuration = vscode.workspace.getConfiguration();
    if (value !== undefined) await configuration.update(key, value, vscode.ConfigurationTarget.Global);
    return vscode.workspace.getConfiguration().get(key);
  },
};

function uri(path) {
  if (!path) return activeEditor().document.uri;
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return vscode.Uri.parse(path);
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, path);
}

function openDocument(path) {
  return vscode.workspace.openTextDocument(uri(path));
}

function activeEditor() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error("There is no active editor.");
  return editor;
}

function position(line, column) {
  return new vscode.Position(line - 1, column - 1);
}

function range({ line, column = 1, endLine = line, endColumn = column }) {
  return new vscode.Range(position(line, column), position(endLine, endColumn));
}

function place(editor, at) {
  const { start, end } = range(at);
  editor.selection = new vscode.Selection(start, end);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return { line: editor.selection.active.line + 1, column: editor.selection.active.character + 1 };
}

function plainRange(of) {
  if (!of) return undefined;
  const { start, end } = of;
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

function plainEdit(edit) {
  return edit?.entries().map(([file, changes]) => ({
    uri: file.toString(),
    edits: changes.map((change) => ({ range: plainRange(change.range), newText: change.newText })),
  }));
}

function markdown(content) {
  return typeof content === "string" ? content : (content?.value ?? "");
}

function symbol(of) {
  return {
    name: of.name,
    detail: of.detail ?? "",
    kind: vscode.SymbolKind[of.kind],
    range: plainRange(of.range ?? of.location.range),
    selectionRange: plainRange(of.selectionRange),
    children: (of.children ?? []).map(symbol),
  };
}

function diagnostic(of) {
  return {
    message: of.message,
    severity: vscode.DiagnosticSeverity[of.severity],
    source: of.source,
    code: typeof of.code === "object" ? of.code.value : of.code,
    range: plainRange(of.range),
    related: (of.relatedInformation ?? []).map(({ message, location }) => ({
      message,
      uri: location.uri.toString(),
      range: plainRange(location.range),
    })),
  };
}

async function answer(base, { id, method, params }) {
  let body;
  try {
    if (!questions[method]) throw new Error(`There is no question "${method}".`);
    body = { id, result: (await questions[method](params ?? {})) ?? null };
  } catch (error) {
    body = { id, error: String(error?.stack ?? error) };
  }
  await fetch(`${base}/answer`, { method: "POST", body: JSON.stringify(body) });
}

async function listen(base, isStopped) {
  let failures = 0;
  while (!isStopped() && failures < 20) {
    try {
      const question = await (await fetch(`${base}/next`, { cache: "no-store" })).json();
      failures = 0;
      if (question.id) answer(base, question).catch(() => undefined);
    } catch {
      failures++;
      await wait(250);
    }
  }
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The setting may come after the extension host. */
async function driverAddress() {
  for (;;) {
    const url = vscode.workspace.getConfiguration("driverHelper").get("url");
    if (url) return url;
    await wait(100);
  }
}

exports.activate = async (context) => {
  let stopped = false;
  context.subscriptions.push({
    dispose: () => {
      stopped = true;
    },
  });
  listen(await driverAddress(), () => stopped);
};
