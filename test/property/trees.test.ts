import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unportability } from "../../src/core/checks/safe-name.ts";
import { FileNames } from "../../src/core/exchange/file-names.ts";
import { runInMemory } from "../cli/in-memory.ts";
import { putTree, shownTree, type Tree, treeIn } from "../support/trees.ts";
import { Random } from "./random.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

const SEGMENTS = [
  "a",
  "b.txt",
  "서울",
  "é",
  "x y",
  "'q'",
  "a=b",
  ".hidden",
  "…",
  "ﷺ",
  "😀.md",
  "n".repeat(60),
  "-",
  "#1",
  "encoding=base64",
];
const TEXTS = [
  "",
  "\n",
  "x",
  "x\n",
  "\r",
  "\r\n",
  "a\r\nb\r\n",
  "a\r\nb\n",
  "a\rb\n",
  "\uFEFFx\n",
  "a\u2028b\n",
  "a\u0000b\n",
  " \n \n",
  "\n\n\n",
  "END>>>\n",
  "<<<FILE a\n",
  "\\END>>>\n",
  "\\\\<<<FILE a\n",
  "x END>>>",
  "END>>><<<FILE a\n",
  "# corpus-format: 2\n",
  "---\nid: 1\n---\nx\n",
  "<<<<<<< a\n=======\n>>>>>>> b\n",
  "\uFFFD\n",
  'a,b\n"c"\n',
  "-- a.txt --\nx\n",
  "서울 😀\n",
];

function treeOf(random: Random): Tree {
  const tree: Record<string, string | Uint8Array> = {};
  for (let files = random.between(1, 8); files > 0; files--) {
    const depth = random.oneIn(6) ? 12 : random.between(1, 3);
    const name = Array.from({ length: depth }, () => random.pick(SEGMENTS)).join("/");
    tree[name] = random.oneIn(3)
      ? bytesOf(random)
      : Array.from({ length: random.between(1, 4) }, () => random.pick(TEXTS)).join("");
  }
  return tree;
}

/** Any bytes, also such as nearly are text. */
function bytesOf(random: Random): Uint8Array {
  const any = Uint8Array.from({ length: random.below(300) }, () => random.below(256));
  return random.oneIn(2)
    ? any
    : Buffer.concat([Buffer.from(random.pick(TEXTS)), any.subarray(0, 3), Buffer.from(random.pick(TEXTS))]);
}

/** Whether these files can stand in one folder on every system. */
function mayStand(tree: Tree): boolean {
  const names = new FileNames();
  for (const name of Object.keys(tree)) names.add(name, name);
  if (names.mustCompare) for (const name of Object.keys(tree)) names.compare(name, name);
  const paths = Object.keys(tree);
  const isFolderToo = paths.some((path) => paths.some((other) => other.startsWith(`${path}/`)));
  return (
    names.problems.refusals.length === 0 && !isFolderToo && paths.every((name) => unportability(name) === undefined)
  );
}

describe("a tree of files", function () {
  this.timeout(TIMEOUT_MS);
  const root = mkdtempSync(join(tmpdir(), "corpus-"));
  after(() => rmSync(root, { recursive: true, force: true }));

  /** A new folder with a tree in it; and the command line at work there. */
  function world(
    seed: number,
    tree: Tree,
  ): { readonly folder: string; readonly run: (...args: readonly string[]) => ReturnType<typeof runInMemory> } {
    const folder = join(root, String(seed));
    mkdirSync(folder);
    putTree(join(folder, "tree"), tree);
    return { folder, run: (...args) => runInMemory([...args], { cwd: folder }) };
  }

  it("comes back byte for byte when it is packed and unpacked, and packs to the same bytes again", async () => {
    let done = 0;
    for (let run = 0; run < RUNS.trees; run++) {
      const tree = treeOf(new Random(SEED + run));
      if (!mayStand(tree)) continue;
      done++;
      const { folder, run: corpus } = world(run, tree);
      const where = `seed ${SEED + run}`;
      assert.deepEqual(await corpus("pack", "tree", "-o", "a.corpus"), { status: 0, stdout: "", stderr: "" }, where);
      assert.deepEqual(await corpus("unpack", "a.corpus", "-d", "out"), { status: 0, stdout: "", stderr: "" }, where);
      assert.deepEqual(treeIn(join(folder, "out")), shownTree(tree), where);
      await corpus("pack", "out", "-o", "b.corpus");
      const packed = treeIn(folder);
      assert.equal(packed["b.corpus"], packed["a.corpus"], where);
      rmSync(folder, { recursive: true });
    }
    assert.ok(done > RUNS.trees / 2, `${done} trees`);
  });

  for (const shape of ["jsonl", "csv", "txtar", "folder"])
    it(`comes back as the same documents by ${shape}, or is refused with the reason`, async () => {
      const outcomes = { done: 0, refused: 0 };
      for (let run = 0; run < RUNS.trees; run++) {
        const tree = treeOf(new Random(SEED + run));
        if (!mayStand(tree)) continue;
        const { folder, run: corpus } = world(run, tree);
        const where = `seed ${SEED + run}`;
        await corpus("pack", "tree", "-o", "a.corpus");
        const out = shape === "folder" ? "exported" : `exported.${shape}`;
        const { status, stderr } = await corpus("export", "a.corpus", "--to", shape, "-o", out);
        if (status === 0) {
          const back = await corpus("import", out, "--from", shape, "-o", "b.corpus");
          assert.equal(back.status, 0, `${where}: ${back.stderr}`);
          // What is said of them is the same: text, or bytes.
          const [one, other] = [
            await corpus("unpack", "a.corpus", "-d", "one"),
            await corpus("unpack", "b.corpus", "-d", "other"),
          ];
          assert.deepEqual([one.status, other.status], [0, 0], `${where}: ${other.stderr}`);
          assert.deepEqual(treeIn(join(folder, "other")), treeIn(join(folder, "one")), where);
          outcomes.done++;
        } else {
          assert.equal(status, 3, where);
          assert.match(stderr, /^corpus: ./, where);
          const left = Object.keys(treeIn(folder)).filter((path) => !path.startsWith("tree/"));
          assert.deepEqual(left, ["a.corpus"], where);
          outcomes.refused++;
        }
        rmSync(folder, { recursive: true });
      }
      assert.ok(outcomes.done > 1, JSON.stringify(outcomes));
    });
});
