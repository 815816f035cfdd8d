import * as vscode from "vscode";
import { isWorthDelivering, MentionDelivery, type SoughtNames } from "../core/entities/mention-delivery.ts";
import type { MentionAnswer, MentionOrder } from "../core/entities/mention-work.ts";
import type { Corpus } from "../core/syntax/nodes.ts";
import type { Log } from "./log.ts";
import { rest } from "./slices.ts";

/** What a worker is, in either host. */
interface Running {
  post(order: MentionOrder): void;
  end(): void;
}

/** Whom a worker tells. */
interface Listener {
  answered(answer: MentionAnswer): void;
  failed(error: unknown): void;
}

/** A worker that says nothing for so many milliseconds is taken for dead: a batch is the work of a moment. */
const SILENCE = 60_000;
/** A worker that nobody asks is ended after so many milliseconds. */
const IDLE = 30_000;

/**
 * Finds the mentions of large corpora beside the extension host, in a web worker or a thread of Node's; where neither can
 * be started nothing is found, and whoever wants mentions finds them in slices.
 */
export class MentionWorker implements vscode.Disposable {
  readonly #place: vscode.Uri;
  readonly #log: Log;
  #running: Running | undefined;
  #turn: Promise<void> = Promise.resolve();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly #delivery = new MentionDelivery();
  /** Ends the waiting for a worker that says nothing. */
  #silence: ReturnType<typeof setTimeout> | undefined;
  #isBroken = false;

  constructor(extension: vscode.Uri, log: Log) {
    this.#place = vscode.Uri.joinPath(extension, "dist", "mentions-worker.js");
    this.#log = log;
  }

  /**
   * Has the mentions found of all blocks that nobody has looked at, so that `mentionsIn` knows them; until all are, or it
   * is no longer wanted.
   */
  async find(corpus: Corpus, names: SoughtNames, isWanted: () => boolean): Promise<void> {
    if (this.#isBroken || !isWorthDelivering(corpus, names)) return;
    const before = this.#turn;
    let done = (): void => undefined;
    this.#turn = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    clearTimeout(this.#waiting);
    try {
      await this.#work(corpus, names, isWanted);
    } catch (error) {
      this.#log.fault("mentions in a worker", error);
      this.#isBroken = true;
      this.#end();
    } finally {
      clearTimeout(this.#silence);
      done();
      this.#waiting = setTimeout(() => this.#end(), IDLE);
    }
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    clearTimeout(this.#silence);
    this.#end();
  }

  #end(): void {
    this.#running?.end();
    this.#running = undefined;
  }

  async #work(corpus: Corpus, names: SoughtNames, isWanted: () => boolean): Promise<void> {
    this.#running ??= await start(this.#place, {
      answered: (answer) => {
        this.#listen();
        this.#delivery.answered(answer);
      },
      failed: (error) => {
        this.#running = undefined;
        this.#delivery.failed(error);
      },
    });
    const running = this.#running;
    if (!running) throw new Error("This host starts no workers.");
    this.#listen();
    await this.#delivery.deliver(corpus, names, { post: (order) => running.post(order), rest, isWanted });
  }

  /** From now on an answer is expected. */
  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#delivery.failed(new Error("The worker does not answer.")), SILENCE);
  }
}

/** The web's workers, as far as they are used. */
interface WebWorker {
  onmessage: ((event: { readonly data: MentionAnswer }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  onmessageerror: (() => void) | null;
  postMessage(order: MentionOrder): void;
  terminate(): void;
}

/** Node's threads, as far as they are used. */
interface NodeThread {
  on(event: "message", listener: (answer: MentionAnswer) => void): void;
  on(event: "error", listener: (error: unknown) => void): void;
  on(event: "exit", listener: (code: number) => void): void;
  postMessage(order: MentionOrder): void;
  terminate(): Promise<number>;
  unref(): void;
}

interface Host {
  readonly Worker?: new (address: string) => WebWorker;
  readonly process?: {
    /** From Node 20.16 on: what one bundle for both hosts can ask without importing anything of Node's. */
    getBuiltinModule?(name: string): { readonly Worker: new (path: string) => NodeThread } | undefined;
  };
}

/** `undefined` where the host has no workers. */
async function start(place: vscode.Uri, listener: Listener): Promise<Running | undefined> {
  const host = globalThis as unknown as Host;
  const threads = place.scheme === "file" ? host.process?.getBuiltinModule?.("worker_threads") : undefined;
  if (threads) {
    const thread = new threads.Worker(place.fsPath);
    thread.on("message", (answer) => listener.answered(answer));
    let isEnded = false;
    const failed = (error: unknown): void => {
      if (!isEnded) listener.failed(error);
    };
    thread.on("error", failed);
    thread.on("exit", (code) => failed(new Error(`The worker ended with ${code}.`)));
    thread.unref();
    return {
      post: (order) => thread.postMessage(order),
      end: () => {
        isEnded = true;
        void thread.terminate();
      },
    };
  }
  if (!host.Worker) return undefined;
  // A worker of an extension that is served by a remote has no address that may be used; its text has one anywhere.
  const source = await vscode.workspace.fs.readFile(place);
  const address = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: "text/javascript" }));
  const worker = new host.Worker(address);
  worker.onmessage = ({ data }) => listener.answered(data);
  worker.onerror = ({ message }) => listener.failed(new Error(message ?? "The worker could not be started."));
  worker.onmessageerror = () => listener.failed(new Error("What the worker answered could not be read."));
  return {
    post: (order) => worker.postMessage(order),
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
