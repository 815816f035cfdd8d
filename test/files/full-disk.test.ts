import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
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
      const run = spawnSync("bash", ["-c", command, process.execPath, CLI, ...args], { cwd: at("disk") });
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
});
