import type { CheckEvent } from "./check-events.ts";
import type { Output } from "./io.ts";

/** Standard error for work whose messages are told later, by somebody else. */
export class MessageCapture implements Output {
  readonly isTerminal = false;
  readonly isClosed = false;
  /** How many things could not be read by now. */
  counter: () => number = () => 0;
  #counted = 0;
  #messages: CheckEvent[] = [];

  async write(text: string): Promise<void> {
    const count = this.counter();
    this.#messages.push({ kind: "message", text, unreadable: count - this.#counted });
    this.#counted = count;
  }

  writeBytes(bytes: Uint8Array): Promise<void> {
    return this.write(Buffer.from(bytes).toString());
  }

  /** What was written since this was asked last. */
  taken(): readonly CheckEvent[] {
    const messages = this.#messages;
    this.#messages = [];
    return messages;
  }
}
