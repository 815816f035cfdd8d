import * as vscode from "vscode";

/** As much of the built-in Git extension's interface, version 1, as is asked here. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { getConfig(key: string): Promise<string> } | null;
  };
}

/**
 * Who decides, as git knows them in the repository of a file: what new decisions carry as `by`, as commits do. `undefined`
 * where there is no repository, no Git extension that runs, or no name.
 */
export async function authorFor(uri: vscode.Uri): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
  // It starts with the window: where it has not, a decision does not wait for it.
  if (!extension?.isActive || !extension.exports.enabled) return undefined;
  try {
    const name = await extension.exports.getAPI(1).getRepository(uri)?.getConfig("user.name");
    return name?.trim() || undefined;
  } catch {
    // Git has no name for them, or was switched off meanwhile: then nobody is named.
    return undefined;
  }
}
