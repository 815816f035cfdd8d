import type * as vscode from "vscode";

/** How long work goes on before others have their turn, in milliseconds; a frame of a screen is 16. */
const SLICE = 8;

/** Whether somebody waits for the answer, or it is only good to have. */
export type Urgency = "awaited" | "idle";

/** How many pieces of work are under way that somebody waits for: what is idle stands still as long. */
let awaited = 0;

/**
 * Takes long work step by step, and lets others have their turn in between; `undefined` when it was cancelled. Idle work
 * goes on only while nobody waits for any.
 */
export async function inSlices<Result>(
  work: Generator<void, Result>,
  cancelled: Pick<vscode.CancellationToken, "isCancellationRequested">,
  urgency: Urgency = "awaited",
): Promise<Result | undefined> {
  if (urgency === "awaited") awaited++;
  try {
    let began = Date.now();
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) return step.value;
      if (Date.now() - began < SLICE) continue;
      do await rest();
      while (urgency === "idle" && awaited > 0 && !cancelled.isCancellationRequested);
      if (cancelled.isCancellationRequested) return undefined;
      began = Date.now();
    }
  } finally {
    if (urgency === "awaited") awaited--;
  }
}

/** Lets others have their turn. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
