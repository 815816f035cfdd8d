import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Disk } from "../files/disk.ts";
import { Status } from "./io.ts";
import { run } from "./run.ts";
import { StreamOutput } from "./stream-output.ts";

const stdout = new StreamOutput(process.stdout, "results");
const stderr = new StreamOutput(process.stderr, "messages");

const disk = new Disk();

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What is written aside goes when the run is broken off, however often; then the signal does what it does. */
function breakOff(signal: NodeJS.Signals): void {
  disk.abandon();
  for (const each of SIGNALS) process.removeListener(each, breakOff);
  process.kill(process.pid, signal);
}

for (const signal of SIGNALS) process.on(signal, breakOff);

/** They lie beside the folder that this bundle is in. */
const readWordLists = (): Promise<string> => readFile(join(__dirname, "..", "data", "names.txt"), "utf8");

async function main(): Promise<void> {
  const { env: environment, stdin } = process;
  const io = { cwd: process.cwd(), environment, stdin, stdout, stderr, disk, readWordLists };
  process.exitCode = await run(process.argv.slice(2), io);
  await stdout.flush();
}

main().catch((error: Error) => {
  process.exitCode = Status.trouble;
  // Should this fail too, the exit status is all that is left to speak with.
  stderr.write(`corpus: cannot write: ${error.message}\n`).catch(() => {});
});
