import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { type Outcome, runInMemory, type World } from "./in-memory.ts";

const UNTIDY =
  '\uFEFF# corpus-format: 1\r\n\r\n<<<FILE  "a"\tdate="2024-06-17"  \r\n  text  \r\n\r\nEND>>>  \r\n# end\r\n<<<FILE b\r\nEND>>>';
const TIDY = "# corpus-format: 1\n\n<<<FILE a date=2024-06-17\n  text  \n\nEND>>>\n# end\n<<<FILE b\nEND>>>\n";

describe("corpus format", () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder(), name);

  function format(args: readonly string[], world: World = {}): Promise<Outcome> {
    return runInMemory(["format", ...args], { cwd: folder(), ...world });
  }

  it("writes marker lines and line ends as a writer would, and nothing else", async () => {
    writeFileSync(at("a.corpus"), UNTIDY);
    assert.deepEqual(await format(["--check", "a.corpus"]), { status: 1, stdout: "a.corpus\n", stderr: "" });
    assert.equal(readFileSync(at("a.corpus"), "utf8"), UNTIDY);
    assert.deepEqual(await format(["a.corpus"]), { status: 0, stdout: "a.corpus\n", stderr: "" });
    assert.equal(readFileSync(at("a.corpus"), "utf8"), TIDY);
  });

  it("leaves alone what is in form: not even its time changes", async () => {
    writeFileSync(at("a.corpus"), TIDY);
    const before = statSync(at("a.corpus"), { bigint: true });
    assert.deepEqual(await format(["."]), { status: 0, stdout: "", stderr: "" });
    assert.deepEqual(await format(["--check"]), { status: 0, stdout: "", stderr: "" });
    const after = statSync(at("a.corpus"), { bigint: true });
    assert.deepEqual([after.ino, after.mtimeNs], [before.ino, before.mtimeNs]);
  });

  it("writes standard input to standard output", async () => {
    assert.deepEqual(await format(["-"], { stdin: UNTIDY }), { status: 0, stdout: TIDY, stderr: "" });
    assert.deepEqual(await format(["-"], { stdin: TIDY }), { status: 0, stdout: TIDY, stderr: "" });
  });

  it("refuses what it would harm, and goes on with the rest", async () => {
    const harmed: Readonly<Record<string, string | Buffer>> = {
      "conflict.corpus": "<<<FILE  a\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\nEND>>>\n",
      "bytes.corpus": Buffer.from("<<<FILE  a\n\xE9\nEND>>>\n", "latin1"),
      "future.corpus": "# corpus-format: 2\n<<<FILE  a\nEND>>>\n",
      "returns.corpus": "<<<FILE  a\nx\r\r\nEND>>>\n",
    };
    for (const [name, content] of Object.entries(harmed)) writeFileSync(at(name), content);
    writeFileSync(at("good.corpus"), "<<<FILE  a\nEND>>>\n");
    const { status, stderr, stdout } = await format(["."]);
    assert.deepEqual([status, stdout], [3, "good.corpus\n"]);
    for (const [name, content] of Object.entries(harmed)) {
      assert.ok(stderr.includes(`"${name}"`), stderr);
      assert.deepEqual(readFileSync(at(name)), Buffer.from(content));
    }
  });

  it("leaves the old file or the new one whichever call fails", async () => {
    for (let n = 1; ; n++) {
      writeFileSync(at("a.corpus"), UNTIDY);
      const { count, disk } = failingDisk(n, ["EIO", "ENOSPC", "EROFS"][n % 3]!);
      const { status, stderr } = await format(["a.corpus"], { disk });
      const is = readFileSync(at("a.corpus"), "utf8");
      assert.ok(is === TIDY || (is === UNTIDY && status === 3), `call ${n}: ${stderr}`);
      if (status !== 0) assert.match(stderr, /^corpus: .*a\.corpus/);
      assert.deepEqual(readdirSync(folder()), ["a.corpus"]);
      if (count() < n) break;
      assert.ok(n < 100, "no end");
    }
  });

  it("does not write over what was changed meanwhile", async () => {
    writeFileSync(at("a.corpus"), UNTIDY);
    const { disk } = failingDisk(0, "EIO");
    const { fsyncSync } = disk.calls;
    disk.calls.fsyncSync = (handle) => {
      writeFileSync(at("a.corpus"), "somebody else's");
      fsyncSync(handle);
    };
    const { status, stderr } = await format(["a.corpus"], { disk });
    assert.deepEqual([status, stderr], [3, 'corpus: "a.corpus" was changed while it was read.\n']);
    assert.equal(readFileSync(at("a.corpus"), "utf8"), "somebody else's");
    assert.deepEqual(readdirSync(folder()), ["a.corpus"]);
  });
});
