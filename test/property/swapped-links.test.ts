import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInMemory } from "../cli/in-memory.ts";
import { putTree, type Tree, treeIn } from "../support/trees.ts";
import { RUNS, TIMEOUT_MS } from "./runs.ts";

/** Puts a link in the place of a folder, and the folder back, again and again; says how often when it ends. */
const ATTACKER = `
const fs = require("node:fs");
const [folder, outside, most] = process.argv.slice(1);
let swaps = 0;
const again = () => {
  for (let turn = 0; turn < 50 && swaps < Number(most); turn++) {
    try {
      fs.renameSync(folder, folder + ".away");
      fs.symlinkSync(outside, folder);
      swaps++;
      fs.unlinkSync(folder);
    } catch {}
    // Somebody may have made the folder anew meanwhile.
    try { fs.renameSync(folder + ".away", folder); } catch {}
    fs.rmSync(folder + ".away", { recursive: true, force: true });
    try { fs.mkdirSync(folder, { recursive: true }); } catch {}
  }
  if (swaps < Number(most)) setImmediate(again);
  else process.stdout.write(String(swaps));
};
again();
`;

const OUTSIDE: Tree = { "b.txt": "not yours\n", "deep/c.txt": "nor this\n" };

describe("unpacking while somebody swaps a folder for a link", function () {
  this.timeout(2 * TIMEOUT_MS);
  if (process.platform === "win32") return;
  const root = mkdtempSync(join(tmpdir(), "corpus-"));
  after(() => rmSync(root, { recursive: true, force: true }));

  for (const target of ["sub", "sub/deep"])
    it(`writes nothing outside: ${target}`, async () => {
      const folder = mkdtempSync(join(root, "one-"));
      putTree(join(folder, "outside"), OUTSIDE);
      const documents = ["a.txt", "sub/b.txt", "sub/deep/c.txt", "sub/deep/d.txt"];
      const text = documents.map((name) => `<<<FILE ${name}\nnew ${name}\nEND>>>\n`).join("");
      writeFileSync(join(folder, "all.corpus"), text);
      mkdirSync(join(folder, "out", "sub", "deep"), { recursive: true });
      const swapped = [join(folder, "out", target), join(folder, "outside"), String(RUNS.swaps / 2)];
      const attacker = spawn(process.execPath, ["-e", ATTACKER, ...swapped], { stdio: ["ignore", "pipe", "inherit"] });
      let swaps = "";
      attacker.stdout.on("data", (chunk) => {
        swaps += String(chunk);
      });
      const end = new Promise<void>((done) => attacker.once("exit", () => done()));
      let isOver = false;
      void end.then(() => {
        isOver = true;
      });
      const outcomes = { done: 0, refused: 0 };
      while (!isOver) {
        const { status, stderr } = await runInMemory(["unpack", "all.corpus", "-d", "out", "--force"], { cwd: folder });
        if (status === 0) outcomes.done++;
        else {
          assert.equal(status, 3);
          assert.doesNotMatch(stderr, /fault of our own/);
          outcomes.refused++;
        }
        assert.deepEqual(treeIn(join(folder, "outside")), OUTSIDE);
        // The attacker's turn to be seen ending.
        await new Promise((resolve) => setImmediate(resolve));
      }
      await end;
      assert.equal(Number(swaps), RUNS.swaps / 2);
      assert.deepEqual(treeIn(join(folder, "outside")), OUTSIDE);
      assert.ok(outcomes.done + outcomes.refused > 0, JSON.stringify(outcomes));
      process.stderr.write(`      ${swaps} swaps: ${JSON.stringify(outcomes)}\n`);
    });
});
