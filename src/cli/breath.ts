import type { Progress } from "./progress.ts";

/** Milliseconds of work between two breaths. */
const LONGEST = 50;

/** Lets long work that is all calls to the disk be broken off: signals are heard only between two turns of the loop. */
export class Breath {
  readonly #progress: Progress | undefined;
  #last = performance.now();

  /** `progress` hears that work goes on. */
  constructor(progress?: Progress) {
    this.#progress = progress;
  }

  /** Waits for a turn, if the last one was long ago. So many documents were done since the last time. */
  async take(documents = 0): Promise<void> {
    this.#progress?.step(documents);
    if (performance.now() - this.#last < LONGEST) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#last = performance.now();
  }
}
