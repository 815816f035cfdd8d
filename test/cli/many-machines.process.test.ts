import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { findOnPath } from "../support/find-program.ts";
import { projectRoot } from "../support/project-root.ts";
import { missingForSlurm, type Slurm, startSlurm } from "../support/slurm.ts";

/** What `npm run build` makes. */
const CLI = resolve("dist/cli.js");

const DOCUMENTS = Array.from(
  { length: 40 },
  (_, at) => `<<<FILE ${at % 9}.txt\nReport ${at % 7}: the ferry waited for the gulls.\n\\END>>>\nEND>>>\n`,
);

/** The engines of README's "Many machines", each by the very lines that stand there. */
describe("shards on many machines", function () {
  this.timeout(300_000);
  const folder = temporaryFolder();

  beforeEach(() => {
    const bin = join(folder(), "bin");
    mkdirSync(bin);
    // One of all that begin is killed, where a test asks for that; only one can move the file.
    const killed = "mv kill-one killed 2>/dev/null && kill -9 $$";
    writeFileSync(
      join(bin, "corpus"),
      `#!/bin/sh\n[ "$1" = check ] && ${killed}\nexec "${process.execPath}" "${CLI}" "$@"\n`,
    );
    chmodSync(join(bin, "corpus"), 0o755);
    writeFileSync(join(folder(), "news.corpus"), DOCUMENTS.join(""));
    mkdirSync(join(folder(), "facts"));
  });

  function environment(): NodeJS.ProcessEnv {
    return { ...process.env, PATH: `${join(folder(), "bin")}${delimiter}${process.env.PATH}` };
  }

  function shell(script: string, input = "", more: Readonly<Record<string, string>> = {}): string {
    const env = { ...environment(), ...more };
    const { status, stderr, stdout } = spawnSync("sh", ["-c", script], { cwd: folder(), encoding: "utf8", env, input });
    assert.ok(status === 0 || status === 1, `${script}\n${stderr}`);
    return stdout;
  }

  /** What is found, wherever it stands: rule, document, message and fingerprint. */
  function findings(report: string): readonly unknown[] {
    return report
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter(({ rule }) => rule === "duplicate-name" || rule === "duplicate-body" || rule === "repeated-line")
      .map(({ document, fingerprint, message, rule }) => [rule, document, message, fingerprint]);
  }

  function assertSameAsWhole(facts: string): void {
    const whole = findings(shell("corpus check news.corpus --format ndjson"));
    assert.ok(whole.length > 30);
    assert.deepEqual(findings(shell(`corpus merge --format ndjson ${facts}`)), whole);
  }

  /** Says loudly that nothing was tried. */
  function notRun(missing: readonly string[], test: Mocha.Context): void {
    const named = missing.map((program) => `"${program}"`).join(", ");
    process.stderr.write(`\n      NOT RUN: there is no ${named} on this machine; README's lines for it are untried.\n`);
    test.skip();
  }

  it("GNU parallel cuts one corpus between documents", function () {
    if (!findOnPath("parallel")) notRun(["parallel"], this);
    const script = linesOf("GNU parallel")
      .replace("--block 64M", "--block 1k")
      .replace(/\ncorpus merge.*/, "");
    writeFileSync(join(folder(), "kill-one"), "");
    assert.notEqual(spawnSync("sh", ["-c", script], { cwd: folder(), env: environment() }).status, 0);
    const facts = (): readonly string[] => readdirSync(join(folder(), "facts")).filter((name) => /facts$/.test(name));
    assert.equal(facts().length, 2);
    // The same lines again.
    shell(script);
    assert.equal(facts().length, 3);
    assertSameAsWhole("facts/*.facts");
  });

  it("GNU parallel runs again only the shards that were killed", function () {
    if (!findOnPath("parallel")) notRun(["parallel"], this);
    const [split, run] = linesOf("To run only what was killed").replace("--docs 50000", "--docs 9").split("\n");
    shell(split!);
    writeFileSync(join(folder(), "kill-one"), "");
    assert.notEqual(spawnSync("sh", ["-c", run!], { cwd: folder(), env: environment() }).status, 0);
    const jobs = (): number => readFileSync(join(folder(), "log"), "utf8").trimEnd().split("\n").length - 1;
    assert.equal(jobs(), 5);
    shell(run!);
    assert.equal(jobs(), 6);
    assertSameAsWhole("shards/*.facts");
  });

  it("a cut as GNU parallel makes it falls between documents, whatever they quote", () => {
    assert.match(linesOf("GNU parallel"), /--recend '\\nEND>>>\\n'/);
    const records = DOCUMENTS.join("").split(/(?<=\nEND>>>\n)/);
    assert.equal(records.length, DOCUMENTS.length);
    for (let at = 0; at < records.length; at += 7)
      shell(`corpus check - --facts facts/${at}.facts --fail-on never`, records.slice(at, at + 7).join(""));
    assertSameAsWhole("facts/*.facts");
  });

  describe("with a Slurm cluster of one node", () => {
    let slurm: Slurm | undefined;
    before(async function () {
      const missing = missingForSlurm();
      if (missing.length > 0) notRun(missing, this);
      slurm = await startSlurm();
    });
    after(async () => slurm?.stop());

    it("an array takes a shard a task; a task that was killed is run again", () => {
      const script = linesOf("Slurm array")
        .replace("--docs 50000", "--docs 9")
        .replace("sbatch", "sbatch --wait")
        .replace(/\ncorpus merge.*/, "");
      const run = (): unknown =>
        spawnSync("sh", ["-c", script], { cwd: folder(), env: { ...environment(), ...slurm?.environment } });
      writeFileSync(join(folder(), "kill-one"), "");
      run();
      assert.ok(!existsSync(join(folder(), "kill-one")));
      const shards = readdirSync(join(folder(), "shards"));
      assert.deepEqual(
        [5, 4],
        [".corpus", ".facts"].map((end) => shards.filter((name) => name.endsWith(end)).length),
      );
      const again = script.slice(script.indexOf("sbatch"));
      shell(again, "", slurm?.environment);
      assertSameAsWhole("shards/*.facts");
    });
  });

  it("what a task of the Slurm array runs takes one shard", () => {
    const script = linesOf("Slurm array");
    const [, task] = /--wrap \\\n\s+'(.*)'/.exec(script)!;
    shell("corpus split news.corpus -d shards --docs 9");
    for (let id = 5; id > 0; id--) shell(`SLURM_ARRAY_TASK_ID=${id}\n${task}`);
    assertSameAsWhole("shards/*.facts");
  });

  it("what Spark pipes paths through writes facts", () => {
    const [, pipe] = /\.pipe\("(.*?)", checkCode/.exec(linesOf("Spark's"))!;
    shell("corpus split news.corpus -d shards --docs 9");
    for (const [at, name] of readdirSync(join(folder(), "shards")).entries())
      writeFileSync(join(folder(), `facts/part-${at}`), shell(pipe!.replaceAll("\\\\", "\\"), `shards/${name}\n`));
    assertSameAsWhole("facts/part-*");
  });
});

/** The block of code under the paragraph of README that names the engine. */
function linesOf(engine: string): string {
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  const [, section] = readme.split("### Many machines\n");
  const [, after] = section!.split(engine);
  return after!.split(/```\w*\n/)[1]!.trimEnd();
}
