import type { MentionOrder } from "../core/entities/mention-work.ts";
import { MentionWork } from "../core/entities/mention-work.ts";

/** The end of a channel that a worker has: the global scope of a web worker, or Node's `parentPort`. */
interface Port {
  postMessage(answer: unknown): void;
  addEventListener?(type: "message", listener: (event: { readonly data: MentionOrder }) => void): void;
  on?(type: "message", listener: (order: MentionOrder) => void): void;
}

declare const require: (name: string) => { readonly parentPort: Port };

const scope = globalThis as unknown as Partial<Port>;
const port = typeof scope.postMessage === "function" ? (scope as Port) : require("node:worker_threads").parentPort;
const work = new MentionWork();

function answer(order: MentionOrder): void {
  const found = work.take(order);
  if (found) port.postMessage(found);
}

if (port.on) port.on("message", answer);
else port.addEventListener?.("message", ({ data }) => answer(data));
