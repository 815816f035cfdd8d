import * as vscode from "vscode";

/** How far work came, for who waits. */
export type Progress = vscode.Progress<{ readonly message?: string; readonly increment?: number }>;

/** Work that a notification shows while it goes on, and that can be cancelled there. */
export function withProgress<T>(
  title: string,
  work: (progress: Progress, cancelled: vscode.CancellationToken) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, work);
}
