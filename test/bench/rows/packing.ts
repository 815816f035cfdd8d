import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { findOnPath } from "../../support/find-program.ts";
import { projectRoot } from "../../support/project-root.ts";
import { absent, compared, type Figure } from "../figure.ts";
import { generate, recipe } from "../generate.ts";
import { race } from "../measure.ts";
import type { Row } from "../row.ts";

const CLI = path.join(projectRoot, "dist", "cli.js");
const INPUT = "100,000 files of 1 KB";
const FOLDERS = 500;

/** What it costs to make one file of many, and many of one. */
export const packing: Row = {
  name: "packing",
  title: "`corpus pack` and `corpus unpack`",
  note:
    "Processes, their start included, on one tree in 500 folders. `tar` writes as the system likes and makes nothing last; " +
    "beside `unpack`, which does, it is followed by `sync -f`, and so are all removals before.",

  async *run() {
    const tar = findOnPath("tar");
    if (!tar) {
      yield absent(INPUT, "pack", "tar", "no tar on the PATH");
      return;
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-"));
    try {
      yield* figures(tar, folder);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function* figures(tar: string, folder: string): AsyncGenerator<Figure> {
  const at = (...names: readonly string[]): string => path.join(folder, ...names);
  writeTree(at("tree"));
  const packed = await race([
    { name: "corpus", run: () => corpus("pack", at("tree"), "-o", at("a.corpus"), "--force") },
    { name: "tar", run: () => execFileSync(tar, ["cf", at("a.tar"), "-C", at("tree"), "."]) },
  ]);
  yield compared(INPUT, "pack", packed.corpus, packed.tar, { atMost: 2 });
  let round = 0;
  const empty = (): string => {
    for (const name of fs.readdirSync(folder)) if (name.startsWith("out")) fs.rmSync(at(name), { recursive: true });
    spawnSync("sync", ["-f", folder]);
    const out = at(`out${round++}`);
    fs.mkdirSync(out);
    return out;
  };
  const timed = (work: (out: string) => void): number => {
    const out = empty();
    const start = performance.now();
    work(out);
    return performance.now() - start;
  };
  const unpacked = await race(
    [
      { name: "corpus", run: () => timed((out) => corpus("unpack", at("a.corpus"), "-d", out)), clock: "own" },
      {
        name: "tar",
        run: () =>
          timed((out) => {
            execFileSync(tar, ["xf", at("a.tar"), "-C", out]);
            spawnSync("sync", ["-f", folder]);
          }),
        clock: "own",
      },
    ],
    5,
  );
  yield compared(INPUT, "unpack", unpacked.corpus, unpacked.tar, { atMost: 2 });
}

function corpus(...args: readonly string[]): void {
  execFileSync(process.execPath, [CLI, ...args], { stdio: "ignore" });
}

function writeTree(folder: string): void {
  const documents = generate(recipe(100, { documentBytes: 1_000 }));
  for (let at = 0; at < FOLDERS; at++) fs.mkdirSync(path.join(folder, String(at)), { recursive: true });
  for (const [at, { body }] of documents.entries())
    fs.writeFileSync(path.join(folder, String(at % FOLDERS), `${at}.txt`), body);
}
