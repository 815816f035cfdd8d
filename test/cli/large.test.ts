import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { COMPARING_RULES } from "../../src/core/checks/facts/between.ts";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { goldenCases } from "../support/golden.ts";
import { runInMemory } from "./in-memory.ts";

const ARGS = [
  "--format",
  "ndjson",
  "--fail-on",
  "never",
  ...COMPARING_RULES.flatMap((rule) => ["--rule", `${rule}=off`]),
];

describe("a corpus that is left on the disk", () => {
  const folder = temporaryFolder();

  for (const { corpus, folder: at, name } of goldenCases())
    it(`is found to be as it is in memory: ${name}`, async () => {
      const whole = await runInMemory(["check", corpus, ...ARGS], { cwd: at });
      const large = await runInMemory(["check", corpus, ...ARGS], { cwd: at, largeFrom: 0 });
      assert.deepEqual(large.stdout, whole.stdout);
      assert.match(large.stderr, /is large: near-duplicate-body, repeated-line and name-variant were not run/);
    });

  it("may come on standard input, or compressed", async () => {
    const text = "stray\n<<<FILE a\nx \nEND>>>\n";
    writeFileSync(join(folder(), "a.corpus.gz"), gzipSync(text));
    const world = { cwd: folder(), largeFrom: 5, stdin: text };
    const whole = await runInMemory(["check", "-", ...ARGS], { stdin: text });
    assert.equal((await runInMemory(["check", "-", ...ARGS], world)).stdout, whole.stdout);
    const packed = await runInMemory(["check", "a.corpus.gz", ...ARGS], world);
    assert.equal(packed.stdout.replaceAll('"a.corpus.gz"', '"-"'), whole.stdout);
  });

  it("is told to be unreadable as others are", async () => {
    const { status, stderr } = await runInMemory(["check", "none.corpus"], { cwd: folder(), largeFrom: 0 });
    assert.deepEqual([status, stderr], [3, 'corpus: cannot read "none.corpus": there is no such file.\n']);
    writeFileSync(join(folder(), "bad.corpus"), Buffer.from("<<<FILE a\n\xE9\nEND>>>\n", "latin1"));
    const bad = await runInMemory(["check", "bad.corpus"], { cwd: folder(), largeFrom: 0 });
    assert.equal(bad.status, 3);
    assert.match(bad.stderr, /first ill-formed byte is at offset 10/);
    assert.equal(readFileSync(join(folder(), "bad.corpus")).length, 19);
  });
});
