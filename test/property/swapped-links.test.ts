import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInMemory } from "../cli/in-memory.ts";
import { watchedDisk } from "../support/failing-disk.ts";
import { putTree, type Tree, treeIn } from "../support/trees.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

/**
 * Puts a link in the place of a folder, and the folder back, again and again, each for a moment of random length; says when
 * it did so often enough, and goes on until nobody listens.
 */
const ATTACKER = `
const fs = require("node:fs");
const [folder, outside, most, seed] = process.argv.slice(1);
let swaps = 0, state = Number(seed) | 1, isOver = false;
const moment = () => {
  state = (Math.imul(state, 48271) >>> 0) % 2147483647;
  for (const end = performance.now() + (state % 300) / 1000; performance.now() < end; );
};
const again = () => {
  for (let turn = 0; turn < 50; turn++) {
    try {
      fs.renameSync(folder, folder + ".away");
      fs.symlinkSync(outside, folder);
      moment();
      if (++swaps === Number(most)) process.stdout.write("enough");
      fs.unlinkSync(folder);
    } catch {}
    // Somebody may have made the folder anew meanwhile.
    try { fs.renameSync(folder + ".away", folder); } catch {}
    fs.rmSync(folder + ".away", { recursive: true, force: true });
    try { fs.mkdirSync(folder, { recursive: true }); } catch {}
    moment();
  }
  if (isOver) process.stdout.write(" " + swaps);
  else setImmediate(again);
};
process.stdin.on("end", () => { isOver = true; }).resume();
again();
`;

const OUTSIDE: Tree = { "b.txt": "not yours\n", "deep/c.txt": "nor this, not yours\n" };
const DOCUMENTS = ["a.txt", "sub/b.txt", "sub/deep/c.txt", "sub/deep/d.txt"];
const TREE: Tree = Object.fromEntries(DOCUMENTS.map((name) => [name, `new ${name}\n`]));
const CORPUS = DOCUMENTS.map((name) => `<<<FILE ${name}\n${TREE[name]}END>>>\n`).join("");
/** For how many calls to the disk a link stays. */
const STAYS = [1, 2, 5, Number.POSITIVE_INFINITY];

describe("while somebody swaps a folder for a link", function () {
  this.timeout(2 * TIMEOUT_MS);
  if (process.platform === "win32") return;
  const root = mkdtempSync(join(tmpdir(), "corpus-"));
  after(() => rmSync(root, { recursive: true, force: true }));

  for (const target of ["sub", "sub/deep"]) {
    /** Swaps before the n-th call to the disk, and back so many calls later; for every n until the work has no more calls. */
    async function atEveryCall(
      prepare: (folder: string) => void,
      args: readonly string[],
      swapped: (folder: string) => string,
      judge: (folder: string, status: number, where: string) => void,
    ): Promise<number> {
      let runs = 0;
      for (const stays of STAYS)
        for (let n = 1; ; n++) {
          const folder = mkdtempSync(join(root, "one-"));
          putTree(join(folder, "outside"), OUTSIDE);
          prepare(folder);
          const path = swapped(folder);
          let isLink = false;
          const swap = (): void => {
            try {
              renameSync(path, `${path}.away`);
              symlinkSync(join(folder, "outside"), path);
              isLink = true;
            } catch {
              // It is not there yet.
            }
          };
          const back = (): void => {
            if (!isLink) return;
            unlinkSync(path);
            renameSync(`${path}.away`, path);
            isLink = false;
          };
          const { count, disk } = watchedDisk((call) => {
            if (call === n) swap();
            if (call === n + stays) back();
          });
          const where = `a link before call ${n}, for ${stays}`;
          const { status, stderr } = await runInMemory(args, { cwd: folder, disk });
          assert.doesNotMatch(stderr, /fault of our own/, where);
          assert.deepEqual(treeIn(join(folder, "outside")), OUTSIDE, where);
          judge(folder, status, where);
          rmSync(folder, { recursive: true });
          runs++;
          if (count() < n) break;
          assert.ok(n < 1_000, "no end");
        }
      return runs;
    }

    it(`nothing is unpacked through it, whenever it comes: ${target}`, async () => {
      const prepare = (folder: string): void => {
        writeFileSync(join(folder, "all.corpus"), CORPUS);
        putTree(join(folder, "out"), { "sub/deep/c.txt": "old\n", "sub/b.txt": "old\n" });
      };
      const refused = { count: 0 };
      const runs = await atEveryCall(
        prepare,
        ["unpack", "all.corpus", "-d", "out", "--force"],
        (folder) => join(folder, "out", target),
        (_folder, status, where) => {
          assert.ok(status === 0 || status === 3, where);
          if (status === 3) refused.count++;
        },
      );
      assert.ok(refused.count > 10, `${refused.count} of ${runs} refused`);
      process.stderr.write(`      ${runs} unpackings, ${refused.count} refused\n`);
    });

    it(`nothing is packed through it, whenever it comes: ${target}`, async () => {
      const runs = await atEveryCall(
        (folder) => putTree(join(folder, "tree"), TREE),
        ["pack", "tree", "-o", "all.corpus"],
        (folder) => join(folder, "tree", target),
        (folder, _status, where) => {
          const packed = treeIn(folder)["all.corpus"];
          assert.doesNotMatch(
            packed === undefined ? "" : readFileSync(join(folder, "all.corpus"), "utf8"),
            /not yours/,
            where,
          );
        },
      );
      process.stderr.write(`      ${runs} packings\n`);
    });

    it(`nothing is unpacked through it, again and again: ${target}`, async () => {
      const folder = mkdtempSync(join(root, "one-"));
      putTree(join(folder, "outside"), OUTSIDE);
      writeFileSync(join(folder, "all.corpus"), CORPUS);
      mkdirSync(join(folder, "out", "sub", "deep"), { recursive: true });
      const swapped = [join(folder, "out", target), join(folder, "outside"), String(RUNS.swaps / 2), String(SEED)];
      const attacker = spawn(process.execPath, ["-e", ATTACKER, ...swapped], { stdio: ["pipe", "pipe", "inherit"] });
      const end = new Promise<void>((done) => attacker.once("close", () => done()));
      let said = "";
      attacker.stdout.on("data", (chunk) => {
        said += String(chunk);
      });
      const outcomes = { done: 0, refused: 0 };
      while (said === "" || outcomes.done + outcomes.refused < RUNS.swappedUnpackings) {
        const { status, stderr } = await runInMemory(["unpack", "all.corpus", "-d", "out", "--force"], { cwd: folder });
        if (status === 0) outcomes.done++;
        else {
          assert.equal(status, 3);
          assert.doesNotMatch(stderr, /fault of our own/);
          outcomes.refused++;
        }
        assert.deepEqual(treeIn(join(folder, "outside")), OUTSIDE);
        // The attacker's turn to be heard.
        await new Promise((resolve) => setImmediate(resolve));
      }
      attacker.stdin.end();
      await end;
      const swaps = Number(said.split(" ")[1]);
      assert.ok(swaps >= RUNS.swaps / 2, said);
      assert.deepEqual(treeIn(join(folder, "outside")), OUTSIDE);
      process.stderr.write(`      ${swaps} swaps: ${JSON.stringify(outcomes)}\n`);
    });
  }
});
