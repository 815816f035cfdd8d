import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { treeIn } from "../support/trees.ts";

const CLI = resolve("dist/cli.js");
const FILES = 4_000;

describe("a run that is broken off", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const at = (...path: readonly string[]): string => join(folder(), ...path);

  before(function () {
    if (process.platform === "win32") this.skip();
  });

  beforeEach(() => {
    mkdirSync(at("tree"));
    for (let file = 0; file < FILES; file++) writeFileSync(at("tree", `${file}.txt`), "x\n".repeat(2_000));
  });

  /** Starts a run, and sends the signal as soon as something of its own appears in a folder. */
  async function brokenOff(
    args: readonly string[],
    signal: NodeJS.Signals,
    seen: () => boolean,
  ): Promise<string | number> {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder(), stdio: "ignore" });
    const ended = new Promise<string | number>((done) => child.on("exit", (code, killed) => done(killed ?? code ?? 0)));
    const watch = setInterval(() => {
      if (seen()) child.kill(signal);
    }, 1);
    const how = await ended;
    clearInterval(watch);
    return how;
  }

  for (const signal of ["SIGINT", "SIGTERM"] as const)
    it(`by ${signal} leaves no half of a corpus`, async () => {
      const seen = (): boolean => readdirSync(folder()).some((name) => name.endsWith(".corpus-tmp"));
      assert.equal(await brokenOff(["pack", "tree", "-o", "all.corpus"], signal, seen), signal);
      assert.deepEqual(readdirSync(folder()), ["tree"]);
    });

  it("leaves what was there before it unpacked", async () => {
    const packed = spawn(process.execPath, [CLI, "pack", "tree", "-o", "all.corpus"], {
      cwd: folder(),
      stdio: "ignore",
    });
    await new Promise((done) => packed.on("exit", done));
    mkdirSync(at("out"));
    writeFileSync(at("out", "1.txt"), "old\n");
    const seen = (): boolean => readdirSync(at("out")).length > 1;
    assert.equal(await brokenOff(["unpack", "all.corpus", "-d", "out", "--force"], "SIGINT", seen), "SIGINT");
    assert.deepEqual(Object.keys(treeIn(at("out"))), ["1.txt"]);
    assert.equal(treeIn(at("out"))["1.txt"], "old\n");
  });
});
