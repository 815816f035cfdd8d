import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runCorpus, type Spent } from "../cli-process.ts";
import { compared, type Figure, single } from "../figure.ts";
import { generate, recipe } from "../generate.ts";
import { raceSlow } from "../measure.ts";
import type { Row } from "../row.ts";

const SHARDS = { usual: 4, full: 20 };
const SHARD_MB = 10;

/** What it costs to check shards on many machines, and to put together what they found. */
export const manyMachines: Row = {
  name: "many-machines",
  title: "`corpus check --facts` and `corpus merge`",
  note:
    "Processor time of processes of `dist/cli.js`, their start included. Shards of 10 MB with 10,000 documents, one after the " +
    "other, as one machine each would take them. Only told: nothing is aimed at.",

  *run(scale) {
    const count = SHARDS[scale];
    const input = `${count} shards, ${(count * 10_000).toLocaleString("en-US")} documents`;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-"));
    try {
      yield* figures(input, folder, writeShards(folder, count));
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

function* figures(input: string, folder: string, shards: readonly string[]): Generator<Figure> {
  const facts = shards.map((shard) => `${shard}.facts`);
  const all = path.join(folder, "all.corpus");
  let memory = 0;
  const run = (...args: readonly string[]): Spent => runCorpus(folder, [...args, "--fail-on", "never"]);
  const each = (work: (shard: string, at: number) => Spent): number =>
    shards.reduce((sum, shard, at) => sum + work(shard, at).processor, 0);
  const shardsOnly = raceSlow(
    {
      facts: () => each((shard, at) => run("check", shard, "--facts", facts[at]!)),
      check: () => each((shard) => run("check", shard)),
    },
    3,
  );
  yield compared(input, "check --facts, all shards", shardsOnly.facts, { ...shardsOnly.check, name: "check of them" });
  const together = raceSlow(
    {
      merge: () => {
        const spent = run("merge", ...facts);
        memory = Math.max(memory, spent.memory);
        return spent.processor;
      },
      check: () => run("check", all).processor,
    },
    3,
  );
  yield compared(input, "merge", together.merge, { ...together.check, name: "check of all as one file" });
  const size = facts.reduce((sum, file) => sum + fs.statSync(file).size, 0) / 1e6;
  yield single(input, "merge, memory", memory, "MB");
  yield single(input, "facts on the disk", size, "MB");
}

function writeShards(folder: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, round) => {
    const shard = path.join(folder, `${round}.corpus`);
    const text = generate(recipe(SHARD_MB, { documentBytes: 1_000, round }))
      .map(({ body, name }) => `<<<FILE ${round}/${name} date=2024-06-17 source="Morning Post"\n${body}END>>>\n`)
      .join("");
    fs.writeFileSync(shard, text);
    fs.appendFileSync(path.join(folder, "all.corpus"), text);
    return shard;
  });
}
