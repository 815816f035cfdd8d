import assert from "node:assert/strict";
import fs from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import * as esbuild from "esbuild";
import { kernels } from "./support/kernels.ts";
import { projectRoot } from "./support/project-root.ts";

/** What a layer may import, besides itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  files: ["core", "node"],
  // Runs in a thread of its own: only the core is at home there.
  worker: ["core", "node"],
  vscode: ["core", "files", "vscode"],
  // The manifest holds the version that the command line tells.
  cli: ["core", "files", "node", "package.json"],
};

/** The one importer of each package. */
const PACKAGES: Readonly<Record<string, string>> = { yaml: "src/core/yaml/guarded-yaml.ts" };

/** What the core must not touch: a clock, the console, the process. */
const FORBIDDEN_IN_CORE =
  /\b(console\.|Date\.now|new Date\(\)|process\b|setTimeout|setInterval|performance\.|Math\.random)/;

interface Edge {
  readonly from: string;
  /** A file in `src`, or the name of a package, a Node built-in or `vscode`. */
  readonly to: string;
}

describe("the architecture", () => {
  const sources = sourceFiles();
  let edges: readonly Edge[];

  before(async function () {
    // Bundling takes long where the machine is busy.
    this.timeout(120_000);
    edges = await importsOf(sources);
  });

  it("has only the layers that are known", () => {
    const found = new Set(sources.map(layerOf));
    assert.deepEqual(
      [...found].filter((layer) => !(layer in LAYERS)),
      [],
    );
  });

  it("imports only downwards", () => {
    assert.deepEqual(
      edges.filter(isForbidden).map(({ from, to }) => `${from} -> ${to}`),
      [],
    );
  });

  it("sees what it must see", () => {
    // The check above would also pass on a graph with nothing in it.
    assert.ok(
      edges.some(({ to }) => to === "vscode"),
      "no import of vscode was found",
    );
    assert.ok(isForbidden({ from: "src/core/text.ts", to: "node:fs" }));
    assert.ok(isForbidden({ from: "src/core/text.ts", to: "fs" }));
    assert.ok(isForbidden({ from: "src/core/text.ts", to: "yaml" }));
    assert.ok(isForbidden({ from: "src/files/walk.ts", to: "src/vscode/extension.ts" }));
    assert.ok(isForbidden({ from: "src/cli/main.ts", to: "vscode" }));
    assert.ok(isForbidden({ from: "src/vscode/extension.ts", to: "node:path" }));
    assert.ok(!isForbidden({ from: "src/vscode/extension.ts", to: "src/core/text.ts" }));
    assert.ok(!isForbidden({ from: "src/core/yaml/guarded-yaml.ts", to: "yaml" }));
  });

  it("keeps clock, console and process out of the core", () => {
    const found = sources
      .filter((file) => layerOf(file) === "core")
      .flatMap((file) =>
        withoutTexts(withoutComments(fs.readFileSync(path.join(projectRoot, file), "utf8")))
          .split("\n")
          .flatMap((line, index) => (FORBIDDEN_IN_CORE.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
      );
    assert.deepEqual(found, []);
  });

  it("would notice a clock, a console or a process in the core", () => {
    for (const line of ["console.log(1)", "x = Date.now();", "new Date()", "process.env.A", "setTimeout(f)"]) {
      assert.match(line, FORBIDDEN_IN_CORE);
    }
    assert.doesNotMatch(withoutTexts('{ sign: "console.log(", pattern: /^process\\b/ }'), FORBIDDEN_IN_CORE);
    assert.doesNotMatch(withoutComments("a; // console.log\n/* process */ b;"), FORBIDDEN_IN_CORE);
  });
});

function isForbidden({ from, to }: Edge): boolean {
  const layer = layerOf(from);
  if (to.startsWith("src/")) return layerOf(to) !== layer && !LAYERS[layer]?.includes(layerOf(to));
  if (to in PACKAGES) return PACKAGES[to] !== from;
  if (to === "vscode" || to === "package.json") return !LAYERS[layer]?.includes(to);
  if (isBuiltin(to)) return !LAYERS[layer]?.includes("node");
  return true;
}

function isBuiltin(name: string): boolean {
  return name.startsWith("node:") || builtinModules.includes(name);
}

function layerOf(file: string): string {
  return file.split("/")[1] ?? "";
}

function sourceFiles(): string[] {
  const files = fs.readdirSync(path.join(projectRoot, "src"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `src/${file.replaceAll("\\", "/")}`)
    .sort();
}

/** The imports of every source file, as the bundler resolves them. */
async function importsOf(files: readonly string[]): Promise<Edge[]> {
  const { metafile } = await esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: [...files],
    bundle: true,
    write: false,
    metafile: true,
    outdir: "out/nowhere",
    platform: "neutral",
    packages: "external",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    plugins: [kernels, keepTypeImports],
    logLevel: "silent",
  });
  return Object.entries(metafile.inputs).flatMap(([from, { imports }]) =>
    imports.map(({ path: to }) => ({ from, to })),
  );
}

/** Imports of types are edges too; the bundler would drop them before it counts. */
const keepTypeImports: esbuild.Plugin = {
  name: "keep type imports",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      contents: typeImportsAsImports(fs.readFileSync(file, "utf8")),
      loader: "ts",
    }));
  },
};

function typeImportsAsImports(text: string): string {
  return text.replace(/^(?:import|export) type [^;"']*? from (["'][^"']+["']);/gm, "import $1;");
}

/** Without what stands in quotes, and in patterns that fit on a line. */
function withoutTexts(source: string): string {
  return source.replace(/"(?:[^"\\\n]|\\.)*"|(?<=[(:=,] ?)\/(?:[^/\\\n]|\\.)+\/[a-z]*/g, '""');
}

function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, " ");
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|[\s;{}(),])\/\/.*$/gm, blank);
}
