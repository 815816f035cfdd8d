import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { makeCacheWorkFolder } from "./install-once.ts";

/** One package to fetch and what of it to keep. */
export interface PackageWanted {
  /** Name and exact version, as npm takes it. */
  readonly spec: string;
  /** The folder that gets the files; made if missing. */
  readonly into: string;
  /** The parts of the archive to unpack, each starting with `package/`. */
  readonly only: readonly string[];
  /** How many leading path segments to drop. */
  readonly strip: number;
  /** The archive's expected digest, `sha512-…`; npm compares with the registry's in any case. */
  readonly integrity?: string;
}

/** Downloads a package with npm and unpacks the wanted part; no script of the package runs. */
export async function fetchPackage(wanted: PackageWanted): Promise<void> {
  const work = makeCacheWorkFolder("pack");
  try {
    await runNpm(["pack", wanted.spec, "--ignore-scripts", "--pack-destination", work], work);
    const archive = fs.readdirSync(work).find((file) => file.endsWith(".tgz"));
    if (!archive) throw new Error(`npm pack left no archive of "${wanted.spec}".`);
    const file = path.join(work, archive);
    checkIntegrity(file, wanted);
    fs.mkdirSync(wanted.into, { recursive: true });
    // -o: the files belong to whoever unpacks them, root included.
    await run("tar", ["-xzof", file, "-C", wanted.into, `--strip-components=${wanted.strip}`, ...wanted.only], work);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Runs npm quietly in a folder. */
export async function runNpm(args: readonly string[], folder: string): Promise<void> {
  await run(process.platform === "win32" ? "npm.cmd" : "npm", args, folder);
}

/** Runs a program to its end and rejects with what it said if it fails. */
export function run(
  program: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = npmEnvironment(),
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: program.endsWith(".cmd"),
    });
    let out = "";
    let said = "";
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      said = (said + data).slice(-4000);
    });
    child.on("error", (error) => reject(new Error(`"${program}" could not be run: ${error.message}.`)));
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(out);
      reject(new Error(`"${[program, ...args].join(" ")}" ended with ${code ?? signal}: ${inShort(said || out)}`));
    });
  });
}

/** The first lines that say something; npm goes on for pages. */
function inShort(said: string): string {
  const lines = said.split("\n").map((line) => line.replace(/^npm (error|warn) ?/, "").trim());
  const telling = lines.filter((line) => line && !/^(at |Unknown user config|syscall|errno)/.test(line));
  return telling.slice(0, 3).join("; ");
}

/** This process's environment without what an outer `npm test` adds for its own package. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const key of Object.keys(env)) {
    if (/^npm_(package|lifecycle|command|config_(local_prefix|ignore_scripts|loglevel|workspace))/i.test(key))
      delete env[key];
  }
  return { ...env, npm_config_update_notifier: "false", npm_config_loglevel: "error" };
}

function checkIntegrity(file: string, { spec, integrity }: PackageWanted): void {
  if (!integrity) return;
  const digest = `sha512-${crypto.createHash("sha512").update(fs.readFileSync(file)).digest("base64")}`;
  if (digest !== integrity)
    throw new Error(`"${spec}" is not the archive it was: expected ${integrity}, got ${digest}.`);
}
