import { run } from "../../src/cli/run.ts";
import { countingDisk } from "./failing-disk.ts";

// node killed-run.mjs N ARGUMENT…: the command line, killed before the N-th call to the disk; says how many there were.
const [, , n, ...args] = process.argv;

const { count, disk } = countingDisk(Number(n), () => {
  process.kill(process.pid, "SIGKILL");
  // The signal comes when it comes: nothing else may be done until then.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});

const silent = { isTerminal: false, isClosed: false, write: async () => {}, writeBytes: async () => {} };
const status = await run(args, {
  cwd: process.cwd(),
  environment: {},
  stdin: process.stdin,
  stdout: silent,
  stderr: silent,
  disk,
  readWordLists: async () => "",
});
process.stdout.write(`${status} ${count()}`);
