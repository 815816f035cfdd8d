import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { InstalledServer } from "./install-server.ts";
import { projectRoot } from "./project-root.ts";

const START_LIMIT_MS = 60_000;

/** How to start VS Code's server. */
export interface ServerOptions {
  readonly installed: InstalledServer;
  /** Holds settings, state and logs. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** `driven` answers the test driver and asks no token; `personal` is for people: a token, no driver. */
  readonly use: { readonly kind: "driven" } | { readonly kind: "personal"; readonly token: string };
  /** The port to listen on; 0 or nothing takes a free one. */
  readonly port?: number;
  readonly onLine?: (stream: "out" | "err", line: string) => void;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Host and port, as they stand in addresses. */
  readonly authority: string;
  /** Settles with the exit code when the server ends, for whatever reason. */
  readonly ended: Promise<number | undefined>;
  /** Ends the server and everything it started. */
  stop(): Promise<void>;
}

/** Starts the server on loopback and answers when it listens. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const main = path.join(options.installed.folder, "out", "server-main.js");
  const child = spawn(options.installed.node, ["--require", stub("end-with-parent.js"), main, ...flags(options)], {
    env: serverEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const ended = new Promise<number | undefined>((resolve) => {
    child.on("error", () => resolve(undefined));
    child.on("exit", (code) => resolve(code ?? undefined));
  });
  const stop = () => stopGroup(child, ended);
  try {
    const port = await portOf(child, options);
    return { port, authority: `127.0.0.1:${port}`, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends the server at once; for the moment before this process goes. */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === "win32" || !child.pid) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

async function stopGroup(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  killGroup(child, "SIGTERM");
  await Promise.race([ended, sleep(3000, undefined, { ref: false })]);
  killGroup(child, "SIGKILL");
}

function flags({ use, port, dataFolder, extensionsFolder }: ServerOptions): string[] {
  const common = ["--host", "127.0.0.1", "--port", String(port ?? 0), "--accept-server-license-terms"];
  common.push("--disable-telemetry", "--disable-update-check", "--disable-workspace-trust");
  common.push("--server-data-dir", dataFolder, "--extensions-dir", extensionsFolder);
  if (use.kind === "driven") return [...common, "--without-connection-token", "--enable-smoke-test-driver"];
  // In a file, where other users of the machine can't read it off the list of processes.
  const tokenFile = path.join(dataFolder, "token");
  fs.writeFileSync(tokenFile, use.token, { mode: 0o600 });
  return [...common, "--connection-token-file", tokenFile];
}

function serverEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    CORPUS_SERVER_PARENT: String(process.pid),
  };
  for (const key of Object.keys(env)) if (/^(VSCODE|ELECTRON)_/.test(key)) delete env[key];
  return env;
}

function stub(file: string): string {
  return path.join(projectRoot, "test", "support", "server-stubs", file);
}

function portOf(child: ChildProcess, { onLine }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (what: string) => reject(new Error(`The VS Code server ${what}:\n${said}`));
    const timer = setTimeout(() => fail("did not listen within a minute"), START_LIMIT_MS);
    const read = (stream: "out" | "err") => (data: string) => {
      if (said.length < 20_000) said += data;
      for (const line of data.split("\n")) if (line.trim()) onLine?.(stream, line);
      const port = /agent listening on (\d+)/.exec(said)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.setEncoding("utf8").on("data", read("out"));
    child.stderr?.setEncoding("utf8").on("data", read("err"));
    child.on("error", (error) => {
      clearTimeout(timer);
      fail(`could not be started (${error.message})`);
    });
    child.on("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}
