import { type Output, OutputError } from "./io.ts";

/** Code units gathered before they are sent on; what a person watches is sent at once. */
const CHUNK = 1 << 16;
/** How systems say that nobody reads on. */
const CLOSED: ReadonlySet<unknown> = new Set(["EPIPE", "EOF", "ERR_STREAM_DESTROYED"]);

/** An output over a stream of the process: gathers small writes, waits while the reader is slow, ends quietly. */
export class StreamOutput implements Output {
  readonly #stream: NodeJS.WriteStream;
  readonly #chunk: number;
  #pending: string[] = [];
  #length = 0;
  #isClosed = false;
  #failure: Error | undefined;

  /** `messages` are sent at once, `results` in larger pieces unless somebody watches them come. */
  constructor(stream: NodeJS.WriteStream, carries: "results" | "messages") {
    this.#stream = stream;
    this.#chunk = carries === "messages" || stream.isTTY ? 1 : CHUNK;
    stream.on("error", (error) => this.#fail(error));
  }

  get isTerminal(): boolean {
    return this.#stream.isTTY === true;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async write(text: string): Promise<void> {
    if (this.#isClosed) return this.flush();
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= this.#chunk) await this.flush();
  }

  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.flush();
    if (bytes.length > 0 && !this.#isClosed) await this.#send(bytes);
    if (this.#failure) throw new OutputError(this.#failure.message);
  }

  /** Resolves when all that was written has left the process, or cannot. */
  async flush(): Promise<void> {
    const chunk = this.#pending.join("");
    this.#pending = [];
    this.#length = 0;
    if (chunk !== "" && !this.#isClosed) await this.#send(chunk);
    if (this.#failure) throw new OutputError(this.#failure.message);
  }

  #send(chunk: string | Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#stream.write(chunk, (error) => {
        if (error) this.#fail(error);
        resolve();
      });
    });
  }

  #fail(error: Error): void {
    this.#isClosed = true;
    if (!("code" in error && CLOSED.has(error.code))) this.#failure = error;
  }
}
