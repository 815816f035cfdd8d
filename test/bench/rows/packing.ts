import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { findOnPath } from "../../support/find-program.ts";
import { runCorpus } from "../cli-process.ts";
import { absent, compared, type Figure } from "../figure.ts";
import { generate, recipe } from "../generate.ts";
import { raceSlow } from "../measure.ts";
import type { Row, Scale } from "../row.ts";

const INPUT = "100,000 files of 1 KB";
const FOLDERS = 500;
const ROUNDS = { usual: { pack: 5, unpack: 2 }, full: { pack: 9, unpack: 9 } };

/** What it costs to make one file of many, and many of one. */
export const packing: Row = {
  name: "packing",
  title: "`corpus pack` and `corpus unpack`",
  note:
    "Processes, from start to end, on one tree in 500 folders. `tar` makes nothing last; beside `unpack`, which does, it is " +
    "followed by `sync -f`. Nothing is removed before the end: ext4 looks long for an inode where many have just gone.",

  *run(scale) {
    const tar = findOnPath("tar");
    if (!tar) {
      yield absent(INPUT, "pack", "tar", "no tar on the PATH");
      return;
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-"));
    try {
      yield* figures(tar, folder, ROUNDS[scale]);
    } finally {
      // Many times quicker than Node's own removal, which asks for the kind of each file first.
      spawnSync("rm", ["-rf", folder]);
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

function* figures(tar: string, folder: string, rounds: (typeof ROUNDS)[Scale]): Generator<Figure> {
  const at = (...names: readonly string[]): string => path.join(folder, ...names);
  writeTree(at("tree"));
  const packed = raceSlow(
    {
      corpus: () => runCorpus(folder, ["pack", at("tree"), "-o", at("a.corpus"), "--force"]).wall,
      tar: () => timed(() => execFileSync(tar, ["cf", at("a.tar"), "-C", at("tree"), "."])),
    },
    rounds.pack,
  );
  yield compared(INPUT, "pack", packed.corpus, packed.tar, { atMost: 2 });
  let count = 0;
  const empty = (): string => {
    spawnSync("sync", ["-f", folder]);
    const out = at(`out${count++}`);
    fs.mkdirSync(out);
    return out;
  };
  const unpacked = raceSlow(
    {
      corpus: () => runCorpus(folder, ["unpack", at("a.corpus"), "-d", empty()]).wall,
      tar: () => {
        const out = empty();
        return timed(() => {
          execFileSync(tar, ["xf", at("a.tar"), "-C", out]);
          spawnSync("sync", ["-f", folder]);
        });
      },
    },
    rounds.unpack,
  );
  yield compared(INPUT, "unpack", unpacked.corpus, unpacked.tar, { atMost: 2 });
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function writeTree(folder: string): void {
  const documents = generate(recipe(100, { documentBytes: 1_000 }));
  for (let at = 0; at < FOLDERS; at++) fs.mkdirSync(path.join(folder, String(at)), { recursive: true });
  for (const [at, { body }] of documents.entries())
    fs.writeFileSync(path.join(folder, String(at % FOLDERS), `${at}.txt`), body);
}
