import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { DesktopVSCode } from "./find-desktop.ts";
import { type HostRun, overtime } from "./server-host.ts";
import type { StagedRun } from "./staged-run.ts";
import { SuiteOutput } from "./suite-output.ts";
import { removeFolder } from "./workbench.ts";

/** Runs the suite once in a desktop VS Code, in its Node extension host. */
export async function runInElectron(run: StagedRun, { executable, launcher }: DesktopVSCode): Promise<HostRun> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "vt-")); // short: VS Code makes sockets in it
  const output = new SuiteOutput();
  const log: string[] = [];
  const [program, ...args] = [...launcher, executable, ...desktopFlags(profile), ...suiteFlags(run)];
  const child = spawn(program ?? executable, args, {
    env: desktopEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    shell: executable.endsWith(".cmd"),
    detached: process.platform !== "win32",
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (output.read(line) === "other") log.push(line.slice(0, 500));
  });
  createInterface({ input: child.stderr }).on("line", (line) => log.push(line.slice(0, 500)));
  const ended = new Promise<number | string>((resolve) => {
    child.on("error", (error) => resolve(`VS Code could not be started: ${error.message}.`));
    child.on("close", (code, signal) => resolve(code ?? `VS Code was ended by ${signal}.`));
  });
  const code = await Promise.race([ended, overtime(output)]);
  killDesktop(child.pid);
  await removeFolder(profile);
  return { code, end: output.end, started: output.started, log: log.slice(-40) };
}

/** Flags for a desktop VS Code with a profile of its own that asks nothing. */
export function desktopFlags(profile: string): string[] {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [
    ...root,
    "--skip-welcome",
    "--skip-release-notes",
    "--disable-updates",
    "--disable-workspace-trust",
    "--disable-telemetry",
    `--user-data-dir=${path.join(profile, "u")}`,
    `--extensions-dir=${path.join(profile, "e")}`,
  ];
}

/** This process's environment without what a VS Code around it has put there. */
export function desktopEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const key of Object.keys(env)) if (/^(VSCODE|ELECTRON)_/.test(key)) delete env[key];
  return env;
}

function suiteFlags({ extension, suite, workspace }: StagedRun): string[] {
  return [
    workspace,
    "--no-sandbox",
    "--disable-gpu-sandbox",
    "--no-cached-data",
    "--disable-extensions",
    `--extensionDevelopmentPath=${extension}`,
    `--extensionTestsPath=${suite}`,
  ];
}

function killDesktop(pid: number | undefined): void {
  if (!pid) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
