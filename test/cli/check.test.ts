import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { type Outcome, runInMemory, type World } from "./in-memory.ts";

const GOOD = "<<<FILE a.txt\nx\nEND>>>\n";
const BAD = "<<<FILE a.txt\nx\n";
const WARNING = "stray\n";

/** A finding or the summary, as `--format ndjson` has it. */
type Line = Readonly<Record<string, unknown>>;

describe("corpus check", () => {
  const folder = temporaryFolder();

  function put(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder(), dirname(path)), { recursive: true });
      writeFileSync(join(folder(), path), content);
    }
  }

  function check(args: readonly string[], world: World = {}): Promise<Outcome> {
    return runInMemory(["check", ...args], { cwd: folder(), ...world });
  }

  /** The lines of `--format ndjson` for one text on standard input. */
  async function linesOf(text: string, ...args: readonly string[]): Promise<readonly Line[]> {
    const { stdout } = await check(["-", "--format", "ndjson", ...args], { stdin: text });
    return stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
  }

  async function fingerprintsOf(text: string): Promise<readonly unknown[]> {
    return (await linesOf(text)).slice(0, -1).map((line) => line.fingerprint);
  }

  it("ends with 0 or 1, as --fail-on has it", async () => {
    put({ "good.corpus": GOOD, "bad.corpus": BAD, "warning.corpus": WARNING });
    const cases: readonly [status: number, args: readonly string[]][] = [
      [0, ["good.corpus"]],
      [1, ["bad.corpus"]],
      [1, ["good.corpus", "bad.corpus"]],
      [0, ["bad.corpus", "--fail-on", "never"]],
      [0, ["warning.corpus"]],
      [0, ["warning.corpus", "--fail-on", "error"]],
      [1, ["warning.corpus", "--fail-on", "warning"]],
      [1, ["warning.corpus", "--fail-on", "info"]],
      [1, ["bad.corpus", "--fail-on", "info"]],
    ];
    for (const [status, args] of cases) assert.equal((await check(args)).status, status, args.join(" "));
  });

  it("writes a line for each finding, and a summary", async () => {
    put({ "bad.corpus": `${WARNING}${BAD}` });
    assert.deepEqual(await check(["bad.corpus"]), {
      status: 1,
      stdout:
        'bad.corpus:1:1: warning: "stray" is in no document. [text-outside-block]\n' +
        'bad.corpus:2:9: error: "a.txt" has no END>>> line at the end of the file. [missing-terminator]\n' +
        "1 error, 1 warning in 1 document of 1 file\n",
      stderr: "",
    });
    assert.equal((await check(["-"], { stdin: GOOD })).stdout, "nothing found in 1 document of 1 file\n");
  });

  it("writes findings and summary as the contract has them", async () => {
    const [finding, summary] = await linesOf("# x\n<<<FILE a.txt\n😀\n\\END>>>\n  END>>>\nEND>>>\n");
    const { message, fingerprint, ...rest } = finding!;
    assert.equal(typeof message, "string");
    assert.match(String(fingerprint), /^[0-9a-f]{16}$/);
    assert.deepEqual(rest, {
      type: "finding",
      schema: 1,
      path: "-",
      document: "a.txt",
      rule: "near-miss-marker",
      severity: "warning",
      line: 5,
      column: 1,
      endLine: 5,
      endColumn: 9,
      fixable: "suggested",
      start: 9,
      end: 17,
    });
    assert.deepEqual(summary, {
      type: "summary",
      schema: 1,
      documents: 1,
      findings: 1,
      errors: 0,
      warnings: 1,
      fixed: 0,
      infos: 0,
      hints: 0,
      files: 1,
      unreadable: 0,
    });
  });

  it("walks folders, the current one if nothing is named, and reads each file once", async () => {
    put({ "b.corpus": BAD, "a/c.CORPUS": BAD, "x.txt": BAD, ".git/d.corpus": BAD });
    const { stdout } = await check([]);
    assert.match(stdout, /^a\/c\.CORPUS:1:9.*\nb\.corpus:1:9.*\n2 errors in 2 documents of 2 files\n$/);
    assert.equal((await check([".", "b.corpus", "./a"])).stdout, stdout);
    assert.match((await check(["./a"])).stdout, /^a\/c\.CORPUS:1:9/);
    assert.match((await check([join(folder(), "a")])).stdout, /^\/.*\/a\/c\.CORPUS:1:9/);
  });

  it("reads a named file of any ending, through a link too", async () => {
    put({ "x.txt": BAD });
    symlinkSync(join(folder(), "x.txt"), join(folder(), "y"));
    assert.equal((await check(["x.txt"])).status, 1);
    assert.equal((await check(["y"])).status, 1);
    put({ "--fix": BAD });
    assert.match((await check(["--", "--fix"])).stdout, /^--fix:1:9/);
  });

  it("says that a folder holds no corpus", async () => {
    assert.deepEqual(await check(["."]), {
      status: 0,
      stdout: "nothing found in no documents of no files\n",
      stderr: 'corpus: there is no *.corpus file in ".".\n',
    });
  });

  it("checks the rest when a file cannot be read, and ends with 3", async () => {
    put({ "bad.corpus": BAD });
    const { status, stdout, stderr } = await check(["none.corpus", "bad.corpus", "bad.corpus/x"]);
    assert.equal(status, 3);
    assert.match(stdout, /^bad\.corpus:1:9.*\n1 error in 1 document of 1 file; 2 could not be read as they should\n$/);
    assert.equal(
      stderr,
      'corpus: cannot read "none.corpus": there is no such file.\ncorpus: cannot read "bad.corpus/x": there is no such file.\n',
    );
  });

  it("reads what is not UTF-8 as far as it goes, names the byte, and ends with 3", async () => {
    put({ "latin.corpus": Buffer.from("\uFEFF<<<FILE a.txt\ncaf\xe9\n", "utf8") });
    assert.equal((await check(["latin.corpus"])).status, 1);
    put({ "latin.corpus": Buffer.from("<<<FILE a.txt\ncaf\xe9\n", "latin1") });
    const { status, stdout, stderr } = await check(["latin.corpus"]);
    assert.equal(status, 3);
    assert.match(stdout, /missing-terminator/);
    assert.match(stderr, /^corpus: "latin\.corpus" is not UTF-8: .* offset 17; /);
  });

  it("does not count a byte order mark as a column", async () => {
    const [mark, finding] = await linesOf("\uFEFF<<<FILE a b.txt\nx\nEND>>>\n");
    assert.deepEqual([mark!.rule, mark!.column], ["byte-order-mark", 1]);
    assert.equal(finding!.column, 9);
  });

  it("tells what only the bytes tell, unless it is switched off or silenced in the file", async () => {
    const rules = async (text: string, ...args: readonly string[]) =>
      (await linesOf(text, ...args)).slice(0, -1).map((line) => line.rule);
    const mixed = "<<<FILE a\r\nx\nEND>>>\n";
    assert.deepEqual(await rules(mixed), ["mixed-line-endings"]);
    assert.deepEqual(await rules(mixed, "--rule", "mixed-line-endings=off"), []);
    assert.deepEqual(await rules(`# corpus-ignore-file: mixed-line-endings -- as it came\n${mixed}`), []);
  });

  it("sets rules to other severities, the last setting holding", async () => {
    const severities = async (...args: readonly string[]) =>
      (await linesOf(WARNING, ...args)).slice(0, -1).map((line) => line.severity);
    assert.deepEqual(await severities(), ["warning"]);
    assert.deepEqual(await severities("--rule", "text-outside-block=error"), ["error"]);
    assert.deepEqual(await severities("--rule", "text-outside-block=off"), []);
    assert.deepEqual(await severities("--rule=text-outside-block=off", "--rule=text-outside-block=hint"), ["hint"]);
    assert.equal((await check(["-", "--rule", "text-outside-block=error"], { stdin: WARNING })).status, 1);
  });

  it("gives fingerprints that stay when lines move", async () => {
    const text = "<<<FILE a.txt\nEND>>\nEND>>\nEND>>>\nstray\n";
    const before = await fingerprintsOf(text);
    assert.equal(new Set(before).size, 3);
    assert.deepEqual(await fingerprintsOf(`# a\n\n<<<FILE z.txt\nz\nEND>>>\n${text}`), before);
  });

  it("gives fingerprints that stay when a document with an id is renamed, and only then", async () => {
    const text = (name: string, id: string) => `<<<FILE ${name}${id}\nEND>>\nx\n`;
    const withId = await fingerprintsOf(text("a.txt", " id=1"));
    assert.equal(withId.length, 2);
    assert.deepEqual(await fingerprintsOf(text("folder/b.txt", " id=1")), withId);
    assert.notDeepEqual(await fingerprintsOf(text("a.txt", " id=2")), withId);
    assert.notDeepEqual(await fingerprintsOf(text("a.txt", "")), await fingerprintsOf(text("b.txt", "")));
  });

  it("shows what would steer the terminal, in names, texts and paths", async () => {
    const hostile = "\u001b]0;x\u0007\u009b2J\u202e";
    const text = `stray ${hostile}\n<<<FILE "a${JSON.stringify(hostile).slice(1, -1)}"\nx\n`;
    put({ [`${hostile}.corpus`]: text });
    for (const format of ["pretty", "ndjson"]) {
      const { stdout, stderr } = await check([`${hostile}.corpus`, "none\u001b.corpus", "--format", format]);
      assert.doesNotMatch(stdout + stderr, /[^\P{Cc}\n]|\u202e/u, format);
      assert.match(stderr, /none\\u001b\.corpus/);
    }
  });

  it("colours for a terminal only", async () => {
    const colour = /\u001b\[31m/;
    assert.match((await check(["-"], { stdin: BAD, terminal: "terminal" })).stdout, colour);
    assert.doesNotMatch((await check(["-"], { stdin: BAD })).stdout, colour);
    const environment = { NO_COLOR: "1" };
    assert.doesNotMatch((await check(["-"], { stdin: BAD, terminal: "terminal", environment })).stdout, colour);
  });

  it("stops when nobody reads on", async () => {
    put({ "many.corpus": "END>>>\n".repeat(1_000), "more.corpus": BAD });
    const { status, stdout, stderr } = await check(["many.corpus", "more.corpus"], { closesAfter: 2 });
    assert.equal(status, 1);
    assert.equal(stdout.split("\n").length, 3);
    assert.equal(stderr, "");
  });

  it("rejects when it cannot write: the process has nothing left to say it with", async () => {
    await assert.rejects(check(["-"], { stdin: BAD, refuses: "disk full" }), { message: "disk full" });
  });

  it("reports what is wrong with catalogues beside the corpus, once, at its place", async () => {
    const catalogue = "entities:\n  - id: a\n    name: A B\n    colour: red\n    type: person\n";
    put({ "in/a.corpus": GOOD, "in/b.corpus": GOOD, "in/entities.yaml": catalogue });
    const { status, stdout } = await check(["in"]);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^in\/entities\.yaml:4:5: error: .* \[catalogue-entry\]\n1 error in 2 documents of 2 files\n$/,
    );
    assert.equal((await check(["in", "--rule", "catalogue-entry=hint"])).status, 0);
    assert.equal(
      (await check(["in", "--rule", "catalogue-entry=off"])).stdout,
      "nothing found in 2 documents of 2 files\n",
    );
  });

  it("reports what is wrong with a catalogue among the documents in the corpus", async () => {
    const lines = await linesOf(
      '# x\n<<<FILE "x.entities.yaml"\nentities:\n  - id: a\n    name: A B\n    not: |\n\\END>>>\n    colour: red\nEND>>>\nstray\n',
    );
    const places = lines.slice(0, -1).map(({ rule, line, document }) => ({ rule, line, document }));
    assert.ok(places.some(({ rule, document }) => rule === "catalogue-entry" && document === "x.entities.yaml"));
    assert.deepEqual(places.at(-1), { rule: "text-outside-block", line: 10, document: null });
  });

  it("says of a catalogue's problems, and of bytes, what can be mended", async () => {
    const lines = "entities:\n  - { id: a, name: A B, type: persn }\n  - { id: b, name: B C, type: [] }\n";
    put({ "a.corpus": `\uFEFF<<<FILE x.entities.yaml\r\n${lines}END>>>\n`, "entities.yaml": lines });
    const { stdout } = await check([".", "--format", "ndjson"]);
    const found = stdout
      .trimEnd()
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      found.map(({ path, rule, line, fixable }) => `${path}:${line} ${rule} ${fixable}`),
      [
        "a.corpus:1 byte-order-mark safe",
        "a.corpus:1 mixed-line-endings safe",
        "a.corpus:3 catalogue-entry suggested",
        "a.corpus:4 catalogue-entry no",
        "entities.yaml:2 catalogue-entry suggested",
        "entities.yaml:3 catalogue-entry no",
      ],
    );
  });

  it("says the same each time", async () => {
    put({ "b.corpus": BAD, "a.corpus": WARNING, "entities.yaml": "entities: 1\n" });
    const args = [".", "--format", "ndjson"];
    assert.deepEqual(await check(args), await check(args));
  });
});
