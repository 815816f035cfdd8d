import { deepEqual, equal, match } from "node:assert/strict";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { failingDisk } from "../support/failing-disk.ts";
import { runCli } from "../support/run-cli.ts";
import { putTree, type Tree, treeIn } from "../support/trees.ts";
import { type Outcome, runInMemory, type World } from "./in-memory.ts";

const CORPUS = "<<<FILE a.txt\nThe ferry sailed at noon.\nEND>>>\n";
const BAD = [
  "# Who is who.",
  "entities:",
  "  - id: anna   # the mayor",
  "    name: 'Anna Dvorak'",
  "    type: persn",
  "  - { id: old-mill, name: Old Mill, type: plase }",
  "  - { id: b, name: B C, type: [] }",
  "",
].join("\n");
const MENDED = BAD.replace("persn", "person").replace("plase", "place");
const FIX = "--fix=catalogue-entry";

describe("corpus check --fix of catalogue files", () => {
  const folder = temporaryFolder();
  const put = (tree: Tree): void => putTree(folder(), tree);
  const text = (name: string): string | undefined => treeIn(folder())[name];
  const check = (args: readonly string[], world: World = {}): Promise<Outcome> =>
    runInMemory(["check", ...args], { cwd: folder(), ...world });

  it("mends a catalogue once for all corpora, keeps its comments and layout, and tells what is left", async () => {
    put({ "entities.yaml": BAD, "a.corpus": CORPUS, "sub/b.corpus": CORPUS });
    const { status, stdout, stderr } = await check([FIX, "."]);
    deepEqual([status, stderr], [1, ""]);
    match(
      stdout,
      /^entities\.yaml:7:\d+: error: .* \[catalogue-entry\]\nfixed 2; 1 error left in 2 documents of 2 files\n$/,
    );
    equal(text("entities.yaml"), MENDED);
    const before = statSync(join(folder(), "entities.yaml"), { bigint: true });
    equal((await check([FIX, "."])).stdout, stdout.replace("fixed 2", "fixed 0"));
    const after = statSync(join(folder(), "entities.yaml"), { bigint: true });
    deepEqual([after.ino, after.mtimeNs], [before.ino, before.mtimeNs], "nothing to fix, nothing written");
  });

  it("keeps line ends and a byte order mark", async () => {
    const odd = (yaml: string): string => `\uFEFF${yaml.replaceAll("\n", "\r\n")}`;
    put({ "entities.yaml": odd(BAD), "a.corpus": CORPUS });
    await check([FIX, "a.corpus"]);
    equal(text("entities.yaml"), Buffer.from(odd(MENDED)).toString("latin1"));
  });

  it("mends nothing in a catalogue that was not asked for by name, or is off", async () => {
    put({ "entities.yaml": BAD, "a.corpus": CORPUS });
    for (const args of [["--fix"], ["--fix=ambiguous-alias"], [FIX, "--rule", "catalogue-entry=off"]])
      match((await check([...args, "a.corpus"])).stdout, /^fixed 0; /m);
    equal(text("entities.yaml"), BAD);
  });

  it("tells with --fix-dry-run what would be left, whoever checks, and writes nothing", async () => {
    const tree: Record<string, string> = { "entities.yaml": BAD };
    for (let at = 0; at < 12; at++) tree[`${at}.corpus`] = CORPUS;
    put(tree);
    for (const jobs of ["1", "3"]) {
      const { status, stdout } = await runCli(
        ["check", "--fix-dry-run=catalogue-entry", ".", "--jobs", jobs],
        folder(),
      );
      equal(status, 1);
      match(stdout, /^entities\.yaml:7:.*\nwould fix 2; 1 error left in 12 documents of 12 files\n$/);
    }
    deepEqual(treeIn(folder()), tree);
  });

  it("mends the files first: what corpora are told, and what is mended in them, hangs on those", async () => {
    const own =
      "<<<FILE own.entities.yaml\nentities:\n  - { id: anna, name: Anna Dvorak, type: person, " +
      "relations: [{ is: owner of, entity: old-mill }] }\nEND>>>\n";
    put({
      ".corpus.yaml": "catalogues: [more/places.yaml]\n",
      "more/places.yaml": "entities:\n  - { name: Old Mill, type: place }\n",
      "a.corpus": own,
    });
    match((await check(["a.corpus"])).stdout, /\n2 errors in/);
    for (const mode of ["--fix-dry-run", "--fix"])
      match((await check([`${mode}=catalogue-entry`, "a.corpus"])).stdout, /fix(ed)? 1; nothing found in 1 document/);
    match(text("more/places.yaml")!, /id: old-mill/);
    equal(text("a.corpus"), own);
    equal((await check(["a.corpus"])).status, 0);
  });

  it("marks a name that two entities have, and heeds catalogues among the documents", async () => {
    const own = "<<<FILE own.entities.yaml\nentities:\n  - { id: here, name: Here, type: place }\nEND>>>\n";
    const yaml =
      "entities:\n  - { id: a, name: Old Mill, type: place }\n" +
      "  - { id: b, name: New Mill, type: place, aliases: [Old Mill], relations: [{ is: near, entity: here }] }\n";
    put({ "a.corpus": own, "entities.yaml": yaml });
    const { status, stdout } = await check(["--fix=ambiguous-alias,catalogue-entry", "a.corpus"]);
    deepEqual([status, stdout], [0, "fixed 1; nothing found in 1 document of 1 file\n"]);
    equal(text("entities.yaml"), yaml.replace("[Old Mill]", "[{ text: Old Mill, shared: true }]"));
  });

  it("leaves the old catalogue or the new one whichever call fails, and says so", async () => {
    put({ "a.corpus": CORPUS });
    for (let n = 1; ; n++) {
      writeFileSync(join(folder(), "entities.yaml"), BAD);
      const { count, disk } = failingDisk(n, ["EIO", "ENOSPC", "EACCES"][n % 3]!);
      const { status, stderr, stdout } = await check([FIX, "a.corpus"], { disk });
      const is = text("entities.yaml");
      if (is === MENDED && status === 1) match(stdout, /^fixed 2; 1 error left/m);
      else {
        equal(status, 3, `call ${n}: ${stdout}${stderr}`);
        match(stderr, /^corpus: .*(entities\.yaml|a\.corpus)/);
        if (is !== MENDED) {
          equal(is, BAD);
          if (stderr.includes("entities.yaml")) match(stdout, /^fixed 0; 3 errors left/m);
        }
      }
      deepEqual(readdirSync(folder()), ["a.corpus", "entities.yaml"]);
      if (count() < n) break;
      equal(n < 100, true, "no end");
    }
  });

  it("does not write over a catalogue that was changed meanwhile", async () => {
    put({ "a.corpus": CORPUS, "entities.yaml": BAD });
    const { disk } = failingDisk(0, "EIO");
    const { fsyncSync } = disk.calls;
    const theirs = BAD.replace("Who", "Wha");
    disk.calls.fsyncSync = (handle) => {
      put({ "entities.yaml": theirs });
      fsyncSync(handle);
    };
    const { status, stderr } = await check([FIX, "a.corpus"], { disk });
    equal(status, 3);
    match(stderr, /"entities\.yaml" was changed while it was fixed; it is left as it is/);
    equal(text("entities.yaml"), theirs);
  });

  it("refuses what it would harm, byte for byte", async () => {
    const harmed: readonly (readonly [name: string, content: Uint8Array, words: RegExp])[] = [
      ["c.yaml", Buffer.from(`<<<<<<< o\n${BAD}=======\n${BAD}>>>>>>> t\n`), /"c\.yaml" has merge conflicts, which/],
      ["c.yaml", Buffer.from(BAD.replace("Who", "Wh\xE9"), "latin1"), /"c\.yaml" is not UTF-8 at offset 4; nothing/],
      ["c.yaml.gz", gzipSync(BAD), /"c\.yaml\.gz" is compressed, and is not written to/],
    ];
    for (const [name, content, words] of harmed) {
      put({ "a.corpus": CORPUS, ".corpus.yaml": `catalogues: [${name}]\n`, [name]: content });
      const { status, stderr } = await check([FIX, "a.corpus"]);
      equal(status, 3);
      match(stderr, words);
      equal(text(name), Buffer.from(content).toString("latin1"));
    }
  });

  it("writes nothing beside standard input", async () => {
    put({ "entities.yaml": BAD });
    const { stderr, stdout } = await check([FIX, "-"], { stdin: CORPUS });
    equal(stdout, CORPUS);
    match(stderr, /^fixed 0; 3 errors left/m);
    equal(text("entities.yaml"), BAD);
  });
});
