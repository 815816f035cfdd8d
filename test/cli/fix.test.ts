import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { type Outcome, runInBytes, runInMemory, type World } from "./in-memory.ts";

const UNTIDY = "<<<FILE a\r\nx \r\nEND>>>\r\n<<<FILE b\r\nEND>>>";
const TIDY = "<<<FILE a\r\nx\r\nEND>>>\r\n<<<FILE b\r\nEND>>>\r\n";

describe("corpus check --fix", () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder(), name);

  function check(args: readonly string[], world: World = {}): Promise<Outcome> {
    return runInMemory(["check", ...args], { cwd: folder(), ...world });
  }

  it("makes the safe fixes in the file, and tells what is left", async () => {
    writeFileSync(at("a.corpus"), UNTIDY);
    assert.deepEqual(await check(["--fix", "a.corpus"]), {
      status: 0,
      stdout: 'a.corpus:4:9: warning: "b" is empty. [empty-block]\nfixed 2; 1 warning left in 2 documents of 1 file\n',
      stderr: "",
    });
    assert.equal(readFileSync(at("a.corpus"), "utf8"), TIDY);
    const before = statSync(at("a.corpus"), { bigint: true });
    const again = await check(["--fix", "a.corpus", "--format", "ndjson"]);
    assert.equal(JSON.parse(again.stdout.trimEnd().split("\n").at(-1)!).fixed, 0);
    const after = statSync(at("a.corpus"), { bigint: true });
    assert.deepEqual([after.ino, after.mtimeNs], [before.ino, before.mtimeNs], "nothing to fix, nothing written");
  });

  it("makes the first fix of the rules that are named", async () => {
    writeFileSync(at("a.corpus"), UNTIDY);
    const { stdout } = await check(["--fix=empty-block,missing-final-line-end", "a.corpus"]);
    assert.match(stdout, /^fixed 1; 1 hint left/m);
    assert.equal(readFileSync(at("a.corpus"), "utf8"), "<<<FILE a\r\nx \r\nEND>>>\r\n");
    for (const [wrong, words] of [
      ["empty-blok", 'There is no rule "empty-blok". Did you mean "empty-block"?'],
      ["invalid-utf8", 'The rule "invalid-utf8" has no fix.'],
    ] as const) {
      const { status, stderr } = await check([`--fix=${wrong}`, "a.corpus"]);
      assert.deepEqual([status, stderr.split("\n")[0]], [2, `corpus: ${words}`]);
    }
  });

  it("only tells with --fix-dry-run", async () => {
    writeFileSync(at("a.corpus"), UNTIDY);
    const { stdout } = await check(["--fix-dry-run", "a.corpus"]);
    assert.match(stdout, /\nwould fix 2; 1 warning left in 2 documents of 1 file\n$/);
    assert.equal(readFileSync(at("a.corpus"), "utf8"), UNTIDY);
    assert.equal((await check(["--fix-dry-run", "-"], { stdin: UNTIDY })).stdout, stdout.replace("a.corpus", "-"));
  });

  it("sends standard input on to standard output, and the report to standard error", async () => {
    assert.deepEqual(await check(["--fix", "-"], { stdin: UNTIDY }), {
      status: 0,
      stdout: TIDY,
      stderr: '-:4:9: warning: "b" is empty. [empty-block]\nfixed 2; 1 warning left in 2 documents of 1 file\n',
    });
  });

  it("refuses what it would harm, byte for byte", async () => {
    const harmed: Readonly<Record<string, readonly [content: Buffer, words: RegExp]>> = {
      "conflict.corpus": [
        Buffer.from("<<<FILE a\n<<<<<<< o\nx \n=======\ny\n>>>>>>> t\nEND>>>\n"),
        /"conflict\.corpus" has merge conflicts, which come first; nothing in it was fixed\./,
      ],
      "bytes.corpus": [
        Buffer.from("<<<FILE a\n\xE9 \nEND>>>\n", "latin1"),
        /"bytes\.corpus" is not UTF-8 at offset 10; nothing in it was fixed\./,
      ],
      "packed.corpus.gz": [gzipSync(UNTIDY), /"packed\.corpus\.gz" is compressed, and is not written to\./],
    };
    for (const [name, [content, words]] of Object.entries(harmed)) {
      writeFileSync(at(name), content);
      const { status, stderr } = await check(["--fix", name]);
      assert.equal(status, 3);
      assert.match(stderr, words);
      assert.deepEqual(readFileSync(at(name)), content);
      if (name.endsWith(".gz")) continue;
      const piped = await runInBytes(["check", "--fix", "-"], { cwd: folder(), stdin: content });
      assert.deepEqual([piped.status, piped.bytes], [3, content]);
    }
  });

  it("does not write over what was changed meanwhile, even to the same size and time", async () => {
    writeFileSync(at("a.corpus"), UNTIDY);
    const { disk } = failingDisk(0, "EIO");
    const { fsyncSync } = disk.calls;
    const theirs = UNTIDY.replace("x", "z");
    disk.calls.fsyncSync = (handle) => {
      writeFileSync(at("a.corpus"), theirs);
      fsyncSync(handle);
    };
    const { status, stderr } = await check(["--fix", "a.corpus"], { disk });
    assert.equal(status, 3);
    assert.match(stderr, /"a\.corpus" was changed while it was fixed; it is left as it is/);
    assert.equal(readFileSync(at("a.corpus"), "utf8"), theirs);
    assert.deepEqual(readdirSync(folder()), ["a.corpus"]);
  });

  it("fixes what a link leads to, and keeps the link", async () => {
    writeFileSync(at("a.corpus"), UNTIDY);
    symlinkSync("a.corpus", at("link.corpus"));
    await check(["--fix", "link.corpus"]);
    assert.equal(readFileSync(at("a.corpus"), "utf8"), TIDY);
    assert.deepEqual(readdirSync(folder()), ["a.corpus", "link.corpus"]);
  });

  it("leaves the old file or the new one whichever call fails", async () => {
    for (let n = 1; ; n++) {
      writeFileSync(at("a.corpus"), UNTIDY);
      const { count, disk } = failingDisk(n, ["EIO", "ENOSPC", "EACCES"][n % 3]!);
      const { status, stderr } = await check(["--fix", "a.corpus"], { disk });
      const is = readFileSync(at("a.corpus"), "utf8");
      assert.ok(is === TIDY || (is === UNTIDY && status === 3), `call ${n}: ${stderr}`);
      if (status === 3) assert.match(stderr, /^corpus: .*a\.corpus/);
      assert.deepEqual(readdirSync(folder()), ["a.corpus"]);
      if (count() < n) break;
      assert.ok(n < 100, "no end");
    }
  });
});

describe("corpus check --baseline", () => {
  const folder = temporaryFolder();

  function check(...args: readonly string[]): Promise<Outcome> {
    return runInMemory(["check", ...args], { cwd: folder() });
  }

  it("tells what is new, and counts what is known and gone", async () => {
    const path = join(folder(), "a.corpus");
    writeFileSync(path, "<<<FILE a\nEND>>>\n<<<FILE b\nEND>>>\nstray\n");
    writeFileSync(join(folder(), "before.ndjson"), (await check("a.corpus", "--format", "ndjson")).stdout);
    writeFileSync(path, "# moved down\n<<<FILE a\nEND>>>\n<<<FILE c\nEND>>>\nstray\n");
    const args = ["a.corpus", "--baseline", "before.ndjson", "--fail-on", "warning"];
    assert.deepEqual(await check(...args), {
      status: 1,
      stdout:
        'a.corpus:4:9: warning: "c" is empty. [empty-block]\n' +
        "3 warnings in 2 documents of 1 file; 1 new, 2 known, 1 gone\n",
      stderr: "",
    });
    const lines = (await check(...args, "--format", "ndjson")).stdout.trimEnd().split("\n");
    const records = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    assert.deepEqual(
      records.map(({ baseline, document, type }) => `${type} ${document} ${baseline}`),
      ["finding a known", "finding c new", "finding null known", "finding b gone", "summary undefined undefined"],
    );
    const { gone, known, new: fresh } = records.at(-1)!;
    assert.deepEqual({ gone, known, fresh }, { gone: 1, known: 2, fresh: 1 });
    writeFileSync(join(folder(), "now.ndjson"), lines.join("\n"));
    const same = await check("a.corpus", "--baseline", "now.ndjson", "--fail-on", "warning");
    assert.equal(same.status, 0, "what is known fails no build");
    assert.match(same.stdout, /0 new, 3 known, 0 gone/);
  });

  it("is wrong usage when it is no report", async () => {
    writeFileSync(join(folder(), "a.corpus"), "");
    writeFileSync(join(folder(), "no.ndjson"), "{}\nnot json\n");
    const { status, stderr } = await check("a.corpus", "--baseline", "no.ndjson");
    assert.equal(status, 2);
    assert.match(stderr, /Line 2 of "no\.ndjson" is no finding/);
    assert.equal((await check("a.corpus", "--baseline", "none")).status, 2);
  });
});
