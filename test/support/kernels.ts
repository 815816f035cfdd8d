import { createRequire } from "node:module";
import path from "node:path";
import type { Plugin } from "esbuild";
import { projectRoot } from "./project-root.ts";

/** How the build compiles kernels: for whoever else bundles what is in `src`. */
export const kernels: Plugin = createRequire(path.join(projectRoot, "package.json"))("./esbuild.js").kernels;
