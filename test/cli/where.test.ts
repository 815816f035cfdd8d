import { deepEqual, equal, match } from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { type Outcome, runInMemory } from "./in-memory.ts";

const CORPUS = `# corpus-format: 1
a line that is outside
<<<FILE a.txt lang=en url=https://example.org/a
Captain Lin Jian told the council that the harbour would reopen. 
Sign up to our newsletter
END>>>
<<<FILE b.txt lang=de
Der Hafen ist wieder offen. 
END>>>
<<<FILE c.txt lang=en
The ferry sailed at noon.
END>>>
<<<FILE d.txt lang=fr
Captain Lin Jian told the council that the harbour would reopen. 
Sign up to our newsletter
END>>>
`;
const CATALOGUE =
  "entities:\n  - id: lin\n    name: Lin Jian\n    type: person\n    aliases: [林剑]\n  - id: lin\n    name: B\n";

/** Queries and the documents of {@link CORPUS} that match them. */
const ASKED: readonly (readonly [query: string, names: readonly string[]])[] = [
  ["lang = en", ["a.txt", "c.txt"]],
  ["words < 7", ["b.txt", "c.txt"]],
  ["mentions 林剑", ["a.txt", "d.txt"]],
  ["rule(boilerplate-line) and not lang = fr", ["a.txt"]],
  ["rule(duplicate-body)", ["d.txt"]],
  ["contains ferry or has(url)", ["a.txt", "c.txt"]],
  ["reviewed", []],
];

describe("--where", () => {
  const folder = temporaryFolder();

  function run(
    args: readonly string[],
    world: { readonly largeFrom?: number; readonly mostCompared?: number; readonly stdin?: string } = {},
  ): Promise<Outcome> {
    writeFileSync(join(folder(), "news.corpus"), CORPUS);
    writeFileSync(join(folder(), "news.corpus.gz"), gzipSync(CORPUS));
    writeFileSync(join(folder(), "entities.yaml"), CATALOGUE);
    return runInMemory(args, { cwd: folder(), ...world });
  }

  const findingsOf = ({ stdout }: Outcome): readonly { readonly type: string; readonly document: string }[] =>
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  for (const [query, names] of ASKED) {
    it(`exports the documents that match: ${query}`, async () => {
      for (const [path, largeFrom] of [
        ["news.corpus", undefined],
        ["news.corpus", 0],
        ["news.corpus.gz", undefined],
        ["news.corpus.gz", 0],
        ["-", 0],
      ] as const) {
        const world = { stdin: CORPUS, ...(largeFrom === undefined ? {} : { largeFrom }) };
        const { status, stdout, stderr } = await run(["export", path, "--to", "jsonl", "--where", query], world);
        deepEqual({ status, stderr }, { status: 0, stderr: "" });
        deepEqual(
          stdout
            .split("\n")
            .filter(Boolean)
            .map((line) => JSON.parse(line).name),
          names,
        );
      }
    });

    it(`checks the documents that match: ${query}`, async () => {
      const args = ["check", "news.corpus", "--format", "ndjson", "--fail-on", "never"];
      const all = findingsOf(await run(args)).filter(({ type }) => type === "finding");
      for (const largeFrom of [undefined, 0]) {
        const told = findingsOf(await run([...args, "--where", query], largeFrom === undefined ? {} : { largeFrom }));
        const { documents, findings } = told.at(-1) as unknown as Record<string, number>;
        deepEqual(
          told.slice(0, -1),
          all.filter(({ document }) => names.includes(document)),
        );
        deepEqual([documents, findings], [names.length, told.length - 1]);
      }
    });

    it(`lists the documents that match, of large ones too: ${query}`, async () => {
      const { stdout } = await run(["list", "news.corpus", "--where", query], { largeFrom: 0 });
      deepEqual(stdout.split("\n").filter(Boolean), names);
    });
  }

  it("decides by what is told alone", async () => {
    writeFileSync(join(folder(), "bad.corpus"), "<<<FILE a\nx\nEND>>>\n<<<FILE a\ny\nEND>>>\n<<<FILE b\nz\nEND>>>\n");
    equal((await run(["check", "bad.corpus"])).status, 1);
    equal((await run(["check", "bad.corpus", "--where", "name = b"])).status, 0);
  });

  it("exports a folder of what matches", async () => {
    equal((await run(["export", "news.corpus", "--to", "folder", "-o", "out", "--where", "lang = en"])).status, 0);
    deepEqual(readdirSync(join(folder(), "out")).sort(), ["a.txt", "c.txt", "metadata.csv"]);
  });

  it("points to the place of an error, for each command", async () => {
    for (const command of [["check"], ["export", "--to", "csv"], ["list"]]) {
      const { status, stderr } = await run([...command, "news.corpus", "--where", "lang en"]);
      const expected = `corpus: In "--where", at character 6 (lang ▸en): "lang" must be followed by =, !=, <, <=, >, >= or ~.\nTry "corpus ${command[0]} --help".\n`;
      deepEqual({ status, stderr }, { status: 2, stderr: expected });
    }
  });

  it("refuses what it cannot tell of a large corpus, and goes on with others", async () => {
    mkdirSync(join(folder(), "more"), { recursive: true });
    writeFileSync(join(folder(), "small.corpus"), "<<<FILE a\n");
    const refusal =
      'corpus: "news.corpus" has too many documents for near-duplicate-body to be asked in "--where"; "split" it, and ask its parts.\n';
    const ON_DISK = { largeFrom: 100, mostCompared: 3 };
    const paths = ["news.corpus", "small.corpus"];
    const asked = ["--where", "rule(near-duplicate-body) or name = a"];
    const listed = await run(["list", ...paths, ...asked], ON_DISK);
    deepEqual(listed, { status: 3, stdout: "a\n", stderr: refusal });
    const exported = await run(["export", ...paths, "--to", "csv", ...asked], ON_DISK);
    deepEqual(exported, { status: 3, stdout: "", stderr: `${refusal}corpus: Nothing was exported.\n` });
    const checked = await run(["check", ...paths, ...asked], ON_DISK);
    deepEqual([checked.status, checked.stderr], [3, refusal]);
    match(checked.stdout, /^small\.corpus:1:9: .*1 could not be read as they should\n$/s);
  });

  it("does not go with what concerns all documents", async () => {
    for (const option of ["--fix", "--fix-dry-run", "--facts=x", "--baseline=x"])
      equal((await run(["check", "news.corpus", option, "--where", "sealed"])).status, 2, option);
  });
});
