import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { installExtensions, uriPath } from "./extension-folders.ts";
import { type Chromium, installChromium } from "./install-chromium.ts";
import { installServer } from "./install-server.ts";
import { startServer } from "./vscode-server.ts";

/** Which extension host runs the extension: Node with the desktop bundle, or the web worker with the browser bundle. */
export type ExtensionHost = "node" | "web";

/** Where a log line came from: the server, the page (errors nobody caught), its console, or the workbench's own log. */
export type LogSource = "server" | "page" | "console" | "workbench";

/** One log line. */
export interface LogEntry {
  readonly level: string;
  readonly text: string;
  readonly source: LogSource;
}

/** What to open, and how. */
export interface WorkbenchOptions {
  /** The folder to open. */
  readonly workspace: string;
  /** The extension folder that is loaded as under development. */
  readonly extension: string;
  /** Unpacked extensions that are loaded as installed ones. */
  readonly installed?: readonly string[];
  /** A module with `run()` for the extension host. */
  readonly suite?: string;
  /** Ids of the extensions that run in the web-worker extension host. */
  readonly webExtensions?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly window?: "headless" | "shown";
  /** How much extensions write to their logs, as `publisher.name=level`. */
  readonly logLevel?: string;
  readonly onLog?: (entry: LogEntry) => void;
  /** The suite ended, or the page or the server is gone; the code is VS Code's or one above 69. */
  readonly onEnd?: (code: number) => void;
}

/** An open workbench. */
export interface Workbench {
  readonly page: Page;
  readonly dataFolder: string;
  /** Milliseconds from the start to each step. */
  readonly marks: Record<string, number>;
  mark(step: string): void;
  close(): Promise<void>;
}

/** Settings under which nothing distracts. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "update.mode": "none",
  "security.workspace.trust.enabled": false,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "window.confirmBeforeClose": "never",
};

const DRIVEN_SETTINGS: Readonly<Record<string, unknown>> = {
  ...QUIET_SETTINGS,
  "files.hotExit": "off",
  "files.autoSave": "off",
  "editor.minimap.enabled": false,
  "editor.accessibilitySupport": "off",
};

/** Starts the npm-hosted VS Code with a fresh profile and opens it in Chromium. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const [installed, browserFound] = await Promise.all([installServer(), installChromium()]);
  const started = performance.now();
  const marks: Record<string, number> = {};
  const mark = (step: string) => {
    marks[step] = Math.round(performance.now() - started);
  };
  const log = (level: string, text: string, source: LogSource) => options.onLog?.({ level, text, source });
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-vscode-"));
  const closing = new Closing();
  closing.add(() => removeFolder(dataFolder));
  try {
    const extensionsFolder = path.join(dataFolder, "extensions");
    writeProfile(dataFolder, options);
    installExtensions(extensionsFolder, options.installed ?? []);
    const server = await startServer({
      installed,
      dataFolder,
      extensionsFolder,
      use: { kind: "driven" },
      onLine: (stream, line) => log(stream === "err" ? "error" : "info", line, "server"),
    });
    closing.add(() => server.stop());
    server.ended.then((code) => {
      if (closing.begun) return;
      log("error", `The VS Code server ended with ${code}.`, "server");
      options.onEnd?.(71);
    });
    mark("server");
    const browser = await launchBrowser(browserFound, options.window ?? "headless");
    closing.add(() => browser.close());
    mark("browser");
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    page.on("pageerror", (error) => log("error", `uncaught in the page: ${error.stack ?? error}`, "page"));
    page.on("console", (message) => {
      if (message.type() === "error") log("error", message.text(), "console");
    });
    page.on("crash", () => {
      log("error", "The page crashed.", "page");
      options.onEnd?.(70);
    });
    await page.exposeFunction("codeAutomationLog", (level: string, args: readonly unknown[]) =>
      log(level, args.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" "), "workbench"),
    );
    await page.exposeFunction("codeAutomationExit", (code: number) => options.onEnd?.(code));
    await page.goto(address(server.authority, options), { waitUntil: "domcontentloaded", timeout: 60_000 });
    mark("page");
    return { page, dataFolder, marks, mark, close: () => closing.run() };
  } catch (error) {
    await closing.run();
    throw error;
  }
}

/** Starts the browser, shut off from everything but this machine. */
export function launchBrowser({ executable, env }: Chromium, window: "headless" | "shown"): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...env } as Record<string, string>,
    headless: window === "headless",
    chromiumSandbox: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-background-timer-throttling",
      "--disable-renderer-backgrounding",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
}

/** Removes a folder that programs just ended may still be writing to. */
export async function removeFolder(folder: string): Promise<void> {
  await sleep(50);
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** What must be undone, last first, once, also when this process is told to end. */
class Closing {
  begun = false;
  readonly #steps: (() => Promise<unknown>)[] = [];
  readonly #onSignal = (signal: NodeJS.Signals) => {
    this.run().finally(() => process.exit(signal === "SIGINT" ? 130 : 143));
  };

  constructor() {
    process.once("SIGINT", this.#onSignal).once("SIGTERM", this.#onSignal);
  }

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    for (const step of this.#steps.reverse()) await step().catch(() => undefined);
    process.off("SIGINT", this.#onSignal).off("SIGTERM", this.#onSignal);
  }
}

function writeProfile(dataFolder: string, { webExtensions, settings }: WorkbenchOptions): void {
  const folder = path.join(dataFolder, "data", "User");
  fs.mkdirSync(folder, { recursive: true });
  const kinds = Object.fromEntries((webExtensions ?? []).map((id) => [id, ["web"]]));
  const all = { ...DRIVEN_SETTINGS, "remote.extensionKind": kinds, ...settings };
  fs.writeFileSync(path.join(folder, "settings.json"), JSON.stringify(all, undefined, 2));
}

function address(authority: string, { extension, suite, workspace, logLevel }: WorkbenchOptions): string {
  const remote = (file: string) => `vscode-remote://${authority}${encodeURI(uriPath(path.resolve(file)))}`;
  // A map in VS Code's hands: of several extension paths it would see only the last.
  const payload = [
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
    ["extensionDevelopmentPath", remote(extension)],
  ];
  if (suite) payload.push(["extensionTestsPath", remote(suite.replace(/\.js$/, ""))]);
  if (logLevel) payload.push(["logLevel", logLevel]);
  const query = new URLSearchParams({ payload: JSON.stringify(payload), folder: uriPath(path.resolve(workspace)) });
  return `http://${authority}/?${query}`;
}
