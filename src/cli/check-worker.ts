import type { MessagePort } from "node:worker_threads";
import { Disk, type Removal } from "../files/disk.ts";
import { FileError } from "../files/file-error.ts";
import type { CheckEvent, CheckOrder } from "./check-events.ts";
import { ConfigError } from "./configurations.ts";
import { FileChecker } from "./file-checker.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage.ts";

/** What a worker is begun with. */
export interface WorkerStart {
  readonly order: CheckOrder;
  readonly cwd: string;
  readonly largeFrom: number | undefined;
  readonly mostCompared: number | undefined;
}

/** What a worker is told. */
export type ToWorker =
  /** A file to check, as it was named. */
  | { readonly kind: "check"; readonly path: string }
  /** One of the events was told: there is room for another one. */
  | { readonly kind: "taken" };

/** What a worker says. */
export type FromWorker =
  | { readonly kind: "event"; readonly event: CheckEvent }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** Something temporary is on the disk, or is no longer: whoever ends the run takes it away. */
  | { readonly kind: "hold"; readonly path: string; readonly removal: Removal }
  | { readonly kind: "release"; readonly path: string };

/** An error on its way from thread to thread. Plain data. */
export type Failure =
  | { readonly kind: "config"; readonly lines: readonly string[] }
  | { readonly kind: "usage"; readonly message: string; readonly command: string | undefined }
  | { readonly kind: "file"; readonly message: string }
  | { readonly kind: "fault"; readonly message: string; readonly stack: string };

/** Events that nobody has taken yet, at most: what waits for its turn must not fill the memory. */
const MOST_WAITING = 64;

/** Checks the files that it is told, one after the other, in a thread of its own. Ends when the port is closed. */
export async function serveChecks(
  port: MessagePort,
  { cwd, largeFrom, mostCompared, order }: WorkerStart,
  world: Pick<Io, "environment" | "readWordLists">,
): Promise<void> {
  const say = (message: FromWorker): void => port.postMessage(message);
  const nowhere = { isTerminal: false, isClosed: false, write: async () => {}, writeBytes: async () => {} };
  const disk = new TellingDisk(say);
  const io: Io = { ...world, cwd, largeFrom, mostCompared, disk, stdin: nothing(), stdout: nowhere, stderr: nowhere };
  let waiting = 0;
  let more: (() => void) | undefined;
  const paths: string[] = [];
  port.on("message", (message: ToWorker) => {
    if (message.kind === "taken") waiting--;
    else paths.push(message.path);
    more?.();
  });
  const news = (): Promise<void> =>
    new Promise((resolve) => {
      more = resolve;
    });
  const checker = FileChecker.of(order, io);
  // Told with the first file.
  checker.catch(() => undefined);
  for (;;) {
    const path = paths.shift();
    if (path === undefined) {
      await news();
      continue;
    }
    try {
      for await (const event of (await checker).check(path)) {
        while (waiting >= MOST_WAITING) await news();
        waiting++;
        say({ kind: "event", event: sendable(event) });
      }
      say({ kind: "done" });
    } catch (error) {
      say({ kind: "failed", failure: failureOf(error) });
    }
  }
}

/** The error that a worker met. */
export function errorOf(failure: Failure): Error {
  switch (failure.kind) {
    case "config":
      return new ConfigError(failure.lines);
    case "usage":
      return new UsageError(failure.message, failure.command);
    case "file":
      return new FileError(failure.message);
    case "fault":
      return Object.assign(new Error(failure.message), { stack: failure.stack });
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof ConfigError) return { kind: "config", lines: error.lines };
  if (error instanceof UsageError) return { kind: "usage", message: error.message, command: error.command };
  if (error instanceof FileError) return { kind: "file", message: error.message };
  const told = error instanceof Error ? error : new Error(String(error));
  return { kind: "fault", message: told.message, stack: told.stack ?? told.message };
}

/** What was thrown may be anything; between threads only some things go. */
function sendable(event: CheckEvent): CheckEvent {
  if (event.kind !== "fault") return event;
  const failure = failureOf(event.error);
  return { ...event, error: errorOf(failure) };
}

/** A disk whose temporary files somebody else takes away: this thread may be ended at any moment. */
class TellingDisk extends Disk {
  readonly #say: (message: FromWorker) => void;

  constructor(say: (message: FromWorker) => void) {
    super();
    this.#say = say;
  }

  override holdTemporary(path: string, removal: Removal = "whole"): void {
    super.holdTemporary(path, removal);
    this.#say({ kind: "hold", path, removal });
  }

  override releaseTemporary(path: string): void {
    super.releaseTemporary(path);
    this.#say({ kind: "release", path });
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
