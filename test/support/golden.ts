import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A corpus and the folder with what the command line says of it. */
export interface GoldenCase {
  readonly name: string;
  /** The folder the corpus lies in: what reported paths are relative to. */
  readonly folder: string;
  /** The file's name in that folder, and the path in what is expected. */
  readonly corpus: string;
  /** The folder that holds `check.ndjson`, `outline.json` and `entities.ndjson`. */
  readonly expected: string;
}

/** Every folder of `test/golden` that holds an `input.corpus`, and every corpus of `seeds`. */
export function goldenCases(root = resolve(".")): readonly GoldenCase[] {
  const golden = join(root, "test", "golden");
  const seeds = join(root, "seeds");
  const own = readdirSync(golden)
    .filter((name) => readdirSync(join(golden, name)).includes("input.corpus"))
    .map((name) => ({ name, folder: join(golden, name), corpus: "input.corpus", expected: join(golden, name) }));
  const seeded = readdirSync(seeds)
    .filter((file) => file.endsWith(".corpus"))
    .map((file) => {
      const name = `seeds-${file.slice(0, -".corpus".length)}`;
      return { name, folder: seeds, corpus: file, expected: join(golden, name) };
    });
  return [...own, ...seeded].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What stands for a file that is not there. */
export const ABSENT = "(absent)";

/** Fails when `actual` is not what the file holds; `UPDATE=1` in the environment writes it there instead. */
export function matchGolden(path: string, actual: string): void {
  if (process.env.UPDATE === "1") {
    if (actual === ABSENT) {
      rmSync(path, { force: true });
      return;
    }
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  const held = existsSync(path) ? readFileSync(path, "utf8") : ABSENT;
  assert.equal(actual, held, `${path} differs; UPDATE=1 npm test rewrites it`);
}
