import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Trial, Verdict } from "./worker.ts";

/** What becomes of a change in a lane. */
export type LaneVerdict = Verdict | { readonly kind: "too slow" };

/** Tries changes one after the other in a thread of its own, which is ended when a test takes far longer than it did. */
export class TrialLane {
  readonly #code: string;
  readonly #limit: (test: number) => number;
  readonly #progress = new Int32Array(new SharedArrayBuffer(8));
  #worker: Worker | undefined;
  #tried = 0;

  /** `limit`: milliseconds that a test may take; -1 stands for loading all of them. */
  constructor(code: string, limit: (test: number) => number) {
    this.#code = code;
    this.#limit = limit;
  }

  /** What becomes of a change; `too slow` and what ends the thread, as memory does, kill it too. */
  async judge(trial: Trial): Promise<LaneVerdict> {
    if (this.#tried++ % FRESH_AFTER === 0) await this.end();
    this.#worker ??= this.#start();
    const worker = this.#worker;
    let watch: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve) => {
        let step = -1;
        let since = performance.now();
        watch = setInterval(() => {
          const now = Atomics.load(this.#progress, 1);
          if (now !== step) {
            step = now;
            since = performance.now();
          } else if (performance.now() - since > this.#limit(Atomics.load(this.#progress, 0))) {
            resolve({ kind: "too slow" });
            void this.end();
          }
        }, WATCH_MS);
        worker.once("message", resolve);
        worker.once("exit", () => {
          if (this.#worker === worker) this.#worker = undefined;
          resolve({ kind: "killed", by: undefined });
        });
        worker.postMessage(trial);
      });
    } finally {
      clearInterval(watch);
      worker.removeAllListeners("message");
      worker.removeAllListeners("exit");
    }
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(join(import.meta.dirname, "worker.mjs"), {
      workerData: { code: this.#code, progress: this.#progress },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    // What ends it, as memory does, is seen by its exit.
    return worker.on("error", () => undefined);
  }
}

const WATCH_MS = 50;
const MEMORY_MB = 700;
/** Each change leaves some memory behind in its thread. */
const FRESH_AFTER = 250;
