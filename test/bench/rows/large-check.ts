import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { findOnPath } from "../../support/find-program.ts";
import { runCorpus } from "../cli-process.ts";
import { absent, compared, type Figure, single } from "../figure.ts";
import { generate, recipe } from "../generate.ts";
import { raceSlow } from "../measure.ts";
import type { Row } from "../row.ts";

const ROUND_MB = 50;
const MEGABYTES = { usual: 200, full: 1_000 };
const ONLY_STRUCTURE = rules.filter(({ group }) => group !== "structure").flatMap(({ id }) => ["--rule", `${id}=off`]);
const COUNTING = [
  { program: "wc", args: ["-l"] },
  { program: "rg", args: ["-c", "^<<<FILE"] },
] as const;

/** What it costs to check a corpus that is left on the disk. */
export const largeCheck: Row = {
  name: "large-check",
  title: "`corpus check` of a corpus that stays on the disk",
  note:
    "Processor time, which is what one core takes: of a process of `dist/cli.js`, its start included, beside reading and " +
    "decoding the same file in Node by pieces of 1 MB. Memory is the process's greatest resident size. Beside programs that " +
    "only count, from start to end. 1 GB with `--full`.",

  *run(scale) {
    const megabytes = MEGABYTES[scale];
    const input = `${megabytes} MB, ${(megabytes * 200).toLocaleString("en-US")} documents, ASCII`;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-"));
    try {
      const file = path.join(folder, "a.corpus");
      writeCorpus(file, megabytes / ROUND_MB);
      yield* besideCounting(input, file);
      yield* besideDecoding(input, file, "structure rules", ONLY_STRUCTURE, 5, 3);
      yield* besideDecoding(input, file, "all rules", [], scale === "full" ? 1 : 3, 25);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

function* besideDecoding(
  input: string,
  file: string,
  what: string,
  args: readonly string[],
  rounds: number,
  atMost: number,
): Generator<Figure> {
  let memory = 0;
  const { check, decoding } = raceSlow(
    {
      check: () => {
        const spent = runCorpus(path.dirname(file), ["check", file, "--fail-on", "never", ...args]);
        memory = Math.max(memory, spent.memory);
        return spent.processor;
      },
      decoding: () => decode(file),
    },
    rounds,
  );
  yield compared(input, what, check, decoding, { atMost });
  yield single(input, `${what}, memory`, memory, "MB", 300);
}

function* besideCounting(input: string, file: string): Generator<Figure> {
  for (const { program, args } of COUNTING) {
    const name = `${program} ${args.join(" ")}`;
    const at = findOnPath(program);
    if (!at) {
      yield absent(input, "structure rules, from start to end", name, `no ${program} on the PATH`);
      continue;
    }
    const { check, counting } = raceSlow(
      {
        check: () => runCorpus(path.dirname(file), ["check", file, "--fail-on", "never", ...ONLY_STRUCTURE]).wall,
        counting: () => {
          const start = performance.now();
          spawnSync(at, [...args, file], { stdio: "ignore" });
          return performance.now() - start;
        },
      },
      3,
    );
    yield compared(input, "structure rules, from start to end", check, { ...counting, name });
  }
}

/** Answers the milliseconds of processor time. */
function decode(file: string): number {
  const start = process.cpuUsage();
  const decoder = new TextDecoder();
  const buffer = Buffer.alloc(1 << 20);
  const handle = fs.openSync(file, "r");
  for (;;) {
    const count = fs.readSync(handle, buffer);
    if (count === 0) break;
    decoder.decode(buffer.subarray(0, count), { stream: true });
  }
  fs.closeSync(handle);
  const { system, user } = process.cpuUsage(start);
  return (system + user) / 1_000;
}

/** Rounds of other documents each. */
function writeCorpus(file: string, rounds: number): void {
  const handle = fs.openSync(file, "w");
  for (let round = 0; round < rounds; round++) {
    const pieces = generate(recipe(ROUND_MB, { round })).map(
      ({ body, name }) => `<<<FILE ${round}/${name} date=2024-06-17 source="Morning Post"\n${body}END>>>\n`,
    );
    fs.writeSync(handle, pieces.join(""));
  }
  fs.closeSync(handle);
}
