import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Has what is no longer used swept away in time. V8 lets hundreds of megabytes of it gather before it looks, as long as
 * there is memory: whoever is to do with little must ask.
 */
export class Sweeping {
  readonly #mostGrowth: number;
  readonly #collect: unknown;
  #left = used();

  /** `mostGrowth`: bytes by which what is used may grow between two sweeps. */
  constructor(mostGrowth: number) {
    this.#mostGrowth = mostGrowth;
    setFlagsFromString("--expose-gc");
    this.#collect = runInNewContext("globalThis.gc");
  }

  /** Sweeps if much has come since the last time. */
  sweep(): void {
    if (typeof this.#collect !== "function") return;
    const now = used();
    // What went by itself is no room for more.
    if (now - this.#left < this.#mostGrowth) {
      this.#left = Math.min(this.#left, now);
      return;
    }
    this.#collect();
    this.#left = used();
  }
}

/** Bytes on the heap, and beside it: arrays of bytes are. */
function used(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}
