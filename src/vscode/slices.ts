import type * as vscode from "vscode";

/** How long work goes on before others have their turn, in milliseconds; a frame of a screen is 16. */
const SLICE = 8;

/** For work that nobody stops. */
export const NEVER: Pick<vscode.CancellationToken, "isCancellationRequested"> = { isCancellationRequested: false };

/**
 * Takes long work step by step, and lets others have their turn in between; `undefined` when it was cancelled. `slice` is
 * how long it goes on before that, in milliseconds: longer where somebody waits for just this.
 */
export async function inSlices<Result>(
  work: Generator<void, Result>,
  cancelled: Pick<vscode.CancellationToken, "isCancellationRequested">,
  slice = SLICE,
): Promise<Result | undefined> {
  let began = Date.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (Date.now() - began < slice) continue;
    await rest();
    if (cancelled.isCancellationRequested) return undefined;
    began = Date.now();
  }
}

/** Lets others have their turn. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
