import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInMemory } from "../cli/in-memory.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { putTree, type Tree, treeIn } from "../support/trees.ts";
import { RUNS, TIMEOUT_MS } from "./runs.ts";

const CODES = ["EIO", "ENOSPC", "EACCES", "EPERM", "EMFILE", "EXDEV", "EROFS"] as const;

const UNTIDY = "<<<FILE a\r\nx \r\nEND>>>\r\n";
const TIDY = "<<<FILE a\r\nx\r\nEND>>>\r\n";
const DOCUMENTS = { "a.txt": "new\n", "sub/b.txt": "new\n", "sub/deep/c.txt": "new\n" };
const PACKED = `# corpus-format: 1\n${Object.entries(DOCUMENTS)
  .map(([name, text]) => `<<<FILE ${name}\n${text}END>>>\n`)
  .join("")}`;

/** Each file before, and after; what is missing in one of the two is not there. */
interface Task {
  readonly args: readonly string[];
  readonly before: Tree;
  readonly after: Readonly<Record<string, string>>;
}

const TASKS: readonly Task[] = [
  { args: ["check", "--fix", "a.corpus"], before: { "a.corpus": UNTIDY }, after: { "a.corpus": TIDY } },
  {
    args: ["pack", "tree", "-o", "a.corpus", "--force"],
    before: { ...inFolder("tree", DOCUMENTS), "a.corpus": "old" },
    after: { ...inFolder("tree", DOCUMENTS), "a.corpus": PACKED },
  },
  {
    args: ["unpack", "a.corpus", "-d", "out", "--force"],
    before: { "a.corpus": PACKED, "out/a.txt": "old\n", "out/sub/b.txt": "old\n", "out/sub/own": "own\n" },
    after: { "a.corpus": PACKED, ...inFolder("out", DOCUMENTS), "out/sub/own": "own\n" },
  },
  {
    args: ["import", "one.jsonl", "--from", "jsonl", "--into", "a.corpus", "--key", "id"],
    before: { "one.jsonl": '{"id":"1","name":"b","text":"y"}\n', "a.corpus": "<<<FILE a id=0\nx\nEND>>>\n" },
    after: {
      "one.jsonl": '{"id":"1","name":"b","text":"y"}\n',
      "a.corpus": "<<<FILE a id=0\nx\nEND>>>\n<<<FILE b id=1 final-newline=no\ny\nEND>>>\n",
    },
  },
];

function inFolder(folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

describe("a call to the disk that fails, whichever it is and however", function () {
  this.timeout(2 * TIMEOUT_MS);
  const root = mkdtempSync(join(tmpdir(), "corpus-"));
  after(() => rmSync(root, { recursive: true, force: true }));

  for (const [number, { after, args, before }] of TASKS.entries())
    it(`leaves old files or new ones, and nothing aside: ${args.join(" ")}`, async () => {
      let failed = 0;
      for (let call = 1, calls = Number.POSITIVE_INFINITY; call <= calls; call++)
        for (let turn = 0; turn < RUNS.codes; turn++) {
          const code = CODES[(call + turn) % CODES.length]!;
          const folder = join(root, `${number}`);
          mkdirSync(folder);
          putTree(folder, before);
          const { count, disk } = failingDisk(call, code);
          const { status, stderr } = await runInMemory([...args], { cwd: folder, disk });
          const where = `${code} at call ${call}: ${stderr}`;
          const is = treeIn(folder);
          for (const name of new Set([...Object.keys(is), ...Object.keys(before)])) {
            const isOld = status !== 0 && is[name] === before[name];
            assert.ok(isOld || is[name] === after[name], `${where}: ${name} is ${JSON.stringify(is[name])}`);
          }
          if (status === 0) assert.deepEqual(is, { ...is, ...after }, where);
          else {
            failed++;
            assert.equal(status, 3, where);
            assert.match(stderr, /^corpus: /, where);
            assert.doesNotMatch(stderr, /fault of our own/, where);
          }
          rmSync(folder, { recursive: true });
          if (count() < call) calls = 0;
        }
      assert.ok(failed > 5, `${failed} failed`);
    });
});
