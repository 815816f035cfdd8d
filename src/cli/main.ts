import { Status } from "./io.ts";
import { run } from "./run.ts";
import { StreamOutput } from "./stream-output.ts";

const stdout = new StreamOutput(process.stdout);
const stderr = new StreamOutput(process.stderr);

async function main(): Promise<void> {
  const io = { cwd: process.cwd(), environment: process.env, stdin: process.stdin, stdout, stderr };
  process.exitCode = await run(process.argv.slice(2), io);
  await stdout.flush();
  await stderr.flush();
}

main().catch((error: Error) => {
  // The outputs themselves failed; the exit status is all that is left to speak with.
  process.exitCode = Status.trouble;
  process.stderr.write(`corpus: cannot write: ${error.message}\n`);
});
