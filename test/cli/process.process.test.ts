import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";

/** What `npm run build` makes; the only tests that need it. */
const CLI = resolve("dist/cli.js");

const FAULTY = "<<<FILE a.txt\nNever closed.\n";

describe("dist/cli.js as a process", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();

  function start(...args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [CLI, ...args], { cwd: folder(), stdio: ["pipe", "pipe", "pipe"] });
  }

  it("ends with the exit statuses of the contract", async () => {
    writeFileSync(join(folder(), "good.corpus"), "<<<FILE a.txt\nx\nEND>>>\n");
    writeFileSync(join(folder(), "bad.corpus"), FAULTY);
    const statuses: readonly [status: number, args: readonly string[]][] = [
      [0, ["check", "good.corpus"]],
      [1, ["check", "bad.corpus"]],
      [0, ["check", "--fail-on=never", "bad.corpus"]],
      [2, ["check", "--zebra"]],
      [3, ["check", "none.corpus"]],
    ];
    for (const [status, args] of statuses) assert.equal((await ended(start(...args))).status, status, args.join(" "));
  });

  it("reads standard input for -", async () => {
    const child = start("check", "-");
    child.stdin?.end(FAULTY);
    const { status, stdout } = await ended(child);
    assert.equal(status, 1);
    assert.match(stdout, /^-:1:9: error: .*\[missing-terminator\]\n/);
  });

  it("ends quietly when nobody reads on", async () => {
    writeFileSync(join(folder(), "many.corpus"), "stray\n".repeat(200_000));
    const child = start("check", "many.corpus");
    await new Promise<void>((done) => child.stdout?.once("data", () => done()));
    child.stdout?.destroy();
    const { status, stderr } = await ended(child);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  });

  it("ends quietly when nobody reads at all", async () => {
    const child = start("rules");
    child.stdout?.destroy();
    const { status, stderr } = await ended(child);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  });

  it("loses nothing of a big output to a slow reader", async () => {
    const count = 100_000;
    writeFileSync(join(folder(), "many.corpus"), "END>>>\n".repeat(count));
    const child = start("check", "many.corpus", "--format", "ndjson");
    child.stdout?.pause();
    await new Promise((done) => setTimeout(done, 300));
    const { status, stdout } = await ended(child);
    assert.equal(status, 1);
    const lines = stdout.trimEnd().split("\n");
    assert.equal(lines.length, count + 1);
    assert.equal(JSON.parse(lines.at(-1)!).findings, count);
  });

  it("says so when it cannot write", async function () {
    if (process.platform !== "linux") this.skip();
    writeFileSync(join(folder(), "bad.corpus"), FAULTY);
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [CLI, "check", "bad.corpus"], {
      cwd: folder(),
      stdio: ["ignore", full, "pipe"],
    });
    const { status, stderr } = await ended(child);
    closeSync(full);
    assert.equal(status, 3);
    assert.match(stderr, /^corpus: cannot write: .*ENOSPC/);
  });

  it("begins with the line that makes it a program", () => {
    assert.ok(readFileSync(CLI, "utf8").startsWith("#!/usr/bin/env node\n"));
  });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stdout?.resume();
  child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
  const status = await new Promise<number | null>((done) => child.on("close", (code) => done(code)));
  return { status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}
