import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { Disk, SYSTEM_CALLS } from "../files/disk.ts";
import { serveChecks, type WorkerStart } from "./check-worker.ts";
import { Status } from "./io.ts";
import { Progress } from "./progress.ts";
import { run } from "./run.ts";
import { StreamOutput } from "./stream-output.ts";

/** They lie beside the folder that this bundle is in. */
const readWordLists = (): Promise<string> => readFile(join(__dirname, "..", "data", "names.txt"), "utf8");
const { env: environment } = process;

// The workers run this same file.
if (parentPort) void serveChecks(parentPort, workerData as WorkerStart, { environment, readWordLists });
else serveTerminal();

function serveTerminal(): void {
  const stdout = new StreamOutput(process.stdout, "results");
  const stderr = new StreamOutput(process.stderr, "messages");
  const progress = Progress.for(stderr, environment);
  const disk = new Disk(progress?.watching(SYSTEM_CALLS));
  const workers = new Set<Worker>();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

  /** What is written aside goes when the run is broken off, however often; then the signal does what it does. */
  let isBreakingOff = false;
  const breakOff = async (signal: NodeJS.Signals): Promise<void> => {
    if (isBreakingOff) return;
    isBreakingOff = true;
    // First those who might still make something.
    if (workers.size > 0) await Promise.all([...workers].map((worker) => worker.terminate()));
    disk.abandon();
    progress?.clear();
    for (const each of signals) process.removeListener(each, breakOff);
    process.kill(process.pid, signal);
  };

  const startWorker = (start: WorkerStart): Worker => {
    const worker = new Worker(__filename, { workerData: start });
    workers.add(worker);
    worker.on("exit", () => workers.delete(worker));
    return worker;
  };

  for (const signal of signals) process.on(signal, breakOff);

  async function main(): Promise<void> {
    const io = {
      cwd: process.cwd(),
      environment,
      stdin: process.stdin,
      stdout,
      stderr,
      disk,
      startWorker,
      progress,
      readWordLists,
    };
    process.exitCode = await run(process.argv.slice(2), io);
    await stdout.flush();
  }

  main().catch((error: Error) => {
    process.exitCode = Status.trouble;
    // Should this fail too, the exit status is all that is left to speak with.
    stderr.write(`corpus: cannot write: ${error.message}\n`).catch(() => {});
  });
}
