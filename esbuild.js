// Builds what is shipped (dist/) and, with --tests, what the tests run (out/).
//   node esbuild.js [--production] [--tests]
const esbuild = require("esbuild");
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const production = process.argv.includes("--production");

/** Kernels: `./name.wasm` is compiled from the AssemblyScript in `./name.ts` beside it, and becomes part of the bundle. */
const kernels = {
  name: "kernels",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm$/ }, ({ path: wanted, resolveDir }) => ({ path: path.resolve(resolveDir, wanted) }));
    onLoad({ filter: /\.wasm$/ }, async ({ path: file }) => {
      const source = file.replace(/\.wasm$/, ".ts");
      return { contents: await compiled(source), loader: "binary", watchFiles: [source] };
    });
  },
};

const compiling = new Map();

function compiled(source) {
  if (!compiling.has(source)) compiling.set(source, compile(source));
  return compiling.get(source);
}

/** Compiling takes seconds: what has been compiled before is kept. */
async function compile(source) {
  const text = fs.readFileSync(source, "utf8");
  const { version } = require("assemblyscript/package.json");
  const key = crypto.createHash("sha256").update(`${version}\n${text}`).digest("hex").slice(0, 16);
  const kept = path.join(__dirname, ".cache", "kernels", `${key}.wasm`);
  if (fs.existsSync(kept)) return fs.readFileSync(kept);
  const { default: asc } = await import("assemblyscript/asc");
  const name = path.basename(source);
  let binary;
  const options = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--outFile", "kernel.wasm"];
  const { error, stderr } = await asc.main([name, ...options], {
    readFile: (file) => (file === name ? text : null),
    writeFile: (file, contents) => {
      if (file === "kernel.wasm") binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`${source} was not compiled.\n${stderr}`);
  fs.mkdirSync(path.dirname(kept), { recursive: true });
  // Others may be at it too: whole, or not at all.
  const own = `${kept}.${process.pid}`;
  fs.writeFileSync(own, binary);
  fs.renameSync(own, kept);
  return binary;
}

const common = {
  plugins: [kernels],
  bundle: true,
  format: "cjs",
  target: "es2023",
  minify: production,
  sourcemap: !production,
  logLevel: "warning",
  metafile: true,
};

const shipped = [
  { entryPoints: ["src/vscode/extension.ts"], outfile: "dist/extension.js", platform: "node", external: ["vscode"] },
  {
    entryPoints: ["src/vscode/extension.ts"],
    outfile: "dist/web/extension.js",
    platform: "browser",
    external: ["vscode"],
  },
  {
    // One file for both hosts: which of them it is in it finds out when it starts.
    entryPoints: ["src/worker/mentions.ts"],
    outfile: "dist/mentions-worker.js",
    platform: "browser",
    external: ["node:worker_threads"],
  },
  {
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.js",
    platform: "node",
    banner: { js: "#!/usr/bin/env node" },
  },
];

/** Unit tests and the tools beside them: one ES module a file, packages left outside. */
const tests = {
  entryPoints: ["test/**/*.ts"],
  outdir: "out/test",
  outbase: "test",
  platform: "node",
  format: "esm",
  outExtension: { ".js": ".mjs" },
  packages: "external",
  external: ["vscode"],
};

/** The suite that runs inside VS Code: one CommonJS file that needs nothing but `vscode`, for both extension hosts. */
const suite = {
  entryPoints: ["test/vscode/suite.ts"],
  outfile: "out/vscode/suite.js",
  platform: "browser",
  external: ["vscode"],
  // Mocha's package calls itself ESM, so its UMD build would take the bundle's own `exports` for itself.
  define: { exports: "undefined" },
};

/** The benchmarks once more, of the format of what is shipped: V8 takes a sixth longer for our checks as an ES module. */
const bench = {
  entryPoints: ["test/bench/main.ts"],
  outfile: "out/bench/main.cjs",
  platform: "node",
  packages: "external",
  external: ["vscode"],
  define: { "import.meta.dirname": "__dirname" },
};

async function main() {
  const builds = shipped.map((options) => esbuild.build({ ...common, ...options }));
  if (process.argv.includes("--tests")) {
    fs.rmSync("out", { recursive: true, force: true });
    builds.push(esbuild.build({ ...common, minify: false, sourcemap: true, ...tests }));
    builds.push(esbuild.build({ ...common, minify: false, sourcemap: true, ...bench }));
    if (fs.existsSync("test/vscode/suite.ts"))
      builds.push(esbuild.build({ ...common, minify: false, sourcemap: "inline", ...suite }));
  }
  await Promise.all(builds);
  fs.chmodSync("dist/cli.js", 0o755);
}

if (require.main === module)
  main().catch((error) => {
    if (!error.errors) console.error(error);
    process.exit(1);
  });

module.exports = { kernels };
