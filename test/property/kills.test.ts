import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { STAGING_PREFIX } from "../../src/files/unpacking.ts";
import { Random } from "./random.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

/** What `npm run build` makes. */
const CLI = resolve("dist/cli.js");
/** What people and clusters end processes with. */
const SIGNALS = ["SIGKILL", "SIGKILL", "SIGINT", "SIGTERM"] as const;
const BYTES_A_FILE = 25_000;

/** A run of the command line, and how what it works on is judged whenever it ended. */
interface Task {
  readonly args: readonly string[];
  /** Puts everything where it was before. */
  prepare(): void;
  /** Throws where something is neither old nor new. `isOver` says that the run came through. */
  judge(isOver: boolean): void;
}

describe("processes that are killed at any time", function () {
  this.timeout(5 * TIMEOUT_MS);
  if (process.platform === "win32") return;
  const folder = mkdtempSync(join(tmpdir(), "corpus-"));
  const at = (...path: readonly string[]): string => join(folder, ...path);
  after(() => rmSync(folder, { recursive: true, force: true }));

  const names = Array.from({ length: RUNS.killedFiles }, (_, number) => `d${number % 7}/${number}.txt`);
  /** Something to fix, and what is quick to check: it is the disk that is tested. */
  const content = (name: string, version: string): string =>
    `Fix \n${version} ${name} ${"-".repeat(BYTES_A_FILE - name.length)}\n`;
  const fill = (tree: string, version: string, which: readonly string[] = names): void => {
    for (let folderNumber = 0; folderNumber < 7; folderNumber++)
      mkdirSync(at(tree, `d${folderNumber}`), { recursive: true });
    for (const name of which) writeFileSync(at(tree, name), content(name, version));
  };
  const whole = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder });
    assert.ok(status === 0 || status === 1, String(stderr));
  };
  const digest = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

  before(() => {
    fill("tree", "new");
    whole("pack", "tree", "-o", "new.corpus");
    writeFileSync(at("all.corpus"), readFileSync(at("new.corpus")));
    whole("check", "--fix", "all.corpus", "--format", "ndjson");
    writeFileSync(at("fixed.corpus"), readFileSync(at("all.corpus")));
    assert.notEqual(digest(at("new.corpus")), digest(at("fixed.corpus")));
    fill("out", "old");
  });

  /** What a run wrote aside must be gone after a signal that it heard. */
  const mustHaveNothingAside = (): void =>
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".corpus-tmp")),
      [],
    );
  const clearAside = (): void => {
    for (const name of readdirSync(folder)) if (name.endsWith(".corpus-tmp")) rmSync(at(name));
  };

  const ofCorpus = (before: string, after: string, args: readonly string[]): Task => ({
    args,
    prepare() {
      clearAside();
      writeFileSync(at("all.corpus"), readFileSync(at(before)));
    },
    judge(isOver) {
      const is = digest(at("all.corpus"));
      const may = [...(isOver ? [] : [before]), after].map((name) => digest(at(name)));
      assert.ok(may.includes(is), "all.corpus is neither old nor new");
    },
  });

  const tasks: readonly Task[] = [
    ofCorpus("fixed.corpus", "new.corpus", ["pack", "tree", "-o", "all.corpus", "--force"]),
    ofCorpus("new.corpus", "fixed.corpus", [
      "check",
      "--fix",
      "all.corpus",
      "--format",
      "ndjson",
      "--fail-on",
      "never",
    ]),
    {
      args: ["unpack", "new.corpus", "-d", "out", "--force"],
      prepare() {
        for (const name of readdirSync(at("out")))
          if (name.startsWith(STAGING_PREFIX)) rmSync(at("out", name), { recursive: true });
        writeFileSync(at("out", "own.txt"), "own\n");
        fill(
          "out",
          "old",
          names.filter((name) => !readFileSync(at("out", name), "utf8").startsWith("Fix \nold")),
        );
      },
      judge(isOver) {
        assert.equal(readFileSync(at("out", "own.txt"), "utf8"), "own\n");
        for (const name of names) {
          assert.ok(existsSync(at("out", name)), `${name} is gone`);
          const is = readFileSync(at("out", name), "utf8");
          assert.ok(is === content(name, "new") || (!isOver && is === content(name, "old")), `${name} is neither`);
        }
      },
    },
  ];

  /** Starts a run and ends it after so long; answers whether it came through before. */
  async function ended(args: readonly string[], signal: NodeJS.Signals, afterMs: number): Promise<boolean> {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: "ignore" });
    const end = new Promise<NodeJS.Signals | null>((done) => child.once("exit", (_, killed) => done(killed)));
    const timer = setTimeout(() => child.kill(signal), afterMs);
    const killed = await end;
    clearTimeout(timer);
    return killed === null;
  }

  it("leave old files or new ones, and none missing", async () => {
    const random = new Random(SEED);
    const lasts: number[] = [];
    for (const task of tasks) {
      task.prepare();
      const start = Date.now();
      assert.ok(await ended(task.args, "SIGKILL", TIMEOUT_MS));
      lasts.push(Date.now() - start);
      task.judge(true);
    }
    const kills = { SIGKILL: 0, SIGINT: 0, SIGTERM: 0 };
    const leftovers = new Set<string>();
    let killed = 0;
    // Runs that end by themselves do not count: their time is a guess, by the shortest that was seen.
    for (let run = 0; killed < RUNS.kills; run++) {
      assert.ok(run < 10 * RUNS.kills, `only ${killed} of ${run} runs were killed`);
      const which = run % tasks.length;
      const task = tasks[which]!;
      const signal = random.pick(SIGNALS);
      task.prepare();
      // Starting takes a while in which nothing happens to the disk.
      const start = Date.now();
      const isOver = await ended(task.args, signal, random.between(60, Math.max(100, lasts[which]!)));
      if (isOver) lasts[which] = Math.min(lasts[which]!, Date.now() - start);
      const where = `seed ${SEED}, run ${run}: ${task.args[0]} and ${signal}`;
      try {
        task.judge(isOver);
        if (!isOver && signal !== "SIGKILL") mustHaveNothingAside();
      } catch (error) {
        throw new Error(`${where}: ${(error as Error).message}`);
      }
      if (isOver) continue;
      kills[signal]++;
      killed++;
      if (task.args[0] !== "unpack") continue;
      const staged = readdirSync(at("out")).filter((name) => name.startsWith(STAGING_PREFIX));
      if (staged.length === 0) continue;
      assert.equal(signal, "SIGKILL", `${where}: ${staged}`);
      leftovers.add(where);
      // The next run finds what was left, says so, and with --force does without it.
      const refused = spawnSync(process.execPath, [CLI, ...task.args.slice(0, -1)], { cwd: folder, encoding: "utf8" });
      assert.equal(refused.status, 3, where);
      assert.match(refused.stderr, /holds what an unpacking had not put in place/, where);
    }
    process.stderr.write(`      killed: ${JSON.stringify(kills)}; staging folders left and told: ${leftovers.size}\n`);
  });
});
