import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ABSENT, goldenCases, matchGolden } from "../support/golden.ts";
import { runInBytes, runInMemory } from "./in-memory.ts";

/** What fix-all makes of a corpus; `undefined` where it changes nothing. */
async function fixedBy(folder: string, corpus: string): Promise<string | undefined> {
  const before = readFileSync(join(folder, corpus));
  const args = ["check", "-", "--fix", "--fail-on", "never", "--today", "2026-01-01"];
  const { bytes } = await runInBytes(args, { cwd: folder, stdin: before });
  const again = await runInBytes(args, { cwd: folder, stdin: bytes });
  assert.deepEqual(again.bytes, bytes, "a second run changes nothing");
  return bytes.equals(before) ? undefined : bytes.toString();
}

describe("golden corpora", () => {
  for (const { name, folder, corpus, expected } of goldenCases()) {
    it(name, async () => {
      const check = await runInMemory(["check", corpus, "--format", "ndjson", "--fail-on", "never"], { cwd: folder });
      const outline = await runInMemory(["outline", corpus, "--format", "json"], { cwd: folder });
      const entities = await runInMemory(["entities", corpus, "--format", "ndjson", "--automatic", "off"], {
        cwd: folder,
      });
      matchGolden(join(expected, "check.ndjson"), check.stdout);
      matchGolden(join(expected, "outline.json"), outline.stdout);
      matchGolden(join(expected, "entities.ndjson"), entities.stdout);
      const fixed = await fixedBy(folder, corpus);
      matchGolden(join(expected, "fixed.corpus"), fixed ?? ABSENT);
      for (const { status } of [check, outline, entities]) assert.equal(status, 0);
      assert.equal(check.stderr + outline.stderr, "");
    });
  }
});
