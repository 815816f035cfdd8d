import type { DiskCalls } from "../files/disk.ts";
import type { Io, Output } from "./io.ts";

/** Who waits no longer than this needs no news, in milliseconds. */
const PATIENCE = 1000;
/** Between two lines, in milliseconds: more often nobody can read them. */
const PAUSE = 100;
/** To the beginning of the line, and away with what stands there. */
const CLEAR = "\r\u001B[K";

/** Tells somebody at a terminal how far long work has come: one line on standard error, which goes when there is other news. */
export class Progress {
  readonly #output: Output;
  readonly #clock: () => number;
  readonly #began: number;
  #last: number;
  #documents = 0;
  #bytes = 0;
  #isShown = false;

  private constructor(output: Output, clock: () => number) {
    this.#output = output;
    this.#clock = clock;
    this.#began = clock();
    this.#last = this.#began + PATIENCE - PAUSE;
  }

  /** `clock` counts milliseconds. `undefined` where nobody watches, or the terminal cannot take a line back. */
  static for(
    stderr: Output,
    environment: Io["environment"],
    clock = (): number => performance.now(),
  ): Progress | undefined {
    return stderr.isTerminal && environment.TERM !== "dumb" ? new Progress(stderr, clock) : undefined;
  }

  /** Work goes on, and so many more documents are done. */
  step(documents = 0): void {
    this.#documents += documents;
    const now = this.#clock();
    if (now - this.#last < PAUSE) return;
    this.#last = now;
    this.#isShown = true;
    this.#write(`${CLEAR}${this.#line(now)}`);
  }

  /** The same calls, by which work is seen to go on. */
  watching(calls: DiskCalls): DiskCalls {
    const { readSync } = calls;
    return {
      ...calls,
      readSync: ((...args: Parameters<typeof readSync>): number => {
        const count = readSync(...args);
        this.#bytes += count;
        this.step();
        return count;
      }) as typeof readSync,
    };
  }

  /** The same world, in which the line gives way to whatever is written to a terminal. */
  givingWay(io: Io): Io {
    return { ...io, stdout: new Clearing(io.stdout, this), stderr: new Clearing(io.stderr, this) };
  }

  /** Takes the line away. */
  clear(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#write(CLEAR);
  }

  #line(now: number): string {
    const parts = [`${Math.floor((now - this.#began) / 1000)} s`];
    if (this.#documents > 0) parts.push(`${this.#documents.toLocaleString("en-US")} documents`);
    if (this.#bytes >= 1e6) parts.push(`${Math.floor(this.#bytes / 1e6).toLocaleString("en-US")} MB read`);
    return `corpus: ${parts.join(", ")} …`;
  }

  /** Nothing waits for it: what cannot be written is told of by what matters. */
  #write(text: string): void {
    this.#output.write(text).catch(() => undefined);
  }
}

/** An output before which the line of progress goes. */
class Clearing implements Output {
  readonly #output: Output;
  readonly #progress: Progress;

  constructor(output: Output, progress: Progress) {
    this.#output = output;
    this.#progress = progress;
  }

  get isTerminal(): boolean {
    return this.#output.isTerminal;
  }

  get isClosed(): boolean {
    return this.#output.isClosed;
  }

  write(text: string): Promise<void> {
    if (this.isTerminal) this.#progress.clear();
    return this.#output.write(text);
  }

  writeBytes(bytes: Uint8Array): Promise<void> {
    if (this.isTerminal) this.#progress.clear();
    return this.#output.writeBytes(bytes);
  }
}
