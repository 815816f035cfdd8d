import assert from "node:assert/strict";
import { rules } from "../../src/core/checks/rules/index.ts";
import { runInMemory } from "./in-memory.ts";

describe("corpus rules", () => {
  it("lists every rule with its severity and its fix", async () => {
    const { status, stdout, stderr } = await runInMemory(["rules"]);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n").slice(1);
    assert.deepEqual(
      lines.map((line) => line.split(/ {2,}/, 3)),
      rules.map(({ id, severity, fix }) => [id, severity, fix]),
    );
  });

  it("prints the page of each rule, safe for a terminal", async () => {
    for (const { id, summary } of rules) {
      const { status, stdout } = await runInMemory(["rules", id]);
      assert.equal(status, 0);
      assert.ok(stdout.startsWith(`# ${id}\n\n${summary}\n`), id);
      assert.doesNotMatch(stdout, /[^\P{Cc}\n]/u);
    }
  });
});
