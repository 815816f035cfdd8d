import { runInElectron } from "./electron-host.ts";
import { type DesktopVSCode, findDesktop, NoHostError } from "./find-desktop.ts";
import { type Chromium, installChromium } from "./install-chromium.ts";
import { installServer } from "./install-server.ts";
import { type HostRun, runInServer } from "./server-host.ts";
import { type StagedRun, stageRun } from "./staged-run.ts";
import { judge, type Outcome } from "./suite-protocol.ts";
import type { ExtensionHost } from "./workbench.ts";

/** The hosts to be had here. */
export interface Hosts {
  readonly desktop?: DesktopVSCode;
  readonly server?: { readonly browser: Chromium };
  /** Why a host is missing, one sentence each. */
  readonly reasons: readonly string[];
}

/** Tests that had no host here, though others had one. */
export interface NotRun {
  readonly notRun: string;
}

/** Finds the hosts for the suite; `TEST_HOST=electron` or `server` allows only one kind. */
export async function findHosts(): Promise<Hosts> {
  const forced = process.env.TEST_HOST;
  if (forced && forced !== "electron" && forced !== "server") {
    throw new NoHostError(`TEST_HOST is "${forced}"; it takes "electron" or "server".`);
  }
  const reasons: string[] = [];
  const desktop = forced === "server" ? undefined : await desktopOr(reasons);
  const server = forced === "electron" ? undefined : await serverOr(reasons);
  if (desktop || server) return { ...(desktop && { desktop }), ...(server && { server }), reasons };
  throw new NoHostError(
    [
      "There is no VS Code to test in:",
      ...reasons.map((reason) => `  - ${reason}`),
      "Any one of these helps:",
      "  - set VSCODE_PATH to a desktop VS Code's executable (on Linux with a display, or with xvfb-run installed);",
      "  - install Chromium or set CHROMIUM_PATH to one, and let npm reach its registry (the rest comes from there).",
    ].join("\n"),
  );
}

/** Runs the suite in one extension host and prints where and why. */
export async function runSuite(
  hosts: Hosts,
  extensionHost: ExtensionHost,
  { grep }: { readonly grep?: string | undefined } = {},
): Promise<Outcome | NotRun> {
  const { desktop, server, reasons } = hosts;
  if (extensionHost === "node" && desktop) {
    say(`desktop VS Code (${desktop.origin})`, extensionHost);
    return attempt(extensionHost, grep, (run) => runInElectron(run, desktop));
  }
  if (server) {
    const why = extensionHost === "web" ? "" : `; ${reasons.join("; ") || "TEST_HOST=server"}`;
    say(`npm-hosted VS Code in Chromium (${server.browser.origin})${why}`, extensionHost);
    return attempt(extensionHost, grep, (run) => runInServer(run, extensionHost));
  }
  return { notRun: reasons.join("; ") || "TEST_HOST=electron" };
}

async function desktopOr(reasons: string[]): Promise<DesktopVSCode | undefined> {
  const found = await findDesktop();
  if (!("missing" in found)) return found;
  reasons.push(`no desktop VS Code: ${found.missing}`);
  return undefined;
}

async function serverOr(reasons: string[]): Promise<{ browser: Chromium } | undefined> {
  try {
    const [browser] = await Promise.all([installChromium(), installServer()]);
    return { browser };
  } catch (error) {
    reasons.push(`no npm-hosted VS Code: ${(error as Error).message}`);
    return undefined;
  }
}

function say(host: string, extensionHost: ExtensionHost): void {
  const name = extensionHost === "web" ? "web-worker extension host" : "Node extension host";
  process.stdout.write(`Test host: ${host}, ${name}\n`);
}

/** Runs once, and once more if VS Code did not come as far as starting the suite; never again for a failed test. */
async function attempt(
  extensionHost: ExtensionHost,
  grep: string | undefined,
  run: (staged: StagedRun) => Promise<HostRun>,
): Promise<Outcome> {
  const staged = stageRun({
    extensionHost,
    only: process.env.CI ? "forbidden" : "allowed",
    ...(grep !== undefined && { grep }),
  });
  try {
    let result = await run(staged);
    if (!result.started) {
      process.stdout.write(`VS Code did not start the suite (${result.code}); trying once more.\n`);
      result = await run(staged);
    }
    const { problem, passed, failed } = judge(result);
    if (problem)
      process.stdout.write(`${problem} Its last log lines:\n${result.log.map((line) => `  ${line}\n`).join("")}`);
    return { passed, failed };
  } finally {
    await staged.remove();
  }
}
