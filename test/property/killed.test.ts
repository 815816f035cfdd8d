import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { STAGING_PREFIX } from "../../src/files/unpacking.ts";
import { putTree, type Tree, treeIn } from "../support/trees.ts";
import { TIMEOUT_MS } from "./runs.ts";

const RUN = resolve("out/test/support/killed-run.mjs");

const OLD = "<<<FILE a\r\nx \r\nEND>>>\r\n";
const FIXED = "<<<FILE a\r\nx\r\nEND>>>\r\n";
const TREE: Tree = { "a.txt": "new a\n", "sub/b.txt": "new b\n", "sub/deep/c.txt": "new c\n" };

/** Kills a child at its first call to the disk, at its second, and so on until it comes through. */
function untilItComesThrough(folder: string, args: readonly string[], look: (where: string) => void): number {
  for (let n = 1; ; n++) {
    const { signal, status, stderr, stdout } = spawnSync(process.execPath, [RUN, String(n), ...args], { cwd: folder });
    if (signal === null) {
      assert.equal(status, 0, String(stderr));
      assert.match(String(stdout), /^0 \d+$/);
      look("not killed");
      return n - 1;
    }
    assert.equal(signal, "SIGKILL");
    look(`killed at call ${n}`);
    assert.ok(n < 400, "no end");
  }
}

describe("a run that is killed at any call to the disk", function () {
  this.timeout(2 * TIMEOUT_MS);
  let folder = "";
  const at = (...path: readonly string[]): string => join(folder, ...path);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "corpus-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("leaves a corpus that it fixes as it was, or fixed", () => {
    writeFileSync(at("a.corpus"), OLD);
    const kills = untilItComesThrough(folder, ["check", "--fix", "a.corpus"], (where) => {
      const { "a.corpus": is, ...left } = treeIn(folder);
      assert.ok(is === OLD || is === FIXED, `${where}: ${is}`);
      for (const name of Object.keys(left)) {
        assert.match(name, /^\.a\.corpus\.[0-9a-f]{12}\.corpus-tmp$/, where);
        rmSync(at(name));
      }
      if (where !== "not killed") writeFileSync(at("a.corpus"), OLD);
    });
    assert.ok(kills > 8, `${kills} kills`);
  });

  it("leaves a packed corpus whole, or none", () => {
    putTree(at("tree"), TREE);
    let whole: string | undefined;
    const seen: string[] = [];
    const kills = untilItComesThrough(folder, ["pack", "tree", "-o", "all.corpus"], () => {
      const made = treeIn(folder)["all.corpus"];
      if (made !== undefined) seen.push(made);
      whole = made;
      for (const name of readdirSync(folder)) if (name !== "tree") rmSync(at(name));
    });
    assert.ok(kills > 15, `${kills} kills`);
    for (const one of seen) assert.equal(one, whole);
  });

  it("leaves every file that it unpacks old or new, everybody else's alone, and what it had not placed in one folder", () => {
    putTree(at("tree"), TREE);
    assert.equal(
      spawnSync(process.execPath, [RUN, "0", "pack", "tree", "-o", "all.corpus"], { cwd: folder }).status,
      0,
    );
    const old: Tree = { "a.txt": "old a\n", "sub/b.txt": "old b\n", "sub/own.txt": "own\n" };
    putTree(at("out"), old);
    const args = ["unpack", "all.corpus", "-d", "out", "--force"];
    const kills = untilItComesThrough(folder, args, (where) => {
      for (const [name, is] of Object.entries(treeIn(at("out")))) {
        if (name.startsWith(STAGING_PREFIX)) continue;
        if (name === "sub/own.txt") assert.equal(is, "own\n", where);
        else assert.ok(is === TREE[name] || is === old[name], `${where}: ${name} is ${JSON.stringify(is)}`);
      }
      const names = Object.keys(treeIn(at("out")));
      for (const name of Object.keys(old)) assert.ok(names.includes(name), `${where}: ${name} is gone`);
      if (where === "not killed") {
        assert.deepEqual(treeIn(at("out")), { ...TREE, "sub/own.txt": "own\n" });
        return;
      }
      rmSync(at("out"), { recursive: true });
      putTree(at("out"), old);
    });
    assert.ok(kills > 30, `${kills} kills`);
  });
});
