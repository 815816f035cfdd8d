import type { Worker } from "node:worker_threads";
import type { Disk } from "../files/disk.ts";
import type { CheckEvent } from "./check-events.ts";
import { errorOf, type FromWorker, type ToWorker } from "./check-worker.ts";

/** Workers that check files, each one at a time, in the order in which they are asked for. */
export class CheckPool {
  readonly #start: () => Worker;
  readonly #most: number;
  readonly #disk: Disk;
  readonly #workers: Crew[] = [];
  readonly #waiting: Task[] = [];

  /** `start` makes a worker; there will be `most` at most. Their temporary files are taken away with those of `disk`. */
  constructor(start: () => Worker, most: number, disk: Disk) {
    this.#start = start;
    this.#most = most;
    this.#disk = disk;
  }

  /** Has a file checked as soon as somebody has time; its events wait until they are taken. */
  check(path: string): AsyncGenerator<CheckEvent> {
    const task = new Task(path);
    this.#waiting.push(task);
    this.#assign();
    return task.events();
  }

  /** Ends the workers, whatever they are at. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const crew =
        this.#workers.find(({ task }) => !task) ?? (this.#workers.length < this.#most ? this.#hired() : undefined);
      if (!crew) return;
      const task = this.#waiting.shift()!;
      crew.task = task;
      task.taken = () => this.#tell(crew, { kind: "taken" });
      this.#tell(crew, { kind: "check", path: task.path });
    }
  }

  #tell({ worker }: Crew, message: ToWorker): void {
    worker.postMessage(message);
  }

  #hired(): Crew {
    const crew: Crew = { worker: this.#start(), task: undefined };
    this.#workers.push(crew);
    const over = (error?: Error): void => {
      const { task } = crew;
      crew.task = undefined;
      task?.end(error);
      this.#assign();
    };
    crew.worker.on("message", (message: FromWorker) => {
      if (message.kind === "event") crew.task?.add(message.event);
      else if (message.kind === "hold") this.#disk.holdTemporary(message.path, message.removal);
      else if (message.kind === "release") this.#disk.releaseTemporary(message.path);
      else over(message.kind === "failed" ? errorOf(message.failure) : undefined);
    });
    crew.worker.on("error", (error) => {
      this.#workers.splice(this.#workers.indexOf(crew), 1);
      over(error as Error);
    });
    return crew;
  }
}

/** A worker, and what it is at. */
interface Crew {
  readonly worker: Worker;
  task: Task | undefined;
}

/** A file that is checked elsewhere, with what became known of it and was not taken yet. */
class Task {
  readonly path: string;
  /** Makes room for another event. */
  taken: () => void = () => undefined;
  readonly #events: CheckEvent[] = [];
  #isOver = false;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(path: string) {
    this.path = path;
  }

  add(event: CheckEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  end(failure: Error | undefined): void {
    this.#isOver = true;
    this.#failure = failure;
    this.#wake();
  }

  async *events(): AsyncGenerator<CheckEvent> {
    for (;;) {
      const event = this.#events.shift();
      if (event) {
        this.taken();
        yield event;
      } else if (!this.#isOver) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else if (this.#failure) throw this.#failure;
      else return;
    }
  }
}
