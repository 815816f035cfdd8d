import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix, win32 } from "node:path";
import { unwritability } from "../../src/core/checks/safe-name.ts";
import { FileNames } from "../../src/core/exchange/file-names.ts";
import { writeHeader } from "../../src/core/syntax/header.ts";
import { runInMemory } from "../cli/in-memory.ts";
import { putTree, type Tree, treeIn } from "../support/trees.ts";
import { Random } from "./random.ts";
import { RUNS, SEED, TIMEOUT_MS } from "./runs.ts";

/** What has led out of a folder, or somewhere else, on some system. */
const HOSTILE = [
  "..",
  "../x",
  "a/../../x",
  "a/../../../etc/x",
  "./x",
  "a/./b",
  "a//b",
  "/x",
  "//host/share/x",
  "///x",
  "\\x",
  "..\\x",
  "a\\..\\..\\x",
  "\\\\host\\share\\x",
  "\\\\?\\C:\\x",
  "\\\\.\\COM1",
  "C:x",
  "C:\\x",
  "c:/x",
  "~",
  "~/x",
  "~root/x",
  "a:b",
  "a.txt::$DATA",
  "a:$I30:$INDEX_ALLOCATION",
  "CON",
  "con.txt",
  "aux.",
  "NUL .txt",
  "com1",
  "COM¹.log",
  "lpt9.x",
  "conin$",
  "CONOUT$.x",
  "a.",
  "a ",
  "a. .",
  "dir./x",
  "dir /x",
  ".git/config",
  ".GIT/x",
  "a/.git/hooks/x",
  ".g\u200Cit/x",
  "\u200E.git/x",
  "git~1/x",
  "GIT~1",
  "．git/x",
  "a\0b",
  "a\nb",
  "a\rb",
  "a\u001Bb",
  "a\u0085b",
  "\u202Ea.txt",
  "a\u2066b",
  "\uD800",
  "..\u0000",
  "../",
  "a/..",
  "a/../",
  "…/x",
  "．．/x",
  "..／x",
  "%2e%2e/x",
  "..%2fx",
  "a/%2e%2e/x",
] as const;
/** What names are mutated with. */
const PIECES = [
  "/",
  "\\",
  ".",
  "..",
  ":",
  " ",
  "~",
  "\0",
  "\n",
  "a",
  "é",
  "e\u0301",
  "C:",
  ".git",
  "con",
  "\u202E",
  "\u200C",
  "／",
  "．",
  "\uD800",
  "ﬁ",
  "ß",
  "İ",
];

describe("names of documents that would become files", function () {
  this.timeout(TIMEOUT_MS);

  /** Where names are taken to lead on any system; answers why that is not inside. */
  function leadsOut(name: string): string | undefined {
    for (const [system, root] of [
      [posix, "/t/out"],
      [win32, "C:\\t\\out"],
    ] as const) {
      const inside = system.relative(root, system.resolve(root, name));
      if (inside === "" || inside.split(system.sep)[0] === ".." || system.isAbsolute(inside))
        return `${system.sep} ${inside}`;
      // The path is what the name says, segment by segment.
      if (inside.split(system.sep).join("/") !== name) return `is ${inside}`;
    }
    if (/[\0-\x1F\x7F-\x9F]/.test(name) || !name.isWellFormed()) return "holds what no name may";
    return name.split("/").some((segment) => /^\.git$/i.test(segment.normalize("NFKC"))) ? "is git's" : undefined;
  }

  it("lead inside on every system, or are refused", () => {
    const random = new Random(SEED);
    let written = 0;
    for (let run = 0; run < RUNS.hostileNames; run++) {
      let name: string = run < HOSTILE.length ? HOSTILE[run]! : random.pick(HOSTILE);
      if (run >= HOSTILE.length)
        for (let edits = random.between(0, 4); edits >= 0; edits--) {
          const at = random.below(name.length + 1);
          name = name.slice(0, at) + random.pick(PIECES) + name.slice(at + random.below(3));
        }
      if (unwritability(name) !== undefined) continue;
      written++;
      assert.equal(name === "" ? "is empty" : leadsOut(name), undefined, `seed ${SEED}: ${JSON.stringify(name)}`);
    }
    assert.ok(written > RUNS.hostileNames / 50, `${written} written`);
  });

  it("write nothing outside when they are unpacked, and those that lead out write nothing at all", async () => {
    const root = mkdtempSync(join(tmpdir(), "corpus-"));
    const canary: Tree = { x: "x", "out2/x": "x", "etc/x": "x", "home/x": "x" };
    try {
      putTree(root, canary);
      for (const name of HOSTILE) {
        // No header holds them.
        if (/[\r\n]/.test(name)) continue;
        writeFileSync(join(root, "bad.corpus"), `${writeHeader(name)}\nowned\nEND>>>\n<<<FILE good\ngood\nEND>>>\n`);
        mkdirSync(join(root, "out"));
        const { status, stderr } = await runInMemory(["unpack", "bad.corpus", "-d", "out"], { cwd: root });
        const { "bad.corpus": _, ...found } = treeIn(root);
        const outside = Object.fromEntries(Object.entries(found).filter(([path]) => !path.startsWith("out/")));
        assert.deepEqual(outside, canary, JSON.stringify(name));
        const inside = Object.keys(found).filter((path) => path.startsWith("out/"));
        if (status === 0) assert.equal(inside.length, 2, JSON.stringify(name));
        else {
          assert.equal(status, 3, stderr);
          assert.deepEqual(inside, [], JSON.stringify(name));
        }
        assert.equal(
          status === 3,
          unwritability(name) !== undefined || !name.isWellFormed(),
          `${JSON.stringify(name)}: ${stderr}`,
        );
        rmSync(join(root, "out"), { recursive: true });
      }
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it("are refused together when one disk takes two of them for one", () => {
    const random = new Random(SEED);
    const letters = [..."aAbBßẞſsSkK\u212AéÉıiIİﬁﬀfΣσςäÄÅ\u212B1¹①ｱア한"];
    const others: readonly ((text: string) => string)[] = [
      (text) => text.toLowerCase(),
      (text) => text.normalize("NFC").toUpperCase(),
      (text) => text.normalize("NFD"),
      (text) => text.normalize("NFKC"),
      (text) => text.normalize("NFKD"),
      (text) => text.normalize("NFC"),
    ];
    let pairs = 0;
    for (let run = 0; run < RUNS.hostileNames / 10; run++) {
      // The dotted capital I and the dotless small one are other letters to every disk.
      const word = (): string =>
        Array.from({ length: random.between(1, 5) }, () => random.pick(letters))
          .join("")
          .replace(/[ıİ]/g, "x");
      const name = [word(), ...(random.oneIn(3) ? [word()] : [])].join("/");
      const other = random.pick(others)(random.pick(others)(name));
      if (unwritability(name) ?? unwritability(other)) continue;
      const both = new FileNames();
      for (const [at, one] of [name, other].entries()) both.add(one, `line ${at}`);
      assert.ok(both.mustCompare, JSON.stringify([name, other]));
      for (const [at, one] of [name, other].entries()) both.compare(one, `line ${at}`);
      const { refusals } = both.problems;
      assert.equal(refusals.length, 1, JSON.stringify([name, other, refusals]));
      if (name !== other) pairs++;
    }
    assert.ok(pairs > RUNS.hostileNames / 40, `${pairs} pairs`);
  });
});
