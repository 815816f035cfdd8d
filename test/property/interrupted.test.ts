import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { putTree, type Tree, treeIn } from "../support/trees.ts";
import { TIMEOUT_MS } from "./runs.ts";

/** What `npm run build` makes. */
const CLI = resolve("dist/cli.js");
const PRELOAD = pathToFileURL(resolve("out/test/support/interrupted-at-tick.mjs")).href;

const NEW: Tree = { "a.txt": "new a\n", "sub/b.txt": "new b\n", "sub/deep/c.txt": "new c\n" };
const CORPUS = Object.entries(NEW)
  .map(([name, text]) => `<<<FILE ${name}\n${text}END>>>\n`)
  .join("");

/** A command, on what it works, and what there is when it came through; everything else stays as it is. */
interface Task {
  readonly args: readonly string[];
  readonly before: Tree;
  readonly after: Tree;
}

const TASKS: readonly Task[] = [
  {
    args: ["pack", "tree", "-o", "all.corpus", "--force"],
    before: { "all.corpus": "old\n", ...under("tree", NEW) },
    after: { "all.corpus": `# corpus-format: 1\n${CORPUS}` },
  },
  {
    args: ["unpack", "all.corpus", "-d", "out", "--force"],
    before: { "all.corpus": CORPUS, "out/a.txt": "old a\n", "out/sub/b.txt": "old b\n", "out/own.txt": "own\n" },
    after: under("out", NEW),
  },
  {
    args: ["check", "--fix", "all.corpus", "--fail-on", "never"],
    before: { "all.corpus": CORPUS.replaceAll("\nEND", " \nEND") },
    after: { "all.corpus": CORPUS },
  },
  {
    args: ["export", "all.corpus", "--to", "folder", "-o", "out", "--force"],
    before: { "all.corpus": CORPUS, "out/a.txt": "old a\n", "out/own.txt": "own\n" },
    after: under("out", { ...NEW, "metadata.csv": "file_name\na.txt\nsub/b.txt\nsub/deep/c.txt\n" }),
  },
  {
    args: ["import", "day.jsonl", "--from", "jsonl", "--into", "all.corpus", "--key", "name"],
    before: {
      "all.corpus": CORPUS,
      "day.jsonl": '{"name":"d.txt","text":"d\\n"}\n{"name":"a.txt","text":"new a\\n"}\n',
    },
    after: { "all.corpus": `${CORPUS}<<<FILE d.txt\nd\nEND>>>\n` },
  },
];

function under(folder: string, tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).map(([name, text]) => [`${folder}/${name}`, text]));
}

describe("a run that is broken off at any news of how far it has come", function () {
  this.timeout(2 * TIMEOUT_MS);
  if (process.platform === "win32") return;
  const told = mkdtempSync(join(tmpdir(), "corpus-"));
  after(() => rmSync(told, { recursive: true, force: true }));

  for (const { args, before, after } of TASKS)
    it(`leaves all old or all new, and nothing aside: ${args.join(" ")}`, () => {
      const outcomes = { old: 0, new: 0 };
      let newOnes = 0;
      for (let n = 1; ; n++) {
        const folder = mkdtempSync(join(tmpdir(), "corpus-"));
        try {
          putTree(folder, before);
          const ticks = join(told, "ticks");
          const { signal, status, stderr } = spawnSync(process.execPath, ["--import", PRELOAD, CLI, ...args], {
            cwd: folder,
            env: { ...process.env, INTERRUPTED_AT: String(n), TICKS: ticks },
            encoding: "utf8",
          });
          const where = `tick ${n}: ${stderr}`;
          assert.ok(signal === "SIGINT" || (signal === null && status === 0), `${signal}, ${status}, ${where}`);
          const is = treeIn(folder);
          const whole = { ...before, ...after };
          // What was put in place when the signal was heard stays.
          const isNew = JSON.stringify(Object.entries(is).sort()) === JSON.stringify(Object.entries(whole).sort());
          if (!isNew) assert.deepEqual(is, before, where);
          if (signal === null) assert.ok(isNew, where);
          outcomes[isNew ? "new" : "old"]++;
          newOnes = isNew ? newOnes + 1 : 0;
          // What is in place stays: telling it goes on for long.
          if (newOnes === 3) break;
          if (signal === null && Number(readFileSync(ticks, "utf8")) < n) break;
          assert.ok(n < 200, "no end");
        } finally {
          rmSync(folder, { recursive: true });
        }
      }
      writeFileSync(join(told, "ticks"), "");
      assert.ok(outcomes.old > 1, JSON.stringify(outcomes));
      process.stderr.write(`      ${JSON.stringify(outcomes)}\n`);
    });
});
