import { fork, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { NoHostError } from "./find-desktop.ts";
import { findHosts, type Hosts, type NotRun, runSuite } from "./hosts.ts";
import { projectRoot } from "./project-root.ts";
import type { Outcome } from "./suite-protocol.ts";

const UNIT_TIMEOUT_MS = 20_000;
const PROCESS_TIMEOUT_MS = 60_000;
const PROPERTY_TIMEOUT_MS = 120_000;
const UI_TIMEOUT_MS = 60_000;
/** For what not even Mocha's timeouts end: an endless loop. */
const MOCHA_LIMIT_MS = 30 * 60_000;
const NO_HOST = 2;

/** One part of the tests. */
interface Stage {
  readonly name: string;
  run(): Promise<Outcome | NotRun>;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: "string" } } });
const part = positionals[0] ?? "all";
const grep = values.grep;

/** Asked for early, because fetching them takes a while and needs little of this machine. */
const hosts: Promise<Hosts> | undefined =
  part === "all" || part === "vscode" || part === "ui" ? findHosts() : undefined;
hosts?.catch(() => undefined);
let exitCode = 0;

/** On continuous integration Biome would colour what goes into a file. */
const biomeColors = process.stdout.isTTY ? [] : ["--colors=off"];

const parts: Readonly<Record<string, readonly Stage[]>> = {
  check: [
    { name: "types", run: () => check("node_modules/typescript/bin/tsc", []) },
    {
      name: "format and lint",
      run: () => check("node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", ...biomeColors]),
    },
  ],
  unit: [{ name: "unit", run: () => mocha(testFiles(isUnitTest), UNIT_TIMEOUT_MS) }],
  process: [{ name: "processes", run: () => mocha(testFiles(isProcessTest), PROCESS_TIMEOUT_MS) }],
  property: [
    {
      name: "property",
      run: () => mocha(testFiles(isPropertyTest), PROPERTY_TIMEOUT_MS, AS_AMONG_MANY_EXPRESSIONS),
    },
  ],
  vscode: [
    { name: "VS Code, Node extension host", run: () => suite("node") },
    { name: "VS Code, web-worker extension host", run: () => suite("web") },
  ],
  ui: [{ name: "user interface", run: ui }],
};

/**
 * V8 compiles expressions in a poorer way where a process has compiled very many, an editor's extension host for one: then they
 * run out of stack, and throw, on texts that they match elsewhere.
 */
const AS_AMONG_MANY_EXPRESSIONS = ["--no-regexp-optimization"];

await main(part === "all" ? Object.values(parts).flat() : parts[part]);

async function main(stages: readonly Stage[] | undefined): Promise<void> {
  if (!stages) {
    process.stderr.write(`There is no part "${part}"; there are all, ${Object.keys(parts).join(", ")}.\n`);
    process.exit(NO_HOST);
  }
  const total = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const stage of stages) {
    process.stdout.write(`\n${stage.name}\n`);
    const started = performance.now();
    const outcome = await stage.run().catch((error: Error) => failed(error.stack ?? error.message));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if ("notRun" in outcome) {
      lines.push(`  ${stage.name.padEnd(36)}  not run: ${outcome.notRun}`);
      continue;
    }
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    const counts = `${count(outcome.passed)} passed ${count(outcome.failed)} failed`;
    lines.push(`  ${stage.name.padEnd(36)}${counts} ${seconds.padStart(7)} s`);
  }
  if (total.passed + total.failed === 0) {
    lines.push("  Nothing was run.");
    exitCode = NO_HOST;
  }
  if (total.failed > 0) exitCode ||= 1;
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`, () => process.exit(exitCode));
}

function count(tests: number): string {
  return String(tests).padStart(5);
}

/** A tool that is content or not counts as one test. */
async function check(tool: string, args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [path.join(projectRoot, tool), ...args], {
    cwd: projectRoot,
    stdio: "inherit",
  });
  const code = await new Promise((resolve) => child.on("close", resolve).on("error", resolve));
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function mocha(files: readonly string[], timeoutMs: number, flags: readonly string[] = []): Promise<Outcome> {
  const runner = path.join(import.meta.dirname, "run-mocha.mjs");
  const child = fork(runner, [String(timeoutMs), grep ?? "", ...files], {
    cwd: projectRoot,
    execArgv: ["--enable-source-maps", ...flags],
    timeout: MOCHA_LIMIT_MS,
    killSignal: "SIGKILL",
  });
  let outcome: Outcome | undefined;
  child.on("message", (message) => {
    outcome = message as Outcome;
  });
  const code = await new Promise((resolve) => child.on("close", resolve).on("error", resolve));
  if (!outcome) return failed(`The tests never said that they ended (the process ended with ${code}).`);
  if (outcome.passed + outcome.failed === 0 && grep === undefined) return failed("There was no test to run.");
  return outcome;
}

async function suite(extensionHost: "node" | "web"): Promise<Outcome | NotRun> {
  const found = await hostsOrReason();
  if (typeof found === "string") return failed(found);
  return runSuite(found, extensionHost, { grep });
}

async function ui(): Promise<Outcome | NotRun> {
  const found = await hostsOrReason();
  if (typeof found === "string") return failed(found);
  if (found.server)
    return mocha(
      testFiles((file) => file.endsWith(".ui.mjs")),
      UI_TIMEOUT_MS,
    );
  return { notRun: found.reasons.join("; ") || "TEST_HOST=electron" };
}

async function hostsOrReason(): Promise<Hosts | string> {
  try {
    return (await hosts) ?? "No host was looked for.";
  } catch (error) {
    if (!(error instanceof NoHostError)) return (error as Error).message;
    if (exitCode === NO_HOST) return "There is no VS Code to test in, as said above.";
    exitCode = NO_HOST;
    return error.message;
  }
}

function failed(why: string): Outcome {
  process.stdout.write(`${why}\n`);
  return { passed: 0, failed: 1 };
}

function isUnitTest(file: string): boolean {
  return file.endsWith(".test.mjs") && !isProcessTest(file) && !/^(vscode|bench|property)[\\/]/.test(file);
}

/** With processes of its own, real disks that are full, users who may not write. */
function isProcessTest(file: string): boolean {
  return file.endsWith(".process.test.mjs");
}

function isPropertyTest(file: string): boolean {
  return file.endsWith(".test.mjs") && /^property[\\/]/.test(file);
}

/** Compiled test files, by their path in `out/test`. */
function testFiles(wanted: (file: string) => boolean): string[] {
  const folder = path.join(projectRoot, "out", "test");
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter(wanted)
    .sort()
    .map((file) => path.join(folder, file));
}
