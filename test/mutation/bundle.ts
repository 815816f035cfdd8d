import { readdirSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { kernels } from "../support/kernels.ts";
import { projectRoot } from "../support/project-root.ts";

/** The tests that may tell a changed rule from ours, with all that they import, as one script. */
export interface Bundle {
  readonly code: string;
  /** The modules in it, in their order. */
  readonly modules: readonly Module[];
  /** Where in its source file something stands, as `path:line:column`, counted from 1. */
  placeOf(offset: number): string;
}

/** A stretch of the script that one source file became. */
export interface Module {
  /** From the project's root, with strokes. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const TESTS = [
  "test/core/checks",
  "test/core/decisions",
  "test/core/boilerplate.test.ts",
  "test/cli/facts.test.ts",
  "test/cli/golden.test.ts",
  "test/readme.test.ts",
];
/** The speed of long texts says nothing of what rules find. */
const LEFT_OUT = ["test/core/checks/long-texts.test.ts"];

/** Bundles the tests. Packages stay outside. */
export async function bundleTests(): Promise<Bundle> {
  const files = TESTS.flatMap((path) => (path.endsWith(".ts") ? [path] : testsIn(path)));
  const contents = files
    .filter((file) => !LEFT_OUT.includes(file))
    .map((file) => `import ${JSON.stringify(`./${file}`)};`);
  const { outputFiles, metafile } = await build({
    stdin: { contents: contents.join("\n"), resolveDir: projectRoot },
    absWorkingDir: projectRoot,
    outfile: join(projectRoot, "out", "mutation.cjs"),
    write: false,
    metafile: true,
    bundle: true,
    packages: "external",
    plugins: [kernels],
    platform: "node",
    format: "cjs",
    target: "es2023",
    charset: "utf8",
    define: { "import.meta.dirname": JSON.stringify(join(projectRoot, "out")) },
    sourcemap: "external",
    treeShaking: false,
    logLevel: "warning",
  });
  const [map, script] = [".map", ".cjs"].map((end) => outputFiles.find(({ path }) => path.endsWith(end))!.text);
  return {
    code: script!,
    modules: modulesIn(script!, new Set(Object.keys(metafile.inputs))),
    placeOf: places(script!, map!),
  };
}

function testsIn(path: string): string[] {
  const files = readdirSync(join(projectRoot, path), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `${path}/${file.replaceAll("\\", "/")}`)
    .sort();
}

/** The bundler writes each file's path in a comment above what it became. */
function modulesIn(code: string, inputs: ReadonlySet<string>): readonly Module[] {
  const headings = [...code.matchAll(/^\/\/ (\S+)\n/gm)].filter(([, path]) => inputs.has(path!));
  return headings.map(({ 0: heading, 1: path, index }, at) => ({
    path: path!,
    start: index + heading.length,
    end: headings[at + 1]?.index ?? code.length,
  }));
}

function places(code: string, json: string): Bundle["placeOf"] {
  const map = new SourceMap(JSON.parse(json));
  const lineStarts = [0];
  for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const entry = map.findEntry(low, offset - lineStarts[low]!);
    if (!("originalSource" in entry)) return "?";
    return `${entry.originalSource.replace(/^(?:\.\.\/)+/, "")}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  };
}
