import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Gathered, type Io, type Output, OutputError } from "../../src/cli/io.ts";
import { Progress } from "../../src/cli/progress.ts";
import { run } from "../../src/cli/run.ts";
import { Disk, SYSTEM_CALLS } from "../../src/files/disk.ts";
import { projectRoot } from "../support/project-root.ts";

/** What a run in memory is given; the process's own where it isn't. */
export interface World {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly environment?: Io["environment"];
  /** Whether standard output is a terminal. */
  readonly terminal?: "terminal";
  /** What the clock says when somebody looks at it, in milliseconds: then standard error is a terminal. */
  readonly clock?: () => number;
  /** After how many writes standard output is closed by its reader. */
  readonly closesAfter?: number;
  /** From how many bytes on a corpus stays on the disk. */
  readonly largeFrom?: number;
  readonly mostCompared?: number;
  readonly pieceBytes?: number;
  readonly gathered?: Gathered;
  /** One that fails, say. */
  readonly disk?: Disk;
  /** What the disk says when standard output is written to. */
  readonly refuses?: string;
}

/** How a run in memory ended. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An outcome with standard output as bytes. */
export interface OutcomeInBytes extends Outcome {
  readonly bytes: Buffer;
}

/** Runs the command line inside this process. */
export async function runInMemory(args: readonly string[], world: World = {}): Promise<Outcome> {
  const { bytes: _, ...outcome } = await runInBytes(args, world);
  return outcome;
}

/** The same, for what is not text. */
export async function runInBytes(args: readonly string[], world: World = {}): Promise<OutcomeInBytes> {
  const stdout = new MemoryOutput(world);
  const { clock, environment = {} } = world;
  const stderr = new MemoryOutput(clock ? { terminal: "terminal" } : {});
  const progress = clock && Progress.for(stderr, environment, clock);
  const status = await run(args, {
    cwd: world.cwd ?? process.cwd(),
    environment,
    progress,
    stdin: bytesOf(world.stdin ?? ""),
    stdout,
    stderr,
    largeFrom: world.largeFrom,
    mostCompared: world.mostCompared,
    pieceBytes: world.pieceBytes,
    gathered: world.gathered,
    disk: world.disk ?? new Disk(progress?.watching(SYSTEM_CALLS)),
    readWordLists: () => readFile(join(projectRoot, "data", "names.txt"), "utf8"),
  });
  return { status, stdout: stdout.text, stderr: stderr.text, bytes: Buffer.concat(stdout.bytes) };
}

class MemoryOutput implements Output {
  readonly isTerminal: boolean;
  text = "";
  readonly bytes: Buffer[] = [];
  #writesLeft: number;
  readonly #refuses: string | undefined;

  constructor(world: World) {
    this.isTerminal = world.terminal === "terminal";
    this.#writesLeft = world.closesAfter ?? Number.POSITIVE_INFINITY;
    this.#refuses = world.refuses;
  }

  get isClosed(): boolean {
    return this.#writesLeft <= 0;
  }

  async write(text: string): Promise<void> {
    if (this.#refuses !== undefined) throw new OutputError(this.#refuses);
    if (this.isClosed) return;
    this.#writesLeft--;
    this.text += text;
    this.bytes.push(Buffer.from(text));
  }

  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.write("");
    if (this.isClosed) return;
    this.bytes.push(Buffer.from(bytes));
    this.text += Buffer.from(bytes).toString();
  }
}

async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  // In two pieces, cut anywhere: standard input comes as it likes.
  const middle = bytes.length >> 1;
  yield bytes.subarray(0, middle);
  yield bytes.subarray(middle);
}
