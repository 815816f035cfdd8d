import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { FileError } from "../files/file-error.ts";
import type { CheckEvent, CheckOrder } from "./check-events.ts";
import { CheckPool } from "./check-pool.ts";
import { Configurations } from "./configurations.ts";
import { FileChecker } from "./file-checker.ts";
import { writeFixed } from "./fixing.ts";
import { fixCatalogues } from "./fixing-catalogues.ts";
import { Inputs } from "./inputs.ts";
import type { Io } from "./io.ts";
import { MessageCapture } from "./message-capture.ts";

/** Bytes from which on it pays to start workers, where nobody said how many. */
const WORTH_WORKERS = 2_000_000;
/** Files that are looked at to find out. */
const MOST_PEEKED = 256;
/** Files that are given out before their turn, for each worker. */
const AHEAD = 4;

/** While others work, milliseconds between two looks at the clock. */
const TICK = 250;

/** Something whose turn will come: what to tell of it, in order. */
interface Slot {
  readonly path?: string;
  readonly events: Iterable<CheckEvent> | AsyncIterable<CheckEvent>;
}

/** The files of a run, checked in this thread or by workers; what is told of them is the same. */
export class Checking {
  readonly #io: Io;
  readonly #paths: readonly string[];
  readonly #order: CheckOrder;
  readonly #tried: Map<string, string>;
  readonly #inputs: Inputs;
  readonly #messages = new MessageCapture();
  readonly #local: FileChecker;
  readonly #walk: AsyncGenerator<string>;
  readonly #jobs: number | undefined;
  #pool: CheckPool | undefined;
  /** Met by the walk and not given out. */
  readonly #met: Slot[] = [];
  /** Messages. */
  readonly #told = new Set<string>();
  #hasEnded = false;
  #ticking: ReturnType<typeof setInterval> | undefined;

  private constructor(
    paths: readonly string[],
    order: CheckOrder,
    tried: Map<string, string>,
    jobs: number | undefined,
    local: FileChecker,
    io: Io,
  ) {
    this.#io = io;
    this.#paths = paths;
    this.#order = order;
    this.#tried = tried;
    this.#jobs = jobs;
    this.#local = local;
    this.#inputs = new Inputs({ ...io, stderr: this.#messages });
    this.#messages.counter = () => this.#inputs.unreadable;
    const configurations = new Configurations(this.#inputs, order.config);
    this.#walk = this.#inputs.paths(paths, async (path) => (await configurations.for(dirname(path))).excludes(path));
  }

  /** `jobs` is how many files may be checked at once: as many as there are cores, where nobody said it. */
  static async of(paths: readonly string[], order: CheckOrder, jobs: number | undefined, io: Io): Promise<Checking> {
    // Filled before anything is checked.
    const tried = new Map<string, string>();
    const whole: CheckOrder = { ...order, tried };
    return new Checking(paths, whole, tried, jobs, await FileChecker.of(whole, io), io);
  }

  /** All events, in the order of the files; files are written when their turn has come, catalogues before them. */
  async *events(): AsyncGenerator<CheckEvent> {
    // First of all: what corpora are told depends on them.
    for await (const event of fixCatalogues(this.#paths, this.#order, this.#tried, this.#io))
      if (this.#isNews(event)) yield event;
    await this.#hire();
    const { progress } = this.#io;
    if (progress && this.#pool) this.#ticking = setInterval(() => progress.step(), TICK);
    const given: Slot[] = [];
    const ahead = this.#pool ? AHEAD * this.#most : 1;
    const catalogues = new Set<string>();
    for (;;) {
      while (given.length < ahead) {
        const slot = await this.#next();
        if (!slot) break;
        given.push(slot);
      }
      const slot = given.shift();
      if (!slot) return;
      for await (const event of this.#written(slot)) {
        if (event.kind === "counts") progress?.step(event.documents);
        if (!this.#isNews(event)) continue;
        if (event.kind === "catalogue") {
          if (catalogues.has(event.source)) continue;
          catalogues.add(event.source);
          yield { kind: "findings", findings: event.findings };
        } else yield event;
      }
    }
  }

  /** Ends whatever still goes on. */
  async close(): Promise<void> {
    clearInterval(this.#ticking);
    await this.#pool?.close();
  }

  /** Each thread reads what lies beside the files for itself; it is told by the first. */
  #isNews(event: CheckEvent): boolean {
    if (event.kind !== "message") return true;
    const isNews = !this.#told.has(event.text);
    this.#told.add(event.text);
    return isNews;
  }

  get #most(): number {
    return this.#jobs ?? availableParallelism();
  }

  /** Starts workers where there is work for them. */
  async #hire(): Promise<void> {
    const { startWorker } = this.#io;
    if (!startWorker || this.#most < 2) return;
    let bytes = 0;
    let files = 0;
    const isEnough = (): boolean => files > 1 && (this.#jobs !== undefined || bytes >= WORTH_WORKERS);
    while (files < MOST_PEEKED && !isEnough() && (await this.#look())) {
      const path = this.#met.at(-1)?.path;
      if (path === undefined || path === "-") continue;
      files++;
      bytes += sizeOf(this.#inputs.absolute(path));
    }
    if (!isEnough() && files < MOST_PEEKED) return;
    const { cwd, disk, largeFrom, mostCompared } = this.#io;
    const start = { order: this.#order, cwd, largeFrom, mostCompared };
    this.#pool = new CheckPool(() => startWorker(start), this.#most, disk);
  }

  /** The next slot, given out. */
  async #next(): Promise<Slot | undefined> {
    if (this.#met.length === 0) await this.#look();
    const slot = this.#met.shift();
    if (slot?.path === undefined) return slot;
    if (!this.#pool) return slot;
    const { path } = slot;
    // Standard input comes to this thread alone, and what is large is written by it.
    const isLarge = (): boolean => this.#inputs.isLarge(sizeOf(this.#inputs.absolute(path)));
    const isOurs = path === "-" || (this.#order.fixing !== undefined && isLarge());
    return isOurs ? slot : { path, events: this.#pool.check(path) };
  }

  /** What the walk meets next: a file, and what is to be told of the way there. Answers whether it met a file. */
  async #look(): Promise<boolean> {
    if (this.#hasEnded) return false;
    let path: string | undefined;
    let end: Slot | undefined;
    try {
      const { done, value } = await this.#walk.next();
      if (!done) path = value;
    } catch (error) {
      end = { events: failing(error) };
    }
    this.#hasEnded = path === undefined;
    const told = this.#messages.taken();
    if (told.length > 0) this.#met.push({ events: told });
    if (path !== undefined) this.#met.push({ path, events: this.#local.check(path) });
    if (end) this.#met.push(end);
    return path !== undefined;
  }

  /** The events of a slot; what is to be written, is. */
  async *#written({ path, events }: Slot): AsyncGenerator<CheckEvent> {
    for await (const event of events) {
      if (event.kind !== "write" || path === undefined) {
        yield event;
        continue;
      }
      try {
        writeFixed(this.#io.disk, this.#inputs.absolute(path), path, event.before, event.after);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        yield { kind: "unfixed", message: error.message };
        yield* this.#local.checkUnfixed(path, event.before);
        return;
      }
    }
  }
}

// biome-ignore lint/correctness/useYield: it only fails
async function* failing(error: unknown): AsyncGenerator<CheckEvent> {
  throw error;
}

/** What cannot be looked at takes no time. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
