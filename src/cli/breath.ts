import type { Progress } from "./progress.ts";
import type { Sweeping } from "./sweeping.ts";

/** Milliseconds of work between two breaths. */
const LONGEST = 50;

/** Lets long work that is all calls to the disk be broken off: signals are heard only between two turns of the loop. */
export class Breath {
  readonly #progress: Progress | undefined;
  readonly #sweeping: Sweeping | undefined;
  #last = performance.now();

  /** `progress` hears that work goes on; `sweeping` is for work that has to do with little memory. */
  constructor(progress?: Progress, sweeping?: Sweeping) {
    this.#progress = progress;
    this.#sweeping = sweeping;
  }

  /** Whether the last one was long ago: for those who do not {@link take} one after each document. */
  get isDue(): boolean {
    return performance.now() - this.#last >= LONGEST;
  }

  /** Waits for a turn, if the last one was long ago. So many documents were done since the last time. */
  async take(documents = 0): Promise<void> {
    this.#progress?.step(documents);
    if (this.isDue) await this.turn();
  }

  /** Goes through work that rests, and takes a breath at each rest. */
  async through<Result>(work: Generator<unknown, Result>): Promise<Result> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      await this.take();
    }
  }

  /** Waits for a turn. */
  async turn(): Promise<void> {
    this.#sweeping?.sweep();
    await new Promise((resolve) => setImmediate(resolve));
    this.#last = performance.now();
  }
}
