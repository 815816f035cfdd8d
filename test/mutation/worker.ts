import { parentPort, workerData } from "node:worker_threads";
import { loadTests } from "./suite.ts";

/** What a worker is asked: which change to try with which tests, in this order. */
export interface Trial {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly tests: readonly number[];
}

/** What became of it: which test told it from ours, if any; `no program` cannot even be loaded for its grammar. */
export type Verdict =
  | { readonly kind: "killed"; readonly by: number | undefined }
  | { readonly kind: "survived" | "no program" };

const { code, progress } = workerData as { readonly code: string; readonly progress: Int32Array };

parentPort?.on("message", (trial: Trial) => {
  void judged(trial).then((verdict) => parentPort?.postMessage(verdict));
});

async function judged({ start, end, newText, tests: chosen }: Trial): Promise<Verdict> {
  Atomics.store(progress, 0, -1);
  Atomics.add(progress, 1, 1);
  try {
    const tests = loadTests(code.slice(0, start) + newText + code.slice(end));
    for (const index of chosen) {
      Atomics.store(progress, 0, index);
      Atomics.add(progress, 1, 1);
      const test = tests[index];
      if (!test) return { kind: "killed", by: undefined };
      try {
        await test.run();
      } catch {
        return { kind: "killed", by: index };
      }
    }
    return { kind: "survived" };
  } catch (error) {
    return error instanceof SyntaxError ? { kind: "no program" } : { kind: "killed", by: undefined };
  }
}
