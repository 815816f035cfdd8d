import { fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../support/project-root.ts";
import type { Figure } from "./figure.ts";
import type { Row, Scale } from "./row.ts";
import { rows } from "./rows/index.ts";
import { type Measured, toLine, toMarkdown } from "./table.ts";

const USAGE = `node out/bench/main.cjs [--date YYYY-MM-DD] [--here] [--full] [row…]
Measures the rows of the performance table that concern parsing, each in a process of its own, and prints them.
  --date   writes test/bench/results.md with this date; all rows must be measured
  --full   inputs as large as the targets name them (1 GB), where the usual ones are smaller
  --here   measures in this process, for a profiler
Rows: ${rows.map(({ name }) => name).join(", ")}
`;

/** The argument by which a process learns that it is to measure one row and send its figures. */
const CHILD = "--measure";

main().then((code) => {
  process.exitCode = code;
});

async function main(): Promise<number> {
  const [, , first, name, asked] = process.argv;
  if (first === CHILD) {
    const row = rows.find((one) => one.name === name);
    for await (const figure of row?.run(asked === "full" ? "full" : "usual") ?? []) process.send?.(figure);
    process.disconnect?.();
    return 0;
  }
  const { values, positionals } = parseArgs({
    options: { date: { type: "string" }, here: { type: "boolean", default: false }, full: { type: "boolean" } },
    allowPositionals: true,
    strict: false,
  });
  const wanted = positionals.length === 0 ? rows : rows.filter((row) => positionals.includes(row.name));
  if (wanted.length < positionals.length || (values.date !== undefined && wanted !== rows)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const scale: Scale = values.full === true ? "full" : "usual";
  const measured: Measured[] = [];
  for (const row of wanted) {
    process.stdout.write(`\n${row.title} [${row.name}]\n`);
    const figures: Figure[] = [];
    for await (const figure of values.here ? row.run(scale) : runApart(row, scale)) {
      figures.push(figure);
      process.stdout.write(`  ${toLine(figure)}\n`);
    }
    measured.push({ row, figures });
  }
  if (typeof values.date === "string")
    fs.writeFileSync(path.join(projectRoot, "test", "bench", "results.md"), toMarkdown(measured, values.date));
  return 0;
}

/** A new process: no row finds the heap, or the compiled code, that another one left. */
async function* runApart(row: Row, scale: Scale): AsyncGenerator<Figure> {
  const child = fork(process.argv[1]!, [CHILD, row.name, scale], { execArgv: ["--max-old-space-size=6144"] });
  const waiting: Figure[] = [];
  let wake = (): void => undefined;
  let code: number | null | undefined;
  child.on("message", (figure: Figure) => {
    waiting.push(figure);
    wake();
  });
  child.on("exit", (ended) => {
    code = ended;
    wake();
  });
  for (;;) {
    const figure = waiting.shift();
    if (figure) yield figure;
    else if (code !== undefined) break;
    else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  if (code !== 0) throw new Error(`The row "${row.name}" ended with ${code}.`);
}
