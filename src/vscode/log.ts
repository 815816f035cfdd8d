import type * as vscode from "vscode";

/** Where faults of our own are told: never to the user's face, never swallowed. */
export interface Log {
  /** Tells of a fault of our own in `where`, with its stack. */
  fault(where: string, error: unknown): void;
  /** Tells how long an answer took, in milliseconds, waiting for other work included; shown at the level "Trace". */
  took(where: string, milliseconds: number): void;
}

/** A log that writes to an output channel. */
export function logTo(channel: vscode.LogOutputChannel): Log {
  return {
    fault(where, error) {
      channel.error(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    },
    took(where, milliseconds) {
      channel.trace(`${where} took ${milliseconds.toFixed(1)} ms`);
    },
  };
}

/**
 * `provide` as the editor may call it: a fault in it is logged once, and the provider answers nothing.
 *
 * Every provider and listener goes through here, so that one fault never stops the others.
 */
export function guarded<Arguments extends unknown[], Result>(
  log: Log,
  where: string,
  provide: (...args: Arguments) => Result,
): (...args: Arguments) => Result | undefined {
  return (...args) => {
    const began = performance.now();
    const took = (): void => log.took(where, performance.now() - began);
    try {
      const result = provide(...args);
      if (!(result instanceof Promise)) {
        took();
        return result;
      }
      const answered = result.catch((error: unknown) => {
        log.fault(where, error);
        return undefined;
      });
      return answered.finally(took) as Result;
    } catch (error) {
      log.fault(where, error);
      return undefined;
    }
  };
}
