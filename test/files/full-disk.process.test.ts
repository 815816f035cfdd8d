import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runInMemory } from "../cli/in-memory.ts";
import { RUNS, TIMEOUT_MS } from "../property/runs.ts";
import { putTree, treeIn } from "../support/trees.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const CLI = resolve("dist/cli.js");
const KILOBYTE = 1024;

describe("a disk that is full", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const at = (...path: readonly string[]): string => join(folder(), ...path);

  before(function () {
    if (process.platform !== "linux") this.skip();
  });

  /** Runs on a disk that takes so many kilobytes: one of its own where we may mount one, else no file may be longer. */
  function onSmallDisk(
    kilobytes: number,
    fill: () => void,
    args: readonly string[],
    look: (stderr: string) => void,
  ): void {
    mkdirSync(at("disk"));
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", at("disk")]).status === 0;
    try {
      fill();
      const limit = mounted ? "unlimited" : String(kilobytes / 2);
      const command = `ulimit -f ${limit}; trap '' XFSZ; exec "$0" "$@"`;
      const run = spawnSync("bash", ["-c", command, process.execPath, CLI, ...args], {
        cwd: at("disk"),
        maxBuffer: 1 << 26,
      });
      assert.equal(run.status, 3, String(run.stderr));
      look(String(run.stderr));
    } finally {
      if (mounted) execFileSync("umount", [at("disk")]);
    }
  }

  it("keeps a corpus that cannot be fixed for it", () => {
    const text = `<<<FILE a\n${"word \n".repeat(20_000)}END>>>\n`;
    onSmallDisk(
      160,
      () => writeFileSync(at("disk", "a.corpus"), text),
      ["check", "--fix", "a.corpus", "--format", "github"],
      (stderr) => {
        assert.match(stderr, /a\.corpus" could not be written: /);
        assert.deepEqual(readdirSync(at("disk")), ["a.corpus"]);
        assert.ok(readFileSync(at("disk", "a.corpus"), "utf8") === text);
      },
    );
  });

  it("gets no half of a corpus, and no half of what is unpacked", () => {
    putTree(at("tree"), { "a.txt": "a\n", "b.txt": "b".repeat(300 * KILOBYTE), "c.txt": "c\n" });
    execFileSync(process.execPath, [CLI, "pack", "tree", "-o", "all.corpus"], { cwd: folder() });
    onSmallDisk(
      200,
      () => {},
      ["pack", "../tree", "-o", "all.corpus"],
      () => assert.deepEqual(readdirSync(at("disk")), []),
    );
    execFileSync("rm", ["-r", at("disk")]);
    onSmallDisk(
      200,
      () => putTree(at("disk", "out"), { "a.txt": "old\n", "own.txt": "own\n" }),
      ["unpack", "../all.corpus", "-d", "out", "--force"],
      (stderr) => {
        assert.match(stderr, /"b\.txt" could not be written: /);
        assert.deepEqual(treeIn(at("disk")), { "out/a.txt": "old\n", "out/own.txt": "own\n" });
      },
    );
  });

  it("shortens no file, however much of it is taken", async function () {
    this.timeout(2 * TIMEOUT_MS);
    mkdirSync(at("disk"));
    const mount = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", at("disk")]);
    if (mount.status !== 0) {
      process.stderr.write("\n      NOT RUN: only root can mount a disk of a megabyte.\n");
      this.skip();
    }
    try {
      const outcomes = { done: 0, refused: 0 };
      for (let level = 0; level < RUNS.fillLevels; level++) {
        const share = level / RUNS.fillLevels;
        // 10 kB to 2 MB are to be written to a disk on which between nothing and all of a megabyte is free.
        const length = Math.round(
          10 * KILOBYTE + ((level * 37) % RUNS.fillLevels) * (1_990 / RUNS.fillLevels) * KILOBYTE,
        );
        const untidy = `<<<FILE a\n${"word \n".repeat(((level * 7) % 40) * 500)}x \nEND>>>\n`;
        const tidy = untidy.replaceAll(" \n", "\n");
        const text = `${"x".repeat(length)}\n`;
        writeFileSync(
          at("new.corpus"),
          `# corpus-format: 1\n<<<FILE b.txt\n${text}END>>>\n<<<FILE c.txt\nnew\nEND>>>\n`,
        );
        putTree(at("tree"), { "b.txt": text, "c.txt": "new\n" });
        putTree(at("disk"), { "a.corpus": untidy, "b.corpus": "old", "out/c.txt": "old\n", "out/own.txt": "own\n" });
        const { bavail, bsize } = statfsSync(at("disk"));
        writeFileSync(at("disk", "filler"), Buffer.alloc(Math.floor(bavail * bsize * share)));
        const run = async (...args: readonly string[]): Promise<boolean> => {
          const { status, stderr } = await runInMemory([...args], { cwd: at("disk") });
          assert.ok(
            status === 0 || (status === 3 && /no (space|room)|full|too large/i.test(stderr)),
            `${level}: ${stderr}`,
          );
          outcomes[status === 0 ? "done" : "refused"]++;
          return status === 0;
        };
        const is = (name: string): string => readFileSync(at("disk", name), "utf8");
        const isFixed = await run("check", "--fix", "a.corpus");
        assert.ok(is("a.corpus") === (isFixed ? tidy : untidy), `level ${level}`);
        const isPacked = await run("pack", "../tree", "-o", "b.corpus", "--force");
        assert.ok(is("b.corpus") === (isPacked ? readFileSync(at("new.corpus"), "utf8") : "old"), `level ${level}`);
        execFileSync("rm", [at("disk", "b.corpus")]);
        const isUnpacked = await run("unpack", "../new.corpus", "-d", "out", "--force");
        const { "out/b.txt": big, "out/c.txt": small, "out/own.txt": own, ...rest } = treeIn(at("disk"));
        assert.deepEqual(Object.keys(rest), ["a.corpus", "filler"], `level ${level}`);
        assert.ok(own === "own\n" && small === (isUnpacked ? "new\n" : "old\n"), `level ${level}`);
        assert.ok(big === (isUnpacked ? text : undefined), `level ${level}`);
        for (const name of ["a.corpus", "filler", "out"]) execFileSync("rm", ["-r", at("disk", name)]);
      }
      assert.ok(
        outcomes.done > RUNS.fillLevels / 3 && outcomes.refused > RUNS.fillLevels / 3,
        JSON.stringify(outcomes),
      );
    } finally {
      execFileSync("umount", [at("disk")]);
    }
  });
});
