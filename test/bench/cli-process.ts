import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { projectRoot } from "../support/project-root.ts";

const CLI = path.join(projectRoot, "dist", "cli.js");

/** What a process of the command line took. */
export interface Spent {
  /** Milliseconds of processor time, its garbage collector's threads included: what one core takes. */
  readonly processor: number;
  /** Milliseconds from its start to its end. */
  readonly wall: number;
  /** Millions of bytes it had at most. */
  readonly memory: number;
}

/** Runs `corpus` with these arguments, and drops what it says. Anything but status 0 is a fault. */
export function runCorpus(folder: string, args: readonly string[]): Spent {
  const script = path.join(folder, "corpus-run.cjs");
  const told = `${script}.json`;
  if (!fs.existsSync(script)) fs.writeFileSync(script, scriptTelling(told));
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`corpus ${args.join(" ")} ended with ${status}: ${stderr.toString()}`);
  const { maxRSS, systemCPUTime, userCPUTime } = JSON.parse(fs.readFileSync(told, "utf8")) as NodeJS.ResourceUsage;
  return { processor: (userCPUTime + systemCPUTime) / 1_000, wall, memory: maxRSS / 1_000 };
}

function scriptTelling(told: string): string {
  return (
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(told)}, ` +
    `JSON.stringify(process.resourceUsage())));require(${JSON.stringify(CLI)});`
  );
}
