import { deepEqual, equal, match } from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGzip, gzipSync } from "node:zlib";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { CLI, type CliEnd, runCli } from "../support/run-cli.ts";
import { putTree, treeIn } from "../support/trees.ts";

const GOOD = "<<<FILE a.txt\nThe ferry sailed at noon.\nEND>>>\n";
const DIRTY = "<<<FILE b.txt\nThe ferry sailed. \nSign up to our newsletter\nEND>>>\n<<<FILE b.txt\nNever closed.\n";
const CATALOGUE = "entities:\n  - id: lin\n    name: Lin Jian\n  - id: lin\n    name: Lin\n";

/** Files of every kind, some of which cannot be read; what is beside them is wrong too. */
function putCorpora(folder: string): void {
  const tree: Record<string, string | Uint8Array> = {
    "entities.yaml": CATALOGUE,
    ".corpus.yaml": "exclude: [drafts/**]\n",
    ".corpus/decisions.ndjson": "no decision\n",
    "drafts/left-out.corpus": DIRTY,
    "sub/entities.yaml": CATALOGUE,
    "sub/conflict.corpus": "<<<FILE a\n<<<<<<< ours\nx \n=======\ny\n>>>>>>> theirs\nEND>>>\n",
    "sub/many.corpus": "END>>>\n".repeat(3_000),
    "latin.corpus": Buffer.from("<<<FILE a\nCaf\xe9 \nEND>>>\n", "latin1"),
    "empty.corpus": "",
  };
  for (let at = 0; at < 30; at++) tree[`${at % 3 === 0 ? "sub/" : ""}${at}.corpus`] = at % 2 === 0 ? GOOD : DIRTY;
  putTree(folder, tree);
  symlinkSync("nowhere", join(folder, "broken.corpus"));
  writeFileSync(join(folder, "packed.corpus.gz"), gzipSync(DIRTY));
  writeFileSync(join(folder, "cut-off.corpus.gz"), gzipSync(DIRTY).subarray(0, 40));
}

describe("corpus check --jobs", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const at = (...path: readonly string[]): string => join(folder(), ...path);
  const PATHS = ["in", "in/cut-off.corpus.gz", "in/none.corpus", "-", "in/packed.corpus.gz"];

  beforeEach(() => {
    mkdirSync(at("in"));
    putCorpora(at("in"));
  });

  async function ends(jobs: readonly number[], ...args: readonly string[]): Promise<readonly CliEnd[]> {
    const all: CliEnd[] = [];
    for (const count of jobs)
      all.push(await runCli(["check", ...PATHS, ...args, "--jobs", `${count}`], folder(), DIRTY));
    return all;
  }

  for (const args of [
    ["--format", "ndjson"],
    ["--format", "sarif", "--fail-on", "never"],
    ["--where", "name = b.txt"],
  ])
    it(`tells the same, however many there are: ${args.join(" ")}`, async () => {
      const [one, ...others] = await ends([1, 2, 5], ...args);
      equal(one?.status, 3);
      for (const other of others) deepEqual(other, one);
      match(one!.stderr, /^in\/\.corpus\/decisions\.ndjson:1: /m);
      match(one!.stderr, /"in\/latin\.corpus" is not UTF-8/);
      match(one!.stderr, /cannot read "in\/none\.corpus": there is no such file/);
      equal(one!.stderr.split("decisions.ndjson").length, 2, "what lies beside the files is told once");
    });

  it("writes the same facts, or none where a file could not be read", async () => {
    const facts = new Set<string>();
    for (const jobs of ["1", "2", "5"]) {
      const args = ["check", "in/sub", "in/1.corpus", "--facts", `${jobs}.facts`, "--fail-on", "never", "--jobs", jobs];
      equal((await runCli(args, folder())).status, 0);
      facts.add(readFileSync(at(`${jobs}.facts`), "utf8"));
    }
    equal(facts.size, 1);
    await ends([5], "--facts", "none.facts");
    equal(readdirSync(folder()).includes("none.facts"), false);
  });

  it("makes the same fixes, and leaves the same alone", async () => {
    cpSync(at("in"), at("again"), { recursive: true, verbatimSymlinks: true });
    const [one] = await ends([1], "--fix");
    const fixed = treeIn(at("in"));
    rmSync(at("in"), { recursive: true });
    cpSync(at("again"), at("in"), { recursive: true, verbatimSymlinks: true });
    const [five] = await ends([5], "--fix");
    deepEqual(five, one);
    deepEqual(treeIn(at("in")), fixed);
    equal(fixed["1.corpus"]?.includes("sailed. "), false);
    match(one!.stderr, /"in\/sub\/conflict\.corpus" has merge conflicts/);
  });

  it("ends at a configuration that is wrong, with nothing fixed behind it", async () => {
    putTree(at("in"), { "sub/.corpus.yaml": "rules: { stamp-lin: off }\n" });
    const [one, five] = await ends([1, 5]);
    deepEqual(five, one);
    equal(one?.status, 2);
    match(one!.stderr, /in\/sub\/\.corpus\.yaml:1:/);
    const before = treeIn(at("in", "sub"));
    await ends([5], "--fix");
    deepEqual(treeIn(at("in", "sub")), before);
  });

  it("ends quietly when nobody reads on", async () => {
    for (let file = 0; file < 20; file++) writeFileSync(at("in", `n${file}.corpus`), "END>>>\n".repeat(20_000));
    const child = spawn(process.execPath, [CLI, "check", "in", "--jobs", "3"], { cwd: folder() });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    await new Promise<void>((done) => child.stdout.once("data", () => done()));
    child.stdout.destroy();
    const status = await new Promise((done) => child.on("close", done));
    // What could not be read before that counts.
    equal(status, 3);
    equal(stderr.includes("fault of our own"), false);
  });

  it("leaves nothing behind when it is broken off", async function () {
    if (process.platform === "win32") this.skip();
    mkdirSync(at("tmp"));
    const block = `<<<FILE a.txt\n${"The ferry sailed at noon.\n".repeat(40_000)}END>>>\n`;
    for (const name of ["1", "2", "3"]) {
      const gzip = createGzip({ level: 1 });
      const chunks: Buffer[] = [];
      gzip.on("data", (chunk: Buffer) => chunks.push(chunk));
      for (let count = 0; count < 70; count++) gzip.write(block);
      gzip.end();
      await new Promise((done) => gzip.on("end", done));
      writeFileSync(at(`${name}.corpus.gz`), Buffer.concat(chunks));
    }
    const paths = ["1.corpus.gz", "2.corpus.gz", "3.corpus.gz"];
    const child = spawn(process.execPath, [CLI, "check", ...paths, "--jobs", "2"], {
      cwd: folder(),
      env: { ...process.env, TMPDIR: at("tmp") },
      stdio: "ignore",
    });
    const ended = new Promise((done) => child.on("exit", (code, signal) => done(signal ?? code)));
    const watch = setInterval(() => {
      // Both workers have put something aside.
      if (readdirSync(at("tmp")).length > 1) child.kill("SIGINT");
    }, 1);
    equal(await ended, "SIGINT");
    clearInterval(watch);
    deepEqual(readdirSync(at("tmp")), []);
  });
});
