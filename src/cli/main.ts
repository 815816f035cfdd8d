import { Disk } from "../files/disk.ts";
import { Status } from "./io.ts";
import { run } from "./run.ts";
import { StreamOutput } from "./stream-output.ts";

const stdout = new StreamOutput(process.stdout, "results");
const stderr = new StreamOutput(process.stderr, "messages");

const disk = new Disk();

// What is written aside goes when the run is broken off; then the signal does what it does.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => {
    disk.abandon();
    process.kill(process.pid, signal);
  });

async function main(): Promise<void> {
  const io = { cwd: process.cwd(), environment: process.env, stdin: process.stdin, stdout, stderr, disk };
  process.exitCode = await run(process.argv.slice(2), io);
  await stdout.flush();
}

main().catch((error: Error) => {
  process.exitCode = Status.trouble;
  // Should this fail too, the exit status is all that is left to speak with.
  stderr.write(`corpus: cannot write: ${error.message}\n`).catch(() => {});
});
