/** Milliseconds of work between two breaths. */
const LONGEST = 50;

/** Lets long work that is all calls to the disk be broken off: signals are heard only between two turns of the loop. */
export class Breath {
  #last = performance.now();

  /** Waits for a turn, if the last one was long ago. */
  async take(): Promise<void> {
    if (performance.now() - this.#last < LONGEST) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#last = performance.now();
  }
}
