import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { putTree, shownTree, type Tree, treeIn } from "../support/trees.ts";
import { type Outcome, runInBytes, runInMemory, type World } from "./in-memory.ts";

const TREE: Tree = {
  "b.txt": "Second.\n",
  "B/é.txt": "one\r\ntwo\r\n",
  "a/no end": "x",
  "a/empty": "",
  "a/marker.txt": "END>>>\n<<<FILE x\n\\END>>>\n",
  "a/bytes.bin": Uint8Array.from({ length: 256 }, (_, at) => at),
  ".hidden": "\uFEFFmark\n",
  "서울.txt": "서울\n",
};

describe("corpus pack and unpack", () => {
  const folder = temporaryFolder();
  const at = (...path: readonly string[]): string => join(folder(), ...path);

  function corpus(args: readonly string[], world: World = {}): Promise<Outcome> {
    return runInMemory(args, { cwd: folder(), ...world });
  }

  async function ok(...args: readonly string[]): Promise<void> {
    assert.deepEqual(await corpus(args), { status: 0, stdout: "", stderr: "" });
  }

  async function refused(args: readonly string[], words: RegExp, world: World = {}): Promise<void> {
    const { status, stderr, stdout } = await corpus(args, world);
    assert.deepEqual({ status, stdout }, { status: 3, stdout: "" }, stderr);
    assert.match(stderr, words);
  }

  it("bring every file back byte for byte", async () => {
    putTree(at("tree"), TREE);
    await ok("pack", "tree", "-o", "all.corpus");
    await ok("unpack", "all.corpus", "-d", "back/again");
    assert.deepEqual(treeIn(at("back", "again")), shownTree(TREE));
    const text = readFileSync(at("all.corpus"), "utf8");
    assert.deepEqual(
      [...text.matchAll(/^<<<FILE (\S+)/gm)].map(([, name]) => name),
      [".hidden", "B/é.txt", "a/bytes.bin", "a/empty", "a/marker.txt", '"a/no', "b.txt", "서울.txt"],
    );
    const { status } = await corpus(["check", "all.corpus", "--rule", "empty-block=off", "--fail-on", "error"]);
    assert.equal(status, 0);
  });

  it("give the same bytes again and again, to a file and to standard output", async () => {
    putTree(at("tree"), TREE);
    await ok("pack", "tree", "-o", "one.corpus");
    const { bytes, status } = await runInBytes(["pack", "tree/", "-o", "-"], { cwd: folder() });
    assert.equal(status, 0);
    assert.deepEqual(bytes, readFileSync(at("one.corpus")));
    await ok("unpack", "one.corpus", "-d", "back");
    await ok("pack", "back", "-o", "two.corpus");
    assert.deepEqual(readFileSync(at("two.corpus")), readFileSync(at("one.corpus")));
  });

  it("name files from the current folder, and take several", async () => {
    putTree(folder(), { "a/x.txt": "x\n", "y.txt": "y\n" });
    await ok("pack", "y.txt", "a/x.txt", "-o", "both.corpus");
    assert.equal(
      readFileSync(at("both.corpus"), "utf8"),
      "# corpus-format: 1\n<<<FILE y.txt\ny\nEND>>>\n<<<FILE a/x.txt\nx\nEND>>>\n",
    );
    await refused(["pack", "y.txt", "y.txt", "-o", "-"], /"y.txt" at "y.txt" is already another document's/);
    await refused(["pack", "../y.txt", "-o", "-"], /holds the segment "\.\."/);
  });

  it("do not pack their own corpus, and replace it only with --force", async () => {
    putTree(folder(), { "a.txt": "a\n" });
    await ok("pack", ".", "-o", "all.corpus");
    await refused(["pack", ".", "-o", "all.corpus"], /is there already; --force replaces it/);
    const first = readFileSync(at("all.corpus"), "utf8");
    await ok("pack", ".", "-o", "all.corpus", "--force");
    assert.equal(readFileSync(at("all.corpus"), "utf8"), first);
  });

  it("read standard input and compressed corpora", async () => {
    putTree(at("tree"), TREE);
    await ok("pack", "tree", "-o", "all.corpus");
    const { status } = await corpus(["unpack", "-", "-d", "one"], { stdin: readFileSync(at("all.corpus")) });
    assert.equal(status, 0);
    execFileSync("gzip", ["-k", at("all.corpus")]);
    await ok("unpack", "all.corpus.gz", "-d", "two");
    assert.deepEqual(treeIn(at("one")), shownTree(TREE));
    assert.deepEqual(treeIn(at("two")), shownTree(TREE));
    writeFileSync(at("half.corpus.gz"), readFileSync(at("all.corpus.gz")).subarray(0, 100));
    await refused(
      ["unpack", "half.corpus.gz", "-d", "three"],
      /"half.corpus.gz" could not be read: unexpected end of file/,
    );
    assert.ok(!existsSync(at("three")));
  });

  it("take attributes from front matter and from a table", async () => {
    const text = "---\nTitle: Rain\ndate: 2024-06-17\nencoding: base64\ntags: [a]\n---\nIt rains.\n";
    putTree(at("tree"), { "a.md": text, "b.txt": "b\n" });
    await ok("pack", "tree", "-o", "front.corpus", "--attributes", "front-matter");
    const body = text.trimEnd();
    assert.equal(
      readFileSync(at("front.corpus"), "utf8"),
      `# corpus-format: 1\n<<<FILE a.md title=Rain date=2024-06-17\n${body}\nEND>>>\n<<<FILE b.txt\nb\nEND>>>\n`,
    );
    writeFileSync(at("metadata.csv"), 'file_name,source,lang\nb.txt,"The ""Morning"" Post, late",en\n');
    await ok("pack", "tree/b.txt", "tree", "-o", "table.corpus", "--attributes", "metadata.csv");
    const table = readFileSync(at("table.corpus"), "utf8");
    assert.ok(table.includes('<<<FILE b.txt source="The \\"Morning\\" Post, late" lang=en\nb\n'), table);
    await ok("unpack", "table.corpus", "-d", "back");
    assert.equal(readFileSync(at("back", "a.md"), "utf8"), text);
    writeFileSync(at("metadata.csv"), "name,Bad Key\n");
    await refused(["pack", "tree", "-o", "-", "--attributes", "metadata.csv"], /The column "Bad Key" cannot be a key/);
  });

  it("leave out what is no file, say so, and never wait for it", async function () {
    if (process.platform === "win32") this.skip();
    putTree(at("tree"), { "a.txt": "a\n", ".git/config": "x", "sub/.GIT": "x" });
    writeFileSync(at("outside"), "secret\n");
    symlinkSync(at("outside"), at("tree", "link"));
    symlinkSync(at("tree"), at("tree", "circle"));
    execFileSync("mkfifo", [at("tree", "pipe")]);
    const server = createServer().listen(at("tree", "socket"));
    await new Promise((done) => server.once("listening", done));
    const { status, stderr, stdout } = await corpus(["pack", "tree", "-o", "-"]);
    server.close();
    assert.equal(status, 3);
    assert.equal(stdout, "# corpus-format: 1\n<<<FILE a.txt\na\nEND>>>\n");
    assert.deepEqual(stderr.trimEnd().split("\n"), [
      'corpus: left out "circle": it is a link.',
      'corpus: left out "link": it is a link.',
      'corpus: left out "pipe": it is a pipe.',
      'corpus: left out "socket": it is a socket.',
    ]);
  });

  it("leave out devices and refuse those that are named, and what is larger than a document can be", async function () {
    if (process.platform === "win32") this.skip();
    await refused(["pack", "zero", "-o", at("all.corpus")], /"\/dev\/zero" is no plain file/, { cwd: "/dev" });
    putTree(at("tree"), { "a.txt": "a\n" });
    // Only root makes devices.
    if (process.getuid?.() === 0) {
      execFileSync("mknod", [at("tree", "zero"), "c", "1", "5"]);
      const { status, stderr, stdout } = await corpus(["pack", "tree", "-o", "-"]);
      assert.deepEqual(
        { status, stderr, stdout },
        {
          status: 3,
          stderr: 'corpus: left out "zero": it is a device.\n',
          stdout: "# corpus-format: 1\n<<<FILE a.txt\na\nEND>>>\n",
        },
      );
      unlinkSync(at("tree", "zero"));
    }
    writeFileSync(at("tree", "huge"), "");
    truncateSync(at("tree", "huge"), 2 ** 40);
    await refused(["pack", "tree", "-o", "all.corpus"], /huge" is larger than one document can be/);
    assert.deepEqual(readdirSync(folder()), ["tree"]);
  });

  it("pack nothing when a name cannot be a file's everywhere", async function () {
    if (process.platform === "win32") this.skip();
    for (const name of ["a:b", "con.txt", "dot.", "back\\slash", "line\nend"]) {
      putTree(at("tree"), { [name]: "x" });
      await refused(["pack", "tree", "-o", "all.corpus"], /Nothing was packed/);
      execFileSync("rm", ["-r", at("tree")]);
    }
    putTree(at("tree"), { "A.txt": "x", "a.txt": "y" });
    await refused(["pack", "tree", "-o", "all.corpus"], /"A\.txt" and "a\.txt" at "a\.txt" are one file on some disks/);
    putTree(at("odd"), { "what?.txt": "x" });
    const { status, stderr } = await corpus(["pack", "odd", "-o", "all.corpus"]);
    assert.equal(status, 0);
    assert.match(
      stderr,
      /^corpus: warning: The name "what\?\.txt" at "what\?\.txt" holds "\?", which Windows forbids\.\n$/,
    );
  });

  it("see a file that is changed while it is packed", async () => {
    putTree(at("tree"), { "a.txt": "a\n", "b.txt": "b\n" });
    let reads = 0;
    const { disk } = failingDisk(0, "EIO");
    const { fstatSync } = disk.calls;
    disk.calls.fstatSync = ((...args: Parameters<typeof fstatSync>) => {
      writeFileSync(at("tree", "b.txt"), `b${reads++}\n`);
      return fstatSync(...args);
    }) as typeof fstatSync;
    await refused(["pack", "tree", "-o", "all.corpus"], /b\.txt" is being changed while it is read/, { disk });
    assert.deepEqual(readdirSync(folder()), ["tree"]);
  });

  it("see a file that is changed while its size and times stay", async () => {
    putTree(at("tree"), { "b.txt": "b0\n" });
    const { disk } = failingDisk(0, "EIO");
    const { fstatSync, readSync } = disk.calls;
    const stats = new Map<string, ReturnType<typeof fstatSync>>();
    disk.calls.fstatSync = ((handle: number) => {
      const now = fstatSync(handle);
      const first = stats.get(String(now.ino)) ?? now;
      stats.set(String(now.ino), first);
      return first;
    }) as typeof fstatSync;
    let reads = 0;
    disk.calls.readSync = ((...args: Parameters<typeof readSync>) => {
      writeFileSync(at("tree", "b.txt"), `b${reads++ % 10}\n`);
      return readSync(...args);
    }) as typeof readSync;
    await refused(["pack", "tree", "-o", "all.corpus"], /b\.txt" is being changed while it is read/, { disk });
    assert.deepEqual(readdirSync(folder()), ["tree"]);
  });

  const DAMAGED: Readonly<Record<string, RegExp>> = {
    "<<<FILE ../a\nx\nEND>>>\n": /holds the segment "\.\."/,
    "<<<FILE a\nx\n": /The document "a" at line 1 has no END>>>/,
    "<<<FILE a\nx END>>>\n<<<FILE b\nEND>>>\n": /has its END>>> on a line with text/,
    "<<<FILE a encoding=base64\nx\nEND>>>\n": /The document "a" at line 1 is not base64/,
    "<<<FILE a eol=cr\nx\nEND>>>\n": /says eol=cr/,
    "<<<FILE a\nx\nEND>>>\nlost\n": /The text "lost" under line 4 belongs to no document/,
    "<<<FILE a\nx\nEND>>>\nEND>>>\n": /belongs to no document/,
    "<<<FILE a\nEND>>>\n<<<FILE A\nEND>>>\n": /"a" and "A" at line 3 are one file on some disks/,
    "<<<FILE a\nEND>>>\n<<<FILE a\nEND>>>\n": /"a" at line 3 is already another document's/,
    "<<<FILE\nEND>>>\n": /has no name/,
    "# corpus-format: 2\n<<<FILE a\nEND>>>\n": /another version of the format/,
    "<<<FILE a b c=\nEND>>>\n": /has a header that is not well formed/,
    "<<<FILE .git/hooks/x\nEND>>>\n": /belongs to git/,
  };

  for (const [text, words] of Object.entries(DAMAGED))
    it(`write nothing at all of ${JSON.stringify(text)}`, async () => {
      writeFileSync(at("bad.corpus"), `<<<FILE first\nEND>>>\n${text}`.replace(/^<<<FILE first\nEND>>>\n(?=)/, ""));
      await refused(["unpack", "bad.corpus", "-d", "out"], words);
      assert.deepEqual(readdirSync(folder()), ["bad.corpus"]);
    });

  it("write nothing of what is not UTF-8", async () => {
    writeFileSync(at("bad.corpus"), Buffer.from("<<<FILE a\n\xE9\nEND>>>\n", "latin1"));
    await refused(["unpack", "bad.corpus", "-d", "out"], /is not UTF-8/);
    assert.ok(!existsSync(at("out")));
  });

  it("go round what is there: with --force files are replaced, and nothing else", async () => {
    putTree(at("tree"), { "a.txt": "new\n", "sub/b.txt": "new\n" });
    await ok("pack", "tree", "-o", "all.corpus");
    putTree(at("out"), { "a.txt": "old\n", "sub/own.txt": "own\n" });
    await refused(["unpack", "all.corpus", "-d", "out"], /"a\.txt" is there already; --force replaces it/);
    assert.deepEqual(treeIn(at("out")), { "a.txt": "old\n", "sub/own.txt": "own\n" });
    await ok("unpack", "all.corpus", "-d", "out", "--force");
    assert.deepEqual(treeIn(at("out")), { "a.txt": "new\n", "sub/b.txt": "new\n", "sub/own.txt": "own\n" });
  });

  it("follow no link, and stop at what is in the way", async function () {
    if (process.platform === "win32") this.skip();
    putTree(at("tree"), { "sub/b.txt": "new\n", "c.txt": "new\n" });
    await ok("pack", "tree", "-o", "all.corpus");
    mkdirSync(at("outside"));
    const cases: readonly (readonly [prepare: () => void, words: RegExp])[] = [
      [() => symlinkSync(at("outside"), at("out", "sub")), /"sub" is a link; nothing is written through it/],
      [() => symlinkSync(at("outside", "c"), at("out", "c.txt")), /"c\.txt" is a link, and is in the way/],
      [() => writeFileSync(at("out", "sub"), ""), /"sub" is no folder, and is in the way/],
      [() => mkdirSync(at("out", "c.txt")), /"c\.txt" is a folder, and is in the way/],
      [() => execFileSync("mkfifo", [at("out", "c.txt")]), /"c\.txt" is no plain file, and is in the way/],
    ];
    for (const [prepare, words] of cases) {
      mkdirSync(at("out"));
      prepare();
      const before = treeIn(at("out"));
      await refused(["unpack", "all.corpus", "-d", "out", "--force"], words);
      assert.deepEqual(treeIn(at("out")), before);
      assert.deepEqual(readdirSync(at("outside")), []);
      execFileSync("rm", ["-r", at("out")]);
    }
  });

  it("only say what they would write with --dry-run", async () => {
    putTree(at("tree"), { "a.txt": "a\n", "b/c.txt": "c\n" });
    await ok("pack", "tree", "-o", "all.corpus");
    const outcome = await corpus(["unpack", "all.corpus", "-d", "out", "--dry-run"]);
    assert.deepEqual(outcome, { status: 0, stdout: "a.txt\nb/c.txt\n", stderr: "" });
    assert.ok(!existsSync(at("out")));
  });

  it("tell of what an unpacking left that was ended", async () => {
    putTree(at("tree"), { "a.txt": "a\n" });
    await ok("pack", "tree", "-o", "all.corpus");
    putTree(at("out", ".corpus-unpack-0123"), { x: "x" });
    await refused(
      ["unpack", "all.corpus", "-d", "out"],
      /"\.corpus-unpack-0123" holds what an unpacking had not put in place/,
    );
    await ok("unpack", "all.corpus", "-d", "out", "--force");
    assert.deepEqual(treeIn(at("out")), { "a.txt": "a\n" });
  });

  it("write an old file or the new one whichever call fails, and leave nothing half", async () => {
    putTree(at("tree"), { "a.txt": "new a\n", "sub/b.txt": "new b\n", "sub/deep/c.txt": "new c\n" });
    await ok("pack", "tree", "-o", "all.corpus");
    const old: Tree = { "a.txt": "old a\n", "sub/b.txt": "old b\n", "sub/own.txt": "own\n" };
    const codes = ["EIO", "ENOSPC", "EACCES", "EMFILE", "EXDEV"];
    for (let n = 1; ; n++) {
      putTree(at("out"), old);
      const code = codes[n % codes.length]!;
      const { count, disk } = failingDisk(n, code);
      const { status, stderr } = await corpus(["unpack", "all.corpus", "-d", "out", "--force"], { disk });
      const { "sub/own.txt": own, ...rest } = treeIn(at("out"));
      const where = `${code} at call ${n}: ${stderr}`;
      assert.equal(own, "own\n", where);
      for (const [name, is] of Object.entries(rest)) {
        const file = name.slice(-5, -4);
        assert.ok(is === `new ${file}\n` || (is === `old ${file}\n` && name !== "sub/deep/c.txt"), `${where}: ${name}`);
      }
      if (status === 0) assert.equal(Object.keys(rest).length, 3, where);
      else assert.match(stderr, /^corpus: ["T].*\.\n$/, where);
      execFileSync("rm", ["-r", at("out")]);
      if (count() < n) break;
      assert.ok(n < 500, "no end");
    }
  });

  it("make a corpus or none whichever call fails", async () => {
    putTree(at("tree"), { "a.txt": "a\n", "sub/b.txt": "b\n" });
    await ok("pack", "tree", "-o", "all.corpus");
    const whole = readFileSync(at("all.corpus"), "utf8");
    execFileSync("rm", [at("all.corpus")]);
    const codes = ["EIO", "ENOSPC", "EMFILE"];
    for (let n = 1; ; n++) {
      const code = codes[n % codes.length]!;
      const { count, disk } = failingDisk(n, code);
      const { status, stderr } = await corpus(["pack", "tree", "-o", "all.corpus"], { disk });
      const where = `${code} at call ${n}: ${stderr}`;
      const { "tree/a.txt": _, "tree/sub/b.txt": __, "all.corpus": made, ...rest } = treeIn(folder());
      assert.deepEqual(rest, {}, where);
      if (made !== undefined) execFileSync("rm", [at("all.corpus")]);
      const leftOut = stderr.startsWith("corpus: left out");
      assert.ok(made === undefined ? status === 3 : made === whole || leftOut, where);
      if (status !== 0) assert.match(stderr, /^corpus: /, where);
      if (count() < n) break;
      assert.ok(n < 500, "no end");
    }
  });

  it("refuse where they may not write, and leave all as it was", async function () {
    if (process.platform === "win32") this.skip();
    putTree(at("tree"), { "a.txt": "new\n" });
    await ok("pack", "tree", "-o", "all.corpus");
    putTree(at("closed"), { "a.txt": "old\n", "all.corpus": "old\n" });
    for (const path of [[], ["tree"], ["closed"]]) chmodSync(at(...path), 0o755);
    chmodSync(at("closed"), 0o555);
    const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const run = (...args: readonly string[]): { readonly status: number; readonly stderr: string } => {
      try {
        execFileSync(process.execPath, [CLI, ...args], { cwd: folder(), stdio: "pipe", ...asNobody });
        return { status: 0, stderr: "" };
      } catch (error) {
        const { status, stderr } = error as { status: number; stderr: Buffer };
        return { status, stderr: String(stderr) };
      }
    };
    for (const args of [
      ["unpack", "all.corpus", "-d", "closed", "--force"],
      ["unpack", "all.corpus", "-d", "closed/new"],
      ["pack", "tree", "-o", "closed/all.corpus", "--force"],
    ]) {
      const { status, stderr } = run(...args);
      assert.equal(status, 3, stderr);
      assert.match(stderr, /closed.* could not be written( to)?: permission denied\.\n$/);
    }
    assert.deepEqual(treeIn(at("closed")), { "a.txt": "old\n", "all.corpus": "old\n" });
    chmodSync(at("closed"), 0o755);
  });
});

/** Where everybody may read it: the folders above the project's may be closed to others. */
const CLI = join(process.cwd(), "dist", "cli.js");
