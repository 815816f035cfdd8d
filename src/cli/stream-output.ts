import { type Output, OutputError } from "./io.ts";

/** Enough for few system calls, little enough to be seen at once. */
const CHUNK = 1 << 16;

/** An output over a stream of the process: gathers small writes, waits while the reader is slow, ends quietly. */
export class StreamOutput implements Output {
  readonly #stream: NodeJS.WriteStream;
  #pending: string[] = [];
  #length = 0;
  #isClosed = false;
  #failure: Error | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on("error", (error) => this.#fail(error));
  }

  get isTerminal(): boolean {
    return this.#stream.isTTY === true;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async write(text: string): Promise<void> {
    if (this.#isClosed) return;
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= CHUNK) await this.flush();
  }

  /** Resolves when all that was written has left the process, or cannot. */
  async flush(): Promise<void> {
    const chunk = this.#pending.join("");
    this.#pending = [];
    this.#length = 0;
    if (chunk === "" || this.#isClosed) return;
    await new Promise<void>((resolve) => {
      this.#stream.write(chunk, (error) => {
        if (error) this.#fail(error);
        resolve();
      });
    });
    if (this.#failure) throw new OutputError(this.#failure.message);
  }

  #fail(error: Error): void {
    this.#isClosed = true;
    if (!("code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED"))) this.#failure = error;
  }
}
