import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** What `npm run build` makes. */
export const CLI = resolve("dist/cli.js");

/** How a process of the command line ended. */
export interface CliEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a process of its own. */
export async function runCli(args: readonly string[], cwd: string, stdin = ""): Promise<CliEnd> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd, stdio: "pipe" });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin.end(stdin);
  const status = await new Promise<number | null>((done) => child.on("close", (code) => done(code)));
  return { status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}
