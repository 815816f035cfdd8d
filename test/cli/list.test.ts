import { deepEqual, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../files/temporary-folder.ts";
import { type Outcome, runInMemory } from "./in-memory.ts";

const CORPUS = `<<<FILE a.txt lang=en date=2024-06-17 url=https://example.org/a
The harbour reopens
Captain Lin Jian told the council that the harbour would reopen. Ms Lin smiled.
Sign up to our newsletter
END>>>
<<<FILE b.txt lang=de sha256=00
Der Hafen ist wieder offen.
END>>>
<<<FILE "c d.txt"
The ferry sailed at noon.
END>>>
`;
const CATALOGUE = "entities:\n  - id: lin\n    name: Lin Jian\n    type: person\n    aliases: [林剑]\n";

describe("corpus list", () => {
  const folder = temporaryFolder();

  function list(...args: readonly string[]): Promise<Outcome> {
    writeFileSync(join(folder(), "news.corpus"), CORPUS);
    writeFileSync(join(folder(), "entities.yaml"), CATALOGUE);
    return runInMemory(["list", "news.corpus", ...args], { cwd: folder() });
  }

  async function names(query: string): Promise<readonly string[]> {
    const { status, stdout, stderr } = await list("--where", query);
    deepEqual({ status, stderr }, { status: 0, stderr: "" }, query);
    return stdout.split("\n").filter((line) => line !== "");
  }

  it("names all documents", async () => equal((await list()).stdout, "a.txt\nb.txt\nc d.txt\n"));

  it("names those that match", async () => {
    deepEqual(await names("lang = en"), ["a.txt"]);
    deepEqual(await names("words < 6"), ["b.txt", "c d.txt"]);
    deepEqual(await names('mentions "Lin Jian"'), ["a.txt"]);
    deepEqual(await names("mentions 林剑"), ["a.txt"]);
    deepEqual(await names('mentions "Ms Lin"'), ["a.txt"]);
    deepEqual(await names('contains "FERRY SAILED"'), ["c d.txt"]);
    deepEqual(await names("rule(boilerplate-line)"), ["a.txt"]);
    deepEqual(await names("sealed or not has(lang)"), ["b.txt", "c d.txt"]);
    deepEqual(await names("reviewed"), []);
  });

  it("tells the fields that are asked for", async () => {
    equal((await list("--fields", "name,words,lang")).stdout.split("\n")[2], "c d.txt\t5\t");
    const { stdout } = await list("--where", "lang = de", "--format", "ndjson", "--fields", "name,date");
    deepEqual(JSON.parse(stdout), {
      type: "document",
      schema: 1,
      path: "news.corpus",
      line: 6,
      name: "b.txt",
      date: null,
    });
  });

  it("points to the place of an error", async () => {
    const { status, stderr } = await list("--where", "words < 5 and and sealed");
    equal(status, 2);
    match(
      stderr,
      /^corpus: In "--where", at character 15 \(words < 5 and ▸and sealed\): a condition was expected, not "and"\.\n/,
    );
    match(
      (await list("--where", "rule(stamp-lin)")).stderr,
      /In "--where", at character 6 \(rule\(▸stamp-lin\)\): there is no rule "stamp-lin", but there is "stamp-line"\./,
    );
  });
});
