import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { parseArgs } from "node:util";
import { projectRoot } from "../support/project-root.ts";
import { generate, recipe } from "./generate.ts";
import { randomNumbers } from "./random-numbers.ts";

const USAGE = `node out/test/bench/gigabyte.mjs [--megabytes N] [--in FOLDER]
Makes a folder of small files, packs, checks, fixes and unpacks it, and compares byte for byte what came out with what went in:
unpacked at once all of it, after the fixes all but the lines that findings with a safe fix named.
  --megabytes   how much, 1000 when not told; 200 files each
  --in          where to work: needs four times as much room; a temporary folder when not told
`;

const CLI = path.join(projectRoot, "dist", "cli.js");
/** Megabytes of documents that are made at a time. */
const ROUND_MB = 50;
const FILES_A_FOLDER = 500;

/** What a step took; `memory` in millions of bytes. */
interface Step {
  readonly what: string;
  readonly seconds: number;
  readonly memory: number;
}

/** A finding with a safe fix, in the words of the report. */
interface Mended {
  readonly document: string;
  readonly line: number;
  readonly endLine: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { megabytes: { type: "string" }, in: { type: "string" }, help: { type: "boolean" } },
  });
  const megabytes = Number(values.megabytes ?? 1_000);
  if (values.help || !(megabytes >= 1)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const folder = fs.mkdtempSync(path.join(values.in ?? os.tmpdir(), "corpus-gigabyte-"));
  try {
    await walk(new Walk(folder), megabytes);
    return 0;
  } finally {
    spawnSync("rm", ["-rf", folder]);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The way of one corpus, step by step. */
async function walk(steps: Walk, megabytes: number): Promise<void> {
  const tree = steps.at("tree");
  const made = makeTree(tree, megabytes);
  tell(
    `${made.files.toLocaleString("en-US")} files, ${Math.round(made.bytes / 1e6).toLocaleString("en-US")} MB: ${made.kinds}`,
  );

  steps.run("pack", ["pack", "tree", "-o", "a.corpus"]);
  steps.run("unpack", ["unpack", "a.corpus", "-d", "plain"]);
  mustBe(differing(tree, steps.at("plain")).length === 0, "what was unpacked is what was packed, byte for byte");
  fs.rmSync(steps.at("plain"), { recursive: true });

  const report = steps.at("report.ndjson");
  steps.run("check", ["check", "a.corpus", "--fail-on", "never", "--format", "ndjson"], report);
  const { findings, mended } = await readReport(report);
  tell(`${findings.toLocaleString("en-US")} findings, ${mended.length.toLocaleString("en-US")} with a safe fix`);

  fs.copyFileSync(steps.at("a.corpus"), steps.at("fixed.corpus"));
  steps.fix("fixed.corpus");
  steps.run(
    "check again",
    ["check", "fixed.corpus", "--fail-on", "never", "--format", "ndjson"],
    steps.at("after.ndjson"),
  );
  const left = await readReport(steps.at("after.ndjson"));
  mustBe(
    left.mended.length === 0,
    `nothing safe is left to fix (${left.findings.toLocaleString("en-US")} findings are)`,
  );

  steps.run("unpack what was fixed", ["unpack", "fixed.corpus", "-d", "fixed"]);
  const changed = differing(tree, steps.at("fixed"));
  const allowed = linesByDocument(mended, headerLines(steps.at("a.corpus")));
  const wrong = changed.filter((name) => !isOnlyMended(tree, steps.at("fixed"), name, allowed.get(name)));
  tell(`${changed.length.toLocaleString("en-US")} files were changed`);
  mustBe(
    wrong.length === 0,
    `only lines that a finding named were changed${wrong.length === 0 ? "" : `, but for ${wrong.slice(0, 5).join(", ")}`}`,
  );
}

/** The steps of a walk, told as they are done. */
class Walk {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  at(name: string): string {
    return path.join(this.#folder, name);
  }

  run(what: string, args: readonly string[], output?: string): void {
    const { status, stderr, ...step } = this.#spawn(what, args, output);
    if (status !== 0) throw new Error(`corpus ${args.join(" ")} ended with ${status}: ${stderr}`);
    tellStep(step);
  }

  /** In the file where that can be done, else in parts of it that are put together again. */
  fix(file: string): void {
    const args = [file, "--fix", "--fail-on", "never"];
    const { status, stderr, ...step } = this.#spawn("check --fix", ["check", ...args]);
    if (status === 0) {
      tellStep(step);
      return;
    }
    tell(
      `corpus check --fix of the whole ended with ${status}: ${stderr.trim().split("\n")[0]}; its parts are fixed instead.`,
    );
    this.run("split", ["split", file, "-d", "parts", "--bytes", "50000000"]);
    const parts = fs
      .readdirSync(this.at("parts"))
      .sort()
      .map((name) => path.join("parts", name));
    this.run(`check --fix, ${parts.length} parts`, ["check", ...parts, "--fix", "--fail-on", "never"]);
    this.run("cat", ["cat", ...parts], this.at(file));
  }

  #spawn(
    what: string,
    args: readonly string[],
    output?: string,
  ): Step & { readonly status: number | null; readonly stderr: string } {
    const told = this.at("usage.json");
    const script = this.at("run.cjs");
    fs.writeFileSync(
      script,
      `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(told)}, ` +
        `JSON.stringify(process.resourceUsage())));require(${JSON.stringify(CLI)});`,
    );
    const handle = output === undefined ? undefined : fs.openSync(output, "w");
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: this.#folder,
      stdio: ["ignore", handle ?? "ignore", "pipe"],
      maxBuffer: 1 << 26,
    });
    const seconds = (performance.now() - start) / 1_000;
    if (handle !== undefined) fs.closeSync(handle);
    const { maxRSS } = JSON.parse(fs.readFileSync(told, "utf8")) as NodeJS.ResourceUsage;
    return { what, seconds, memory: maxRSS / 1_000, status, stderr: stderr.toString() };
  }
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

function tellStep({ what, seconds, memory }: Step): void {
  tell(`${what}: ${seconds.toFixed(1)} s, ${Math.round(memory)} MB at most`);
}

function mustBe(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Not so: ${what}.`);
  tell(`so it is: ${what}`);
}

/** Kinds of files, and of each how many in a thousand. */
const KINDS: readonly (readonly [
  kind: string,
  share: number,
  make: (body: string, next: (below: number) => number) => Buffer,
])[] = [
  ["CRLF", 60, (body) => Buffer.from(body.replaceAll("\n", "\r\n"))],
  ["no last line end", 40, (body) => Buffer.from(body.trimEnd())],
  [
    "curly quotes and accents",
    60,
    (body) => Buffer.from(body.replaceAll('"', "\u201C").replaceAll(" to ", " \u00E0 ")),
  ],
  ["blanks at line ends", 60, (body) => Buffer.from(body.replaceAll(",\n", ",  \n").replaceAll(".\n", ". \n"))],
  ["lines that look like markers", 20, (body) => Buffer.from(`${body}END>>>\n<<<FILE x\n\\END>>>\n`)],
  ["binary", 20, (_body, next) => Buffer.from(Array.from({ length: 5_000 }, () => next(256)))],
  ["not UTF-8", 10, (body) => Buffer.from(`caf\u00E9 ${body}`, "latin1")],
  ["mixed line ends", 10, (body) => Buffer.from(body.replace("\n", "\r\n"))],
  ["a byte order mark", 10, (body) => Buffer.from(`\uFEFF${body}`)],
  ["empty", 5, () => Buffer.alloc(0)],
];

function makeTree(
  folder: string,
  megabytes: number,
): { readonly files: number; readonly bytes: number; readonly kinds: string } {
  const next = randomNumbers(11);
  const counts = new Map<string, number>();
  let files = 0;
  let bytes = 0;
  for (let done = 0, round = 0; done < megabytes; done += ROUND_MB, round++)
    for (const { body, name } of generate(recipe(Math.min(ROUND_MB, megabytes - done), { round }))) {
      const [kind, made] = fileOf(body, next);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const inside = path.join(folder, `${round}`, `news ${Math.floor(files / FILES_A_FOLDER)}`);
      if (files % FILES_A_FOLDER === 0 || !fs.existsSync(inside)) fs.mkdirSync(inside, { recursive: true });
      fs.writeFileSync(path.join(inside, `${files}-\u00FC${path.extname(name)}`), made);
      files++;
      bytes += made.length;
    }
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
  return { files, bytes, kinds };
}

function fileOf(body: string, next: (below: number) => number): readonly [string, Buffer] {
  let share = next(1_000);
  for (const [kind, of, make] of KINDS) {
    if (share < of) return [kind, make(body, next)];
    share -= of;
  }
  return ["plain", Buffer.from(body)];
}

/** Names of files that are not the same in both folders, or are in one alone. */
function differing(one: string, other: string): readonly string[] {
  const names = new Set([...filesIn(one), ...filesIn(other)]);
  return [...names].filter((name) => {
    const [first, second] = [path.join(one, name), path.join(other, name)];
    return !fs.existsSync(first) || !fs.existsSync(second) || !fs.readFileSync(first).equals(fs.readFileSync(second));
  });
}

function* filesIn(folder: string, prefix = ""): Generator<string> {
  for (const entry of fs.readdirSync(path.join(folder, prefix), { withFileTypes: true })) {
    const name = prefix + entry.name;
    if (entry.isDirectory()) yield* filesIn(folder, `${name}/`);
    else yield name;
  }
}

async function readReport(file: string): Promise<{ readonly findings: number; readonly mended: readonly Mended[] }> {
  const mended: Mended[] = [];
  let findings = 0;
  for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) {
    const said = JSON.parse(line);
    if (said.type !== "finding") continue;
    findings++;
    if (said.fixable === "safe") mended.push({ document: said.document, line: said.line, endLine: said.endLine });
  }
  return { findings, mended };
}

/** The line each document's header stands on, from 1, by its name: the names of this tree need no quotes but for their blank. */
function headerLines(corpus: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const { stdout } = spawnSync("grep", ["-n", "^<<<FILE ", corpus], { maxBuffer: 1 << 30, encoding: "utf8" });
  for (const [, line, name] of stdout.matchAll(/^(\d+):<<<FILE "([^"]+)"/gm)) lines.set(name!, Number(line));
  return lines;
}

/** The lines of each document that findings name, from 0 for the first of its text. */
function linesByDocument(
  mended: readonly Mended[],
  headers: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const all = new Map<string, Set<number>>();
  for (const { document, line, endLine } of mended) {
    const lines = all.get(document) ?? new Set();
    const header = headers.get(document) ?? Number.NaN;
    for (let at = line; at <= endLine; at++) lines.add(at - header - 1);
    all.set(document, lines);
  }
  return all;
}

/** Whether all lines that no finding named are still there, in their order. */
function isOnlyMended(before: string, after: string, name: string, named: ReadonlySet<number> | undefined): boolean {
  if (!named) return false;
  const old = fs.readFileSync(path.join(before, name), "utf8").split("\n");
  const now = fs.readFileSync(path.join(after, name), "utf8").split("\n");
  let at = 0;
  return old.every((line, index) => {
    if (named.has(index)) return true;
    at = now.indexOf(line, at) + 1;
    return at > 0;
  });
}

process.exitCode = await main();
