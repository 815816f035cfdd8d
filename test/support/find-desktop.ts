import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { findOnPath, hasDisplay } from "./find-program.ts";
import { cacheFolder } from "./install-once.ts";

const UPDATE_SITE = "https://update.code.visualstudio.com/api/releases/stable";
const PROBE_MS = 8000;

/** Thrown when there is no VS Code to test in; the message says what to install or set. */
export class NoHostError extends Error {}

/** A desktop VS Code that can show a window here. */
export interface DesktopVSCode {
  readonly executable: string;
  /** What must stand before the executable on the command line: nothing, or xvfb-run. */
  readonly launcher: readonly string[];
  /** Where it comes from, for people. */
  readonly origin: string;
}

/** Finds the desktop VS Code of `VSCODE_PATH` or downloads one, or says why there is none. */
export async function findDesktop(): Promise<DesktopVSCode | { readonly missing: string }> {
  const given = process.env.VSCODE_PATH;
  if (given && !fs.existsSync(given)) throw new NoHostError(`VSCODE_PATH names "${given}", which is not there.`);
  const launcher = displayLauncher();
  if (!launcher) return { missing: "there is neither a display nor xvfb-run" };
  if (given) return { executable: given, launcher, origin: "VSCODE_PATH" };
  try {
    const executable = await download();
    const said = whyItDoesNotRun(executable);
    if (said) return { missing: `the downloaded one does not run here (${said})` };
    return { executable, launcher, origin: "download" };
  } catch (error) {
    return { missing: `it could not be downloaded (${causeOf(error)})` };
  }
}

function displayLauncher(): readonly string[] | undefined {
  if (hasDisplay()) return [];
  const xvfb = findOnPath("xvfb-run");
  return xvfb ? [xvfb, "-a"] : undefined;
}

async function download(): Promise<string> {
  const cachePath = path.join(cacheFolder(), "desktop");
  const version = process.env.VSCODE_VERSION || "stable";
  const present = fs.existsSync(cachePath) && fs.readdirSync(cachePath).some((name) => name.startsWith("vscode-"));
  // The package's own retries take minutes where the site can't be reached: ask once, briefly, first.
  if (!present) await fetch(UPDATE_SITE, { method: "HEAD", signal: AbortSignal.timeout(PROBE_MS) });
  return downloadAndUnzipVSCode({ version, cachePath, reporter: new SilentReporter() });
}

/** Runs it as plain Node: that needs no display, but every library. */
function whyItDoesNotRun(executable: string): string | undefined {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  const result = spawnSync(executable, ["-e", "0"], { env, encoding: "utf8" });
  if (result.status === 0) return undefined;
  return (result.error?.message ?? result.stderr).trim().split("\n")[0] || `it ended with ${result.status}`;
}

function causeOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string }; message: string };
  return [cause?.code, message].filter(Boolean).join(": ").replace(/\s+/g, " ");
}
