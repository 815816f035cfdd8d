import fs from "node:fs";
import path from "node:path";
import { installNode } from "./install-node.ts";
import { installOnce } from "./install-once.ts";
import { fetchPackage, runNpm } from "./npm-fetch.ts";
import { projectRoot } from "./project-root.ts";

const CODE_SERVER = "4.139.1";
const INTEGRITY = "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==";
/** To be raised when the steps below change. */
const RECIPE = 1;

/**
 * What the server and the workbench load at run time, of the dependencies they declare. The rest (Copilot SDK, sqlite,
 * kerberos, ssh, Windows helpers …) is optional or loaded by features that nobody needs here.
 */
const NEEDED = [
  ..."cookie minimist ws yauzl yazl tar http-proxy-agent https-proxy-agent".split(" "),
  ..."@microsoft/1ds-core-js @microsoft/1ds-post-js @vscode/proxy-agent @vscode/deviceid tas-client".split(" "),
  ..."vscode-regexpp vscode-textmate vscode-oniguruma @vscode/iconv-lite-umd jschardet katex".split(" "),
  ..."@vscode/tree-sitter-wasm @vscode/vscode-languagedetection @parcel/watcher node-pty".split(" "),
  ..."@vscode/ripgrep-universal @xterm/xterm @xterm/headless @xterm/addon-clipboard @xterm/addon-image".split(" "),
  ..."@xterm/addon-ligatures @xterm/addon-progress @xterm/addon-search @xterm/addon-serialize".split(" "),
  ..."@xterm/addon-unicode11 @xterm/addon-webgl".split(" "),
];

/**
 * Built-in extensions that need what is left out, a network, or much room. Those that start by themselves in the
 * browser (npm, github, github-authentication) are compiled into the workbench's list and must stay.
 */
const DROPPED_EXTENSIONS = [
  ..."copilot mermaid-markdown-features microsoft-authentication git ms-vscode.js-debug".split(" "),
  ..."ms-vscode.js-debug-companion ms-vscode.vscode-js-profile-table php-language-features".split(" "),
  ..."tunnel-forwarding grunt gulp jake terminal-suggest debug-auto-launch debug-server-ready".split(" "),
];

/** Native modules that would need a compiler, and the file that stands in for each. */
const STUBS = { "@vscode/spdlog": "spdlog.js", "@vscode/native-watchdog": "native-watchdog.js" };

/** A VS Code server ready to start. */
export interface InstalledServer {
  /** The folder that holds `out/server-main.js`. */
  readonly folder: string;
  /** The Node executable to run it with. */
  readonly node: string;
}

/** Installs VS Code's server and workbench as the npm package `code-server` carries them, nothing compiled. */
export async function installServer(): Promise<InstalledServer> {
  const name = `vscode-server-${CODE_SERVER}-${RECIPE}-${process.platform}-${process.arch}`;
  const [folder, node] = await Promise.all([installOnce(name, fillServer), installNode()]);
  return { folder, node };
}

async function fillServer(folder: string): Promise<void> {
  const spec = `code-server@${CODE_SERVER}`;
  await fetchPackage({ spec, into: folder, only: ["package/lib/vscode"], strip: 3, integrity: INTEGRITY });
  trimDependencies(path.join(folder, "package.json"));
  for (const name of DROPPED_EXTENSIONS) {
    fs.rmSync(path.join(folder, "extensions", name), { recursive: true, force: true });
  }
  // The shipped shrinkwrap keeps the versions pinned.
  await runNpm(["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
  for (const [name, file] of Object.entries(STUBS)) putStub(path.join(folder, "node_modules", name), name, file);
  keepOwnPlatform(path.join(folder, "node_modules", "@vscode", "ripgrep-universal", "bin"));
}

function trimDependencies(manifest: string): void {
  const json = JSON.parse(fs.readFileSync(manifest, "utf8"));
  json.dependencies = Object.fromEntries(
    Object.entries(json.dependencies as Record<string, string>).filter(([name]) => NEEDED.includes(name)),
  );
  fs.writeFileSync(manifest, JSON.stringify(json, undefined, 2));
}

function putStub(folder: string, name: string, file: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(path.join(projectRoot, "test", "support", "server-stubs", file), path.join(folder, "index.js"));
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name, version: "0.0.0", main: "index.js" }));
}

function keepOwnPlatform(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    if (name === `${process.platform}-${process.arch}`) continue;
    fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
