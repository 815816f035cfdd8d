import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { LaneSettings } from "./lane.ts";
import type { LaneVerdict } from "./trials.ts";
import type { Trial } from "./worker.ts";

/** A lane in a process of its own: some changes make V8 give up, and a thread would take all others with it. */
export class LaneProcess {
  readonly #settings: LaneSettings;
  #child: ChildProcess | undefined;

  constructor(settings: LaneSettings) {
    this.#settings = settings;
  }

  /** What becomes of a change; one that ends the process is killed by that. */
  async judge(trial: Trial): Promise<LaneVerdict> {
    this.#child ??= this.#start();
    const child = this.#child;
    return new Promise((resolve) => {
      const onExit = (): void => {
        child.removeAllListeners();
        this.#child = undefined;
        resolve({ kind: "killed", by: undefined });
      };
      child.once("exit", onExit);
      child.once("message", (verdict) => {
        child.removeListener("exit", onExit);
        resolve(verdict as LaneVerdict);
      });
      child.send(trial);
    });
  }

  end(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const child = fork(join(import.meta.dirname, "lane.mjs"), { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    child.send(this.#settings);
    return child;
  }
}
