import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { copyExtension, extensionId } from "./extension-folders.ts";
import { type HelperLine, openHelperLine } from "./helper-line.ts";
import { projectRoot } from "./project-root.ts";
import { failureShots, keepScreenshot } from "./screenshots.ts";
import { type ExtensionHost, type LogEntry, openWorkbench, removeFolder, type Workbench } from "./workbench.ts";
import { isNoise } from "./workbench-noise.ts";

const HELPER = path.join(projectRoot, "test", "support", "helper");
const MOD = process.platform === "darwin" ? "Meta" : "Control";

/** What to open for a session. */
export interface SessionOptions {
  /** The folder to open. Steps may save: give a copy of what must stay. */
  readonly workspace: string;
  /** Where the extension runs; in Node unless told otherwise. */
  readonly extensionHost?: ExtensionHost;
  /** An extension folder; the project's own, as built, unless told otherwise. */
  readonly extension?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where screenshots go. */
  readonly shots?: string;
  readonly window?: "headless" | "shown";
  /** Has the extension log how long its answers took: see {@link Session.answerTimes}. */
  readonly traced?: boolean;
}

/** The active editor. */
export interface ActiveEditor {
  readonly uri: string;
  readonly languageId: string;
  readonly dirty: boolean;
  readonly version: number;
  /** Line and column of the cursor, from 1. */
  readonly line: number;
  readonly column: number;
}

/** A row of the Outline view as a person sees it. */
export interface OutlineRow {
  /** Depth, from 1. */
  readonly level: number;
  readonly text: string;
  readonly detail: string;
  readonly expanded: "true" | "false" | undefined;
  /** The badge at the row's end: how many problems there are in it. */
  readonly badge: string;
}

/** A row of the Problems panel: level 1 is a file, level 2 a problem, level 3 a related place. */
export interface ProblemRow {
  readonly level: number;
  /** The file's name or the message. */
  readonly text: string;
  readonly code: string;
  /** Line and column as the panel shows them, `[Ln 25, Col 88]`. */
  readonly place: string;
}

/** Places in the workbench's page. */
const AT = {
  outlineRow: ".outline-tree .monaco-list-row",
  problemRow: ".markers-panel .monaco-list-row",
  pickInput: ".quick-input-widget input",
  pickRow: ".quick-input-list .monaco-list-row",
  fixRow: ".action-widget .monaco-list-row.action",
  suggestion: ".suggest-widget.visible .monaco-list-row",
  hover: ".monaco-editor .monaco-hover:not(.hidden), .monaco-hover.workbench-hover",
};

const ASK_AGAIN_MS = 2_000;

/** A VS Code with the extension in it, used like a person uses it. Lines and columns count from 1. */
export class Session {
  readonly page: Page;
  /** The VS Code that answers: its version and whether the helper runs in the web worker. */
  readonly host: { readonly vscode: string; readonly appHost: string; readonly web: boolean };
  /** Milliseconds, by name. */
  readonly timings: Record<string, number> = {};
  /** The screenshots taken so far. */
  readonly shots: string[] = [];
  readonly #workbench: Workbench;
  readonly #line: HelperLine;
  readonly #entries: readonly LogEntry[];
  readonly #shotFolder: string;
  readonly #staged: string;

  /** To be made by `openSession` only. */
  constructor(parts: {
    workbench: Workbench;
    line: HelperLine;
    host: Session["host"];
    entries: readonly LogEntry[];
    shotFolder: string;
    staged: string;
  }) {
    this.#workbench = parts.workbench;
    this.#line = parts.line;
    this.#entries = parts.entries;
    this.#shotFolder = parts.shotFolder;
    this.#staged = parts.staged;
    this.page = parts.workbench.page;
    this.host = parts.host;
  }

  /** Milliseconds from the start to each step of opening. */
  get marks(): Readonly<Record<string, number>> {
    return this.#workbench.marks;
  }

  /** Asks the helper inside the extension host; the questions stand in `helper/helper.js`. */
  ask<T = unknown>(question: string, params?: object, limitMs?: number): Promise<T> {
    return this.#line.ask<T>(question, params, limitMs);
  }

  /** Presses a key or a chord; `Mod` is Control or Command. */
  async key(chord: string): Promise<void> {
    await this.page.keyboard.press(chord.replace("Mod", MOD));
  }

  /** Waits until the probe answers something true, and answers it. */
  async until<T>(what: string, probe: () => Promise<T>, limitMs = 20_000, everyMs = 25): Promise<NonNullable<T>> {
    const end = performance.now() + limitMs;
    let last: T | undefined;
    let error: Error | undefined;
    do {
      try {
        error = undefined;
        last = await probe();
        if (last) return last;
      } catch (caught) {
        error = caught as Error;
      }
      await sleep(everyMs);
    } while (performance.now() < end);
    const seen = error?.message ?? JSON.stringify(last)?.slice(0, 400);
    throw new Error(`${what}: not within ${limitMs} ms; last: ${seen}`);
  }

  /** Waits until an extension is active; the one under test unless told otherwise. */
  async extensionReady(id = extensionId(projectRoot), { timeout = 30_000 } = {}): Promise<void> {
    const isActive = async () => (await this.ask<{ active: boolean } | undefined>("extension", { id }))?.active;
    await this.until(`"${id}" active`, isActive, timeout);
  }

  /** Opens a file of the workspace: through the API, or by name in quick open, as a person. */
  async open(
    file: string,
    { via = "api", line, column }: { via?: "api" | "quickopen"; line?: number; column?: number } = {},
  ): Promise<ActiveEditor> {
    const started = performance.now();
    if (via === "quickopen") await this.#quickOpen(file);
    else await this.ask("open", { path: file, line, column });
    const name = encodeURIComponent(path.posix.basename(file));
    const active = await this.until(`editor of "${file}"`, async () => {
      const editor = await this.#active();
      return editor?.uri.endsWith(name) ? editor : undefined;
    });
    await this.page.waitForSelector(".editor-group-container.active .monaco-editor .view-lines .view-line");
    this.timings.lastOpen = Math.round(performance.now() - started);
    return active;
  }

  /** The active editor. */
  async active(): Promise<ActiveEditor> {
    const editor = await this.#active();
    if (!editor) throw new Error("There is no active editor.");
    return editor;
  }

  /** Gives the keyboard to the editor. */
  async focusEditor(): Promise<void> {
    await this.runId("workbench.action.focusActiveEditorGroup");
    await this.page.waitForSelector(".monaco-editor.focused", { timeout: 5000 }).catch(() => undefined);
  }

  /** Puts the cursor somewhere, or selects. */
  async cursor(line: number, column: number, endLine = line, endColumn = column): Promise<void> {
    await this.ask("cursor", { line, column, endLine, endColumn });
    await this.focusEditor();
  }

  /** Types at the cursor, as a person: auto-closing and suggestions included. */
  async type(text: string, { delay = 15 } = {}): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  /** The text of a file as the editor holds it. */
  text(file: string): Promise<string> {
    return this.ask("text", { path: file });
  }

  /** Saves with the keyboard. */
  async save(): Promise<void> {
    await this.key("Mod+S");
    await this.until("saved", async () => !(await this.active()).dirty, 10_000);
  }

  /** Runs a command by its id. */
  runId<T = unknown>(id: string, ...args: readonly unknown[]): Promise<T> {
    return this.ask<T>("command", { id, args });
  }

  /** Runs a command by its title, in the command palette. */
  async run(title: string): Promise<void> {
    await this.key("F1");
    await this.page.waitForSelector(AT.pickInput, { state: "visible" });
    await this.page.fill(AT.pickInput, `>${title}`);
    const titles = () =>
      this.page.$$eval(AT.pickRow, (rows) =>
        rows.map((row) => row.querySelector(".label-name")?.textContent ?? row.getAttribute("aria-label") ?? ""),
      );
    const place = async () => (await titles()).findIndex((offered) => offered.toLowerCase() === title.toLowerCase());
    try {
      await this.until(`command "${title}"`, async () => (await place()) >= 0, 10_000);
    } catch (error) {
      const offered = (await titles()).slice(0, 8).join(" | ");
      await this.key("Escape");
      throw new Error(`${(error as Error).message}; offered: ${offered}`);
    }
    await this.page
      .locator(AT.pickRow)
      .nth(await place())
      .click();
    await this.page.waitForSelector(".quick-input-widget", { state: "hidden", timeout: 5000 }).catch(() => undefined);
  }

  /** The visible rows of the Outline, waiting for at least `min`; opens the view if need be. */
  async outline({ min = 0, timeout = 20_000 } = {}): Promise<OutlineRow[]> {
    const read = () =>
      this.page.$$eval(AT.outlineRow, (rows) =>
        rows
          .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          .map((row) => ({
            level: Number(row.getAttribute("aria-level")),
            text: row.querySelector(".label-name")?.textContent ?? "",
            detail: row.querySelector(".label-description")?.textContent ?? "",
            expanded: (row.getAttribute("aria-expanded") ?? undefined) as OutlineRow["expanded"],
            badge: row.querySelector(".outline-element-decoration")?.textContent ?? "",
          })),
      );
    if (!(await this.page.$(".outline-tree"))) await this.runId("outline.focus");
    await this.page.waitForSelector(".outline-tree", { state: "attached", timeout });
    return this.#atLeast(min, "outline rows", read, timeout);
  }

  /** Opens every row of the Outline that is on the screen. */
  async expandOutline(): Promise<void> {
    const closed = this.page.locator(`${AT.outlineRow}[aria-expanded="false"]`);
    for (let i = 0; i < 40 && (await closed.count()) > 0; i++) {
      await closed.first().click({ position: { x: 40, y: 8 } });
      await this.key("ArrowRight");
      await sleep(60);
    }
  }

  /** The visible rows of the Problems panel, of one file if asked; opens the panel if need be. */
  async problems({ min = 0, timeout = 20_000, file = "" } = {}): Promise<ProblemRow[]> {
    const read = async () => {
      const rows = await this.page.$$eval(AT.problemRow, (all) =>
        all
          .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          .map((row) => {
            const textOf = (at: string) => row.querySelector(at)?.textContent?.trim() ?? "";
            return {
              level: Number(row.getAttribute("aria-level")),
              text: textOf(".marker-message, .marker-description, .label-name"),
              code: textOf(".marker-code"),
              place: textOf(".marker-line"),
            };
          }),
      );
      return file ? rowsOfFile(rows, path.posix.basename(file)) : rows;
    };
    if (!(await this.page.$(".markers-panel .monaco-list"))) await this.runId("workbench.actions.view.problems");
    await this.page.waitForSelector(".markers-panel", { state: "attached", timeout });
    return this.#atLeast(min, "problem rows", read, timeout);
  }

  /** The text of the hover at a place, as the editor shows it. */
  async hover(line: number, column: number, { timeout = 10_000 } = {}): Promise<string> {
    await this.cursor(line, column);
    await this.runId("editor.action.showHover");
    return this.until(`hover at ${line}:${column}`, () => this.#hoverText(), timeout);
  }

  /** Closes the hover. */
  async closeHover(): Promise<void> {
    await this.key("Escape");
  }

  /** The suggestions at the cursor. */
  async completions({ timeout = 10_000, close = true } = {}): Promise<string[]> {
    await this.focusEditor();
    await this.runId("editor.action.triggerSuggest");
    const labels = await this.until(
      "suggestions",
      async () => nonEmpty(await this.#labels(AT.suggestion, ".label-name")),
      timeout,
    );
    if (close) await this.key("Escape");
    return labels;
  }

  /** Takes a suggestion and waits for the text to change. */
  async accept(label: string): Promise<void> {
    const labels = await this.completions({ close: false });
    const at = labels.indexOf(label);
    if (at < 0) throw new Error(`There is no suggestion "${label}"; offered: ${labels.join(" | ")}.`);
    await this.#changesText(`"${label}" accepted`, () => this.page.locator(AT.suggestion).nth(at).click());
  }

  /** The titles in the light bulb's menu at a place. */
  async quickFixes(line: number, column: number, { timeout = 10_000, close = true } = {}): Promise<string[]> {
    await this.cursor(line, column);
    let asked = 0;
    const titles = await this.until(
      `quick fixes at ${line}:${column}`,
      async () => {
        // Problems that are told meanwhile close the menu: as a person would, ask again.
        if (Date.now() - asked > ASK_AGAIN_MS) {
          await this.runId("editor.action.quickFix");
          asked = Date.now();
        }
        return nonEmpty(await this.#labels(AT.fixRow, ".title"));
      },
      timeout,
    );
    if (close) await this.key("Escape");
    return titles;
  }

  /** Takes a fix from the light bulb's menu and waits for the text to change. */
  async applyQuickFix(title: string, line: number, column: number): Promise<void> {
    const titles = await this.quickFixes(line, column, { close: false });
    const at = titles.indexOf(title);
    if (at < 0) {
      await this.key("Escape");
      throw new Error(`There is no quick fix "${title}"; offered: ${titles.join(" | ")}.`);
    }
    await this.#changesText(`"${title}" applied`, () => this.page.locator(AT.fixRow).nth(at).click());
  }

  /** The messages the notification centre holds. */
  async notifications(): Promise<string[]> {
    if (!(await this.page.$(".notifications-center.visible"))) await this.runId("notifications.showList");
    return this.page.$$eval(".notification-list-item-message", (items) =>
      items.map((item) => item.textContent?.trim() ?? ""),
    );
  }

  /** The texts of the status bar. */
  statusBar(): Promise<string[]> {
    return this.page.$$eval(".statusbar-item", (items) =>
      items.map((item) => (item.getAttribute("aria-label") || item.textContent || "").trim()).filter(Boolean),
    );
  }

  /** The name of the active editor's language, as the status bar shows it. */
  languageMode(): Promise<string> {
    return this.until("language in the status bar", async () =>
      (await this.page.textContent("#status\\.editor\\.mode", { timeout: 5000 }))?.trim(),
    );
  }

  /** Takes a numbered screenshot and answers its file. */
  async screenshot(name: string): Promise<string> {
    const number = String(this.shots.length + 1).padStart(2, "0");
    const file = await keepScreenshot(this.page, this.#shotFolder, `${number} ${name}`);
    if (!file) throw new Error(`The page gave no screenshot "${name}".`);
    this.shots.push(file);
    return file;
  }

  /** Measures some work under a name. */
  async time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const value = await work();
    this.timings[name] = Math.round(performance.now() - started);
    return value;
  }

  /** Measures from asking for a file to so many Outline rows on the screen. */
  async timeOpenToOutline(file: string, { rows = 1, name = `open to outline: ${file}` } = {}): Promise<OutlineRow[]> {
    await this.outline();
    return this.time(name, async () => {
      this.ask("open", { path: file }).catch(() => undefined);
      const isShown = () =>
        this.page.$eval(
          ".tab.active",
          (tab, wanted) => tab.getAttribute("aria-label")?.includes(wanted),
          path.posix.basename(file),
        );
      await this.until("tab", isShown, 20_000, 5);
      return this.outline({ min: rows });
    });
  }

  /** Types at the cursor; measures from the last key to the file's problems being as wanted, in the host and on the screen. */
  async timeKeyToProblems(
    text: string,
    { min = 0, max = Number.MAX_SAFE_INTEGER, match = "", name = "key to problems" } = {},
  ): Promise<void> {
    const file = path.posix.basename(decodeURIComponent((await this.active()).uri));
    const inHost = this.ask("waitDiagnostics", { min, max, match });
    inHost.catch(() => undefined);
    await this.page.keyboard.type(text);
    const started = performance.now();
    await inHost;
    this.timings[`${name} (host)`] = Math.round(performance.now() - started);
    const isShown = async () => {
      const shown = (await this.problems({ file })).filter(({ level }) => level === 2).length;
      return shown >= min && shown <= max;
    };
    await this.until("problem rows", isShown, 20_000, 10);
    this.timings[`${name} (screen)`] = Math.round(performance.now() - started);
  }

  /** Errors and warnings so far, of the page, the workbench and the extension host's own log; the workbench's noise left out. */
  problemsInLogs(): LogEntry[] {
    const found = this.#entries.filter(({ level, source }) => /^(error|warn)/.test(level) && source !== "console");
    const all = [...found, ...this.#extensionHostLog()].filter(({ text }) => !isNoise(text));
    const byFirstLine = new Map(all.map((entry) => [firstLine(entry.text), entry]));
    return [...byFirstLine.values()];
  }

  /**
   * How long the extension took for each answer so far, in milliseconds, in order: `where` as `guarded` names it. Only of
   * a session that is `traced`, in the Node extension host, whose logs are files.
   */
  answerTimes(where: string): number[] {
    const folder = path.join(this.#workbench.dataFolder, "data", "logs");
    const log = fs
      .readdirSync(folder, { recursive: true, encoding: "utf8" })
      .find((file) => path.basename(file) === "Corpus Editor.log");
    if (log === undefined) return [];
    const pattern = new RegExp(`\\[trace\\] ${where} took ([\\d.]+) ms`, "g");
    return [...fs.readFileSync(path.join(folder, log), "utf8").matchAll(pattern)].map(([, took]) => Number(took));
  }

  /** Closes VS Code. */
  async close(): Promise<void> {
    this.#line.close();
    await this.#workbench.close();
    await removeFolder(this.#staged);
  }

  #active(): Promise<ActiveEditor | undefined> {
    return this.ask<ActiveEditor | undefined>("active");
  }

  async #quickOpen(file: string): Promise<void> {
    await this.key("Mod+P");
    await this.page.waitForSelector(AT.pickInput, { state: "visible" });
    await this.page.fill(AT.pickInput, file);
    const isOffered = () =>
      this.page.$eval(
        AT.pickRow,
        (row, wanted) => row.getAttribute("aria-label")?.includes(wanted),
        path.posix.basename(file),
      );
    await this.until(`"${file}" in quick open`, isOffered);
    await this.key("Enter");
  }

  async #hoverText(): Promise<string> {
    const texts = await this.page.locator(AT.hover).filter({ visible: true }).allInnerTexts();
    return texts
      .map((text) => text.trim())
      .filter((text) => text && text !== "Loading...")
      .join("\n---\n");
  }

  #labels(rowsAt: string, labelAt: string): Promise<string[]> {
    return this.page.$$eval(
      rowsAt,
      (rows, at) => rows.map((row) => (row.querySelector(at) ?? row).textContent?.trim() ?? ""),
      labelAt,
    );
  }

  async #changesText(what: string, work: () => Promise<void>): Promise<void> {
    const before = (await this.active()).version;
    await work();
    await this.until(what, async () => (await this.active()).version !== before, 10_000);
  }

  async #atLeast<T>(min: number, what: string, read: () => Promise<T[]>, limitMs: number): Promise<T[]> {
    if (min === 0) return read();
    return this.until(
      `${min} ${what}`,
      async () => {
        const rows = await read();
        return rows.length >= min ? rows : undefined;
      },
      limitMs,
      10,
    );
  }

  /** What extensions threw, rejected or failed to start with. */
  #extensionHostLog(): LogEntry[] {
    const folder = path.join(this.#workbench.dataFolder, "data", "logs");
    if (!fs.existsSync(folder)) return [];
    const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
    return files
      .filter((file) => /exthost.*\.log$/.test(file))
      .flatMap((file) => fs.readFileSync(path.join(folder, file), "utf8").split(/\n(?=\d{4}-\d\d-\d\d )/))
      .flatMap((entry): LogEntry[] => {
        const [, level, text] = /^\S+ \S+ \[(error|warning|critical)\] ([\s\S]*)/.exec(entry) ?? [];
        return level && text ? [{ level, text: text.trim(), source: "server" }] : [];
      });
  }
}

/** Opens VS Code with the built extension and the helper. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { workspace, extensionHost = "node", shots = failureShots, window = "headless" } = options;
  const staged = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-session-"));
  const extension = options.extension ? path.resolve(options.extension) : staged;
  if (!options.extension) copyExtension(staged);
  const entries: LogEntry[] = [];
  const line = await openHelperLine();
  let workbench: Workbench | undefined;
  try {
    workbench = await openWorkbench({
      workspace,
      extension,
      installed: [HELPER],
      webExtensions: extensionHost === "web" ? [extensionId(extension), extensionId(HELPER)] : [],
      settings: { "driverHelper.url": line.url, "editor.hover.delay": 50, ...options.settings },
      window,
      ...(options.traced && { logLevel: `${extensionId(extension)}=trace` }),
      onLog: (entry) => entries.push(entry),
    });
    const host = await line.ask<Session["host"]>("ping", {}, 60_000);
    workbench.mark("extensionHost");
    await workbench.page.waitForSelector(".monaco-workbench .part.editor", { timeout: 30_000 });
    workbench.mark("workbench");
    return new Session({ workbench, line, host, entries, shotFolder: path.resolve(shots), staged });
  } catch (error) {
    if (workbench) await keepScreenshot(workbench.page, shots, "did not start");
    line.close();
    await workbench?.close();
    await removeFolder(staged);
    const tail = entries.slice(-30).map(({ source, level, text }) => `  [${source} ${level}] ${text.slice(0, 300)}`);
    throw new Error([(error as Error).message, ...tail].join("\n"));
  }
}

/** The rows of one file: its own row and those up to the next file's. */
function rowsOfFile(rows: readonly ProblemRow[], name: string): ProblemRow[] {
  let mine = false;
  return rows.filter((row) => {
    if (row.level === 1) mine = row.text.includes(name);
    return mine;
  });
}

function nonEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
