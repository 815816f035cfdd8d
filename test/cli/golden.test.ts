import assert from "node:assert/strict";
import { join } from "node:path";
import { goldenCases, matchGolden } from "../support/golden.ts";
import { runInMemory } from "./in-memory.ts";

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
      for (const { status } of [check, outline, entities]) assert.equal(status, 0);
      assert.equal(check.stderr + outline.stderr, "");
    });
  }
});
