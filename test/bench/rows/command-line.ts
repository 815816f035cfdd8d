import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseText } from "../../../src/core/syntax/parse.ts";
import { scanMarkers } from "../../../src/core/syntax/scan.ts";
import { findOnPath } from "../../support/find-program.ts";
import { absent, compared, type Figure } from "../figure.ts";
import { recipe } from "../generate.ts";
import { corpusOf, type Input } from "../input.ts";
import { median, race, type Timing } from "../measure.ts";
import type { Row } from "../row.ts";

const TOOLS = [
  { program: "wc", arguments: ["-l"] },
  { program: "rg", arguments: ["-c", "^<<<FILE"] },
] as const;

/** How far from the tools that only count. */
export const commandLine: Row = {
  name: "command-line",
  title: "Beside `wc -l` and `rg -c`",
  note: "The tools' own start, the median with an empty file, is subtracted. Only told: nothing is aimed at.",

  async *run() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-bench-"));
    try {
      for (const documentBytes of [5_000, 500] as const)
        yield* figures(corpusOf(recipe(50, { documentBytes })), folder);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function* figures({ name, text }: Input, folder: string): AsyncGenerator<Figure> {
  const file = path.join(folder, "a.corpus");
  const empty = path.join(folder, "empty.corpus");
  fs.writeFileSync(file, text);
  fs.writeFileSync(empty, "");
  for (const tool of TOOLS) {
    const command = `${tool.program} ${tool.arguments.join(" ")}`;
    const program = findOnPath(tool.program);
    if (!program) {
      yield absent(name, "count", command, `no ${tool.program} on the PATH`);
      continue;
    }
    const timings = await race([
      { name: "offsets", run: () => scanMarkers(text).count },
      { name: "read", run: () => parseText(new TextDecoder().decode(fs.readFileSync(file))).parts.length },
      { name: "count", run: () => count(program, tool.arguments, file) },
      { name: "start", run: () => count(program, tool.arguments, empty) },
    ]);
    const theirs = without(timings.start, { ...timings.count, name: command });
    yield compared(name, "offsets of a string that is there", timings.offsets, theirs);
    yield compared(name, "file read, decoded, all parts by line", timings.read, theirs);
  }
}

/** What the tool says; `rg` says nothing, and fails, where it finds nothing. */
function count(program: string, options: readonly string[], file: string): string {
  try {
    return execFileSync(program, [...options, file], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}

/** What is left without the usual start; noise can be more than that, so there is a least. */
function without(start: Timing, whole: Timing): Timing {
  const usual = median(start.samples);
  return { name: whole.name, samples: whole.samples.map((sample) => Math.max(0.1, sample - usual)) };
}
