import path from "node:path";
import Mocha from "mocha";

const TIMEOUT_MS = 20_000;

/** Runs the test files named on the command line with Mocha and sends the counts to the parent process. */
async function main(args: readonly string[]): Promise<void> {
  const [timeout, grep, ...files] = args;
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", timeout: Number(timeout) || TIMEOUT_MS });
  if (grep) mocha.fgrep(grep);
  if (process.env.CI) mocha.forbidOnly();
  for (const file of files) mocha.addFile(path.resolve(file));
  await mocha.loadFilesAsync();
  const runner = mocha.run((failed) => {
    process.send?.({ passed: runner.stats?.passes ?? 0, failed }, () => process.exit(failed > 0 ? 1 : 0));
  });
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(1);
});
