import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { type Outcome, runInMemory, type World } from "./in-memory.ts";

const BODY = "The ferry waited for the last of the gulls.";
const ONE = `<<<FILE a.txt id=7\n${BODY}\nEND>>>\n`;
const TWO = `<<<FILE b.txt\nother words\nEND>>>\n# here\n<<<FILE c.txt id=7\n${BODY.toUpperCase()}\nEND>>>\n`;

const FOUND =
  'two.corpus:5:9: warning: "c.txt" says the same as "a.txt". [duplicate-body]\n' +
  'two.corpus:5:15: error: The id "7" is already another document\'s. [duplicate-id]\n' +
  "1 error, 1 warning in 3 documents of 2 files\n";

describe("corpus check --facts and merge", () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder(), name);
  const corpus = (args: string, world: World = {}): Promise<Outcome> =>
    runInMemory(args.split(" "), { cwd: folder(), ...world });
  const lines = (name: string): readonly string[] => readFileSync(at(name), "utf8").trimEnd().split("\n");

  beforeEach(async () => {
    writeFileSync(at("one.corpus"), ONE);
    writeFileSync(at("two.corpus"), TWO);
    assert.equal((await corpus("check one.corpus --facts 1.facts")).status, 0);
    assert.equal((await corpus("check two.corpus --facts 2.facts")).status, 0);
  });

  it("find in any order what shards have in common, each finding in its shard", async () => {
    const expected = { status: 1, stdout: FOUND, stderr: "" };
    assert.deepEqual(await corpus("merge 1.facts 2.facts"), expected);
    assert.deepEqual(await corpus("merge 2.facts 1.facts"), expected);
    assert.deepEqual(await corpus("merge 2.facts 1.facts --fail-on never"), { ...expected, status: 0 });
    assert.equal((await corpus("merge 1.facts")).stdout, "nothing found in 1 document of 1 file\n");
  });

  it("are the same of a corpus that is left on the disk", async () => {
    const inMemory = readFileSync(at("2.facts"), "utf8");
    await corpus("check two.corpus --facts 2.facts", { largeFrom: 0 });
    assert.equal(readFileSync(at("2.facts"), "utf8"), inMemory);
  });

  it("count a shard once that was run again, and files put together as one", async () => {
    await corpus("check one.corpus two.corpus --facts both.facts");
    assert.equal((await corpus("merge 1.facts both.facts 1.facts 2.facts")).stdout, FOUND);
    const all = ["2.facts", "1.facts", "both.facts"].map((name) => readFileSync(at(name), "utf8")).join("");
    assert.equal((await corpus("merge -", { stdin: all })).stdout, FOUND);
  });

  it("leave out a shard whose run was killed, and say so, until it was run again", async () => {
    const whole = readFileSync(at("2.facts"), "utf8");
    for (const length of [whole.length - 2, whole.length - 150, whole.indexOf("document") + 30]) {
      writeFileSync(at("2.facts"), whole.slice(0, length));
      const { status, stderr, stdout } = await corpus("merge 2.facts 1.facts");
      assert.equal(status, 3);
      assert.equal(
        stderr,
        'corpus: the facts of "two.corpus" in "2.facts" break off, and were left out; run "check" on it again.\n',
      );
      assert.equal(stdout, "nothing found in 1 document of 1 file; 1 could not be read as they should\n");
      writeFileSync(at("again.facts"), whole);
      assert.deepEqual(await corpus("merge 2.facts 1.facts again.facts"), { status: 1, stdout: FOUND, stderr: "" });
    }
  });

  it("leave nothing, or what was there, when writing fails at any call", async () => {
    const before = readFileSync(at("1.facts"), "utf8");
    writeFileSync(at("one.corpus"), `${ONE}${TWO}`);
    await corpus("check one.corpus --facts 1.facts --fail-on never");
    const now = readFileSync(at("1.facts"), "utf8");
    assert.notEqual(now, before);
    let kept = 0;
    for (let call = 1; ; call++) {
      writeFileSync(at("1.facts"), before);
      const { count, disk } = failingDisk(call, "ENOSPC");
      const { status } = await corpus("check one.corpus --facts 1.facts --fail-on never", { disk });
      const found = readFileSync(at("1.facts"), "utf8");
      assert.deepEqual(readdirSync(folder()).sort(), ["1.facts", "2.facts", "one.corpus", "two.corpus"]);
      if (count() < call) break;
      assert.ok(found === now || (status === 3 && found === before), `call ${call}`);
      if (found === before) kept++;
    }
    assert.ok(kept > 3);
  });

  it("refuse two versions of one shard, and facts that were changed", async () => {
    writeFileSync(at("one.corpus"), ONE.replace("gulls", "bells"));
    await corpus("check one.corpus --facts new.facts");
    for (const order of ["1.facts new.facts", "new.facts 1.facts"])
      assert.deepEqual(await corpus(`merge ${order}`), {
        status: 3,
        stdout: "",
        stderr:
          'corpus: "one.corpus" is not the same in "1.facts" and "new.facts": leave out the facts of the older run, or name the shards apart.\n',
      });
    const changed = readFileSync(at("1.facts"), "utf8").replace("a.txt", "b.txt");
    writeFileSync(at("1.facts"), changed);
    assert.match((await corpus("merge 1.facts")).stderr, /^corpus: Line 4 of "1\.facts" ends facts of "one\.corpus"/);
  });

  it("refuse what is no facts, to read it or to replace it", async () => {
    for (const [text, message] of [
      ["", /"x" holds no facts/],
      ["<<<FILE a\n", /Line 1 of "x" is no line of "corpus check --facts"\./],
      ['{"type":"facts","schema":2,"rules":1}\n', /Line 1 of "x" comes from another version/],
      [`${lines("1.facts")[0]}\n${lines("1.facts")[1]}\n{"type":"document","line":0}\n`, /Line 3 of "x" does not say/],
    ] as const) {
      writeFileSync(at("x"), text);
      const { status, stderr } = await corpus("merge x");
      assert.equal(status, 3);
      assert.match(stderr, message);
    }
    const { status, stderr } = await corpus("check one.corpus --facts two.corpus");
    assert.equal(status, 3);
    assert.equal(
      stderr,
      'corpus: "two.corpus" is there and holds no facts, and was left as it is; name another file.\n',
    );
    assert.equal(readFileSync(at("two.corpus"), "utf8"), TWO);
    assert.equal((await corpus("merge none.facts")).status, 3);
  });

  it("are not written when a shard could not be read, but are of one that is not UTF-8", async () => {
    const { status, stderr } = await corpus("check one.corpus none.corpus --facts new.facts");
    assert.equal(status, 3);
    assert.match(stderr, /none\.corpus.*\ncorpus: no facts were written, since not everything could be read\.\n$/);
    assert.equal(existsSync(at("new.facts")), false);
    writeFileSync(at("one.corpus"), Buffer.from(`${ONE}<<<FILE d\n\xE9\nEND>>>\n`, "latin1"));
    assert.equal((await corpus("check one.corpus --facts new.facts")).status, 3);
    assert.equal(
      (await corpus("merge new.facts 2.facts")).stdout.split("\n").at(-2),
      "1 error, 1 warning in 4 documents of 2 files",
    );
  });

  it("call standard input by its file of facts, and count shard 2 before shard 10", async () => {
    await corpus("check - --facts job10.facts", { stdin: ONE });
    await corpus("check - --facts job2.facts", { stdin: TWO });
    const { stdout } = await corpus("merge job10.facts job2.facts");
    assert.match(stdout, /^job10\.facts:1:9: warning: "a\.txt" says the same as "c\.txt"\. \[duplicate-body\]\n/);
    assert.equal(existsSync(at("-")), false);
  });

  it("go to standard output, the report to standard error", async () => {
    const { stderr, stdout } = await corpus("check one.corpus --facts -");
    assert.equal(stdout, readFileSync(at("1.facts"), "utf8"));
    assert.equal(stderr, "nothing found in 1 document of 1 file\n");
  });

  it("heed what each shard's configuration, comments and options say, and what was decided", async () => {
    await corpus("check two.corpus --facts 2.facts --rule duplicate-id=off --rule duplicate-body=hint");
    assert.equal(
      (await corpus("merge 1.facts 2.facts")).stdout,
      'two.corpus:5:9: hint: "c.txt" says the same as "a.txt". [duplicate-body]\n1 hint in 3 documents of 2 files\n',
    );
    writeFileSync(at("two.corpus"), `# corpus-ignore-file: duplicate-id\n${TWO}`);
    await corpus("check two.corpus --facts 2.facts --fail-on never");
    mkdirSync(at(".corpus"));
    const decision = { on: "pair", documents: ["a.txt", "c.txt"], verdict: "unlike" };
    writeFileSync(at(".corpus/decisions.ndjson"), `${JSON.stringify(decision)}\n`);
    const { stderr, stdout } = await corpus("merge 1.facts 2.facts");
    assert.deepEqual([stderr, stdout], ["", "nothing found in 3 documents of 2 files\n"]);
  });

  it("call no directive needless that the documents of another shard may need", async () => {
    writeFileSync(at("two.corpus"), TWO.replace("# here", "# corpus-ignore: duplicate-body, duplicate-id"));
    assert.match((await corpus("check two.corpus")).stdout, /The directive for "duplicate-body" is needless/);
    assert.equal((await corpus("check two.corpus --facts 2.facts")).stdout, "nothing found in 2 documents of 1 file\n");
    assert.equal((await corpus("merge 1.facts 2.facts")).stdout, "nothing found in 3 documents of 2 files\n");
  });

  it("know a shard's own boilerplate, which is no news", async () => {
    for (const [number, name] of ["x", "y", "z"].entries())
      writeFileSync(at(`${name}.corpus`), `<<<FILE ${name}\nTalk ${number}.\nOur app has all of it first.\nEND>>>\n`);
    const merged = async (): Promise<string> => {
      for (const name of ["x", "y", "z"]) await corpus(`check ${name}.corpus --facts ${name}.facts`);
      return (await corpus("merge z.facts x.facts y.facts")).stdout;
    };
    const told = await merged();
    assert.match(
      told,
      /^x\.corpus:3:1: info: "Our app has all of it first\." stands in 3 of 3 documents\. \[repeated-line\]\n/,
    );
    assert.match(told, /\n3 info in 3 documents of 3 files\n$/);
    writeFileSync(at(".corpus.yaml"), "boilerplate:\n  - Our app has all of it first.\n");
    assert.equal(await merged(), "nothing found in 3 documents of 3 files\n");
  });

  describe("with little room in memory", () => {
    /** Nothing fits in: all is put aside on the disk. */
    const gathered = { documents: 2, rows: 2, bytes: 64, shelf: 64 };
    const { TMPDIR } = process.env;
    let aside: string;
    beforeEach(() => {
      aside = at("aside");
      mkdirSync(aside);
      process.env.TMPDIR = aside;
    });
    afterEach(() => {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    });

    it("find the same, and leave nothing aside", async () => {
      assert.deepEqual(await corpus("merge 2.facts 1.facts", { gathered }), { status: 1, stdout: FOUND, stderr: "" });
      assert.deepEqual(readdirSync(aside), []);
    });

    it("say so when the disk is full or fails at any call, and leave nothing aside", async () => {
      let told = 0;
      for (let call = 1; ; call++) {
        const { count, disk } = failingDisk(call, "ENOSPC");
        const { status, stderr, stdout } = await corpus("merge 1.facts 2.facts", { gathered, disk });
        assert.deepEqual(readdirSync(aside), [], `call ${call}`);
        if (status === 3) {
          assert.match(
            stderr,
            /^corpus: (?:what is compared could not be put aside in|"[12]\.facts" could not be read)/,
          );
          told++;
        } else assert.equal(stdout, FOUND, `call ${call}`);
        if (count() < call) break;
      }
      assert.ok(told > 20, `${told} told`);
    });

    it("take one name, id, body and line of very many documents in parts", async () => {
      const many = Array.from({ length: 9 }, (_, nth) => {
        const name = ["a/b.txt", "A/b.txt", "a", "a/b.txt/c", "a/B.txt "][nth % 5]!;
        return `<<<FILE "${name}" id=${nth % 2}\n${BODY}\nOur app has all of it first.\nEND>>>\n`;
      });
      writeFileSync(at("one.corpus"), many.join(""));
      // Of copies only one counts for a line: the rest is said with other words.
      const others = ["The rain began.", "Nobody came.", "A bell rang.", "It was late."];
      writeFileSync(
        at("two.corpus"),
        others
          .map((body, nth) => `<<<FILE 00${nth * 2}_x.txt\n${body}\nOur app has all of it first.\nEND>>>\n`)
          .join(""),
      );
      for (const [name, file] of [
        ["one", "1.facts"],
        ["two", "2.facts"],
      ])
        await corpus(`check ${name}.corpus --facts ${file} --fail-on never`);
      const roomy = await corpus("merge 1.facts 2.facts --format ndjson");
      const rules = new Set([...roomy.stdout.matchAll(/"rule":"([^"]*)"/g)].map(([, rule]) => rule));
      assert.deepEqual(
        [...rules].sort(),
        ["duplicate-body", "duplicate-id", "duplicate-name", "name-collision", "number-gap", "repeated-line"].sort(),
      );
      for (const documents of [1, 2, 3, 5])
        assert.deepEqual(
          await corpus("merge 1.facts 2.facts --format ndjson", { gathered: { ...gathered, documents } }),
          roomy,
        );
    });
  });
});
