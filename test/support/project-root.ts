import fs from "node:fs";
import path from "node:path";

/** The project's root folder, found upwards from this file, wherever it was compiled to. */
export const projectRoot = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  if (fs.existsSync(path.join(folder, "esbuild.js"))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error("The test tools lie outside the project.");
  return rootAbove(parent);
}
