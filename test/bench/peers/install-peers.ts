import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { installOnce } from "../../support/install-once.ts";
import { runNpm } from "../../support/npm-fetch.ts";
import { projectRoot } from "../../support/project-root.ts";

const FILES = ["package.json", "package-lock.json"];

let installed: Promise<NodeJS.Require> | undefined;

/**
 * Answers a `require` for the packages of `test/bench/package.json`, installed into the cache if they are not there.
 *
 * Not beside that file: what walks the project's folders (builds, the linter) would walk into them.
 */
export function requirePeers(): Promise<NodeJS.Require> {
  installed ??= install();
  return installed;
}

async function install(): Promise<NodeJS.Require> {
  const source = path.join(projectRoot, "test", "bench");
  const hash = crypto.createHash("sha256");
  for (const file of FILES) hash.update(fs.readFileSync(path.join(source, file)));
  const folder = await installOnce(`bench-peers-${hash.digest("hex").slice(0, 12)}`, async (into) => {
    for (const file of FILES) fs.copyFileSync(path.join(source, file), path.join(into, file));
    await runNpm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], into);
  });
  return createRequire(path.join(folder, "package.json"));
}
