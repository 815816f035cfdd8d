import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { findOnPath } from "../support/find-program.ts";
import { projectRoot } from "../support/project-root.ts";

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
    writeFileSync(join(bin, "corpus"), `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
    chmodSync(join(bin, "corpus"), 0o755);
    writeFileSync(join(folder(), "news.corpus"), DOCUMENTS.join(""));
    mkdirSync(join(folder(), "facts"));
  });

  function shell(script: string, input = ""): string {
    const { status, stderr, stdout } = spawnSync("sh", ["-c", script], {
      cwd: folder(),
      encoding: "utf8",
      env: { ...process.env, PATH: `${join(folder(), "bin")}${delimiter}${process.env.PATH}` },
      input,
    });
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
  function needs(program: string, test: Mocha.Context): void {
    if (findOnPath(program)) return;
    process.stderr.write(
      `\n      NOT RUN: there is no "${program}" on this machine; README's lines for it are untried.\n`,
    );
    test.skip();
  }

  it("GNU parallel cuts one corpus between documents", function () {
    needs("parallel", this);
    const script = linesOf("GNU parallel");
    shell(script.replace("--block 64M", "--block 1k").replace(/\ncorpus merge.*/, ""));
    assert.ok(readdirSync(join(folder(), "facts")).length > 2);
    assertSameAsWhole("facts/*.facts");
  });

  it("a cut as GNU parallel makes it falls between documents, whatever they quote", () => {
    assert.match(linesOf("GNU parallel"), /--recend '\\nEND>>>\\n'/);
    const records = DOCUMENTS.join("").split(/(?<=\nEND>>>\n)/);
    assert.equal(records.length, DOCUMENTS.length);
    for (let at = 0; at < records.length; at += 7)
      shell(`corpus check - --facts facts/${at}.facts --fail-on never`, records.slice(at, at + 7).join(""));
    assertSameAsWhole("facts/*.facts");
  });

  it("a Slurm array takes a shard a task", function () {
    needs("sbatch", this);
    const script = linesOf("Slurm array");
    shell(
      script
        .replace("--docs 50000", "--docs 9")
        .replace("sbatch", "sbatch --wait")
        .replace(/\ncorpus merge.*/, ""),
    );
    assertSameAsWhole("shards/*.facts");
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
