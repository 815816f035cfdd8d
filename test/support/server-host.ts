import { setTimeout as sleep } from "node:timers/promises";
import { extensionId } from "./extension-folders.ts";
import { failureShots, keepScreenshot } from "./screenshots.ts";
import type { StagedRun } from "./staged-run.ts";
import { SuiteOutput } from "./suite-output.ts";
import type { RunEnd } from "./suite-protocol.ts";
import { type ExtensionHost, openWorkbench } from "./workbench.ts";
import { isNoise } from "./workbench-noise.ts";

const START_LIMIT_MS = 90_000;
const RUN_LIMIT_MS = 10 * 60_000;
const LOG_TAIL = 40;

/** A run of the suite, and whether VS Code came as far as starting it. */
export interface HostRun extends RunEnd {
  readonly started: boolean;
  /** The last lines of VS Code's log. */
  readonly log: readonly string[];
}

/** Runs the suite once in the npm-hosted VS Code. */
export async function runInServer(run: StagedRun, extensionHost: ExtensionHost): Promise<HostRun> {
  const log: string[] = [];
  const shots: Promise<unknown>[] = [];
  const { promise: ended, resolve: finish } = deferred<number | string>();
  const output = new SuiteOutput({
    onFailure: (title) =>
      shots.push(ready.then((page) => keepScreenshot(page, failureShots, `${extensionHost} ${title}`))),
  });
  const opening = openWorkbench({
    workspace: run.workspace,
    extension: run.extension,
    suite: run.suite,
    webExtensions: extensionHost === "web" ? [extensionId(run.extension)] : [],
    onEnd: finish,
    onLog: ({ level, text, source }) => {
      if (source === "workbench" && output.read(text) === "suite") return;
      if (!isNoise(text)) log.push(`[${source} ${level}] ${text.slice(0, 500)}`);
    },
  });
  const ready = opening.then(({ page }) => page);
  const workbench = await opening.catch((error: Error) => error);
  if (workbench instanceof Error) return { code: workbench.message, started: false, log: log.slice(-LOG_TAIL) };
  const code = await Promise.race([ended, overtime(output)]);
  for (let i = 0; i < 20 && !output.end; i++) await sleep(50); // lines already on their way
  if (!output.end) await keepScreenshot(workbench.page, failureShots, `${extensionHost} host`);
  await Promise.all(shots);
  await workbench.close();
  return { code, end: output.end, started: output.started, log: log.slice(-LOG_TAIL) };
}

/** Settles with the reason when a run takes too long to start or to end. */
export async function overtime(output: SuiteOutput): Promise<string> {
  await sleep(START_LIMIT_MS, undefined, { ref: false });
  if (!output.started) return `The suite did not start within ${START_LIMIT_MS / 1000} s.`;
  await sleep(RUN_LIMIT_MS - START_LIMIT_MS, undefined, { ref: false });
  return `The suite did not end within ${RUN_LIMIT_MS / 60_000} minutes.`;
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
