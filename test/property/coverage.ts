import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build, transform } from "esbuild";
import { kernels } from "../support/kernels.ts";
import { projectRoot } from "../support/project-root.ts";
import { type ScriptCoverage, stretchesOf } from "./v8-coverage.ts";

/**
 * Measures which branches of `src/core/syntax` the tests of the syntax and the property tests never take, prints them a file
 * and ends with 1 when there are any. Counts are V8's own: a branch is a stretch of code that it counts by itself.
 *
 *     node out/test/property/coverage.mjs
 */
const MEASURED = "src/core/syntax";
const TESTS = ["test/core/syntax", "test/property"];
const folder = join(projectRoot, ".cache", "coverage");
const bundle = join(folder, "tests.mjs");

/** What is counted of one source file. */
interface Tally {
  branches: number;
  readonly uncovered: string[];
}

process.exitCode = await main();

async function main(): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundleTests();
  const raw = join(folder, "v8");
  const { status } = spawnSync(
    process.execPath,
    ["--enable-source-maps", join(projectRoot, "node_modules/mocha/bin/mocha.js"), "--reporter", "dot", bundle],
    { cwd: projectRoot, stdio: "inherit", env: { ...process.env, NODE_V8_COVERAGE: raw } },
  );
  if (status !== 0) return 1;
  const tallies = tallied(raw);
  let failures = 0;
  for (const file of readdirSync(join(projectRoot, MEASURED)).sort()) {
    const path = `${MEASURED}/${file}`;
    const tally = tallies.get(path) ?? (await unloaded(path));
    if (!tally) continue;
    failures += tally.uncovered.length;
    const share = (100 * (tally.branches - tally.uncovered.length)) / Math.max(1, tally.branches);
    const shown = `${path.padEnd(40)}${`${tally.branches}`.padStart(6)} branches ${share.toFixed(1).padStart(7)} %`;
    process.stdout.write(`${[shown, ...tally.uncovered].join("\n    ")}\n`);
  }
  return failures > 0 ? 1 : 0;
}

/** All tests as one script, so that each source file is in it once; nothing unused is left out. */
async function bundleTests(): Promise<void> {
  const files = TESTS.flatMap((path) => testsIn(path));
  const contents = files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join("\n");
  await build({
    stdin: { contents, resolveDir: projectRoot },
    outfile: bundle,
    bundle: true,
    packages: "external",
    plugins: [kernels],
    platform: "node",
    format: "esm",
    sourcemap: true,
    treeShaking: false,
    logLevel: "warning",
  });
}

function testsIn(path: string): string[] {
  try {
    const files = readdirSync(join(projectRoot, path), { recursive: true, encoding: "utf8" });
    return files.filter((file) => file.endsWith(".test.ts")).map((file) => `${path}/${file.replaceAll("\\", "/")}`);
  } catch {
    return [];
  }
}

/** What V8 counted, a source file. */
function tallied(raw: string): ReadonlyMap<string, Tally> {
  const code = readFileSync(bundle, "utf8");
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, "utf8")));
  const lineStarts = [0];
  for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  const tallies = new Map<string, Tally>();
  for (const { start, isCovered } of stretches(raw, code)) {
    const line = lineStarts.findLastIndex((lineStart) => lineStart <= start);
    const entry = map.findEntry(line, start - lineStarts[line]!);
    if (!("originalSource" in entry)) continue;
    const path = relative(projectRoot, join(folder, entry.originalSource)).replaceAll("\\", "/");
    const tally = tallies.get(path) ?? { branches: 0, uncovered: [] };
    tallies.set(path, tally);
    tally.branches++;
    const said = code.slice(start, start + 60).split("\n")[0]!;
    if (!isCovered) tally.uncovered.push(`${entry.originalLine + 1}:${entry.originalColumn + 1}  ${said}`);
  }
  return tallies;
}

function* stretches(raw: string, code: string): Generator<ReturnType<typeof stretchesOf>[number]> {
  const url = pathToFileURL(bundle).href;
  for (const file of readdirSync(raw)) {
    const { result } = JSON.parse(readFileSync(join(raw, file), "utf8")) as { result: readonly ScriptCoverage[] };
    const script = result.find((one) => one.url === url);
    if (script) yield* stretchesOf(script, code);
  }
}

/** A file no test loads is one uncovered branch, unless it holds nothing but types. */
async function unloaded(path: string): Promise<Tally | undefined> {
  const { code } = await transform(readFileSync(join(projectRoot, path), "utf8"), { loader: "ts" });
  return code.trim() === "" ? undefined : { branches: 1, uncovered: ["no test loads it"] };
}
