import { deepEqual, equal, match } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Progress } from "../../src/cli/progress.ts";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { findOnPath } from "../support/find-program.ts";
import { CLI } from "../support/run-cli.ts";
import { runInMemory } from "./in-memory.ts";

const CLEAR = "\r\u001B[K";

/** A clock that goes on by so many milliseconds whenever somebody looks. */
function ticking(step: number): () => number {
  let now = 0;
  return () => {
    now += step;
    return now;
  };
}

describe("progress", () => {
  const folder = temporaryFolder();

  function corpus(documents: number): string {
    const text = Array.from(
      { length: documents },
      (_, at) => `<<<FILE ${at}\nCaptain Lin Jian sailed at noon. \nEND>>>\n`,
    ).join("");
    writeFileSync(join(folder(), "a.corpus"), text);
    return text;
  }

  const COMMANDS: readonly (readonly string[])[] = [
    ["check", "a.corpus", "--fail-on", "never"],
    ["check", "-", "--fix", "--fail-on", "never"],
    ["list", "a.corpus", "--where", "words > 2"],
    ["entities", "a.corpus"],
    ["export", "a.corpus", "--to", "jsonl"],
    ["import", "-", "--from", "txtar"],
    ["format", "-"],
    ["stats", "a.corpus"],
    ["cat", "a.corpus"],
    ["pack", "a.corpus", "-o", "-"],
  ];

  for (const args of COMMANDS) {
    const name = args.join(" ");

    it(`is told at a terminal when work takes long: ${name}`, async () => {
      const text = corpus(20);
      const stdin = args.includes("txtar") ? "-- a --\nx\n" : text;
      const world = { cwd: folder(), stdin, environment: { NO_COLOR: "1" } };
      const quiet = await runInMemory(args, world);
      const long = await runInMemory(args, { ...world, clock: ticking(1500) });
      equal(long.stdout, quiet.stdout);
      match(long.stderr, /^\r\u001B\[Kcorpus: \d+ s(, \d+ documents)? …/);
      // The line goes, and the messages are what they are without it.
      equal(long.stderr.replaceAll(/\r\u001B\[K(corpus: \d+ s[^…\n]*…)?/g, ""), quiet.stderr);
      equal(long.stderr.lastIndexOf(CLEAR) > long.stderr.lastIndexOf("…"), true);
    });

    it(`is not told when work takes no time, nor where nobody watches: ${name}`, async () => {
      const text = corpus(20);
      const stdin = args.includes("txtar") ? "-- a --\nx\n" : text;
      const world = { cwd: folder(), stdin, environment: { NO_COLOR: "1" } };
      const quiet = await runInMemory(args, world);
      deepEqual(await runInMemory(args, { ...world, clock: ticking(0) }), quiet);
      deepEqual(
        await runInMemory(args, { ...world, clock: ticking(1500), environment: { NO_COLOR: "1", TERM: "dumb" } }),
        quiet,
      );
    });
  }

  it("is not told into a pipe", () => {
    const pipe = { isTerminal: false, isClosed: false, write: async () => {}, writeBytes: async () => {} };
    equal(Progress.for(pipe, {}), undefined);
  });

  it("gives way to what is told on the same terminal", async () => {
    corpus(20);
    const { stderr } = await runInMemory(["check", "a.corpus", "none.corpus"], { cwd: folder(), clock: ticking(1500) });
    match(stderr, /…\r\u001B\[Kcorpus: cannot read "none\.corpus"/);
  });

  it("stands on a real terminal, and is gone in the end", async function () {
    this.timeout(60_000);
    if (process.platform !== "linux" || !findOnPath("script")) {
      process.stderr.write('\n      NOT RUN: there is no "script" that makes a terminal on this machine.\n');
      this.skip();
    }
    const sentence = "The ferry sailed at noon, and the harbour office said that it would be back on Tuesday.\n";
    const text = Array.from({ length: 12_000 }, (_, at) => `<<<FILE ${at}\n${sentence.repeat(12)}END>>>\n`).join("");
    writeFileSync(join(folder(), "long.corpus"), text);
    const command = `"${process.execPath}" "${CLI}" check long.corpus --fail-on never --rule duplicate-body=off`;
    const { stdout } = spawnSync("script", ["-qec", `${command} | tail -1`, "/dev/null"], { cwd: folder() });
    match(stdout.toString(), /\r\u001B\[Kcorpus: \d+ s[^…]*…/);
    match(stdout.toString(), /…\r\u001B\[K[^…]* in 12000 documents of 1 file\r\n$/);
  });
});
