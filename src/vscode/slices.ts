import type * as vscode from "vscode";

/**
 * Who waits for work: `awaited`, somebody who sees nothing before it; `ahead`, somebody will in a moment; `idle`, what
 * is told when it is ready.
 */
export type Urgency = "awaited" | "ahead" | "idle";

/** How long work goes on before others have their turn, in milliseconds; a frame of a screen is 16. */
const SLICES: Record<Urgency, number> = { awaited: 40, ahead: 8, idle: 8 };
const ORDER: readonly Urgency[] = ["awaited", "ahead", "idle"];
/** Of so many turns one is for whoever waited longest: what is urgent never stops the rest. */
const FAIR_TURN = 4;

/** Work that rests: tells when it is at its end. */
interface Job {
  readonly urgency: Urgency;
  /** Goes on for a slice; whether that was the end. */
  readonly goOn: () => boolean;
  /** Counts turns of the line. */
  lastTurn: number;
}

/** Work that waits for its next turn. There is one thread, and so one line. */
const line: Job[] = [];
let turn = 0;
let isCalled = false;

/** For work that nobody stops. */
export const NEVER: Pick<vscode.CancellationToken, "isCancellationRequested"> = { isCancellationRequested: false };

/**
 * Takes long work step by step, and lets others have their turn in between; `undefined` when it was cancelled. Its first
 * slice is taken at once, unless more urgent work waits. However many such works there are, one slice holds the thread.
 */
export function inSlices<Result>(
  work: Generator<void, Result>,
  cancelled: Pick<vscode.CancellationToken, "isCancellationRequested">,
  urgency: Urgency = "idle",
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const goOn = (): boolean => {
      const end = Date.now() + SLICES[urgency];
      try {
        do {
          const step = work.next();
          if (!step.done) continue;
          resolve(step.value);
          return true;
        } while (Date.now() < end);
      } catch (error) {
        reject(error);
        return true;
      }
      return false;
    };
    const goOnUnlessCancelled = (): boolean => {
      if (!cancelled.isCancellationRequested) return goOn();
      resolve(undefined);
      return true;
    };
    const isOvertaken = line.some((other) => ORDER.indexOf(other.urgency) < ORDER.indexOf(urgency));
    if (!isOvertaken && goOn()) return;
    line.push({ urgency, goOn: goOnUnlessCancelled, lastTurn: turn });
    callNext();
  });
}

function callNext(): void {
  if (isCalled || line.length === 0) return;
  isCalled = true;
  void rest().then(() => {
    isCalled = false;
    turn++;
    const job = nextInLine();
    job.lastTurn = turn;
    if (job.goOn()) line.splice(line.indexOf(job), 1);
    callNext();
  });
}

/** The most urgent; of those, and in a fair turn of all, the one that waited longest. */
function nextInLine(): Job {
  const isFair = turn % FAIR_TURN === 0;
  return line.reduce((best, job) => {
    const isMoreUrgent = ORDER.indexOf(job.urgency) - ORDER.indexOf(best.urgency);
    if (!isFair && isMoreUrgent !== 0) return isMoreUrgent < 0 ? job : best;
    return job.lastTurn < best.lastTurn ? job : best;
  });
}

/** Lets others have their turn. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
