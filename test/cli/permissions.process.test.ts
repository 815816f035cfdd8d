import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { putTree, treeIn } from "../support/trees.ts";

/** Where everybody may read it: the folders above the project's may be closed to others. */
const CLI = join(process.cwd(), "dist", "cli.js");
const UNTIDY = "<<<FILE a\nx \nEND>>>\n";
const NOBODY = 65_534;

/**
 * What the command line does where it may not write. For root everything may be written: the tests are somebody else then,
 * and fail where they can't be.
 */
describe("where one may not write", function () {
  this.timeout(60_000);
  if (process.platform === "win32") return;
  const folder = temporaryFolder();
  const at = (...path: readonly string[]): string => join(folder(), ...path);
  const isRoot = process.getuid?.() === 0;

  beforeEach(() => chmodSync(folder(), 0o755));

  function run(...args: readonly string[]): { readonly status: number | null; readonly stderr: string } {
    const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    const { error, status, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder(),
      encoding: "utf8",
      ...as,
    });
    if (error) throw error;
    return { status, stderr };
  }

  /** Makes a folder with a corpus that belongs to whom the runs are. */
  function ownFolder(name: string, text: string): void {
    mkdirSync(at(name));
    writeFileSync(at(name, "a.corpus"), text);
    if (isRoot) execFileSync("chown", ["-R", `${NOBODY}:${NOBODY}`, at(name)]);
  }

  it("root is dropped: nobody may read what root alone may", () => {
    writeFileSync(at("closed"), "x", { mode: 0o000 });
    const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    assert.notEqual(spawnSync("cat", [at("closed")], as).status, 0);
  });

  it("check --fix leaves a corpus in a closed folder as it is, and says so", () => {
    ownFolder("closed", UNTIDY);
    chmodSync(at("closed"), 0o555);
    const { status, stderr } = run("check", "--fix", "closed/a.corpus");
    assert.equal(status, 3);
    assert.match(stderr, /^corpus: ".*closed\/a\.corpus" could not be written: permission denied\.\n$/);
    assert.deepEqual(treeIn(at("closed")), { "a.corpus": UNTIDY });
    chmodSync(at("closed"), 0o755);
  });

  it("check --fix keeps a file's mode, and does not open it to others", () => {
    ownFolder("own", UNTIDY);
    for (const mode of [0o600, 0o640, 0o664]) {
      writeFileSync(at("own", "a.corpus"), UNTIDY);
      chmodSync(at("own", "a.corpus"), mode);
      assert.equal(run("check", "--fix", "own/a.corpus").status, 0);
      assert.equal(readFileSync(at("own", "a.corpus"), "utf8"), UNTIDY.replace("x \n", "x\n"));
      assert.equal(statSync(at("own", "a.corpus")).mode & 0o777, mode);
    }
  });

  it("check tells of a corpus that it may not read, and checks the others", () => {
    ownFolder("own", UNTIDY);
    writeFileSync(at("own", "closed.corpus"), UNTIDY, { mode: 0o000 });
    const { status, stderr } = run("check", "own", "--fail-on", "never");
    assert.equal(status, 3);
    assert.match(stderr, /"own\/closed\.corpus": .*permission denied|may not be read/);
  });

  it("pack tells of what it may not look into, and packs nothing where it may not read a file", () => {
    ownFolder("open", "x");
    mkdirSync(at("open", "closed"), { mode: 0o000 });
    const without = run("pack", "open", "-o", "open/all.corpus");
    assert.equal(without.status, 3);
    assert.equal(without.stderr, 'corpus: left out "closed": it could not be looked into: permission denied.\n');
    assert.ok(existsSync(at("open", "all.corpus")));
    writeFileSync(at("open", "secret.txt"), "secret\n", { mode: 0o000 });
    const refused = run("pack", "open", "-o", "open/again.corpus");
    assert.equal(refused.status, 3);
    assert.match(refused.stderr, /secret\.txt" could not be read: permission denied/);
    assert.deepEqual(readdirSync(at("open")).sort(), ["a.corpus", "all.corpus", "closed", "secret.txt"]);
    chmodSync(at("open", "closed"), 0o755);
  });

  it("unpack gives no file the right to be run", () => {
    ownFolder("own", "<<<FILE a.sh\n#!/bin/sh\nEND>>>\n<<<FILE bin/b\n#!/bin/sh\nEND>>>\n");
    assert.equal(run("unpack", "own/a.corpus", "-d", "own/out").status, 0);
    for (const name of ["a.sh", "bin/b"]) assert.equal(statSync(at("own", "out", name)).mode & 0o111, 0);
  });

  it("a disk that is read-only is told, and nothing changes", function () {
    if (process.platform !== "linux" || !isRoot) {
      process.stderr.write("\n      NOT RUN: only root of Linux can mount a disk read-only.\n");
      this.skip();
    }
    putTree(at("disk"), { "a.corpus": UNTIDY, "tree/x": "x\n" });
    execFileSync("mount", ["--bind", at("disk"), at("disk")]);
    try {
      execFileSync("mount", ["-o", "remount,ro,bind", at("disk")]);
      const before = treeIn(at("disk"));
      for (const args of [
        ["check", "--fix", "disk/a.corpus"],
        ["pack", "disk/tree", "-o", "disk/b.corpus"],
        ["pack", "disk/tree", "-o", "disk/a.corpus", "--force"],
        ["unpack", "disk/a.corpus", "-d", "disk/out"],
      ]) {
        const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder(), encoding: "utf8" });
        assert.equal(status, 3, `${args.join(" ")}: ${stderr}`);
        assert.match(stderr, /could not be written(?: to)?: .*read-only/i);
      }
      assert.deepEqual(treeIn(at("disk")), before);
    } finally {
      execFileSync("umount", [at("disk")]);
    }
    assert.deepEqual(readdirSync(at("disk")), ["a.corpus", "tree"]);
  });
});
