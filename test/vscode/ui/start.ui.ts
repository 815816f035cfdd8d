import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { installChromium } from "../../support/install-chromium.ts";
import { projectRoot } from "../../support/project-root.ts";
import { launchBrowser, removeFolder } from "../../support/workbench.ts";

describe("npm start", function () {
  this.timeout(120_000);
  let folder: string;
  let started: ChildProcess;
  let address: URL;
  let browser: Browser;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "corpus-start-"));
    fs.writeFileSync(path.join(folder, "a.corpus"), "<<<FILE a\nText.\nEND>>>\n");
    fs.writeFileSync(path.join(folder, "README.md"), "# Look here first\n");
    const program = path.join(projectRoot, "out", "test", "support", "start.mjs");
    started = spawn(process.execPath, [program, "--server", "--no-open", folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    address = await printedAddress(started);
    browser = await launchBrowser(await installChromium(), "headless");
  });

  after(async () => {
    await browser?.close();
    if (started?.exitCode === null) started.kill("SIGKILL");
    await removeFolder(folder);
  });

  it("listens on loopback and refuses who has no token", async () => {
    assert.equal(address.hostname, "127.0.0.1");
    assert.equal((await fetch(address.origin)).status, 403);
    assert.equal((await fetch(`${address.origin}/?tkn=wrong`)).status, 403);
  });

  it("opens the folder with the extension in it, and saves to disk", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address.href);
    await page.waitForSelector(".tab[aria-label*='README']", { timeout: 60_000 });
    await page.dblclick(".explorer-viewlet .monaco-list-row[aria-label*='a.corpus']");
    await page.waitForSelector("#status\\.editor\\.mode:has-text('Corpus')", { timeout: 30_000 });
    await page.keyboard.type("# From the browser\n");
    await page.keyboard.press("Control+S");
    const file = path.join(folder, "a.corpus");
    for (let i = 0; i < 100 && !fs.readFileSync(file, "utf8").includes("browser"); i++) await page.waitForTimeout(50);
    assert.equal(fs.readFileSync(file, "utf8"), "# From the browser\n<<<FILE a\nText.\nEND>>>\n");
    assert.equal(await page.evaluate("typeof globalThis.driver"), "undefined", "the test driver must not be there");
  });

  it("ends with all it started when it is interrupted", async () => {
    const code = new Promise((resolve) => started.on("exit", resolve));
    started.kill("SIGINT");
    assert.equal(await code, 0);
    await assert.rejects(fetch(address.origin));
  });
});

function printedAddress(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (data) => {
      said += data;
      const address = /http:\/\/\S+\?tkn=\S+(?=\s)/.exec(said)?.[0];
      if (address) resolve(new URL(address));
    });
    child.on("exit", (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
}
