import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { goldenCases } from "../support/golden.ts";
import { runInMemory } from "./in-memory.ts";

const ARGS = ["--format", "ndjson", "--fail-on", "never", "--rule", "name-variant=hint"];

describe("a corpus that is left on the disk", () => {
  const folder = temporaryFolder();
  const { TMPDIR } = process.env;
  afterEach(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });

  for (const { corpus, folder: at, name } of goldenCases())
    it(`is found to be as it is in memory: ${name}`, async () => {
      const whole = await runInMemory(["check", corpus, ...ARGS], { cwd: at });
      const large = await runInMemory(["check", corpus, ...ARGS], { cwd: at, largeFrom: 0 });
      assert.deepEqual(large.stdout, whole.stdout);
      assert.equal(large.stderr, whole.stderr);
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

  it("is held against itself up to so many documents, and above that says what was left out", async () => {
    const line = "Our app has all of it first.";
    const text = [..."abc"].map((name) => `<<<FILE ${name}\nReport ${name}.\n${line}\nEND>>>\n`).join("");
    writeFileSync(join(folder(), "a.corpus"), text);
    const world = { cwd: folder(), largeFrom: 0 };
    const upTo = await runInMemory(["check", "a.corpus"], { ...world, mostCompared: 3 });
    assert.match(upTo.stdout, /stands in 3 of 3 documents\. \[repeated-line\]/);
    assert.equal(upTo.stderr, "");
    const above = await runInMemory(["check", "a.corpus"], { ...world, mostCompared: 2 });
    assert.equal(above.stdout, "nothing found in 3 documents of 1 file\n");
    assert.equal(
      above.stderr,
      'corpus: "a.corpus" has too many documents: near-duplicate-body and repeated-line were not run; use "split", "check --facts" on the parts and "merge".\n',
    );
    assert.equal((await runInMemory(["check", "a.corpus"], { cwd: folder(), mostCompared: 2 })).stderr, "");
  });

  it("is not held against itself where there is no room to put aside what that takes, which is told", async () => {
    process.env.TMPDIR = join(folder(), "none");
    // More than is kept in memory.
    const words = Array.from({ length: 150_000 }, (_, at) => `w${at}`).join(" ");
    const text = `<<<FILE a\n${words}\nEND>>>\n<<<FILE b\n${words} x\nEND>>>\n`;
    writeFileSync(join(folder(), "a.corpus"), text);
    const { status, stderr } = await runInMemory(["check", "a.corpus"], { cwd: folder(), largeFrom: 0 });
    assert.equal(status, 3);
    assert.match(
      stderr,
      /^(corpus: what is compared could not be put aside in ".*none": there is no such [a-z ]+\.\n)+$/,
    );
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
