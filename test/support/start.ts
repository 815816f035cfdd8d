import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { desktopEnvironment, desktopFlags } from "./electron-host.ts";
import { copyExtension, installExtensions, uriPath } from "./extension-folders.ts";
import { findOnPath, hasDisplay } from "./find-program.ts";
import { installServer } from "./install-server.ts";
import { projectRoot } from "./project-root.ts";
import { startServer } from "./vscode-server.ts";
import { QUIET_SETTINGS, removeFolder } from "./workbench.ts";

/** A desktop VS Code that ends this soon and badly did not open. */
const OPENED_AFTER_MS = 5000;

const SETTINGS = { ...QUIET_SETTINGS, "workbench.startupEditor": "readme" };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "no-open": { type: "boolean", default: false }, server: { type: "boolean", default: false } },
});
const folder = path.resolve(positionals[0] ?? path.join(projectRoot, "seeds"));

process.exit(await start());

/** Opens the folder in a VS Code with the built extension and answers the exit code when that is closed. */
async function start(): Promise<number> {
  if (!fs.existsSync(folder)) {
    process.stderr.write(`"${folder}" is not there.\n`);
    return 2;
  }
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-editor-"));
  try {
    const desktop = values.server ? undefined : desktopVSCode();
    if (desktop && (await openDesktop(desktop, profile))) return 0;
    return await serve(profile);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  } finally {
    await removeFolder(profile);
  }
}

/** The desktop VS Code to use, if somebody can see its window. */
function desktopVSCode(): string | undefined {
  const given = process.env.VSCODE_PATH;
  if (given && !fs.existsSync(given)) throw new Error(`VSCODE_PATH names "${given}", which is not there.`);
  if (!hasDisplay()) return undefined;
  return given || findOnPath("code", "code.cmd");
}

/** Opens the folder in a desktop VS Code and waits for its window to be closed; `false` if it did not open. */
async function openDesktop(executable: string, profile: string): Promise<boolean> {
  installOurs(path.join(profile, "e"));
  writeSettings(path.join(profile, "u", "User"));
  const args = [...desktopFlags(profile), "--new-window", "--wait", folder];
  process.stdout.write(`Opening ${folder} in ${executable}.\n`);
  const started = performance.now();
  const child = spawn(executable, args, {
    env: desktopEnvironment(),
    stdio: "ignore",
    shell: executable.endsWith(".cmd"),
  });
  const code = await new Promise((resolve) => child.on("error", resolve).on("close", resolve));
  if (code === 0 || performance.now() - started > OPENED_AFTER_MS) return true;
  process.stdout.write("It could not be opened; taking the npm-hosted VS Code instead.\n");
  return false;
}

/** Serves the npm-hosted VS Code until it is told to end. */
async function serve(profile: string): Promise<number> {
  process.stdout.write("Preparing VS Code for the browser; the first time it is fetched from npm.\n");
  const installed = await installServer();
  const dataFolder = path.join(profile, "server");
  const extensionsFolder = path.join(dataFolder, "extensions");
  installOurs(extensionsFolder);
  writeSettings(path.join(dataFolder, "data", "User"));
  const token = crypto.randomBytes(24).toString("hex");
  const told = toldToEnd();
  const server = await startServer({ installed, dataFolder, extensionsFolder, use: { kind: "personal", token } });
  try {
    const query = new URLSearchParams({ tkn: token, folder: uriPath(folder) });
    const address = `http://${server.authority}/?${query}`;
    process.stdout.write(`\n  ${address}\n\nOpen this address in a browser. Ctrl-C ends VS Code.\n`);
    if (!values["no-open"]) openInBrowser(address);
    const ended = await Promise.race([told, server.ended.then((code) => `VS Code ended with ${code}.`)]);
    if (ended) process.stderr.write(`${ended}\n`);
    return ended ? 1 : 0;
  } finally {
    await server.stop();
  }
}

function installOurs(extensionsFolder: string): void {
  const unpacked = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-unpacked-"));
  copyExtension(unpacked);
  installExtensions(extensionsFolder, [unpacked]);
  fs.rmSync(unpacked, { recursive: true, force: true });
}

function writeSettings(userFolder: string): void {
  fs.mkdirSync(userFolder, { recursive: true });
  fs.writeFileSync(path.join(userFolder, "settings.json"), JSON.stringify(SETTINGS, undefined, 2));
}

/** Settles with nothing when a signal asks this process to end. */
function toldToEnd(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(undefined));
  });
}

/** Shows the address in the default browser where there is one and a display; the address stands on the terminal anyway. */
function openInBrowser(address: string): void {
  if (!hasDisplay()) return;
  const opener = { darwin: "open", win32: "explorer.exe" }[process.platform as string] ?? findOnPath("xdg-open");
  if (!opener) return;
  spawn(opener, [address], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
