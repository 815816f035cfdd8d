import "mocha/mocha.js";
import type { SuiteFacts } from "../support/suite-facts.ts";
import type { Outcome } from "../support/suite-protocol.ts";
import { extensionHost, print } from "./host.ts";

/** Mocha's browser build leaves its class among the globals; the process it believes to run in hangs on it. */
const MochaClass = (globalThis as unknown as { Mocha: typeof Mocha & { process: ProcessShim } }).Mocha;

interface ProcessShim {
  on(event: string, listener: ErrorListener): void;
  removeListener(event: string, listener: ErrorListener): void;
  listeners(event: string): readonly ErrorListener[];
  listenerCount(event: string): number;
}

type ErrorListener = (error: unknown) => void;

const TIMEOUT_MS = 60_000;
const AFTERMATH_MS = 200;

const mocha = new MochaClass({ ui: "bdd", timeout: TIMEOUT_MS, slow: 1000, reporter: makeReporter() });
// What `loadFiles` would do: make `describe` and `it` global, before the test files are evaluated.
mocha.suite.emit("pre-require", globalThis, "", mocha);

/** Runs what the imported test files described. */
export async function runTests({ grep, only }: SuiteFacts): Promise<Outcome> {
  if (grep !== undefined) mocha.fgrep(grep);
  if (only === "forbidden") mocha.forbidOnly();
  const errors = listenForErrors();
  const outcome = await new Promise<Outcome>((resolve) => {
    const runner = mocha.run((failures) => resolve({ passed: runner.stats?.passes ?? 0, failed: failures }));
  });
  errors.runEnded();
  await new Promise((resolve) => setTimeout(resolve, AFTERMATH_MS));
  for (const error of errors.stray) printFailure("after the last test", error);
  return { passed: outcome.passed, failed: outcome.failed + errors.stray.length };
}

/** Errors that nobody caught. */
interface UncaughtErrors {
  /** Those that came when no test could be failed with them. */
  readonly stray: readonly unknown[];
  runEnded(): void;
}

/**
 * Gives errors that nobody caught to the runner, which fails the running test with them.
 *
 * Mocha's browser build listens to `window.onerror` only, which neither host has.
 */
function listenForErrors(): UncaughtErrors {
  const stray: unknown[] = [];
  const listeners: ErrorListener[] = [];
  const tell = (error: unknown) => {
    if (isCancellation(error)) return;
    if (listeners.length === 0 && !isMochaEcho(error)) stray.push(error);
    for (const listener of [...listeners]) listener(error);
  };
  const errors = { stray, runEnded: () => void listeners.splice(0) };
  Object.assign(MochaClass.process, {
    on: (event: string, listener: ErrorListener) => {
      if (event === "uncaughtException") listeners.push(listener);
    },
    removeListener: (event: string, listener: ErrorListener) => {
      const at = listeners.indexOf(listener);
      if (event === "uncaughtException" && at >= 0) listeners.splice(at, 1);
    },
    listeners: (event: string) => (event === "uncaughtException" ? listeners : []),
    listenerCount: (event: string) => (event === "uncaughtException" ? listeners.length : 0),
  } satisfies ProcessShim);
  if (extensionHost() === "node") {
    // VS Code's own `process.on` answers nothing, so the calls can't be chained.
    process.on("uncaughtException", tell);
    process.on("unhandledRejection", tell);
    return errors;
  }
  // VS Code takes the worker's own addEventListener away from extensions.
  const listen = (event: string, listener: (event: { error?: unknown; reason?: unknown; message?: string }) => void) =>
    EventTarget.prototype.addEventListener.call(globalThis as unknown as EventTarget, event, listener as EventListener);
  listen("error", ({ error, message }) => tell(error ?? new Error(message)));
  listen("unhandledrejection", ({ reason }) => tell(reason));
  return errors;
}

type EventListener = Parameters<EventTarget["addEventListener"]>[1];

/** VS Code rejects what is overtaken; nobody needs to catch that. */
function isCancellation(error: unknown): boolean {
  return error instanceof Error && (error.name === "Canceled" || error.message === "Canceled");
}

/** A test that was failed by an error nobody caught, and then ended, "called done twice" in Mocha's eyes. */
function isMochaEcho(error: unknown): boolean {
  return (error as { code?: string } | undefined)?.code === "ERR_MOCHA_MULTIPLE_DONE";
}

/** A reporter that prints like Mocha's own `spec`, line by line, through the suite's protocol. */
function makeReporter(): new (runner: Mocha.Runner) => Mocha.reporters.Base {
  return class SuiteReporter extends MochaClass.reporters.Base {
    #depth = 0;

    constructor(runner: Mocha.Runner) {
      super(runner);
      runner.on("suite", (suite) => {
        if (suite.title) this.#print(suite.title);
        if (!suite.root) this.#depth++;
      });
      runner.on("suite end", (suite) => {
        if (!suite.root) this.#depth--;
      });
      runner.on("pass", (test) =>
        this.#print(`✔ ${test.title}${test.speed === "slow" ? ` (${test.duration}ms)` : ""}`),
      );
      runner.on("pending", (test) => this.#print(`- ${test.title}`));
      runner.on("fail", (test, error) => {
        this.#print(`✘ ${test.title}`);
        printFailure(test.fullTitle(), error);
      });
    }

    #print(text: string): void {
      printText(`${"  ".repeat(this.#depth + 1)}${text}`);
    }
  };
}

function printFailure(title: string, error: unknown): void {
  print({ kind: "failure", title });
  printText(`      ${title}:`);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const said = error instanceof Error && !text.includes(error.message) ? `${error.message}\n${text}` : text;
  for (const line of said.split("\n")) printText(`      ${line.replaceAll("\t", "    ")}`);
}

function printText(text: string): void {
  for (const line of text.split("\n")) print({ kind: "text", text: line });
}
