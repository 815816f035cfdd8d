import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { rules } from "../../../src/core/checks/rules/index.ts";
import { projectRoot } from "../../support/project-root.ts";
import { compared, type Figure, single } from "../figure.ts";
import { generate, recipe } from "../generate.ts";
import { race } from "../measure.ts";
import type { Row } from "../row.ts";

const CLI = path.join(projectRoot, "dist", "cli.js");
/** Rounds of the same 50 MB under other names, each document with a first line of its own. */
const ROUNDS = 4;
const INPUT = `${ROUNDS * 50} MB, ${(ROUNDS * 10_000).toLocaleString("en-US")} documents, ASCII`;

const ONLY_STRUCTURE = rules.filter(({ group }) => group !== "structure").flatMap(({ id }) => ["--rule", `${id}=off`]);

/** What it costs to check a corpus that is left on the disk. */
export const largeCheck: Row = {
  name: "large-check",
  title: "`corpus check` of a corpus that stays on the disk",
  note:
    "A process of `dist/cli.js`, its start included, beside reading and decoding the same file in Node by pieces of 1 MB. " +
    "Memory is the process's greatest resident size.",

  async *run() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-"));
    try {
      const file = path.join(folder, "a.corpus");
      writeCorpus(file);
      yield* figures(file, "structure rules", ONLY_STRUCTURE, 9, 3);
      yield* figures(file, "all rules", [], 3, 25);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function* figures(
  file: string,
  what: string,
  args: readonly string[],
  rounds: number,
  atMost: number,
): AsyncGenerator<Figure> {
  let memory = 0;
  const { check, decoding } = await race(
    [
      {
        name: "check",
        run: () => {
          memory = Math.max(memory, memoryOfCheck(file, args));
        },
      },
      { name: "decoding", run: () => decode(file) },
    ],
    rounds,
  );
  yield compared(INPUT, what, check, decoding, { atMost });
  yield single(INPUT, `${what}, memory`, memory, "MB", 300);
}

/** In millions of bytes, what the process had at most. */
function memoryOfCheck(file: string, args: readonly string[]): number {
  const script = path.join(path.dirname(file), "run.cjs");
  if (!fs.existsSync(script))
    fs.writeFileSync(
      script,
      `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(`${script}.rss`)}, String(process.resourceUsage().maxRSS)));` +
        `require(${JSON.stringify(CLI)});`,
    );
  const { status } = spawnSync(process.execPath, [script, "check", file, "--fail-on", "never", ...args], {
    stdio: "ignore",
  });
  if (status !== 0) throw new Error(`corpus check ended with ${status}.`);
  return Number(fs.readFileSync(`${script}.rss`, "utf8")) / 1000;
}

function decode(file: string): number {
  const decoder = new TextDecoder();
  const buffer = Buffer.alloc(1 << 20);
  const handle = fs.openSync(file, "r");
  let length = 0;
  for (;;) {
    const count = fs.readSync(handle, buffer);
    if (count === 0) break;
    length += decoder.decode(buffer.subarray(0, count), { stream: true }).length;
  }
  fs.closeSync(handle);
  return length;
}

function writeCorpus(file: string): void {
  const documents = generate(recipe(50));
  const handle = fs.openSync(file, "w");
  for (let round = 0; round < ROUNDS; round++) {
    const pieces = documents.map(
      ({ body, name }, at) =>
        `<<<FILE ${round}/${name} date=2024-06-17 source="Morning Post"\nRound ${round} has number ${at}.\n${body}END>>>\n`,
    );
    fs.writeSync(handle, pieces.join(""));
  }
  fs.closeSync(handle);
}
