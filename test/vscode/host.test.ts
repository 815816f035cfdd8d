import * as vscode from "vscode";
import { equal, ok } from "../support/expect.ts";
import { extensionHost, ourExtension, readFacts } from "./host.ts";

describe("the test host", () => {
  it("is the extension host this run is for", async () => {
    const facts = await readFacts();
    equal(extensionHost(), facts.extensionHost);
    equal(typeof globalThis.process?.versions?.node, facts.extensionHost === "node" ? "string" : "undefined");
  });

  it("runs the extension in the same extension host as the suite", () => {
    // In the worker an extension belongs to the UI, on the server to the workspace; a desktop has only one side.
    const { extensionKind } = ourExtension();
    if (extensionHost() === "web") equal(extensionKind, vscode.ExtensionKind.UI);
    else if (vscode.env.uiKind === vscode.UIKind.Web) equal(extensionKind, vscode.ExtensionKind.Workspace);
  });

  it("opens a workspace of its own", () => {
    equal(vscode.workspace.workspaceFolders?.length, 1);
    ok(vscode.workspace.name, "the workspace has a name");
  });
});
