import * as vscode from "vscode";
import type { Catalogue } from "../core/entities/catalogue.ts";
import { beginning, type MentionAnswer, type MentionOrder } from "../core/entities/mention-work.ts";
import { hasMentions, keepMentions, type Recogniser } from "../core/entities/mentions.ts";
import { unpackMentions } from "../core/entities/packed-mentions.ts";
import { cutBlock } from "../core/syntax/cut.ts";
import type { Block, Corpus } from "../core/syntax/nodes.ts";
import { blocksOf } from "../core/syntax/parse.ts";
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

/** What names are looked for by. */
export interface SoughtNames {
  readonly catalogue: Catalogue;
  readonly recogniser: Recogniser;
  /** The word lists that the recogniser was made of. */
  readonly lists: string;
}

/** Blocks that nobody has looked at yet, below which it is done here: a worker takes a moment to start. */
const FEWEST = 400;
/** Text that is sent at once, in UTF-16 code units: what comes back is taken in within a few milliseconds. */
const BATCH = 60_000;
/** Batches on their way: one is worked on while the next ones wait. */
const AHEAD = 4;
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
  #listener: Listener | undefined;
  #turn: Promise<void> = Promise.resolve();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isBroken = false;
  #count = 0;

  constructor(extension: vscode.Uri, log: Log) {
    this.#place = vscode.Uri.joinPath(extension, "dist", "mentions-worker.js");
    this.#log = log;
  }

  /**
   * Has the mentions found of all blocks that nobody has looked at, so that `mentionsIn` knows them; until all are, or it
   * is no longer wanted.
   */
  async find(corpus: Corpus, names: SoughtNames, isWanted: () => boolean): Promise<void> {
    const { catalogue, recogniser } = names;
    const left = [...blocksOf(corpus)].filter((block) => !hasMentions(block, catalogue, recogniser));
    if (left.length < FEWEST || this.#isBroken) return;
    const before = this.#turn;
    let done = (): void => undefined;
    this.#turn = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    clearTimeout(this.#waiting);
    try {
      await this.#work(corpus, left, names, isWanted);
    } catch (error) {
      this.#log.fault("mentions in a worker", error);
      this.#isBroken = true;
      this.#end();
    } finally {
      done();
      this.#waiting = setTimeout(() => this.#end(), IDLE);
    }
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#end();
  }

  #end(): void {
    this.#running?.end();
    this.#running = undefined;
  }

  async #work(corpus: Corpus, blocks: readonly Block[], names: SoughtNames, isWanted: () => boolean): Promise<void> {
    this.#running ??= await start(this.#place, {
      answered: (answer) => this.#listener?.answered(answer),
      failed: (error) => this.#listener?.failed(error),
    });
    const running = this.#running;
    if (!running) throw new Error("This host starts no workers.");
    for (const order of beginning(names.catalogue, names.lists)) {
      running.post(order);
      await rest();
    }
    const sent = new Map<number, readonly Block[]>();
    let wake = (): void => undefined;
    let fault: unknown;
    this.#listener = {
      answered: ({ number, packed }) => {
        const mentions = unpackMentions(packed);
        for (const block of sent.get(number) ?? [])
          keepMentions(block, names.catalogue, names.recogniser, mentions.next().value ?? []);
        sent.delete(number);
        wake();
      },
      failed: (error) => {
        fault = error;
        wake();
      },
    };
    let next = 0;
    while ((next < blocks.length && isWanted()) || sent.size > 0) {
      while (next < blocks.length && sent.size < AHEAD && isWanted()) {
        const batch = batchFrom(blocks, corpus, next);
        next += batch.length;
        sent.set(++this.#count, batch);
        running.post({ kind: "blocks", number: this.#count, blocks: batch.map((block) => cutBlock(corpus, block)) });
        await rest();
      }
      if (sent.size > 0 && fault === undefined)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (fault !== undefined) throw fault;
    }
    this.#listener = undefined;
  }
}

/** Blocks of so many characters together, at least one. */
function batchFrom(blocks: readonly Block[], corpus: Corpus, from: number): readonly Block[] {
  let size = 0;
  let to = from;
  while (to < blocks.length && (to === from || size < BATCH)) size += sizeOf(corpus, blocks[to++]!);
  return blocks.slice(from, to);
}

function sizeOf({ source }: Corpus, { start, end }: Block): number {
  let size = 0;
  for (let line = start.line; line < end.line; line++) size += source.line(line).length + 1;
  return size;
}

/** The web's workers, as far as they are used. */
interface WebWorker {
  onmessage: ((event: { readonly data: MentionAnswer }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(order: MentionOrder): void;
  terminate(): void;
}

/** Node's threads, as far as they are used. */
interface NodeThread {
  on(event: "message", listener: (answer: MentionAnswer) => void): void;
  on(event: "error", listener: (error: unknown) => void): void;
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
    thread.on("error", (error) => listener.failed(error));
    thread.unref();
    return { post: (order) => thread.postMessage(order), end: () => void thread.terminate() };
  }
  if (!host.Worker) return undefined;
  // A worker of an extension that is served by a remote has no address that may be used; its text has one anywhere.
  const source = await vscode.workspace.fs.readFile(place);
  const address = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: "text/javascript" }));
  const worker = new host.Worker(address);
  worker.onmessage = ({ data }) => listener.answered(data);
  worker.onerror = ({ message }) => listener.failed(new Error(message ?? "The worker could not be started."));
  return {
    post: (order) => worker.postMessage(order),
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
