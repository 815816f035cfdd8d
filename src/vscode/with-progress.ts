import * as vscode from "vscode";

/** How far work came, for who waits: `done` of all things, the last of which is `name`. */
export type Progress = (done: number, all: number, name: string) => void;

/** What is told more often only holds up the work, in milliseconds. */
const PAUSE = 100;

/** Work that a notification shows while it goes on, and that can be cancelled there, or by who has the other token. */
export function withProgress<T>(
  title: string,
  work: (progress: Progress, cancelled: vscode.CancellationToken) => Promise<T>,
  other?: vscode.CancellationToken,
): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (shown, cancelled) => {
    let last = Date.now();
    let told = 0;
    const progress: Progress = (done, all, name) => {
      if (Date.now() - last < PAUSE) return;
      last = Date.now();
      const count = `${done.toLocaleString("en")} of ${all.toLocaleString("en")}`;
      shown.report({ message: `${count}, ${name}`, increment: ((done - told) * 100) / all });
      told = done;
    };
    return work(progress, other ? either(cancelled, other) : cancelled);
  });
}

function either(one: vscode.CancellationToken, other: vscode.CancellationToken): vscode.CancellationToken {
  return {
    get isCancellationRequested() {
      return one.isCancellationRequested || other.isCancellationRequested;
    },
    onCancellationRequested: (...args) =>
      vscode.Disposable.from(one.onCancellationRequested(...args), other.onCancellationRequested(...args)),
  };
}
